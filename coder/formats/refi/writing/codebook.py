"""The codes of a project as a REFI-QDA codebook (.qdc). The same codes give the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from coder import __version__
from coder.errors import FormatError
from coder.formats.loss import Loss, losses
from coder.formats.refi.profiles import profile_for
from coder.formats.refi.vocabulary import CODEBOOK_LOCATION, CODEBOOK_NAMESPACE, INSTANCE_NAMESPACE, ORIGIN
from coder.formats.refi.writing.code_tree import Placed, placed
from coder.formats.refi.writing.codes import code_elements
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.losses import code_losses
from coder.formats.refi.writing.markup import enclosed
from coder.formats.refi.writing.sets import code_sets
from coder.model.snapshot import Snapshot


def write(snapshot: Snapshot, path: Path, *, raw: bool = False, reader: str = "") -> tuple[Loss, ...]:
    """Write all codes; those of several codebooks are told apart by sets. `raw` makes no difference.

    Args:
        reader: Write it for one of READERS; empty: in the form on which most readers agree.

    Raises:
        FormatError: the project has no codes, a word holds half a surrogate pair, or the reader is not known.
    """
    draft = Draft(snapshot=snapshot, profile=profile_for(reader))
    codes = placed(snapshot.codes, draft.profile)
    if not codes:
        raise FormatError(f"project {snapshot.name} has no codes to export", "Add a codebook first: coder codebook add PROJECT FILE.")
    path.write_text("".join(_codebook(draft, codes)), encoding="utf-8", newline="")
    memos = losses([("memos on codes (a .qdpx holds them)", (each.title or each.body[:40] for each in snapshot.memos if each.target_kind == "code"))])
    return (*code_losses(draft, codes), *memos)


def _codebook(draft: Draft, codes: tuple[Placed, ...]) -> Iterator[str]:
    attributes = {
        "xmlns": CODEBOOK_NAMESPACE,
        "xmlns:xsi": INSTANCE_NAMESPACE,
        "xsi:schemaLocation": f"{CODEBOOK_NAMESPACE} {CODEBOOK_LOCATION}",
        "origin": f"{ORIGIN} {__version__}",
    }
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook{draft.xml.attributes(attributes)}>\n'
    used = {each.code_id for each in draft.snapshot.codings}
    yield enclosed("Codes", code_elements(draft, codes, used))
    yield enclosed("Sets", code_sets(draft, codes, attribute="guid"))
    yield "</CodeBook>\n"
