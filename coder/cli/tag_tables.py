"""coder tag --tables: what a tagged data set holds, as tables, as JSON, and as a page."""

from itertools import islice
from pathlib import Path

from coder.cli import shapes
from coder.cli.render import counted, line, one_line, print_json, table
from coder.model.tag_tables import Crossing, TagTables

MOST = 15


def show_tables(dataset: Path, page: Path | None, language: str, *, as_json: bool) -> None:
    """Print the tables, and write the page if one is asked for."""
    from coder.project.tag_tables import tables_of, write_page

    found = tables_of(dataset)
    if page:
        write_page(found, dataset.name, page, language=language)
    if as_json:
        print_json({"tables": _shape(found)})
        return
    line(f"{counted(found.clauses, 'clause')} of {counted(found.documents, 'document')}, {found.coded:,} with a code (tags of a model, no codings).")
    for title, head, crossing in (
        ("Codes by themes: clauses tagged with both", "code", found.themes),
        ("How strongly clauses bind, by year", "year", found.years),
        ("How strongly clauses bind, by tier of the issuer", "tier", found.tiers),
        ("Strength of the documents, summed by year and tier (the table: coder tag --ranks)", "year", found.strengths),
    ):
        if crossing.rows:
            line()
            line(title)
            _print(crossing, head)
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


def _print(crossing: Crossing, head: str) -> None:
    rows = zip(crossing.rows, crossing.counts, crossing.totals, strict=True)
    table(((name, *counts, total) for name, counts, total in rows), (head, *(each.removeprefix("theme.") for each in crossing.columns), "all"))


def _shape(found: TagTables) -> dict[str, object]:
    cites = [{"from": source, "to": target, "places": places} for (source, target), places in found.citations.items()]
    crossings = {name: shapes.plain(getattr(found, name)) for name in ("themes", "years", "tiers", "strengths")}
    counts = {"clauses": found.clauses, "coded": found.coded, "documents": found.documents}
    return {**counts, **crossings, "citations": cites, "cited": dict(found.cited), "inside": sorted(found.inside)}
