"""Mentions of the same tie find each other, and what they say is compared field by field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.agreement.mention_pairs import SLOTS, differing, jaccard, masi, paired, slots
from coder.analysis.networks.same_actors import SameActors
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.span import Anchor
from coder.model.town import Actor

TEXT = "镇政府把商会请来谈标准，商会又把标准带给小厂。" * 4 + "𠮷😀"
REGISTRY = (
    Actor(id="gov", names={"zh": "镇政府", "en": "Town government"}, aliases=("鎮政府",), kind="actor.gov_township"),
    Actor(id="guild", names={"zh": "商会"}, aliases=("商會",), kind="actor.business_association"),
)
SAME = SameActors(REGISTRY)


def mention(identity: str, start: int, stop: int, ends: tuple[str, str] = ("镇政府", "商会"), user: str = "wang", **fields: object) -> LinkageMention:
    made = LinkageMention(
        id=identity, document_id="d", anchors=(Anchor.of(TEXT, start, stop),), actor_a=ActorRef(label=ends[0]), actor_b=ActorRef(label=ends[1]),
        user_id=user, created_at="2024-05-01T08:00:00Z", kinds=("kind.information",),
    )  # fmt: skip
    return replace(made, **fields)


def test_the_same_actors_in_either_script_and_order_are_one_tie() -> None:
    """`鎮政府 - 商會` of one coder is `商会 - 镇政府` of the other: they pair before a mention that overlaps more but tells of somebody else."""
    one = mention("a", 0, 20, ("鎮政府", "商會"), initiator="a")
    other = mention("b", 10, 22, ("商会", "镇政府"), initiator="b")
    nearer = mention("c", 0, 20, ("小厂", "银行"))
    found = paired([one], [nearer, other], SAME)
    assert [(pair.one.id, pair.other.id, pair.turned) for pair in found.pairs] == [("a", "b", True)]
    assert [each.id for each in found.alone] == ["c"]
    assert differing(found.pairs[0], SAME) == ()


def test_passages_that_only_touch_are_not_of_one_tie() -> None:
    """`[0, 10)` and `[10, 20)` share no character."""
    found = paired([mention("a", 0, 10)], [mention("b", 10, 20)], SAME)
    assert not found.pairs and len(found.alone) == 2


def test_a_passage_in_pieces_pairs_by_any_of_them() -> None:
    """Discontinuous evidence overlaps where one of its pieces does."""
    pieces = mention("a", 0, 5, anchors=(Anchor.of(TEXT, 0, 5), Anchor.of(TEXT, 40, 50)))
    assert paired([pieces], [mention("b", 45, 60)], SAME).pairs


def test_differences_are_named_by_field() -> None:
    """A changed scale and one kind more are told; what neither filled is not."""
    one = mention("a", 0, 20, scale="scale.local")
    other = mention("b", 0, 20, scale="scale.regional", kinds=("kind.capital", "kind.information"))
    (pair,) = paired([one], [other], SAME).pairs
    assert differing(pair, SAME) == ("kinds", "scale")
    assert slots(one, SAME)["step"] == ""


def test_masi_is_as_published() -> None:
    """Passonneau 2006: 0 for equal sets, 1 for disjoint ones; {a} and {a, b}: 1 - 1/2 * 2/3; {a, b} and {b, c}: 1 - 1/3 * 1/3."""
    a, ab, bc = frozenset("a"), frozenset("ab"), frozenset("bc")
    assert masi(a, a) == 0 and masi(a, frozenset("z")) == 1
    assert masi(a, ab) == pytest.approx(1 - 1 / 3)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 9)
    assert jaccard(ab, bc) == pytest.approx(1 / 3) and jaccard(frozenset(), frozenset()) == 1


SPANS = st.tuples(st.integers(0, 80), st.integers(1, 12))
ENDS = st.tuples(st.sampled_from(["镇政府", "商会", "小厂"]), st.sampled_from(["商會", "银行", "鎮政府"]))
SIDE = st.lists(st.tuples(SPANS, ENDS), max_size=6)


@given(SIDE, SIDE)
def test_the_order_of_the_coders_makes_no_difference(left: list, right: list) -> None:
    """Each mention has one partner or none, and the pairs are the same seen from the other coder."""
    one = [mention(f"l{n}", start, start + size, ends) for n, ((start, size), ends) in enumerate(left)]
    other = [mention(f"r{n}", start, start + size, ends, user="li") for n, ((start, size), ends) in enumerate(right)]
    forth, back = paired(one, other, SAME), paired(other, one, SAME)
    assert {(pair.one.id, pair.other.id) for pair in forth.pairs} == {(pair.other.id, pair.one.id) for pair in back.pairs}
    used = [each.id for pair in forth.pairs for each in (pair.one, pair.other)] + [each.id for each in forth.alone]
    assert sorted(used) == sorted(each.id for each in (*one, *other))
    assert all(set(differing(pair, SAME)) <= set(SLOTS) for pair in forth.pairs)
