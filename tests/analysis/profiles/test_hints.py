"""Suggestions count zero, unless a reader asks for them; then the profile is marked."""

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.analysis.profiles.watermark import MARK
from coder.model.ids import code_id
from coder.model.record import to_record
from coder.model.suggestion import Suggestion

POSITION, MEDIATE = "sit.competitive_positioning", "sit.communicative_mediation"


def suggestion(builder, document, turn, key, score):
    place = builder.turn(document, turn)
    code = code_id(builder.book[0].id, key)
    return Suggestion(document_id=document, start=place.start, stop=place.stop, code_id=code, score=score, suggester="test@1")


def town(builder, suggestions=None, **choices):
    return profile(builder.snapshot(), suggestions=suggestions, parameters=ProfileParameters(**choices))[0]


def thetas(found):
    return {name: contrast.theta for name, contrast in found.contrasts.items()}


def test_suggestions_count_by_their_probability_and_only_where_nobody_found_the_same(builder, plans):
    """Three sources of six, one with .8 of a piece more of the other pole; what a person found in the turn is not counted again."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    beside = [suggestion(builder, documents[0], 20, MEDIATE, 0.8), suggestion(builder, documents[0], 20, MEDIATE, 0.5)]
    beside.append(suggestion(builder, documents[0], 1, POSITION, 0.9))
    plain, with_them = town(builder), town(builder, beside)
    assert thetas(with_them)["knowledge"] == thetas(plain)["knowledge"] == pytest.approx(8.2 / 9.2, abs=1e-6)
    assert thetas(with_them)["territorial"] < thetas(plain)["territorial"]
    share = {each.code: each for each in with_them.situations}[MEDIATE]
    assert (share.n, share.sources, share.suggested, share.codings) == (0, 0, 0.8, ())
    assert share.share > {each.code: each for each in plain.situations}[MEDIATE].share
    counted = with_them.suggested
    assert (counted.suggestions, counted.weight, counted.suggester) == (1, 0.8, "test@1")
    assert [(hint.document_id, hint.value) for hint in counted.hints] == [(documents[0], MEDIATE)]


def test_by_default_they_count_zero_and_nothing_is_marked(builder, plans):
    """None is not an empty list: asked for and found empty, the profile is marked all the same."""
    builder.spread("Town", 3, plans["kunshan"])
    plain, empty = town(builder), town(builder, [])
    assert plain.suggested is None and "suggested" not in plain.parameters and not any(MARK in note for note in plain.notes)
    assert empty.suggested.suggestions == 0 and empty.parameters["suggested"] is True
    assert empty.notes and all(note.startswith(MARK) for note in empty.notes)
    assert to_record(plain)["contrasts"] == to_record(empty)["contrasts"]


def test_suggestions_never_open_the_gate(builder, plans):
    """Two sources that people coded and ten that were only suggested: what is missing stays missing."""
    builder.spread("Town", 2, plans["kunshan"])
    more = builder.spread("Town", 10, dict.fromkeys(plans["kunshan"], 0), name="unread")
    beside = [suggestion(builder, document, turn, key, 0.99) for document in more for turn, key in enumerate(plans["kunshan"], 1)]
    found = town(builder, beside)
    assert found.verdict.name is None and "1 more source on the knowledge dimension" in found.verdict.needs
    assert found.contrasts["knowledge"].sources == 2 and found.corners["kunshan"] > town(builder).corners["kunshan"]
    assert found.suggested.suggestions == 30


def test_filters_and_units_hold_for_suggestions_too(builder, plans):
    """Of a document left out, of others than the speakers asked for, of another town, or with the unit mention: none."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    other = builder.document("Elsewhere", "Other", turns=5)
    beside = [suggestion(builder, documents[0], 20, MEDIATE, 0.8), suggestion(builder, other, 1, MEDIATE, 0.8)]
    counts = {
        name: profile(builder.snapshot(), [builder.town("Town")], suggestions=beside, parameters=ProfileParameters(**choice))[0].suggested.suggestions
        for name, choice in {
            "all": {}, "without": {"without": (documents[0],)}, "mention": {"unit": "mention"}, "coding": {"unit": "coding"},
            "who": {"speakers": ("speaker=李主任",)}, "else": {"speakers": ("speaker=Ms Chen",)},
        }.items()
    }  # fmt: skip
    assert counts == {"all": 1, "without": 0, "mention": 0, "coding": 1, "who": 1, "else": 0}


def test_codes_of_the_comparison_table_are_suggested_as_well(builder, plans):
    """Kinds of competition are codes of passages; the row's verdict stays that of what people coded."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    found = town(builder, [suggestion(builder, document, 20, "comp.place", 0.9) for document in documents])
    assert found.facets["comp"][0].suggested == pytest.approx(2.7)
    assert {row.row: row.verdict for row in found.reference["kunshan"]}["interurban_competition"] == "insufficient"
