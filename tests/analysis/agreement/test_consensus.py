"""The consensus layer: what holds, and what is told of the rest; all constructed."""

from dataclasses import replace

import pytest

from coder.analysis.agreement.consensus import consensus
from coder.analysis.agreement.disagreements import compared
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.adjudication import Adjudication, Settled
from coder.model.consensus import CONSENSUS
from coder.model.ids import code_id, user_id

A, B = "sit.skill_matching", "sit.communicative_mediation"
WANG, LI = user_id("wang"), user_id("li")
ALL = ProfileParameters()


@pytest.fixture
def talk(builder):
    """Turn 1: both give A. Turn 2: A against B. Turn 3: both give B, li less of it. Turn 4: wang alone."""
    document = builder.document("Talk", "East", turns=10)
    for turn, user, code in ((1, "wang", A), (1, "li", A), (2, "wang", A), (2, "li", B), (3, "wang", B), (3, "li", B), (4, "wang", A)):
        builder.code(document, turn, code, user=user)
    builder.codings[5] = replace(builder.codings[5], start=builder.codings[5].start + 5)
    return document


def decide(snapshot, number, verdict, **fields):
    """The snapshot with a decision on its nth disagreement."""
    each = compared(snapshot).disagreements[number]
    made = Adjudication(
        id=each.id, document_id=each.document_id, start=each.start, stop=each.stop, kind=each.kind, coders=each.coders, originals=each.originals,
        verdict=verdict, user_id=WANG, created_at="2024-05-02T08:00:00Z", **fields,
    )  # fmt: skip
    return replace(snapshot, adjudications=(*snapshot.adjudications, made))


def held(snapshot, parameters=ALL):
    """(key, start, stop) of the consensus's codings."""
    keys = {code.id: code.key for code in snapshot.codes}
    return [(keys[each.code_id], each.start, each.stop) for each in consensus(snapshot, parameters)[0].codings]


def test_without_decisions_only_what_is_common_holds(builder, talk):
    """The agreed passage, and of the two extents what both gave; the rest is counted as undecided."""
    snapshot = builder.snapshot()
    found, told = consensus(snapshot, ALL)
    both = builder.codings[5]
    assert held(snapshot) == [(A, builder.codings[0].start, builder.codings[0].stop), (B, both.start, both.stop)]
    assert {each.user_id for each in found.codings} == {CONSENSUS.id}
    assert (told.agreed, dict(told.undecided), told.open, dict(told.decided)) == (1, {"code": 1, "boundary": 1, "presence": 1}, 3, {})


def test_a_decision_lets_a_version_hold(builder, talk):
    """li's code in turn 2; in turn 3 both extents, which are one then; in turn 4 nothing."""
    snapshot = decide(builder.snapshot(), 0, "chosen", chosen=(LI,))
    snapshot = decide(snapshot, 1, "chosen", chosen=(LI, WANG))
    snapshot = decide(snapshot, 2, "neither")
    first, second, third = builder.codings[0], builder.codings[3], builder.codings[4]
    assert held(snapshot) == [(A, first.start, first.stop), (B, second.start, second.stop), (B, third.start, third.stop)]
    told = consensus(snapshot, ALL)[1]
    assert told.open == 0 and dict(told.decided) == {"chosen": 2, "neither": 1}


def test_both_codes_can_hold_or_another_passage_and_code(builder, talk):
    """What was settled anew has an id of its own, the same each time."""
    snapshot = decide(builder.snapshot(), 0, "chosen", chosen=(LI, WANG))
    other = Settled(start=builder.codings[6].start, stop=builder.codings[6].start + 4, code_id=code_id(builder.book[0].id, B))
    snapshot = decide(snapshot, 2, "other", settled=(other,))
    place = builder.codings[2]
    assert held(snapshot)[1:3] == [(A, place.start, place.stop), (B, place.start, place.stop)]
    assert held(snapshot)[-1] == (B, other.start, other.stop)
    ids = [each.id for each in consensus(snapshot, ALL)[0].codings]
    assert ids == [each.id for each in consensus(snapshot, ALL)[0].codings] and len(set(ids)) == len(ids)


