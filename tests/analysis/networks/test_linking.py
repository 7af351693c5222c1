"""Which mentions look like one tie: by town, pair of actors, kind and time; in whatever order they come."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.networks.linking import suggested
from coder.model.linkage import ActorRef, Linkage, LinkageMention
from coder.model.span import Anchor
from coder.model.town import Actor

ACTORS = (
    Actor(id="gov", names={"zh": "镇政府"}),
    Actor(id="firm", names={"zh": "台商"}),
    Actor(id="chamber", names={"zh": "商会"}),
    Actor(id="chamber2", names={"zh": "商會"}),
)


def mention(key: str, a: str = "gov", b: str = "firm", kinds: Sequence[str] = ("capital",), time: tuple[str, str] = ("", ""), **fields: object):
    """A mention with this id."""
    given = {"town_id": "t", **fields}
    return LinkageMention(
        id=key,
        document_id=f"d{key[-1]}",
        anchors=(Anchor(start=0, stop=1, exact="x"),),
        actor_a=ActorRef(label=a, actor_id=a if a in {each.id for each in ACTORS} else None),
        actor_b=ActorRef(label=b, actor_id=b if b in {each.id for each in ACTORS} else None),
        user_id="u",
        created_at="",
        kinds=tuple(kinds),
        time_from=time[0],
        time_to=time[1],
        **given,  # type: ignore[arg-type]
    )


def groups(mentions: Sequence[LinkageMention], linkages: Sequence[Linkage] = ()) -> list[str]:
    """The suggested groups, each as one word."""
    return sorted("+".join((*each.linkages, *sorted(each.mentions))) for each in suggested(mentions, linkages, ACTORS))


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([mention("a"), mention("b")], ["a+b"]),
        ([mention("a"), mention("b", "firm", "gov")], ["a+b"]),
        ([mention("a"), mention("b", town_id="other")], []),
        ([mention("a"), mention("b", b="chamber")], []),
        ([mention("a", b="chamber"), mention("b", b="chamber2")], ["a+b"]),
        ([mention("a", b="chamber"), mention("b", b="商會")], ["a+b"]),
        ([mention("a", b="某厂"), mention("b", b=" 某廠 ")], ["a+b"]),
        ([mention("a"), mention("b", kinds=["information"])], []),
        ([mention("a"), mention("b", kinds=[])], ["a+b"]),
        ([mention("a", time=("198X", "1989")), mention("b", time=("1995", ""))], []),
        ([mention("a", time=("198X", "")), mention("b", time=("1995", ""))], ["a+b"]),
        ([mention("a", polarity="denied"), mention("b", status="planned")], ["a+b"]),
        ([mention("a"), mention("b"), mention("c", kinds=["information"]), mention("d", kinds=["information"])], ["a+b", "c+d"]),
    ],
)
def test_what_makes_mentions_one_tie(mentions: list[LinkageMention], expected: list[str]) -> None:
    """The pair whichever way round and however written; an end of time that is not told is open; denied and planned alike."""
    assert groups(mentions) == expected


def test_a_mention_that_says_less_never_holds_two_ties_together() -> None:
    """Without a date it fits the tie of the eighties and that of the nineties, and is put with neither; with one of them it is put there."""
    eighties, nineties = mention("a", time=("1981", "1985")), mention("b", time=("1995", "1999"))
    assert groups([eighties, nineties, mention("c")]) == []
    assert groups([eighties, mention("e", time=("1983", "1984")), mention("c")]) == ["a+c+e"]


def test_loose_mentions_join_a_linkage_and_linkages_each_other() -> None:
    """But never two that a person has split."""
    tie, other = Linkage(id="T", label="one"), Linkage(id="U", label="two")
    inside, there = mention("a", linkage_id="T"), mention("b", linkage_id="U")
    assert groups([inside, mention("c")], [tie]) == ["T+c"]
    assert groups([inside, there], [tie, other]) == ["T+U"]
    assert groups([inside, there], [tie, Linkage(id="U", label="two", apart=("T",))]) == []
    assert groups([inside, there, mention("c")], [tie, Linkage(id="U", label="two", apart=("T",))]) == []


def test_a_suggestion_says_why() -> None:
    """Shared kinds, years told, names taken for one, and how many mentions say no time or kind."""
    (found,) = suggested(
        [
            mention("a", b="chamber", time=("199X", "")),
            mention("b", "chamber2", "gov", ["capital", "information"]),
            mention("c", b="chamber", kinds=[]),
        ],
        [],
        ACTORS,
    )
    assert (found.kinds, found.first, found.last, found.undated, found.kindless) == (("capital",), 1990, 1999, 2, 1)
    assert found.same_names == (("商会", "商會"),) and found.actors == ("镇政府", "商会")


_MENTIONS = st.lists(
    st.builds(
        lambda a, b, kinds, time, polarity: (a, b, tuple(sorted(kinds)), time, polarity),
        st.sampled_from(["gov", "firm"]),
        st.sampled_from(["chamber", "chamber2"]),
        st.sets(st.sampled_from(["capital", "information"])),
        st.sampled_from([("", ""), ("1980", "1985"), ("1984", "1990"), ("2000", "2001"), ("1995", "")]),
        st.sampled_from(["affirmed", "denied"]),
    ),
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(drawn=_MENTIONS, seed=st.integers(0, 99))
def test_the_order_of_mentions_does_not_matter(drawn: list[tuple[str, str, tuple[str, ...], tuple[str, str], str]], seed: int) -> None:
    """Nor which of them is denied; no mention is in two suggestions; each suggestion is of one pair."""
    made = [mention(f"m{n}", a, b, kinds, time, polarity=polarity) for n, (a, b, kinds, time, polarity) in enumerate(drawn)]
    affirmed = [mention(f"m{n}", a, b, kinds, time) for n, (a, b, kinds, time, _) in enumerate(drawn)]
    shuffled = random.Random(seed).sample(made, len(made))
    assert suggested(made, (), ACTORS) == suggested(shuffled, (), ACTORS)
    assert groups(made) == groups(affirmed)
    found = suggested(made, (), ACTORS)
    held = [each for one in found for each in one.mentions]
    assert len(held) == len(set(held))
    pairs = {each.id: frozenset({each.actor_a.label, each.actor_b.label.removesuffix("2")}) for each in made}
    assert all(len({pairs[each] for each in one.mentions}) == 1 for one in found)
