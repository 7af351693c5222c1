"""A disagreement as lines: the passage in its surroundings, the versions beside each other, definitions, and what was decided (no Textual)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from coder.model.adjudication import Adjudication
from coder.model.codebook import Code
from coder.project.teamwork.versions import Place, Version, Versions
from coder.text.cells import cell_len, visible
from coder.tui.codes.code_list import CodeList
from coder.tui.document.layout import Layout, TextIndex
from coder.tui.document.passages import Part, in_context
from coder.tui.lines import Line
from coder.tui.lists.adjudication_words import code_name, precedents, rules, told
from coder.tui.texts.screens import Texts

BESIDE = " │ "
NARROWEST = 22
LATEST = 3


class AdjudicationLines:
    """Makes the lines for one width.

    Args:
        marks: Slot of a tie -> id of the coder whose value is marked.
        whole: Whether all rules of the codes are shown, or only those that name another code concerned.
    """

    def __init__(self, texts: Texts, versions: Versions, codes: CodeList, width: int, *, whole: bool = False) -> None:
        self._texts, self._versions, self._codes = texts, versions, codes
        self._width = max(20, width)
        self._whole = whole

    def context(self, place: Place, most: int) -> list[Line]:
        """The passage: what all gave stands out, what only some gave is told apart."""
        each = place.each
        return in_context(place.text, each.start, each.stop, self._width, around=120, most=most, parts=parts_of(place))

    def versions(self, place: Place, decision: Adjudication | None) -> list[Line]:
        """What each coder made, in columns beside each other."""
        held = set(decision.chosen) if decision and decision.is_decided else set()
        cells = [self._version(number, each, place, holds=each.user_id in held) for number, each in enumerate(place.versions, 1)]
        return self.beside(cells)

    def slots(self, place: Place, marks: Mapping[str, str]) -> list[tuple[Line, str]]:
        """The slots in which a tie differs, each line with its slot: the value of each coder, the marked one with a dot."""
        found: list[tuple[Line, str]] = []
        names = {slot: self._texts(f"slot {slot}") for slot in place.each.slots}
        width = max(map(cell_len, names.values()), default=0)
        for slot, name in names.items():
            cells: list[list[Line]] = []
            for each in place.versions:
                said = self._versions.slot(each.mention, slot, self._texts.language, self._texts.word) if each.mention else ""
                dot = "● " if marks.get(slot) == each.user_id else "○ "
                cells.append([[(f"{dot}{visible(said or '—')}", "strong" if dot[0] == "●" else "text")]])
            first, *more = AdjudicationLines(self._texts, self._versions, self._codes, self._width - width - 1).beside(cells)
            found.append(([(f" {name}{' ' * (width - cell_len(name))}", "accent"), *first], slot))
            found += [([(" " * (width + 1), "text"), *line], "") for line in more]
        return found

    def definitions(self, place: Place) -> list[Line]:
        """The codes concerned beside each other: definition, and rules."""
        return self.beside([self._definition(code, place.codes) for code in place.codes]) if place.codes else []

    def before(self, earlier: Sequence[Adjudication], *, slots: bool) -> list[Line]:
        """What was decided on the same codes, or slots, before."""
        if not earlier:
            return []
        head = self._texts("before slots" if slots else "before", len(earlier))
        lines = [
            line for said in precedents(earlier, self._versions, self._texts, LATEST) for line in self._wrapped(f"· {said}", "text", self._width)
        ]
        return [[(f" {head}", "dim")], *lines]

    def decided(self, decision: Adjudication) -> list[Line]:
        """What was decided here, by whom and why."""
        style = "accent" if decision.is_decided else "warning"
        return self._wrapped(f"✓ {told(decision, self._versions, self._texts)}", style, self._width)

    def beside(self, cells: Sequence[Sequence[Line]]) -> list[Line]:
        """Columns of lines beside each other; below each other where there is no room."""
        width = self._column(len(cells))
        if not width:
            return [line for cell in cells for line in cell]
        rows: list[Line] = []
        for row in zip_longest(*(self._fitted(cell, width) for cell in cells), fillvalue=[]):
            line: list[tuple[str, str]] = []
            for number, part in enumerate(row):
                pieces = list(part)
                left = width - sum(cell_len(text) for text, _ in pieces)
                line += [*([(BESIDE, "dim")] if number else [(" ", "text")]), *pieces, (" " * max(0, left), "text")]
            rows.append(line)
        return rows

    def _column(self, count: int) -> int:
        """Cells of one of so many columns; 0 if they would be too narrow."""
        width = (self._width - 1 - cell_len(BESIDE) * (count - 1)) // max(1, count)
        return width if width >= NARROWEST else 0

    def _fitted(self, lines: Sequence[Line], width: int) -> list[Line]:
        """The lines broken so that each fits; of several pieces the first keeps its style on the first line."""
        found: list[Line] = []
        for line in lines:
            if sum(cell_len(text) for text, _ in line) <= width:
                found.append(line)
                continue
            head, rest = (line[:-1], line[-1]) if len(line) > 1 and sum(cell_len(text) for text, _ in line[:-1]) < width // 2 else ([], None)
            text, style = rest or ("".join(piece for piece, _ in line), line[-1][1])
            room = width - sum(cell_len(piece) for piece, _ in head)
            broken = _broken(text, room)
            found.append([*head, (broken[0], style)])
            found += [[(" " * (width - room) + piece, style)] for piece in broken[1:]]
        return found

    def _version(self, number: int, version: Version, place: Place, *, holds: bool) -> list[Line]:
        lines: list[Line] = [[(f"{number} ", "key"), (f"{visible(version.name)}{' ✓' if holds else ''}", "strong")]]
        if version.is_empty:
            empty = "recorded nothing" if place.each.kind in ("slots", "mention") else "gave nothing"
            return [*lines, [(self._texts(empty), "dim")]]
        for code, start, stop, quote in version.passages:
            colour = self._codes.colour(code.id) if code else "dim"
            lines += [[("█ ", colour), (code_name(code, self._texts), "strong")], [(f"“{_flat(quote)}” {start}-{stop}", "text")]]
        if version.mention:
            said = self._versions.slot(version.mention, "actors", self._texts.language)
            lines += [[(visible(said), "text")], [(f"“{_flat(version.mention.anchors[0].exact)}”", "text")]]
        return lines

    def _definition(self, code: Code, all_of_them: Sequence[Code]) -> list[Line]:
        lines: list[Line] = [[("█ ", self._codes.colour(code.id)), (code_name(code, self._texts), "strong")], [(code.key, "dim")]]
        for what, said in rules(code, self._texts, about=None if self._whole else all_of_them):
            lines.append([(f"{what}: ", "accent"), (visible(said), "text")] if what else [(visible(said), "text")])
        return lines

    def _wrapped(self, text: str, style: str, width: int) -> list[Line]:
        return [[(f" {piece}", style)] for piece in _broken(visible(text), width - 1)]


def parts_of(place: Place) -> list[Part]:
    """The stretches of a place that coders gave anything: `current` where all who made something did, else `warning`."""
    spans = [
        [(start, stop) for _, start, stop, _ in version.passages] or ([(version.mention.start, version.mention.stop)] if version.mention else [])
        for version in place.versions
        if not version.is_empty
    ]
    edges = sorted({edge for some in spans for span in some for edge in span})
    parts: list[Part] = []
    for start, stop in pairwise(edges):
        inside = sum(any(a <= start and stop <= b for a, b in some) for some in spans)
        if inside:
            parts.append((start, stop, "current" if inside == len(spans) else "warning"))
    return parts


def in_lines(keys: str, width: int) -> list[str]:
    """A list of keys, parted by ` · `, in lines that break between two of them."""
    lines = [""]
    for each in keys.split(" · "):
        longer = f"{lines[-1]} · {each}" if lines[-1] else f" {each}"
        if cell_len(longer) > width and lines[-1]:
            lines.append(f" {each}")
        else:
            lines[-1] = longer
    return lines


def _broken(text: str, width: int) -> list[str]:
    layout = Layout(TextIndex(text), max(4, width))
    return [text[start:stop].rstrip() for start, stop in (layout.row(y) for y in range(layout.height))] or [""]


def _flat(text: str) -> str:
    return visible(" ".join(text.split()))
