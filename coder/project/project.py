"""A project: the Python API that the command line and the screens share."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from coder.errors import CoderError
from coder.model import ids
from coder.model.snapshot import Snapshot
from coder.model.user import Setting, User
from coder.project import snapshots
from coder.project.settings import Settings, Users
from coder.project.workspace import DEFAULT_USER, Changes, Workspace, added, login_name, user_named, who
from coder.store.location import warning
from coder.store.new_files import remove_files
from coder.store.store import Store

if TYPE_CHECKING:
    from coder.project.actors import Actors
    from coder.project.analyses import Analyses
    from coder.project.attributes import Attributes
    from coder.project.codebooks import Codebooks
    from coder.project.codings import Codings
    from coder.project.documents import Documents
    from coder.project.finding import Hit
    from coder.project.history import History
    from coder.project.leaving.figures import Figures
    from coder.project.leaving.pseudonymous import Printed
    from coder.project.leaving.reports import Reports
    from coder.project.linkages import Linkages
    from coder.project.memos import Memos
    from coder.project.mentions import Mentions
    from coder.project.merging.merge import Merging
    from coder.project.naming.town_suggesting import TownSuggestions
    from coder.project.parameters import Parameters
    from coder.project.profiles import Profiles
    from coder.project.retrieval import Retrieval
    from coder.project.speakers import People
    from coder.project.suggestions import Suggestions
    from coder.project.tagged.policies import Policies
    from coder.project.tagged.review import TagReview
    from coder.project.teamwork.adjudications import Adjudications
    from coder.project.teamwork.agreements import Agreements
    from coder.project.teamwork.assigning import Assignments
    from coder.project.teamwork.golden import Golden
    from coder.project.teamwork.recodings import Recodings
    from coder.project.towns import Towns

DEFAULT_CODEBOOK = "interactive_situations"


class Project:
    """One open project, in the name of one user. Every verb writes its events; use it as a context manager, or close it.

    >>> with Project.open(Path("towns.coder"), user="Li") as project:  # doctest: +SKIP
    ...     project.codings.add("interview 3", 120, 164, "sit.skill_matching")
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @classmethod
    def create(
        cls, path: Path | str, *, codebooks: Sequence[str | Path] = (DEFAULT_CODEBOOK,), user: str | None = None, unseen: bool = False
    ) -> Self:
        """Make a project file with codebooks and a default user; `unseen` as in `Store.create`.

        Raises:
            ProjectError: the file is there already, or cannot be written.
            CodebookError: a codebook does not hold.
        """
        path = Path(path)
        person = user_named(user or login_name())
        books = _added_codebooks(codebooks) if codebooks else []
        store = Store.create(path, unseen=unseen)
        with ExitStack() as undone:
            undone.callback(remove_files, path)
            undone.callback(store.close)
            default = Setting(id=ids.setting_id(DEFAULT_USER), key=DEFAULT_USER, value=person.name)
            changes = [added(person), added(default), *books]
            store.apply(changes, user_id=person.id, label="make the project", kind="init")
            undone.pop_all()
        return cls(Workspace(store, person))

    @classmethod
    def open(cls, path: Path | str, *, user: str | None = None) -> Self:
        """Open a project file, in the name of `user`, else CODER_USER, else its default user."""
        store = Store.open(Path(path))
        try:
            return cls(Workspace(store, who(store, user)))
        except CoderError:
            store.close()
            raise

    def close(self) -> None:
        """Close the file; afterwards one file is the project."""
        self.workspace.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self.workspace.path

    @property
    def name(self) -> str:
        """The file's name without its suffix."""
        return self.path.stem

    @property
    def user(self) -> User:
        """In whose name things are written."""
        return self.workspace.user

    @property
    def location_warning(self) -> str:
        """A remark if the file lies on a synced or network folder, else empty."""
        return warning(self.path)

    @property
    def writable(self) -> bool:
        """Whether the file can be written."""
        return self.workspace.store.writable

    def under_pseudonyms(self) -> "Printed":
        """Puts pseudonyms in the place of names in passages and profiles that are printed.

        Raises:
            InvalidValue: nobody has a pseudonym.
        """
        from coder.project.leaving.pseudonymous import Printed

        return Printed(self.snapshot())

    def snapshot(self, *, events: bool = False) -> Snapshot:
        """Everything as it is now, read-only."""
        return snapshots.snapshot(self.workspace.store, events=events)

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        return self.workspace.store.data_version()

    def backup(self, target: Path | str) -> None:
        """Write a copy of the whole project to a new file."""
        self.workspace.store.backup(Path(target))

    @cached_property
    def documents(self) -> "Documents":
        """The documents."""
        from coder.project.documents import Documents

        return Documents(self.workspace, self.attributes)

    @cached_property
    def codebooks(self) -> "Codebooks":
        """The codebooks and their codes."""
        from coder.project.codebooks import Codebooks

        return Codebooks(self.workspace)

    @cached_property
    def codings(self) -> "Codings":
        """The codings."""
        from coder.project.codings import Codings

        return Codings(self.workspace)

    @cached_property
    def memos(self) -> "Memos":
        """The memos."""
        from coder.project.memos import Memos

        return Memos(self.workspace)

    @cached_property
    def mentions(self) -> "Mentions":
        """The linkage mentions."""
        from coder.project.mentions import Mentions

        return Mentions(self.workspace)

    @cached_property
    def linkages(self) -> "Linkages":
        """The ties that the mentions tell of."""
        from coder.project.linkages import Linkages

        return Linkages(self.workspace)

    @cached_property
    def actors(self) -> "Actors":
        """The actors."""
        from coder.project.actors import Actors

        return Actors(self.workspace)

    @cached_property
    def towns(self) -> "Towns":
        """The towns, and which text speaks of which."""
        from coder.project.towns import Towns

        return Towns(self.workspace)

    @cached_property
    def town_suggestions(self) -> "TownSuggestions":
        """The towns that policy texts may speak of, for a person to confirm."""
        from coder.project.naming.town_suggesting import TownSuggestions

        return TownSuggestions(self.workspace)

    @cached_property
    def speakers(self) -> "People":
        """The people who speak."""
        from coder.project.speakers import People

        return People(self.workspace)

    @cached_property
    def attributes(self) -> "Attributes":
        """Variables on documents, towns, actors and speakers."""
        from coder.project.attributes import Attributes

        return Attributes(self.workspace)

    @cached_property
    def settings(self) -> Settings:
        """Choices kept with the project."""
        return Settings(self.workspace)

    @cached_property
    def users(self) -> Users:
        """Who codes."""
        return Users(self.workspace)

    @cached_property
    def history(self) -> "History":
        """What was done, and taking it back."""
        from coder.project.history import History

        return History(self.workspace)

    @cached_property
    def assignments(self) -> "Assignments":
        """Who codes what, and how far each is."""
        from coder.project.teamwork.assigning import Assignments

        return Assignments(self.workspace)

    @cached_property
    def merging(self) -> "Merging":
        """Merging other copies, and deciding what two people changed at once."""
        from coder.project.merging.merge import Merging

        return Merging(self.workspace)

    @cached_property
    def suggestions(self) -> "Suggestions":
        """Suggested codes, and what was decided about them."""
        from coder.project.suggestions import Suggestions

        return Suggestions(self.workspace, self.codings)

    @cached_property
    def profiles(self) -> "Profiles":
        """Model profiles of the towns."""
        from coder.project.profiles import Profiles

        return Profiles(self.workspace, self.parameters, lambda progress: self.suggestions.unread(progress=progress))

    @cached_property
    def parameters(self) -> "Parameters":
        """The parameters of profiles that the project keeps."""
        from coder.project.parameters import Parameters

        return Parameters(self.workspace)

    @cached_property
    def analyses(self) -> "Analyses":
        """Networks, comparisons of towns, courses over time, and other tables."""
        from coder.project.analyses import Analyses

        return Analyses(self.workspace, self.parameters)

    @cached_property
    def golden(self) -> "Golden":
        """Passages held for right, and the test of the codebook against them."""
        from coder.project.teamwork.golden import Golden

        return Golden(self.workspace, self.memos, self.codebooks)

    @cached_property
    def agreements(self) -> "Agreements":
        """How far the people who coded agree."""
        from coder.project.teamwork.agreements import Agreements

        return Agreements(self.workspace, self.parameters)

    @property
    def figures(self) -> "Figures":
        """What the figures of a town are made of, page by page; of the project as it is at the first question."""
        from coder.project.leaving.figures import Figures

        return Figures(self.workspace, self.parameters, self.analyses, lambda progress: self.suggestions.unread(progress=progress))

    @cached_property
    def adjudications(self) -> "Adjudications":
        """Where coders differ, what was decided there, and the consensus."""
        from coder.project.teamwork.adjudications import Adjudications

        return Adjudications(self.workspace, self.parameters)

    @cached_property
    def recodings(self) -> "Recodings":
        """Passages that the user codes again later, and how far the codes are the same."""
        from coder.project.teamwork.recodings import Recodings

        return Recodings(self.workspace)

    @cached_property
    def reports(self) -> "Reports":
        """HTML reports with figures."""
        from coder.project.leaving.reports import Reports

        return Reports(self.workspace, self.parameters)

    @cached_property
    def policies(self) -> "Policies":
        """What the policy texts say, clause by clause, and which cite which."""
        from coder.project.tagged.policies import Policies

        return Policies(self.workspace, self.parameters)

    @cached_property
    def tag_review(self) -> "TagReview":
        """The sample of a tagged data set that is reviewed here."""
        from coder.project.tagged.review import TagReview

        return TagReview(self.workspace)

    @cached_property
    def retrieval(self) -> "Retrieval":
        """The quotes of a code, tables of codings, and the quotes behind a cell."""
        from coder.project.retrieval import Retrieval

        return Retrieval(self.workspace)

    def find(self, query: str, *, document: str | None = None, width: int = 30, within: str = "turn") -> "Iterator[Hit]":
        """Places where a query holds; see `coder.project.finding.find`."""
        from coder.project.finding import find

        documents = [self.documents.get(document)] if document else self.documents.list()
        return find(self.workspace.store, query, documents, width=width, within=within)


def _added_codebooks(codebooks: Sequence[str | Path]) -> Changes:
    """The changes that bring codebooks into a project, in this order."""
    from coder.project.codebooks import changes_of, load

    placed = ((replace(book, position=place), codes) for place, (book, codes) in enumerate(map(load, codebooks)))
    return [change for book, codes in placed for change in changes_of(book, codes)]
