"""The counts of the map of confusions."""

from coder.model.agreement import AgreementTable, CodeAgreement, Mistaken
from coder.model.profile import Agreement
from coder.report.agreement.confusion_map import confusion_map


def row(code: str, all_yes: int) -> CodeAgreement:
    return CodeAgreement(found=Agreement(code=code, units=9, alpha=None, low=None, high=None), all_yes=all_yes, some_yes=0)


def table(*mistaken: tuple[str, str, int]) -> AgreementTable:
    pairs = tuple(Mistaken(first=one, second=other, turns=turns, documents=1, codings=()) for one, other, turns in mistaken)
    return AgreementTable(coders=(), documents=(), turns=9, codes=(row("a", 4), row("b", 2), row("c", 7)), mistaken=pairs)


def test_the_map_has_agreement_on_its_diagonal_and_nothing_last() -> None:
    """It is symmetric; codes that nobody confuses have no row; the shade of two codes does not hang on what was given to nothing."""
    found = confusion_map(table(("a", "b", 3), ("b", "", 5)))
    assert (found.keys, found.counts) == (("a", "b"), ((4, 3, 0), (3, 2, 5))) and (found.most, found.most_of_all) == (3, 5)


def test_without_confusions_there_is_no_map() -> None:
    """No keys, and nothing to divide by."""
    assert (confusion_map(table()).keys, confusion_map(table()).most) == ((), 1)
