"""A .qdpx that this program wrote comes back as it was: its own part holds what REFI-QDA cannot."""

from dataclasses import replace
from pathlib import Path
from zipfile import is_zipfile

from coder.formats.files.archive import Archive
from coder.formats.files.file_names import shown
from coder.formats.foreign.report import ImportReport
from coder.formats.loss import Loss
from coder.formats.refi import side_file
from coder.formats.refi.vocabulary import ORIGIN
from coder.model.snapshot import Snapshot
from coder.project.arriving import bundles as exchange
from coder.project.arriving.arrival import Arrived
from coder.project.workspace import Workspace, login_name, user_named

EVIDENCE = "The file is as this program wrote it: everything is taken from its own part, and nothing had to be found out."


def own_part(path: Path) -> side_file.SideFile | None:
    """What our own part of an archive says; None for a file that has none.

    Raises:
        InputRefused: the archive is damaged.
    """
    if not path.is_file() or not is_zipfile(path):
        return None
    return side_file.read(Archive.of(path, shown(path)), shown(path))


def come_back(path: Path, bundle: Snapshot, *, user: str | None = None) -> Arrived:
    """Make a new project that equals the one that was written; nothing is left behind if it does not hold."""
    exchange.restore(path, bundle, user_named(user or login_name()))
    added = {"document": len(bundle.documents), "code": len(bundle.codes), "coding": len(bundle.codings), "memo": len(bundle.memos)}
    return Arrived(report=_report(bundle), added={entity: count for entity, count in added.items() if count}, undoable=False)


def come_back_to(workspace: Workspace, bundle: Snapshot) -> Arrived:
    """Add to a project what it does not have; what differs stays as it is here, and is told of."""
    done = exchange.merge(workspace, bundle)
    told = [("things that differ here (ours are kept)", done.kept_ours)]
    losses = [Loss(what=what, count=len(each), examples=each[:3]) for what, each in told if each]
    if done.erased:
        losses.append(Loss(what="things that were erased here for good, or hang on such", count=done.erased))
    return Arrived(report=replace(_report(bundle), losses=tuple(losses)), added=done.added)


def _report(bundle: Snapshot) -> ImportReport:
    return ImportReport(
        producer=ORIGIN,
        convention="CRLF=1, code points, exclusive",
        evidence=EVIDENCE,
        sources=len(bundle.documents),
        codes=len(bundle.codes),
        selections=len(bundle.codings),
        verified=len(bundle.codings),
    )
