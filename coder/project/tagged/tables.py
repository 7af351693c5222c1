"""Tables over a tagged data set, and the page that draws them."""

from pathlib import Path

from coder.formats.files.atomic import replacing
from coder.model.tag_tables import TagTables
from coder.tagging.dataset import documents, manifest, rows
from coder.tagging.tables import tables


def tables_of(dataset: Path) -> TagTables:
    """What a data set holds, counted.

    Raises:
        FormatError: no data set lies there.
    """
    return tables(rows(dataset), documents(dataset), manifest(dataset).get("codes", {}))


def write_page(found: TagTables, name: str, out: Path, *, language: str = "en") -> None:
    """Write the page, whole or not at all.

    Raises:
        MissingExtra: the library that draws is not installed.
        FormatError: the file cannot be written.
    """
    from coder.report.tag_page import tag_page

    page = tag_page(found, name, language)
    with replacing(out) as temporary:
        temporary.write_text(page, encoding="utf-8", newline="\n")
