"""Who counts as a coder of which document: constructed plans, codings and readings."""

from dataclasses import replace

import pytest

from coder.analysis.agreement.boundaries import boundaries
from coder.analysis.agreement.coders_of_documents import coders_of_documents, counted, only_assigned
from coder.analysis.agreement.disagreements import compared
from coder.analysis.agreement.krippendorff import alpha
from coder.analysis.agreement.of_codes import reliability
from coder.analysis.agreement.of_pairs import reliability_of_pairs
from coder.analysis.agreement.over_time import reliability_over
from coder.analysis.agreement.table import agreement_table
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.assignment import ASSIGNMENT, Assignment, Share
from coder.model.finished import finished_key
from coder.model.ids import setting_id, user_id
from coder.model.record import to_record
from coder.model.user import Setting

A, B = "sit.skill_matching", "sit.communicative_mediation"
WANG, LI, ZHAO = map(user_id, ("wang", "li", "zhao"))


def setting(key, value):
    return Setting(id=setting_id(key), key=key, value=value)


def planned(snapshot, shares, read=()):
    """The project with a plan, and with documents marked as read to the last line."""
    plan = Assignment(coders=(WANG, LI, ZHAO), shares=tuple(Share(document_id=d, coders=c) for d, c in shares.items()), overlap=0.0, seed=0)
    marks = [setting(finished_key(document, user), True) for document, user in read]
    return replace(snapshot, settings=(setting(ASSIGNMENT, to_record(plan)), *marks) if shares else tuple(marks))


@pytest.fixture
def talk(builder):
    """A document of ten turns: wang and li give A in turns 1 and 2, wang also in 3; zhao looks into it and gives B in turn 1."""
    document = builder.document("Talk", "East", turns=10)
    for turn in (1, 2, 3):
        builder.code(document, turn, A)
    for turn in (1, 2):
        builder.code(document, turn, A, user="li")
    builder.code(document, 1, B, user="zhao")
    return document


def test_who_was_not_assigned_is_no_coder(builder, talk):
    """Zhao's coding makes neither a disagreement nor a no; what is left aside is told; asked for by name, or by another rule, zhao counts."""
    now = planned(builder.snapshot(), {talk: (WANG, LI)})
    default = ProfileParameters()
    assert coders_of_documents(now, default) == {talk: {WANG, LI}}
    assert counted(now, default).aside == {"zhao": ("Talk",)}
    (row,) = reliability(now, default).codes
    assert (row.code, row.coefficients["percent"].value) == (A, 0.9)
    assert {each.found.code for each in agreement_table(now, default).codes} == {A}
    assert [each.coders for each in reliability_of_pairs(now, default)] == [("li", "wang")]
    assert [len(each.found.codes) for each in reliability_over(now, default, "version")] == [1]
    assert boundaries(now, default).coders == ("li", "wang") and set(compared(now).coders) == {WANG, LI}
    for other in (ProfileParameters(coders_of="read"), ProfileParameters(coders_of="coded"), ProfileParameters(users=("wang", "li", "zhao"))):
        assert coders_of_documents(now, other) == {talk: {WANG, LI, ZHAO}} and counted(now, other).aside == {}


def test_what_a_coder_has_not_read_is_no_agreement_on_nothing(builder, talk):
    """Zhao, to whom it was assigned, has not finished: only wang and li are compared, and it is said that zhao is awaited."""
    builder.codings.pop()
    now = planned(builder.snapshot(), {talk: (WANG, LI, ZHAO)})
    found = counted(now, ProfileParameters())
    assert (found.rule, found.waiting, found.silent, found.compared) == ("assigned", {"zhao": ("Talk",)}, {}, ("Talk",))
    assert reliability(now, ProfileParameters()).coders == ("li", "wang")


def test_who_read_to_the_end_and_gave_nothing_says_no_throughout(builder, talk):
    """Zhao has finished it without a code, and codes nowhere: as it was assigned, that is a judgement; the figures are those of three coders."""
    builder.codings.pop()
    now = planned(builder.snapshot(), {talk: (WANG, LI, ZHAO)}, read=[(talk, ZHAO)])
    assert counted(now, ProfileParameters()).silent == {"zhao": ("Talk",)}
    (row,) = reliability(now, ProfileParameters()).codes
    # Pairs of coders that agree, by hand: 2 turns with 2 of 3 yes (1 pair of 3), 1 turn with 1 of 3 (1 of 3), 7 turns with none (3 of 3).
    assert row.coefficients["percent"].value == pytest.approx((3 * 1 + 7 * 3) / 30, abs=1e-6)
    assert counted(now, ProfileParameters(coders_of="coded")).silent == {}


