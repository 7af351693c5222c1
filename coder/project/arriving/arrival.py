"""What was made with another program becomes part of a project: all of it in one transaction, and a second time nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coder.errors import FormatError, NotFound
from coder.formats.foreign import choosing
from coder.formats.foreign.anchoring import anchored
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.reanchoring import reanchored
from coder.formats.foreign.report import ImportReport
from coder.formats.foreign.unknown import refusal
from coder.model import ids
from coder.model.change import Change
from coder.model.document import Document
from coder.model.garbage import uncollected
from coder.model.progress import Progress
from coder.model.user import User
from coder.project.arriving import values as arriving_values
from coder.project.arriving.bundles import hangs_on
from coder.project.arriving.codes import Codes
from coder.project.arriving.codings import codings
from coder.project.arriving.losses import Losses
from coder.project.arriving.memos import memos
from coder.project.arriving.texts import Texts
from coder.project.project import Project
from coder.project.workspace import Workspace, added
from coder.store.log import now
from coder.store.new_files import made_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What an import did.

    Attributes:
        report: Of the reader, with what the project could not hold besides.
        added: How many things of each kind are new, such as {"coding": 874}.
        matched: Names of codes that were there already.
        undoable: Whether one undo takes it back; not so where a whole project of ours was made anew.
    """

    report: ImportReport
    added: Mapping[str, int] = field(default_factory=dict)
    matched: tuple[str, ...] = ()
    undoable: bool = True


def is_foreign(path: Path) -> bool:
    """Whether a reader of other programs' projects knows the file."""
    return path.exists() and choosing.choose(path) is not None


def read(path: Path, *, format: str | None = None, convention: str | None = None, by_quote: bool = False) -> tuple[ForeignProject, str]:
    """The project in a file or folder of another program, and the versioned name of its reader.

    Args:
        by_quote: Put doubtful selections where their quote stands, if it stands in one place only.

    Raises:
        NotFound: there is no such file.
        FormatError: no reader knows it, or it does not hold.
    """
    if not path.exists():
        raise NotFound(f"there is no file {path}", "Check the name.")
    try:
        reader = choosing.choose(path, format)
        if reader is None:
            raise refusal(path, choosing.programs())
        with uncollected():
            found = reader.read(path, convention=convention)
            return reanchored(found) if by_quote else found, reader.name
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}", "Check the permissions of the file.") from error


def arrive(workspace: Workspace, foreign: ForeignProject, importer: str, progress: Progress | None = None) -> Arrived:
    """Add to a project what it does not have yet of another one, in one transaction that one undo takes back."""
    if foreign.quotes:
        foreign = anchored(foreign, {each.title: workspace.store.text(each.text_sha256) for each in workspace.store.all(Document)})
    with uncollected():
        return _arrive(_Arrival(workspace, foreign, importer), progress)


def _arrive(arrival: "_Arrival", progress: Progress | None) -> Arrived:
    changes = arrival.changes(progress)
    known = [each for each in changes if hangs_on(each, arrival.erased)] if arrival.erased else []
    if known:
        arrival.losses.lost("things that were erased here for good, or hang on such", known[0].entity, count=len(known))
        changes = [each for each in changes if not hangs_on(each, arrival.erased)]
    texts = arrival.texts.new
    arrival.workspace.write(changes, f"import {len(changes)} thing(s)", new_texts=texts.texts, segmented=texts.segmented)
    return Arrived(
        report=arrival.losses.added_to(arrival.foreign.report), added=Counter(each.entity for each in changes), matched=arrival.codes.matched
    )


def found_project(path: Path, foreign: ForeignProject, importer: str, *, user: str | None = None, progress: Progress | None = None) -> Arrived:
    """Make a new project of what another program's project holds; nothing is left behind if it does not succeed.

    Raises:
        ProjectError: there is a file already, or the folder cannot be written.
    """
    with made_whole(path) as unfinished, Project.create(unfinished, codebooks=(), user=user, unseen=True) as project:
        return arrive(project.workspace, foreign, importer, progress)


class _Arrival:
    """One import into a project: what is gathered, in the order in which it can be written."""

    def __init__(self, workspace: Workspace, foreign: ForeignProject, importer: str) -> None:
        self.losses = Losses()
        self.erased = workspace.store.erased_ids()
        self.texts = Texts(workspace, foreign, importer, self.erased, self.losses)
        self.codes = Codes(workspace.store, foreign, self.losses)
        self.workspace, self.foreign, self._at = workspace, foreign, now()

    def changes(self, progress: Progress | None) -> list[Change]:
        """Everything new."""
        store, foreign, losses = self.workspace.store, self.foreign, self.losses
        users = self._users()
        documents = self.texts.take(progress)
        made = codings(store, foreign, self.codes, documents, users, self._at, losses)
        held = arriving_values.values(store, foreign, documents, self.texts.speakers(), losses)
        notes = memos(store, foreign, held.notes, self.codes, documents, made, users, self._at, losses)
        return [
            *self._new_users(users.values()),
            *self.codes.changes,
            *self.texts.new.changes,
            *(added(each) for each in made.new),
            *notes,
            *held.changes,
        ]

    def _users(self) -> dict[str | None, User]:
        """The users by their keys; None is whoever imports. A name is one line of printable characters."""
        users: dict[str | None, User] = {None: self.workspace.user}
        for number, each in enumerate(self.foreign.users, 1):
            name = " ".join("".join(letter if letter.isprintable() else " " for letter in each.name).split())
            name = name or f"coder {number} of {self.foreign.name}"
            users[each.key] = User(id=ids.user_id(name), name=name)
        return users

    def _new_users(self, users: Iterable[User]) -> list[Change]:
        known = {each.id for each in self.workspace.store.all(User)}
        return [added(each) for each in {each.id: each for each in users}.values() if each.id not in known]
