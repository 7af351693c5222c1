"""What counts as evidence, once each."""

from dataclasses import replace

import pytest

from coder.analysis.profiles.evidence import collect
from coder.analysis.profiles.frame import frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.errors import NotFound
from coder.model.ids import code_id, user_id
from coder.model.user import User

MATCH, MEDIATE = "sit.skill_matching", "sit.communicative_mediation"


def gathered(builder, town="East", snapshot=None, **choices):
    """The evidence of one town."""
    snapshot = snapshot or builder.snapshot()
    return collect(snapshot, frame(snapshot), scopes(snapshot), [builder.town(town)], ProfileParameters(**choices))[builder.town(town)]


def test_codings_and_mentions_of_one_situation_in_one_turn_count_once(builder):
    """Two coders, two passages and a mention in a turn are one piece; another turn, situation or document makes another."""
    one, two = builder.document("one", "East"), builder.document("two", "East")
    ids = {builder.code(one, 3, MATCH), builder.code(one, 3, MATCH, user="li")}
    told = builder.mention(one, 3, MATCH)
    builder.code(one, 4, MATCH)
    builder.code(one, 3, MEDIATE)
    builder.code(two, 3, MATCH)
    found = gathered(builder)
    assert len(found.situations) == 4
    first = next(piece for piece in found.situations if len(piece.codings) == 2)
    assert set(first.codings) == ids and first.mentions == (told,)
    assert first.users == tuple(sorted((user_id("wang"), user_id("li"))))
    assert (found.codings, found.mentions) == (5, 1)


@pytest.mark.parametrize(
    "fields", [{"status": "planned"}, {"status": "wished"}, {"status": "failed"}, {"status": "counterfactual"}, {"polarity": "denied"}]
)
def test_mentions_that_are_no_fact_are_set_aside_by_their_reason(builder, fields):
    """A plan is not a linkage; it is counted in a column of its own."""
    told = builder.mention(builder.document("one", "East"), 1, MATCH, scale="scale.local", **fields)
    found = gathered(builder)
    why = next(iter(fields.values()))
    assert found.situations == () and found.facets == {}
    assert found.aside["situation"][MATCH] == {why: (told,)} and found.aside["scale"]["scale.local"] == {why: (told,)}
    assert found.statuses == {why: (told,)} and found.mentions == 1


def test_other_statuses_can_be_let_in(builder):
    """Statuses that count are a parameter."""
    builder.mention(builder.document("one", "East"), 1, MATCH, status="planned")
    assert len(gathered(builder, statuses=("active", "planned")).situations) == 1


@pytest.mark.parametrize(("unit", "n"), [("both", 4), ("coding", 1), ("mention", 3), ("linkage", 2)])
def test_the_unit_says_what_a_piece_of_evidence_is(builder, unit, n):
    """One coded turn; a tie told in two turns of a source, and once in another source."""
    one, two = builder.document("one", "East"), builder.document("two", "East")
    builder.code(one, 1, MATCH)
    for document, turn in ((one, 2), (one, 3), (two, 2)):
        builder.mention(document, turn, MATCH)
    assert len(gathered(builder, unit=unit).situations) == n


def test_mentions_merged_into_one_linkage_are_one_tie_whatever_the_actors_are_called(builder):
    """The researcher's merge decides; unmerged, the pair and the kinds do."""
    document = builder.document("one", "East")
    builder.mention(document, 1, MATCH, ends=("镇政府", "商会"), linkage_id="tie")
    builder.mention(document, 2, MATCH, ends=("政府", "协会"), linkage_id="tie")
    builder.mention(document, 3, MATCH, ends=("商会", "镇政府"))
    assert len(gathered(builder, unit="linkage").situations) == 2


def test_a_code_below_a_pole_counts_for_the_pole_and_retired_codes_are_named(builder):
    """Descendants at any depth; a retired code's codings stay evidence."""
    book, codes = builder.book
    below = replace(codes[0], id=code_id(book.id, "sit.x"), key="sit.x", parent_id=code_id(book.id, MATCH), retired=True)
    deeper = replace(below, id=code_id(book.id, "sit.x.y"), key="sit.x.y", parent_id=below.id, retired=False)
    builder.book = (book, (*codes, below, deeper))
    document = builder.document("one", "East")
    builder.code(document, 1, "sit.x")
    builder.code(document, 2, "sit.x.y")
    builder.code(document, 2, MATCH)
    found = gathered(builder)
    assert [piece.value for piece in found.situations] == [MATCH, MATCH]
    assert found.retired == ("sit.x",)


def test_situations_of_a_mention_may_be_keys_or_ids_of_codes(builder):
    """Both name the same code."""
    document = builder.document("one", "East")
    builder.mention(document, 1, MATCH, code_id(builder.book[0].id, MATCH))
    assert [piece.value for piece in gathered(builder).situations] == [MATCH]


def test_a_machine_does_not_count_and_coders_can_be_chosen(builder):
    """A model is a user for agreement only; a filter by an unknown name is an error."""
    document = builder.document("one", "East")
    builder.users["model"] = User(id=user_id("model"), name="model", kind="machine")
    for turn, user in enumerate(("wang", "li", "model"), 1):
        builder.code(document, turn, MATCH, user=user)
    assert len(gathered(builder).situations) == 2
    assert len(gathered(builder, users=("li",)).situations) == 1
    with pytest.raises(NotFound, match="zhang"):
        gathered(builder, users=("zhang",))


def test_passages_count_for_the_town_of_their_place(builder):
    """A span scope takes its turns away from the document's town; mentions may name another."""
    document = builder.document("one", "East")
    place = builder.turn(document, 5)
    builder.scope(document, "South", place.start, place.stop)
    for turn in (4, 5):
        builder.code(document, turn, MATCH)
    builder.mention(document, 7, MEDIATE, town_id=builder.town("South"))
    assert [len(gathered(builder, town).situations) for town in ("East", "South")] == [1, 2]


def test_facets_count_once_per_turn_and_pair_of_actors(builder):
    """Two coders who record one tie make one piece; another pair in the turn makes another; both values of a disagreement stand."""
    document = builder.document("one", "East")
    builder.mention(document, 1, scale="scale.local")
    builder.mention(document, 1, scale="scale.local", user="li", ends=("商会", "镇政府"))
    builder.mention(document, 1, scale="scale.local", ends=("镇政府", "银行"))
    builder.mention(document, 1, scale="scale.global", user="li")
    assert sorted(piece.value for piece in gathered(builder).facets["scale"]) == ["scale.global", "scale.local", "scale.local"]


def test_only_documents_with_evidence_are_segmented(builder):
    """Texts and segments are read when asked for: a large project is not walked for one town."""
    one, other = builder.document("one", "East"), builder.document("other", "South")
    builder.code(one, 1, MATCH)
    builder.code(other, 1, MATCH)

    asked = set()

    class Watched(dict):
        def get(self, key, default=None):
            asked.add(key)
            return super().get(key, default)

    gathered(builder, snapshot=builder.snapshot(segments=Watched(builder.segments)))
    assert asked == {one}
