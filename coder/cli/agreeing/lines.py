"""Confusions, the course of agreement and the methods paragraph in plain lines."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from coder.cli.agreeing.coefficients import two
from coder.cli.agreeing.sentences import Sentences
from coder.cli.printing.render import line, lines, one_line, table
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code, in_language
from coder.model.reliability import PairReliability, Stretch
from coder.report.agreement.confusion_map import confusion_map

MOST = 10
_SHADES = ("", "░", "▒", "▓", "█")


def print_mistaken(found: AgreementTable, codes: Mapping[str, Code], words: Sentences) -> None:
    """The pairs of codes that are taken for each other, with their definitions."""
    lines(_mistaken(found, codes, words))


def print_confusions(found: AgreementTable, words: Sentences) -> None:
    """Codes by codes: in how many turns one coder gave the one and another the other; on the diagonal those that all gave it."""
    held = confusion_map(found)
    if not held.keys:
        line(words("no confusions"))
        return
    rows = []
    for place, (key, counts) in enumerate(zip(held.keys, held.counts, strict=True)):
        cells = [str(count) if place == column else _cell(count, held.most) for column, count in enumerate(counts)]
        rows.append((str(place + 1), key, *cells))
    table(rows, ("", words("code"), *(str(number) for number in range(1, len(held.keys) + 1)), words("nothing")))
    line(words("map"))
    line(words("shades"))


def print_over(found: Sequence[Stretch], words: Sentences, only: Collection[str] = ()) -> None:
    """A line for each stretch: all codes together, or those asked for."""
    if not found:
        line(words("no stretch"))
        return
    rows = []
    for stretch in found:
        row = stretch.found.whole
        if row:
            alpha, ac1 = row.coefficients["krippendorff"], row.coefficients["gwet_ac1"]
            head = (
                stretch.label or words("not said"),
                str(len(stretch.found.documents)),
                f"{row.units:,.0f}",
                two(row.coefficients["percent"].value),
            )
            rows.append((*head, two(ac1.value), two(alpha.value), two(alpha.low), two(alpha.high)))
    table(rows, words.heads("stretch", "documents", "units", "agree", "AC1", "alpha", "from", "to"))
    line(words("course", _of(only, words), words(found[0].found.unit)))


def print_pairs(found: Sequence[PairReliability], words: Sentences, only: Collection[str] = ()) -> None:
    """A line for each two coders, for all codes together or for those asked for."""
    rows = []
    for pair in found:
        row = pair.found.whole
        if row:
            figures = [row.coefficients[name] for name in ("percent", "cohen_conger", "gwet_ac1", "krippendorff")]
            who = words("with a machine" if pair.machine else "people")
            spread = (two(figures[-1].low), two(figures[-1].high))
            rows.append((" / ".join(pair.coders), who, str(len(pair.found.documents)), *(two(each.value) for each in figures), *spread))
    table(rows, words.heads("coders", "", "documents", "agree", "kappa", "AC1", "alpha", "from", "to"))
    line(words("ceiling", _of(only, words)))


def print_methods(paragraphs: Sequence[str]) -> None:
    """The paragraphs, to be copied."""
    for number, each in enumerate(paragraphs):
        if number:
            line("")
        line(each)


def _of(only: Collection[str], words: Sentences) -> str:
    return words.listed(tuple(only)) if only else words("all together")


def _cell(turns: int, most: int) -> str:
    return f"{turns}{_SHADES[min(4, max(1, round(4 * turns / most)))]}" if turns else "·"


def _mistaken(found: AgreementTable, codes: Mapping[str, Code], words: Sentences) -> Iterator[str]:
    pairs = [each for each in found.mistaken if each.second][:MOST]
    if pairs:
        yield words("mistaken")
    for each in pairs:
        yield words("pair", each.first, each.second, words.count(each.turns, "turn"), words.count(each.documents, "document"))
        for key in (each.first, each.second):
            definition = in_language(codes[key].definition, words.language) if key in codes else None
            yield words("definition", key, one_line(definition or words("no definition"), 140))
    alone = [each for each in found.mistaken if not each.second][:MOST]
    if alone:
        yield words("alone", words.listed([f"{each.first} {each.turns}" for each in alone]))
