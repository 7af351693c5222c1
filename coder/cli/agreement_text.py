"""Confusions, the course of agreement and the methods paragraph in plain lines."""

from collections.abc import Iterator, Mapping, Sequence

from coder.cli.reliability_text import two
from coder.cli.render import counted, line, lines, one_line, table
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code, in_language
from coder.model.reliability import CodeReliability, PairReliability, Stretch

MOST = 10
_SHADES = ("", "░", "▒", "▓", "█")


def print_mistaken(found: AgreementTable, codes: Mapping[str, Code]) -> None:
    """The pairs of codes that are taken for each other, with their definitions."""
    lines(_mistaken(found, codes))


def print_confusions(found: AgreementTable) -> None:
    """Codes by codes: in how many turns one coder gave the one and another the other; on the diagonal those that all gave it."""
    keys = [each for each in sorted({key for pair in found.mistaken for key in (pair.first, pair.second)}) if each]
    if not keys:
        line("No two codes of one group are taken for each other.")
        return
    turns = {(pair.first, pair.second): pair.turns for pair in found.mistaken}
    same = {row.found.code: row.all_yes for row in found.codes}
    most = max((each for pair, each in turns.items() if all(pair)), default=1)
    rows = []
    for number, key in enumerate(keys, 1):
        held = [str(same.get(key, 0)) if key == other else _cell(turns.get((min(key, other), max(key, other)), 0), most) for other in keys]
        rows.append((str(number), key, *held, _cell(turns.get((key, ""), 0), most)))
    table(rows, ("", "code", *(str(number) for number in range(1, len(keys) + 1)), "nothing"))
    line("Turns to which one coder gave the code of the row and another that of the column; on the diagonal: all of them gave it (agreement).")
    line("nothing: another coder gave nothing of the group. Shade: ░ few to █ most. Without a shade: none.")


def print_over(found: Sequence[Stretch], only: str | None = None) -> None:
    """A line for each stretch: all codes together, or one."""
    if not found:
        line("No document was coded by two people within one stretch.")
        return
    rows = []
    for stretch in found:
        row = _row(stretch.found.codes, only)
        if row:
            alpha, ac1 = row.coefficients["krippendorff"], row.coefficients["gwet_ac1"]
            head = (stretch.label or "(not said)", str(len(stretch.found.documents)), f"{row.units:,.0f}", two(row.coefficients["percent"].value))
            rows.append((*head, two(ac1.value), two(alpha.value), two(alpha.low), two(alpha.high)))
    table(rows, ("stretch", "documents", "units", "agree", "AC1", "alpha", "from", "to"))
    line(f"{only or 'All codes together'}, unit {found[0].found.unit}. A rise may come from training, a change of the codebook, or easier documents.")


def print_pairs(found: Sequence[PairReliability], only: str | None = None) -> None:
    """A line for each two coders, for all codes together or for one."""
    rows = []
    for pair in found:
        row = _row(pair.found.codes, only)
        if row:
            figures = [row.coefficients[name] for name in ("percent", "cohen_conger", "gwet_ac1", "krippendorff")]
            who = "with a machine" if pair.machine else "people"
            spread = (two(figures[-1].low), two(figures[-1].high))
            rows.append((" / ".join(pair.coders), who, str(len(pair.found.documents)), *(two(each.value) for each in figures), *spread))
    table(rows, ("coders", "", "documents", "agree", "kappa", "AC1", "alpha", "from", "to"))
    line(f"{only or 'All codes together'}. What people reach among themselves is the ceiling for what a machine can reach with them.")


def print_methods(paragraphs: Sequence[str]) -> None:
    """The paragraphs, to be copied."""
    for number, each in enumerate(paragraphs):
        if number:
            line("")
        line(each)


def _row(codes: Sequence[CodeReliability], only: str | None) -> CodeReliability | None:
    """The row of a code, or of all together; with a single code there is only its own."""
    return next((each for each in codes if each.code == (only or "*")), None) or (None if only else codes[-1])


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
