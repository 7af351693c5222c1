"""Agreement on every code, and codes taken for each other."""

import pytest

from coder.analysis.agreement.krippendorff import alpha
from coder.analysis.agreement.table import agreement_table
from coder.analysis.profiles.parameters import ProfileParameters

A, B = "sit.skill_matching", "sit.communicative_mediation"
PARAMETERS = ProfileParameters()


@pytest.fixture
def doubled(builder):
    """Two coders in one document of ten turns, and one of them alone in another."""
    document = builder.document("Talk", "East", turns=10)
    for turn in (1, 2, 3):
        builder.code(document, turn, A)
    for turn in (1, 2):
        builder.code(document, turn, A, user="li")
    builder.code(document, 3, B, user="li")
    builder.code(document, 7, B, user="li")
    builder.code(builder.document("Alone", "East", turns=10), 1, A)
    return builder


def test_alpha_is_that_of_all_turns_of_shared_documents(doubled):
    """A: two turns both, one only one, seven neither; the document of one coder does not count."""
    found = agreement_table(doubled.snapshot(), PARAMETERS)
    row = next(each for each in found.codes if each.found.code == A)
    assert (found.turns, found.documents, row.all_yes, row.some_yes, row.found.units) == (10, ("Talk",), 2, 1, 10)
    assert row.found.alpha == pytest.approx(alpha({(2, 0): 2, (1, 1): 1, (0, 2): 7}), abs=1e-6)
    assert row.found.low <= row.found.alpha <= row.found.high and row.codings == (doubled.codings[2].id,)
    assert [each.found.code for each in found.codes] == [B, A]


def test_what_one_gives_where_the_other_gives_something_else_is_counted(doubled):
    """Turn 3: A against B; turn 7: B against nothing."""
    found = agreement_table(doubled.snapshot(), PARAMETERS).mistaken
    assert [(each.first, each.second, each.turns) for each in found] == [(B, A, 1), (B, "", 1)]
    assert set(found[0].codings) == {doubled.codings[2].id, doubled.codings[5].id}


def test_only_the_coders_asked_for_are_compared(doubled):
    """With one of them there is nothing to compare."""
    found = agreement_table(doubled.snapshot(), ProfileParameters(users=("li",)))
    assert found.documents == () and found.codes == ()
