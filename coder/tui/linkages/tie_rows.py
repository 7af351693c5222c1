"""Ties, suggestions and their mentions as rows of a list (no Textual)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from coder.model.linkage import LinkageMention
from coder.model.tie import Tie, TieSuggestion
from coder.tui.codes.code_list import CodeList
from coder.tui.lines import Line, shortened
from coder.tui.texts.screens import Texts

Told = tuple[Tie | TieSuggestion, tuple[LinkageMention, ...]]
"""A tie or a suggestion with its mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the rows are written with.

    Attributes:
        towns: Town id -> name.
        titles: Document id -> title.
    """

    texts: Texts
    codes: CodeList
    towns: Mapping[str, str]
    titles: Mapping[str, str]

    def kinds(self, keys: Collection[str]) -> str:
        """Names of kinds, given by key or id."""
        found = [code.name(self.codes.language) for code in self.codes.facets("kind") if code.key in keys or code.id in keys]
        return ", ".join(found) or self.texts("no kind")

    def town(self, town_id: str | None) -> str:
        """Name of a town."""
        return self.towns.get(town_id or "") or self.texts("no town")

    def years(self, first: int | None, last: int | None) -> str:
        """Years told."""
        return self.texts("no year") if first is None else str(first) if first == last else f"{first}–{last}"


def fits(told: Told, wording: Wording, query: str) -> bool:
    """Whether every word typed stands in the names, kinds or passages of a tie."""
    tie, mentions = told
    label = tie.label if isinstance(tie, Tie) else ""
    held = " ".join((label, *tie.actors, wording.town(tie.town_id), wording.kinds(tie.kinds), *(each.anchors[0].exact for each in mentions)))
    return all(word in held.casefold() for word in query.casefold().split())


def tie_lines(told: Told, wording: Wording, marked: bool) -> Iterator[Line]:
    """A tie in two lines: name and town; kinds, years, counts, status and polarity."""
    tie, texts = told[0], wording.texts
    if isinstance(tie, TieSuggestion):
        yield [(_mark(marked), "key"), ("? ", "warning"), (" – ".join(tie.actors), "accent"), (f"  {wording.town(tie.town_id)}", "dim")]
        yield [(f"    {texts('and so').join(reasons(tie, wording))}", "dim")]
        return
    loose = tie.linkage_id is None
    yield [
        (_mark(marked), "key"),
        ("· " if loose else "& ", "accent"),
        (tie.label, "text" if loose else "strong"),
        (f"  {wording.town(tie.town_id)}", "dim"),
    ]
    told_by = texts("tie counts", len(tie.mentions), len(tie.sources), tie.stakeholder_types)
    state = ", ".join(f"{texts.word(word)} {n}" for word, n in (*tie.statuses.items(), *tie.polarities.items()))
    yield [(f"    {wording.kinds(tie.kinds)} · {wording.years(tie.first, tie.last)} · {told_by} · {state}", "dim")]


def mention_line(mention: LinkageMention, wording: Wording, marked: bool, width: int) -> Line:
    """A mention: its document, how it stands, its words."""
    texts = wording.texts
    aside = [texts.word(each) for each, usual in ((mention.status, "active"), (mention.polarity, "affirmed")) if each != usual]
    where = shortened(wording.titles.get(mention.document_id, ""), max(8, width // 4))
    state = f" ({', '.join(aside)})" if aside else ""
    quote = mention.anchors[0].exact.replace("\n", " ")
    return [(_mark(marked), "key"), ("    ", "text"), (f"{where}{state} ", "dim"), (f"“{quote}”", "text")]


def reasons(found: TieSuggestion, wording: Wording) -> Iterator[str]:
    """What speaks for one tie."""
    texts = wording.texts
    yield texts("tie suggestion", len(found.mentions)) if not found.linkages else texts("tie joins", len(found.mentions), len(found.linkages))
    yield texts("same town and actors") if found.town_id else texts("same actors")
    yield from (" = ".join(names) for names in found.same_names)
    if found.kinds:
        yield texts("kinds in common", wording.kinds(found.kinds))
    if found.kindless:
        yield texts("without kind", found.kindless)
    if found.first is not None:
        yield texts("times overlap", wording.years(found.first, found.last))
    if found.undated:
        yield texts("without time", found.undated)


def _mark(marked: bool) -> str:
    return "✓ " if marked else "  "