def test_put_off_is_not_decided(builder, talk):
    """It is counted among the undecided, and told apart."""
    told = consensus(decide(builder.snapshot(), 0, "later", reason="ask Chen"), ALL)[1]
    assert (told.open, told.put_off) == (3, 1)


def test_a_decision_about_what_has_changed_since_does_not_hold(builder, talk):
    """The coder moved the passage afterwards: the place is open again, and the decision is counted as outdated."""
    snapshot = decide(builder.snapshot(), 0, "chosen", chosen=(LI,))
    moved = tuple(replace(each, start=each.start + 1) if each.id == builder.codings[3].id else each for each in snapshot.codings)
    told = consensus(replace(snapshot, codings=moved), ALL)[1]
    assert (told.outdated, told.undecided["code"], dict(told.decided)) == (1, 1, {})


def test_the_work_of_a_coder_alone_stands(builder, talk):
    """A document that one person coded keeps that person's codings, under the own name."""
    alone = builder.document("Alone", "East", turns=3)
    builder.code(alone, 1, A, user="li")
    found, told = consensus(builder.snapshot(), ALL)
    assert [each.user_id for each in found.codings if each.document_id == alone] == [LI] and told.single == 1


def test_profiles_can_be_of_the_consensus(builder, talk):
    """The parameter narrows every analysis to it, once however often it is asked for, also of some coders only."""
    parameters = ProfileParameters(consensus=True, users=("wang", "li"))
    snapshot = builder.snapshot()
    once = narrowed(snapshot, parameters)
    assert narrowed(once, parameters) is once and len(once.codings) == 2
    (found,) = profile(snapshot, parameters=parameters)
    assert found.codings == 2
    assert profile(snapshot, parameters=replace(parameters, consensus=False))[0].codings == 7


def test_a_profile_of_the_consensus_has_no_disagreeing_coders(builder, talk):
    """Ties that one of two recorded in a shared document stand in the name of the consensus; what is undecided is told in a note."""
    builder.mention(talk, 8, A)
    parameters = ProfileParameters(consensus=True)
    found = narrowed(builder.snapshot(), parameters)
    assert [(each.id, each.user_id) for each in found.mentions] == [(builder.mentions[0].id, CONSENSUS.id)]
    (made,) = profile(builder.snapshot(), parameters=parameters)
    assert made.agreement == () and made.notes[0].startswith("what the coders agree on")
    assert any(note.endswith("only what is common to all counts: 3") for note in made.notes)


def test_of_a_tie_told_differently_what_all_say_holds(builder, talk):
    """The kinds that both give; a tie whose status differs is left out until it is decided."""
    builder.mention(talk, 5, A, kinds=("kind.capital", "kind.information"), scale="scale.local")
    builder.mention(talk, 5, A, user="li", kinds=("kind.capital",), scale="scale.regional")
    builder.mention(talk, 6, A)
    builder.mention(talk, 6, A, user="li", status="planned")
    snapshot = builder.snapshot()
    (common,) = consensus(snapshot, ALL)[0].mentions
    assert (common.kinds, common.scale, common.user_id) == (("kind.capital",), "", CONSENSUS.id)
    places = [number for number, each in enumerate(compared(snapshot).disagreements) if each.kind == "slots"]
    snapshot = decide(snapshot, places[0], "other", chosen=(WANG,), slots={"scale": LI})
    snapshot = decide(snapshot, places[1], "chosen", chosen=(LI,))
    first, second = sorted(consensus(snapshot, ALL)[0].mentions, key=lambda each: each.start)
    assert (first.kinds, first.scale, first.adjudication) == (("kind.capital", "kind.information"), "scale.regional", "resolved_by:wang")
    assert (second.status, second.id) == ("planned", builder.mentions[3].id)


