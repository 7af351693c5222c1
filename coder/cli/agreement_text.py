"""Confusions, the course of agreement and the methods paragraph in plain lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from coder.cli.reliability_text import two
from coder.cli.render import counted, line, lines, one_line, table
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code, in_language
from coder.model.reliability import PairReliability, Stretch
from coder.report.agreement.confusion_map import confusion_map

MOST = 10
_SHADES = ("", "░", "▒", "▓", "█")


def print_mistaken(found: AgreementTable, codes: Mapping[str, Code]) -> None:
    """The pairs of codes that are taken for each other, with their definitions."""
    lines(_mistaken(found, codes))


def print_confusions(found: AgreementTable) -> None:
    """Codes by codes: in how many turns one coder gave the one and another the other; on the diagonal those that all gave it."""
    held = confusion_map(found)
    if not held.keys:
        line("No two codes of one group are taken for each other.")
        return
    rows = []
    for place, (key, counts) in enumerate(zip(held.keys, held.counts, strict=True)):
        cells = [str(count) if place == column else _cell(count, held.most) for column, count in enumerate(counts)]
        rows.append((str(place + 1), key, *cells))
    table(rows, ("", "code", *(str(number) for number in range(1, len(held.keys) + 1)), "nothing"))
    line("Turns to which one coder gave the code of the row and another that of the column; on the diagonal: all of them gave it (agreement).")
    line("nothing: another coder gave nothing of the group. Shade: ░ few to █ most. Without a shade: none.")


def print_over(found: Sequence[Stretch], only: Collection[str] = ()) -> None:
    """A line for each stretch: all codes together, or those asked for."""
    if not found:
        line("No document was coded by two people within one stretch.")
        return
    rows = []
    for stretch in found:
        row = stretch.found.whole
        if row:
            alpha, ac1 = row.coefficients["krippendorff"], row.coefficients["gwet_ac1"]
            head = (stretch.label or "(not said)", str(len(stretch.found.documents)), f"{row.units:,.0f}", two(row.coefficients["percent"].value))
            rows.append((*head, two(ac1.value), two(alpha.value), two(alpha.low), two(alpha.high)))
    table(rows, ("stretch", "documents", "units", "agree", "AC1", "alpha", "from", "to"))
    line(f"{_of(only)}, unit {found[0].found.unit}. A rise may come from training, a change of the codebook, or easier documents.")


def print_pairs(found: Sequence[PairReliability], only: Collection[str] = ()) -> None:
    """A line for each two coders, for all codes together or for those asked for."""
    rows = []
    for pair in found:
        row = pair.found.whole
        if row:
            figures = [row.coefficients[name] for name in ("percent", "cohen_conger", "gwet_ac1", "krippendorff")]
            who = "with a machine" if pair.machine else "people"
            spread = (two(figures[-1].low), two(figures[-1].high))
            rows.append((" / ".join(pair.coders), who, str(len(pair.found.documents)), *(two(each.value) for each in figures), *spread))
    table(rows, ("coders", "", "documents", "agree", "kappa", "AC1", "alpha", "from", "to"))
    line(f"{_of(only)}. What people reach among themselves is the ceiling for what a machine can reach with them.")


def print_methods(paragraphs: Sequence[str]) -> None:
    """The paragraphs, to be copied."""
    for number, each in enumerate(paragraphs):
        if number:
            line("")
        line(each)


def _of(only: Collection[str]) -> str:
    return " and ".join(only) if only else "All codes together"


def _cell(turns: int, most: int) -> str:
    return f"{turns}{_SHADES[min(4, max(1, round(4 * turns / most)))]}" if turns else "·"


def _mistaken(found: AgreementTable, codes: Mapping[str, Code]) -> Iterator[str]:
    pairs = [each for each in found.mistaken if each.second][:MOST]
    if pairs:
        yield "Taken for each other (turns to which one coder gave the one and another the other):"
    for each in pairs:
        yield f"  {each.first} and {each.second}: {counted(each.turns, 'turn')} in {counted(each.documents, 'document')}"
        for key in (each.first, each.second):
            definition = in_language(codes[key].definition, "en") if key in codes else None
            yield f"    {key}: {one_line(definition or 'no definition', 140)}"
    alone = [each for each in found.mistaken if not each.second][:MOST]
    if alone:
        told = "; ".join(f"{each.first} {each.turns}" for each in alone)
        yield f"Given by one coder where another gave nothing of the group (turns): {told}"