def test_a_reading_counts_without_a_plan_where_the_reader_codes_elsewhere(builder, talk):
    """Who gives codes nowhere may record linkages alone."""
    builder.codings.pop()
    idle = planned(builder.snapshot(), {}, read=[(talk, ZHAO)])
    assert coders_of_documents(idle, ProfileParameters())[talk] == {WANG, LI}
    builder.code(builder.document("Other", "East", turns=3), 1, A, user="zhao")
    assert coders_of_documents(planned(builder.snapshot(), {}, read=[(talk, ZHAO)]), ProfileParameters())[talk] == {WANG, LI, ZHAO}


def test_a_document_that_all_read_and_nobody_coded_is_compared(builder, talk):
    """Its turns are a no of everybody for every code given elsewhere."""
    empty = builder.document("Empty", "East", turns=5)
    builder.codings.pop()
    now = planned(builder.snapshot(), {}, read=[(empty, WANG), (empty, LI)])
    for unit in ("turn", "sentence", "character"):
        assert reliability(now, ProfileParameters(), unit=unit).documents == ("Empty", "Talk")
    (row,) = reliability(now, ProfileParameters()).codes
    assert row.units == 15 and row.coefficients["percent"].value == pytest.approx(14 / 15, abs=1e-6)
    assert reliability(now, ProfileParameters(), uncoded="left out").codes[0].units == 3


def test_where_nobody_gave_a_code_there_is_no_figure(builder):
    """Two people read it; nothing can be told of a code, and nothing fails."""
    empty = builder.document("Empty", "East", turns=5)
    now = planned(builder.snapshot(), {empty: (WANG, LI)}, read=[(empty, WANG), (empty, LI)])
    found = reliability(replace(now, users=builder.snapshot().users), ProfileParameters())
    assert found.documents == ("Empty",) and found.codes == () and found.whole is None


def test_documents_of_one_coder_are_told_apart(builder, talk):
    """By plan, or because nobody else came to it; and who was asked for by name and did nothing."""
    alone, chance = builder.document("Alone", "East", turns=3), builder.document("Chance", "East", turns=3)
    builder.code(chance, 1, A)
    now = planned(builder.snapshot(), {talk: (WANG, LI), alone: (ZHAO,)})
    found = counted(now, ProfileParameters())
    assert (found.one_assigned, found.one_coder) == (("Alone",), ("Chance",))
    assert counted(replace(now, codings=now.codings[:2]), ProfileParameters(users=("wang", "zhao"))).idle == ("zhao",)


def test_only_the_codes_asked_for_have_a_row_and_a_sum(builder, talk):
    """All together are those asked for; what is left out as uncoded depends on all codes."""
    builder.code(talk, 5, "comp.place")
    now = builder.snapshot()
    assert [row.code for row in reliability(now, ProfileParameters(), only=(A,)).codes] == [A]
    found = reliability(now, ProfileParameters(), only=(A, B), uncoded="left out")
    assert {row.code for row in found.codes} == {A, B, "*"} and {row.units for row in found.codes} == {4, 8}


def test_beside_a_machine_the_plan_holds_for_people_alone(builder, talk):
    """What was assigned to others goes; what the machine says stays."""
    now = planned(builder.snapshot(), {talk: (WANG, LI)})
    machine = replace(now.codings[0], id="m", user_id=user_id("model"))
    left = only_assigned(replace(now, codings=(*now.codings, machine)), ProfileParameters())
    assert {each.user_id for each in left.codings} == {WANG, LI, user_id("model")}


def test_the_alpha_of_a_profile_holds_to_the_same_coders(builder, talk):
    """Who was not assigned is no third coder whose silence counts; who read to the end and found nothing is one."""
    builder.codings.pop()
    builder.code(talk, 8, B, user="zhao")

    def units(shares, read=()):
        (found,) = profile(planned(builder.snapshot(), shares, read), parameters=ProfileParameters(draws=100))
        return {each.code: each.alpha for each in found.agreement}

    with_zhao, without = (profile(planned(builder.snapshot(), each), parameters=ProfileParameters(draws=100))[0] for each in ({}, {talk: (WANG, LI)}))
    assert with_zhao.parameters["inputs_sha256"] != without.parameters["inputs_sha256"]
    assert units({talk: (WANG, LI)})[A] == pytest.approx(alpha({(2, 0): 2, (1, 1): 1, (0, 2): 7}), abs=1e-6)
    assert units({})[A] == pytest.approx(alpha({(2, 1): 2, (1, 2): 1, (0, 3): 7}), abs=1e-6)
    builder.codings.pop()
    assert units({}, [(talk, ZHAO)])[A] == pytest.approx(alpha({(2, 0): 2, (1, 1): 1, (0, 2): 7}), abs=1e-6), "zhao codes nowhere"
    assert units({talk: (WANG, LI, ZHAO)}, [(talk, ZHAO)])[A] == pytest.approx(alpha({(2, 1): 2, (1, 2): 1, (0, 3): 7}), abs=1e-6)
