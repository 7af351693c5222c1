"""A project as if some sources, or what some people say, had not been collected."""

from dataclasses import replace

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.errors import Ambiguous, NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.record import to_record

MEDIATE = "sit.communicative_mediation"


def town(builder, snapshot=None, **choices):
    (found,) = profile(snapshot or builder.snapshot(), parameters=ProfileParameters(**choices))
    return found


def figures(found):
    return to_record(found) | {"parameters": None, "notes": None}


def test_a_source_left_out_is_as_if_it_had_not_been_collected(builder, plans):
    """Every figure is that of a project without it; the note names it."""
    documents = builder.spread("Town", 4, plans["kunshan"])
    builder.mention(documents[0], 25, MEDIATE)
    left = town(builder, without=("Town 1",))
    assert any("left out: Town 1" in note for note in left.notes)
    assert left.parameters["without"] == ["Town 1"]
    builder.documents = [each for each in builder.documents if each.id != documents[0]]
    builder.codings = [each for each in builder.codings if each.document_id != documents[0]]
    builder.mentions, builder.scopes = [], [each for each in builder.scopes if each.document_id != documents[0]]
    assert figures(town(builder)) == figures(left)


def test_leaving_out_a_document_leaves_out_its_revisions(builder, plans):
    """The text that was replaced does not come back."""
    old, new = builder.spread("Town", 2, plans["kunshan"])
    builder.documents[1] = replace(builder.documents[1], revision_of=old)
    assert town(builder, without=(new,)).codings == town(builder, without=(old,)).codings == 0


def test_a_source_that_is_not_there_or_not_one_is_an_error(builder, plans):
    """A wrong name never leaves the figures as they are."""
    builder.spread("Town", 2, plans["kunshan"])
    with pytest.raises(NotFound, match="mayor"):
        town(builder, without=("mayor",))
    builder.documents[1] = replace(builder.documents[1], title="Town 1")
    with pytest.raises(Ambiguous, match="2 documents"):
        town(builder, without=("Town 1",))


def test_only_speakers_of_a_role_count(builder, plans):
    """Each turn goes to who speaks in it: odd turns are Ms Chen's, even ones 李主任's; a mention may name its own speaker."""
    (document,) = builder.spread("Town", 1, plans["kunshan"])
    builder.speakers["李主任"] = replace(builder.speakers["李主任"], role="official")
    builder.mention(document, 21, MEDIATE, speaker_id=builder.speakers["李主任"].id)
    official, other = town(builder, speakers=("role=official",)), town(builder, speakers=("speaker=Ms Chen",))
    assert (official.codings, official.mentions, other.codings, other.mentions) == (9, 1, 9, 0)
    assert official.contrasts["territorial"].n_second == 1
    assert town(builder, speakers=("role=official", "speaker=Ms Chen")).codings == 0
    assert town(builder, speakers=("speaker=李主任", "speaker=Ms Chen")).codings == 18
    with pytest.raises(NotFound, match="'rôle'"):
        town(builder, speakers=("rôle=official",))


def test_only_speakers_with_a_variable_or_of_a_stakeholder_type_count(builder, plans):
    """A variable of speakers by its key; the type of stakeholder by variable, else role, else that of the document."""
    first, _ = builder.spread("Town", 2, plans["kunshan"])
    chen = builder.speakers["Ms Chen"]
    definitions = (
        AttributeDef(id="s", key="stakeholder", target_kind="speaker"),
        AttributeDef(id="d", key="stakeholder", target_kind="document"),
    )
    values = (Attribute(id="1", def_id="s", target_id=chen.id, value="firm"), Attribute(id="2", def_id="d", target_id=first, value="village"))
    snapshot = builder.snapshot(attribute_defs=definitions, attributes=values)
    assert town(builder, snapshot, speakers=("stakeholder=firm",)).codings == 18
    assert town(builder, snapshot, speakers=("stakeholder=village",)).codings == 9


def test_turns_of_others_are_not_compared_between_coders(builder, plans):
    """Alpha is over the turns that count."""
    for document in builder.spread("Town", 3, plans["kunshan"]):
        builder.code(document, 1, "sit.competitive_positioning", user="li")
    whole, chen = town(builder), town(builder, speakers=("speaker=Ms Chen",))
    assert {each.units for each in whole.agreement} == {28 * 3}
    assert {each.units for each in chen.agreement} == {14 * 3}
