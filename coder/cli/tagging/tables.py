"""coder tag --tables: what a tagged data set holds, as tables, as JSON, and as a page."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, one_line, print_json, table
from coder.model.tag_tables import Crossing, TagTables
from coder.text.cells import cell_len

MOST = 15
WIDEST = 50
"""So many cells the names of all columns of a table may take."""


def show_tables(dataset: Path, page: Path | None, language: str, *, as_json: bool) -> None:
    """Print the tables, and write the page if one is asked for."""
    from coder.project.tagged.tables import tables_of, write_page

    found = tables_of(dataset)
    if page:
        write_page(found, dataset.name, page, language=language)
    if as_json:
        print_json({"tables": _shape(found)})
        return
    line(f"{counted(found.clauses, 'clause')} of {counted(found.documents, 'document')}, {found.coded:,} with a code (tags of a model, no codings).")
    for title, head, crossing in (
        ("Codes by themes: clauses tagged with both", "code", found.themes),
        ("Groups of codes by year: clauses tagged with one of the group, of all of the year", "year", found.groups),
        ("Codes by tier of the issuer", "code", found.offices),
        ("How strongly clauses bind, by year", "year", found.years),
        ("How strongly clauses bind, by tier of the issuer", "tier", found.tiers),
        ("Strength of the documents, summed by year and tier (the table: coder tag --ranks)", "year", found.strengths),
    ):
        if crossing.rows:
            line()
            line(title)
            _print(crossing, head, (lambda key: found.name(key, language)) if crossing in (found.themes, found.groups, found.offices) else str)
    line()
    line(f"Cited most, of {counted(len(found.cited), 'document')} cited")
    cited = ((one_line(name, 60), count, "yes" if name in found.inside else "") for name, count in islice(found.cited.items(), MOST))
    table(cited, ("document", "cited by", "in the data set"))
    _print_network(found)
    if page:
        line(f"{page}: the same, drawn.")


def _print_network(found: TagTables) -> None:
    """Who cites whom, the documents of the data set before those only named."""
    within = [pair for pair in found.citations if pair[1] in found.inside]
    sources = {source for source, _ in found.citations}
    line()
    line(
        f"Who cites whom: {counted(len(sources), 'document')} cite {counted(len(found.cited), 'document')}, {len(within):,} times one of the data set"
    )
    outside = (pair for pair in found.citations if pair[1] not in found.inside)
    for source, target in islice((*within, *outside), MOST):
        line(f"  {one_line(source, 50)} -> {one_line(target, 50)} ({counted(found.citations[source, target], 'place')})")


def _print(crossing: Crossing, head: str, name: Callable[[str], str]) -> None:
    """The table; where the names of its columns are long they are numbered, and told below."""
    columns = [name(each) for each in crossing.columns]
    long = sum(map(cell_len, columns)) > WIDEST
    heads = [str(number) for number in range(1, len(columns) + 1)] if long else columns
    rows = zip(crossing.rows, crossing.counts, crossing.totals, strict=True)
    table(((_label(key, name(key)), *counts, total) for key, counts, total in rows), (head, *heads, "all"))
    if long:
        line("; ".join(f"{number} {column}" for number, column in zip(heads, columns, strict=True)))


def _label(key: str, name: str) -> str:
    return key if name == key else f"{key}  {name}"


def _shape(found: TagTables) -> dict[str, object]:
    cites = [{"from": source, "to": target, "places": places} for (source, target), places in found.citations.items()]
    crossings = {name: shapes.plain(getattr(found, name)) for name in ("themes", "groups", "offices", "years", "tiers", "strengths")}
    counts = {"clauses": found.clauses, "coded": found.coded, "documents": found.documents}
    return {
        **counts,
        **crossings,
        "citations": cites,
        "cited": dict(found.cited),
        "inside": sorted(found.inside),
        "names": {key: dict(names) for key, names in found.names.items()},
    }
