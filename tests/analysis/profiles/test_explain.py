"""The quotes behind a number."""

import pytest

from coder.analysis.profiles.explain import explain
from coder.analysis.profiles.profile import profile
from coder.errors import NotFound

SYNC, MEDIATE = "sit.synchronised_operation", "sit.communicative_mediation"


@pytest.fixture
def town(builder):
    """One document: a turn coded with each pole of a dimension, one mention that counts and one that does not."""
    document = builder.document("Talk", "East")
    builder.town("South")
    builder.code(document, 2, SYNC)
    builder.code(document, 5, MEDIATE, user="li")
    builder.mention(document, 5, MEDIATE, scale="scale.local", borrowed_from=("臺灣",))
    builder.mention(document, 7, MEDIATE, scale="scale.global", status="planned", relation="unclear")
    return builder


def test_a_quote_says_who_where_and_what(town):
    """Title, speaker, line, turn, coder, date, id and the words as they stand in the text."""
    (quote,) = explain(town.snapshot(), "East", SYNC)
    text = town.texts[quote.document_id]
    assert quote.text == text[quote.start : quote.stop] == "Talk 第2句 about the town."
    assert (quote.title, quote.speaker, quote.line, quote.turn, quote.user) == ("Talk", "李主任", 2, 2, "wang")
    assert (quote.kind, quote.id, quote.value, quote.supports, quote.aside) == ("coding", town.codings[0].id, SYNC, True, "")
    assert quote.at.startswith("2024-05-01")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (MEDIATE, [True, True]),
        ("territorial", [True, False, False]),
        ("communicative_mediation", [True, True]),
        ("kunshan", [True, False, False]),
        ("shunde", [True, True, False]),
        ("knowledge", []),
        ("scale", [True]),
        ("scale.local", [True]),
        ("economic_linkages", [True]),
        ("ei_index", [True]),
        ("Taiwan", [True]),
        ("scale.national", []),
        ("planned", [True]),
        ("scale.global:planned", [True]),
        ("rel:unclear", []),
        ("wished", []),
    ],
)
def test_every_kind_of_row_opens_its_evidence_those_for_it_first(town, row, expected):
    """Situations, dimensions, poles, corners, facets, values, places, table rows, measures and reasons."""
    assert [quote.supports for quote in explain(town.snapshot(), "East", row)] == expected


def test_the_quotes_of_a_share_are_the_ids_it_carries(town):
    """What a profile names is what opens."""
    snapshot = town.snapshot()
    found = profile(snapshot, [town.town("East")])[0]
    for share in (*found.situations, *(share for shares in found.facets.values() for share in shares if share.code != "unclear")):
        assert {quote.id for quote in explain(snapshot, "East", share.code)} == {*share.codings, *share.mentions}


def test_evidence_of_another_town_is_not_shown_and_unknown_names_are_errors(town):
    """A town by id or name; hints say what there is."""
    snapshot = town.snapshot()
    assert explain(snapshot, town.town("South"), MEDIATE) == ()
    with pytest.raises(NotFound, match="North") as caught:
        explain(snapshot, "North", MEDIATE)
    assert "East" in caught.value.hint
    with pytest.raises(NotFound, match="nonsense") as caught:
        explain(snapshot, "East", "nonsense")
    assert SYNC in caught.value.hint