@pytest.fixture
def three(builder):
    """Turn 1: all give A. Turn 2: A, A, B. Turn 3: two of three give B, to less and less. Turn 4: wang alone. Turn 5: A, B, comp.place."""
    document = builder.document("Talk", "East", turns=10)
    given = {1: (A, A, A), 2: (A, A, B), 3: (B, B, ""), 4: (A, "", ""), 5: (A, B, "comp.place")}
    for turn, codes in given.items():
        for user, code in zip(("wang", "li", "zhao"), codes, strict=True):
            if code:
                builder.code(document, turn, code, user=user)
    wider = next(at for at, each in enumerate(builder.codings) if each.code_id == code_id(builder.book[0].id, B) and each.user_id == LI)
    builder.codings[wider] = replace(builder.codings[wider], start=builder.codings[wider].start + 5)
    return document


def rule(name):
    return ProfileParameters(consensus_rule=name)


def test_by_majority_what_more_than_half_have_holds(builder, three):
    """Two of three codes in turn 2, and in turn 3 the text that both gave; a lone code and three different ones do not hold."""
    snapshot = builder.snapshot()
    first, second, third = builder.codings[0], builder.codings[3], builder.codings[7]
    whole = [(A, each.start, each.stop) for each in (first, second)]
    assert held(snapshot, rule("unanimous")) == held(snapshot, rule("adjudicated")) == whole[:1]
    assert held(snapshot, rule("majority")) == [*whole, (B, third.start, third.stop)]
    made = consensus(snapshot, rule("majority"))[0]
    assert {each.user_id for each in made.codings} == {CONSENSUS.id}
    told = [consensus(snapshot, rule(name))[1] for name in ("unanimous", "majority", "adjudicated")]
    assert [(each.rule, each.in_part, each.open) for each in told] == [("unanimous", 0, 4), ("majority", 2, 4), ("adjudicated", 0, 4)]


def test_of_two_coders_the_majority_is_both(builder, talk):
    """The same as unanimity; and where only decisions count, the common part of two extents does not hold."""
    snapshot = builder.snapshot()
    assert held(snapshot, rule("majority")) == held(snapshot, rule("unanimous")) and len(held(snapshot)) == 2
    assert len(held(snapshot, rule("adjudicated"))) == 1


def test_a_decision_stands_above_any_rule(builder, three):
    """Neither in turn 2, though two of three have A."""
    snapshot = decide(builder.snapshot(), 0, "neither")
    assert [key for key, *_ in held(snapshot, rule("majority"))] == [A, B]


def test_the_text_of_a_majority_need_not_be_one_coders_passage(builder):
    """Of three passages that overlap like tiles, what two cover at a time; never the same id twice."""
    document = builder.document("Talk", "East", turns=3)
    for user, start, stop in (("wang", 0, 0), ("li", 4, 4), ("zhao", 8, 8)):
        builder.code(document, 1, A, user=user)
        last = builder.codings[-1]
        builder.codings[-1] = replace(last, start=last.start + start, stop=last.start + 8 + stop)
    begin = builder.codings[0].start
    made = consensus(builder.snapshot(), rule("majority"))[0].codings
    assert [(each.start - begin, each.stop - begin) for each in made] == [(4, 12)] and len({each.id for each in made}) == len(made)


def test_a_tie_holds_by_majority_slot_by_slot(builder):
    """Two of three say national, and one of them another status: the scale holds, and what two say of the status; recorded by one it is no tie."""
    document = builder.document("Talk", "East", turns=10)
    for user, scale, status in (("wang", "local", "active"), ("li", "national", "active"), ("zhao", "national", "planned")):
        builder.mention(document, 1, user=user, scale=scale, status=status)
    builder.mention(document, 5, user="wang")
    builder.mention(document, 6, user="li")
    made = consensus(builder.snapshot(), rule("majority"))[0].mentions
    assert [(each.scale, each.status) for each in made] == [("national", "active")]
    assert consensus(builder.snapshot(), rule("unanimous"))[0].mentions == ()
