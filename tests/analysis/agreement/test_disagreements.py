"""Where coders differ, and where they agree: constructed codings and mentions."""

from dataclasses import replace

import pytest

from coder.analysis.agreement.consensus import consensus
from coder.analysis.agreement.disagreements import compared
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.assignment import ASSIGNMENT, Assignment, Share
from coder.model.ids import setting_id, user_id
from coder.model.record import to_record
from coder.model.user import Setting

A, B, C = "sit.skill_matching", "sit.communicative_mediation", "comp.place"
WANG, LI, ZHAO = map(user_id, ("wang", "li", "zhao"))


@pytest.fixture
def talk(builder):
    """A document of ten turns in which wang and li agree on the first turn."""
    document = builder.document("Talk", "East", turns=10)
    builder.code(document, 1, A)
    builder.code(document, 1, A, user="li")
    return document


def cut(builder, *, start=0, stop=0):
    """Move the ends of the last coding."""
    last = builder.codings[-1]
    builder.codings[-1] = replace(last, start=last.start + start, stop=last.stop + stop)


def kinds(found):
    return [each.kind for each in found.disagreements]


def test_the_same_code_on_the_same_passage_is_agreement(builder, talk):
    """Nothing is to be decided; the originals of both are named."""
    found = compared(builder.snapshot())
    assert found.disagreements == () and [len(each.originals) for each in found.agreed] == [2]
    assert (found.coders, found.documents, found.single) == ((LI, WANG), (talk,), ())


def test_another_extent_is_a_disagreement_on_the_boundary(builder, talk):
    """The code is the same; both passages are kept beside each other, those of the coders in the order of their names."""
    builder.code(talk, 2, B)
    builder.code(talk, 2, B, user="li")
    cut(builder, start=6)
    (each,) = compared(builder.snapshot()).disagreements
    assert each.kind == "boundary" and each.makers == (LI, WANG) and len(each.code_ids) == 1
    assert (each.start, each.stop) == (builder.codings[2].start, builder.codings[2].stop)


def test_punctuation_at_the_ends_and_between_makes_no_other_extent(builder, talk):
    """One coding without the full stop, or in two parts with nothing but a space between, says the same."""
    builder.code(talk, 2, B)
    builder.code(talk, 2, B, user="li")
    cut(builder, stop=-1)
    builder.code(talk, 3, B)
    builder.code(talk, 3, B, user="li")
    text = builder.texts[talk]
    middle = text.index(" the town", builder.codings[-1].start)
    whole = builder.codings[-1]
    builder.codings[-1] = replace(whole, stop=middle)
    builder.codings.append(replace(whole, id="second half", start=middle + 1))
    found = compared(builder.snapshot())
    assert found.disagreements == () and len(found.agreed) == 3


def test_overlapping_passages_with_different_codes_are_a_disagreement_on_the_code(builder, talk):
    """Both codes are named, in the order of the coders."""
    builder.code(talk, 2, A)
    builder.code(talk, 2, B, user="li")
    cut(builder, start=4)
    (each,) = compared(builder.snapshot()).disagreements
    keys = {code.id: code.key for code in builder.book[1]}
    assert each.kind == "code" and [keys[code] for code in each.code_ids] == [B, A]


def test_a_code_of_the_same_group_is_preferred_to_another_one(builder, talk):
    """li gave a facet and a situation where wang gave a situation: the two situations stand against each other, the facet alone."""
    builder.code(talk, 2, A)
    builder.code(talk, 2, C, user="li")
    builder.code(talk, 2, B, user="li")
    found = compared(builder.snapshot()).disagreements
    keys = {code.id: code.key for code in builder.book[1]}
    assert {(each.kind, tuple(sorted(keys[code] for code in each.code_ids))) for each in found} == {("code", (B, A)), ("presence", (C,))}


def test_what_one_coded_and_the_other_did_not_is_a_disagreement_on_presence(builder, talk):
    """Also where the other only marked the document as read to the last line, but not where the other never worked."""
    builder.code(talk, 2, B)
    alone = builder.document("Alone", "East", turns=3)
    builder.code(alone, 1, A)
    read = builder.document("Read", "East", turns=3)
    builder.code(read, 1, A)
    mark = f"finished:{read}:{LI}"
    found = compared(builder.snapshot(settings=(Setting(id=setting_id(mark), key=mark, value=True),)))
    assert [(each.kind, each.document_id, each.makers) for each in found.disagreements] == [("presence", talk, (WANG,)), ("presence", read, (WANG,))]
    assert found.single == (alone,)


