"""Writing a project, or a part of it, in any format; under pseudonyms where asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.loss import Loss
from coder.formats.registry import WRITERS, Entry
from coder.model.codebook import Codebook
from coder.model.consensus import Consensus
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.project.leaving.disguising import OPEN, Disguise, Disguised, disguised
from coder.project.leaving.watching import watched
from coder.project.snapshots import snapshot
from coder.store.store import Store

if TYPE_CHECKING:
    from coder.analysis.profiles.parameters import ProfileParameters

GLUED = (
    Entry(
        name="deposit@1",
        suffixes=(),
        target="coder.project.leaving.depositing:write",
        holds="data, project, codebook, README, checksums for an archive",
        is_folder=True,
        needs_log=True,
        options=("licences", "replaced", "disguise", "agreed"),
    ),
    Entry(name="html@1", suffixes=(".html", ".htm"), target="coder.report.reading.transcript_html:write", holds="transcripts, codes in the margin"),
    Entry(name="docx@1", suffixes=(".docx",), target="coder.report.reading.transcript_docx:write", holds="the same for Word, codes as comments"),
    Entry(name="quotes-markdown@1", suffixes=(), target="coder.report.reading.quotes:write_markdown", holds="all quotes, code by code (see --code)"),
    Entry(name="quotes-docx@1", suffixes=(), target="coder.report.reading.quotes:write_docx", holds="the same for Word"),
    Entry(
        name="spacy@1",
        suffixes=(".spacy",),
        target="coder.project.leaving.spacy_docs:write",
        holds="spans and categories to train on",
        options=("unit",),
    ),
    Entry(name="codebook-html@1", suffixes=(), target="coder.report.reading.codebook_html:write", holds="the codebook as a page"),
    Entry(name="codebook-docx@1", suffixes=(), target="coder.report.reading.codebook_docx:write", holds="the codebook for Word"),
    Entry(
        name="linkages-graphml@1",
        suffixes=(".graphml",),
        target="coder.project.leaving.graphs:write_linkages_graphml",
        holds="the network of linkages",
    ),
    Entry(name="linkages-gexf@1", suffixes=(".gexf",), target="coder.project.leaving.graphs:write_linkages_gexf", holds="the same, for Gephi"),
    Entry(name="codes-graphml@1", suffixes=(), target="coder.project.leaving.graphs:write_codes_graphml", holds="which codes occur together"),
    Entry(name="codes-gexf@1", suffixes=(), target="coder.project.leaving.graphs:write_codes_gexf", holds="the same, for Gephi"),
)
"""Writers that need analyses or language besides what a Snapshot says."""

CODEBOOK_FORMATS = {
    ".yaml": "codebook-yaml", ".yml": "codebook-yaml", ".md": "codebook-markdown", ".markdown": "codebook-markdown", ".qdc": "qdc",
    ".docx": "codebook-docx", ".html": "codebook-html", ".htm": "codebook-html",
}  # fmt: skip
"""Suffix -> the format in which a codebook alone is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export did.

    Attributes:
        lost: What the format could not hold.
        disguised: Whose names were replaced, and what still tells who somebody is.
        consensus: Figures of the consensus that was written; None: everybody's own work was.
    """

    lost: tuple[Loss, ...]
    disguised: Disguised
    consensus: Consensus | None = None


def all_writers() -> tuple[Entry, ...]:
    """Every writer of the program itself; plug-ins come on top."""
    return (*WRITERS, *GLUED)


def export(
    store: Store,
    path: Path,
    *,
    format: str | None = None,
    raw: bool = False,
    disguise: Disguise = OPEN,
    documents: Sequence[str] = (),
    codes: Sequence[str] = (),
    consensus: "ProfileParameters | None" = None,
    options: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the project to a file or folder, whole or not at all.

    Args:
        format: Its name; None: as the suffix says.
        raw: Leave cells that look like formulas as they are (CSV).
        disguise: Whose names are replaced; where any are, the log stays behind, since it holds them.
        documents, codes: Only these documents; only the codings of these codes and those below them.
        consensus: Write what the coders that count by these parameters agree on, and what was adjudicated, in the place of their own work;
            the log stays behind.
        options: Keywords that the format takes, such as the `reader` of REFI-QDA: the program that the file is for.
        progress: Hears how many documents the writer has reached.

    Raises:
        FormatError: the format is not known, or the file cannot be written.
        NotFound, Ambiguous: no such document or code, or several.
        InvalidValue: pseudonyms are wanted and nobody has one.
    """
    store.refuse_own(path)
    entry = writers.entry_for(path, format, GLUED)
    if "reader" in (options or {}) and "reader" not in entry.options:
        raise FormatError(f"{path.name} was not written: {entry.format} is the same for every program", "--for goes with .qdpx and .qdc.")
    whole = not (disguise or documents or codes or consensus)
    everything = bundle = snapshot(store, events=entry.needs_log and whole)
    agreed = None
    if consensus:
        from coder.analysis.agreement.consensus import consensus as consensus_of

        bundle, agreed = consensus_of(bundle, consensus)
    bundle = _part(store, bundle, documents, codes)
    hidden = disguised(bundle, disguise, everything)
    if disguise and "replaced" in entry.options:
        options = {**(options or {}), "replaced": hidden.replaced, "disguise": disguise}
    if agreed and "agreed" in entry.options:
        options = {**(options or {}), "agreed": replace(agreed, coders=tuple(hidden.numbers.get(each, each) for each in agreed.coders))}
    lost = writers.write_with(entry, watched(hidden.snapshot, progress), path, raw=raw, options=options)
    return Exported(lost=lost, disguised=hidden, consensus=agreed)


def export_codebook(store: Store, path: Path, book: Codebook | None = None) -> tuple[Loss, ...]:
    """Write a codebook, by the suffix as one of CODEBOOK_FORMATS; without `book`, the one most codings use (all of them as .qdc)."""
    store.refuse_own(path)
    bundle = snapshot(store)
    if book:
        bundle = replace(bundle, codebooks=(book,), codes=tuple(each for each in bundle.codes if each.codebook_id == book.id))
    entry = writers.entry_for(path, CODEBOOK_FORMATS.get(path.suffix.lower(), "codebook-yaml"), GLUED)
    return writers.write_with(entry, bundle, path)


def _part(store: Store, bundle: Snapshot, documents: Sequence[str], codes: Sequence[str]) -> Snapshot:
    if not documents and not codes:
        return bundle
    from coder.project import resolve
    from coder.project.leaving.selecting import only_codes, only_documents

    if documents:
        bundle = only_documents(bundle, list(dict.fromkeys(resolve.document(store, each).id for each in documents)))
    if codes:
        from coder.analysis.counting.categories import lines_of_descent

        wanted = {resolve.code(store, each).id for each in codes}
        bundle = only_codes(bundle, {code for code, line in lines_of_descent(bundle.codes).items() if wanted & set(line)})
    return bundle