def test_three_coders_with_three_codes_are_one_disagreement(builder, talk):
    """Each has a version of it."""
    builder.code(talk, 1, A, user="zhao")
    for user, code in (("wang", A), ("li", B), ("zhao", "sit.reflective_monitoring")):
        builder.code(talk, 5, code, user=user)
    (each,) = compared(builder.snapshot()).disagreements
    assert each.kind == "code" and each.makers == (LI, WANG, ZHAO) and len(each.code_ids) == 3


def test_codes_that_one_person_gave_together_are_not_taken_for_each_other(builder, talk):
    """wang gave two codes, li one of them: the other is a matter of presence."""
    builder.code(talk, 2, A)
    builder.code(talk, 2, B)
    builder.code(talk, 2, A, user="li")
    assert kinds(compared(builder.snapshot())) == ["presence"]


def test_only_the_coders_asked_for_are_compared(builder, talk):
    """With zhao left out his work makes no difference."""
    builder.code(talk, 2, A, user="zhao")
    assert kinds(compared(builder.snapshot())) == ["presence", "presence"]
    assert kinds(compared(builder.snapshot(), ProfileParameters(users=("wang", "li")))) == []


def test_matched_mentions_differ_slot_by_slot(builder, talk):
    """The slots that differ are named; the actors the other way round are no difference."""
    builder.mention(talk, 4, A, scale="scale.local", initiator="a")
    builder.mention(talk, 4, A, user="li", ends=("商会", "镇政府"), scale="scale.regional", status="planned", initiator="b")
    builder.mention(talk, 6, A)
    builder.mention(talk, 6, A, user="li", ends=("商会", "镇政府"))
    found = compared(builder.snapshot())
    assert [(each.kind, each.slots) for each in found.disagreements] == [("slots", ("scale", "status"))]
    assert [each.code_id for each in found.agreed] == [found.agreed[0].code_id, ""]


def test_a_tie_that_one_recorded_is_a_disagreement_if_both_recorded_ties_there(builder, talk):
    """Who recorded none in the document may have been asked for codings only."""
    builder.mention(talk, 4, A)
    builder.mention(builder.document("Other", "East", turns=3), 1, A, user="li")
    assert kinds(compared(builder.snapshot())) == []
    builder.mention(talk, 8, A, user="li")
    assert kinds(compared(builder.snapshot())) == ["mention", "mention"]


def test_in_an_assigned_document_only_its_coders_are_compared(builder, talk):
    """Zhao, who adjudicates, coded something there; unless he is asked for by name he is no coder of it."""
    builder.code(talk, 2, A, user="zhao")
    plan = Assignment(coders=(LI, WANG), shares=(Share(document_id=talk, coders=(LI, WANG)),), overlap=1.0, seed=0)
    snapshot = builder.snapshot(settings=(Setting(id=setting_id(ASSIGNMENT), key=ASSIGNMENT, value=to_record(plan)),))
    assert compared(snapshot).disagreements == () and compared(snapshot).coders == (LI, WANG)
    assert len(consensus(snapshot, ProfileParameters())[0].codings) == 1
    assert kinds(compared(snapshot, ProfileParameters(users=("wang", "li", "zhao")))) == ["presence", "presence"]


def test_ids_and_order_do_not_depend_on_the_order_of_the_codings(builder, talk):
    """Two machines that hold the same find the same."""
    for turn in range(2, 9):
        builder.code(talk, turn, A)
        builder.code(talk, turn, B if turn % 2 else A, user="li")
        cut(builder, start=turn)
    one = compared(builder.snapshot())
    other = compared(builder.snapshot(codings=tuple(reversed(builder.codings))))
    assert one == other and len({each.id for each in one.disagreements}) == len(one.disagreements) == 7


def test_the_work_grows_with_the_codings_and_mentions(builder, growth):
    """In one document, with a code that one person gave to all of it."""

    def snapshot(size):
        builder.codings, builder.mentions = [], []
        document = builder.document(f"Talk of {size}", "East", turns=size)
        for turn in range(1, size + 1):
            builder.code(document, turn, A)
            builder.code(document, turn, B if turn % 3 else A, user="li")
            builder.mention(document, turn, A)
            builder.mention(document, turn, A, user="li", scale="scale.local")
        builder.codings.append(replace(builder.codings[0], id="whole", stop=len(builder.texts[document]), code_id=builder.book[1][-1].id))
        return builder.snapshot()

    made = {size: snapshot(size) for size in (150, 1200)}
    assert growth(lambda size: compared(made[size]), 150) < 1.6
