"""The sample project: the three codebooks, the shipped corpora, and the constructed towns with their codings and mentions."""

from dataclasses import replace
from pathlib import Path

from coder.errors import ProjectError
from coder.model import ids
from coder.model.change import Change
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.finished import finished_key
from coder.model.linkage import ActorRef
from coder.model.progress import Progress
from coder.model.town import Actor, Town
from coder.model.user import Setting
from coder.project.codebooks import shipped
from coder.project.project import Project
from coder.project.texts.adding import Adding
from coder.project.texts.samples import Corpus, CorpusFile, CorpusMemo, Quote, corpora
from coder.project.workspace import Workspace, added, edited
from coder.store.new_files import made_whole

FILE = "demo.coder"
FIRST_BOOK = "interactive_situations"


def make_demo(folder: Path, *, user: str | None = None, progress: Progress | None = None) -> Path:
    """Make FOLDER/demo.coder; the demo's own user has coded nothing yet, and no undo takes the samples away.

    Nothing is left behind if it cannot be made whole.

    Raises:
        ProjectError: there is one already, or the folder cannot be written.
    """
    path = folder / FILE
    if path.exists():
        raise ProjectError(f"there is already a demo at {path}", f"Open it with: coder open {path}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"the folder {folder} cannot be made: {error.strerror}", "Name a folder you may write to.") from error
    books = sorted(shipped(), key=lambda key: (key != FIRST_BOOK, key))
    with made_whole(path) as unfinished, Project.create(unfinished, codebooks=books, user=user, unseen=True) as project:
        project.workspace.kind = "init"
        samples = corpora()
        for number, corpus in enumerate(samples, 1):
            _Loading(project, corpus).run()
            if progress:
                progress(number, len(samples))
    return path


class _Loading:
    """Brings one corpus into the project: texts first, then what two people wrote on them."""

    def __init__(self, project: Project, corpus: Corpus) -> None:
        self._project = project
        self._store = project.workspace.store
        self._corpus = corpus
        self._documents: dict[str, Document] = {}

    def run(self) -> None:
        """Load everything, in as many undo steps as there are people and kinds of things."""
        self._texts()
        self._speakers()
        self._actors()
        for user in self._corpus.users:
            self._work_of(user)

    def _texts(self) -> None:
        town = self._town()
        changes: list[Change] = [added(town)] if town else []
        texts, segmented = [], []
        for file in self._corpus.files:
            batch = Adding(self._project.workspace, kind=file.kind, town=town, encoding=None).gather([self._corpus.file_path(file.name)])
            if batch.failed:
                raise ProjectError(f"{file.name}: {batch.failed[0].what}", "Install the package again.")
            changes += [self._described(change, file) for change in batch.changes]
            texts += batch.texts
            segmented += batch.segmented
            document = batch.documents[0]
            self._documents[file.name] = document
            if file.stakeholder:
                changes += self._project.attributes.changes("document", [(document.id, {"stakeholder": file.stakeholder})])
        unique = {(change.entity, change.entity_id): change for change in changes}
        self._project.workspace.write(list(unique.values()), "add sample texts", new_texts=texts, segmented=segmented)

    def _described(self, change: Change, file: CorpusFile) -> Change:
        """The document's change with the title and the caution of the corpus."""
        if change.entity != "document" or change.after is None:
            return change
        notes = {
            "corpus": self._corpus.key,
            "licence": self._corpus.licence,
            "origin": file.source or self._corpus.source,
            "caution": dict(self._corpus.caution),
            "constructed": self._corpus.constructed,
            "excerpt": file.excerpt,
            "date": file.date,
        }
        metadata = {**change.after["metadata"], **notes}  # type: ignore[dict-item]
        return replace(change, after={**change.after, "title": file.title, "metadata": metadata})

    def _town(self) -> Town | None:
        for each in self._corpus.towns:
            name = each.names.get("en") or next(iter(each.names.values()))
            return Town(id=ids.town_id(name), names=dict(each.names), county=each.county, near_region=each.near_region)
        return None

    def _speakers(self) -> None:
        from coder.project import resolve

        changes: dict[str, Change] = {}
        for each in self._corpus.speakers:
            speaker = resolve.speaker(self._store, each.label, self._documents[each.document].id)
            if each.role and speaker.role != each.role and speaker.id not in changes:
                changes[speaker.id] = edited(speaker, replace(speaker, role=each.role))
        self._project.workspace.write(list(changes.values()), "give roles to speakers")

    def _actors(self) -> None:
        codes = {code.key: code.id for code in self._store.all(Code)}
        towns = self._store.all(Town)
        known = {name for actor in self._store.all(Actor) for name in actor.names.values()}
        changes = [
            added(
                Actor(
                    id=ids.new_id(),
                    names=dict(each.names),
                    aliases=each.aliases,
                    kind=codes.get(each.kind, ""),
                    level=each.tier,
                    town_id=next((town.id for town in towns if each.place and each.place in town.names.values()), None),
                )
            )
            for each in self._corpus.actors
            if not known & set(each.names.values())
        ]
        self._project.workspace.write(changes, "add actors")

    def _work_of(self, user: str) -> None:
        person = self._project.users.add(user)
        workspace = Workspace(self._store, person, kind="init")
        with_codings = _Work(self._project.path, workspace, self._corpus, self._documents)
        with_codings.codings()
        with_codings.mentions()
        with_codings.memos()
        finished = [each for each in self._corpus.files if user in each.read_by]
        settings = [
            Setting(id=ids.setting_id(key), key=key, value=True)
            for key in (finished_key(self._documents[each.name].id, person.id) for each in finished)
        ]
        workspace.write([added(each) for each in settings], "finish documents")


class _Work:
    """What one person wrote on the texts of a corpus."""

    def __init__(self, path: Path, workspace: Workspace, corpus: Corpus, documents: dict[str, Document]) -> None:
        from coder.project.codings import Codings
        from coder.project.memos import Memos
        from coder.project.mentions import Mentions

        self._workspace, self._corpus, self._documents = workspace, corpus, documents
        self._codings, self._memos, self._mentions = Codings(workspace), Memos(workspace), Mentions(workspace)
        self._user = workspace.user.name

    def codings(self) -> None:
        """The person's codings, in one step."""
        own = [each for each in self._corpus.codings if each.user == self._user]
        changes = [
            added(
                replace(
                    self._codings.new(self._documents[each.quote.document].id, *self._span(each.quote), self._code(each.code), origin="human"),
                    certainty=each.certainty,
                )
            )
            for each in own
        ]
        self._workspace.write(changes, f"add {len(changes)} codings")

    def mentions(self) -> None:
        """The person's mentions, in one step."""
        changes: list[Change] = []
        for each in self._corpus.mentions:
            if each.user == self._user:
                values = dict(each.values)
                brokers = [self._end(ref) for ref in values.pop("brokers", ())]
                document = self._documents[each.quote.document].id
                mention = self._mentions.new(
                    changes, document, *self._span(each.quote), self._end(each.actor_a), self._end(each.actor_b), brokers=brokers, **values
                )
                changes.append(added(mention))
        self._workspace.write(changes, "record linkage mentions")

    def memos(self) -> None:
        """The person's memos."""
        for each in self._corpus.memos:
            if each.user != self._user:
                continue
            target, start, stop = self._memo_target(each)
            self._memos.add(each.target, target, each.body, title=each.title, start=start, stop=stop)

    def _memo_target(self, memo: CorpusMemo) -> tuple[str | None, int | None, int | None]:
        if memo.target == "code":
            return self._code(memo.code), None, None
        if memo.target == "project":
            return None, None, None
        document = self._documents[memo.document]
        if memo.target == "document" or memo.quote is None:
            return document.id, None, None
        start, stop = self._span(memo.quote)
        if memo.target == "passage":
            return document.id, start, stop
        users = {user.id: user.name for user in self._workspace.store.all(type(self._workspace.user))}
        wanted = memo.coder or self._user
        codes = {code.id: code.key for code in self._workspace.store.all(Code)}
        for coding in self._workspace.store.all(Coding, document_id=document.id):
            same_code = not memo.code or codes[coding.code_id] == memo.code
            if (coding.start, coding.stop, users[coding.user_id]) == (start, stop, wanted) and same_code:
                return coding.id, None, None
        raise ProjectError(f"{memo.document}: no coding by {wanted} where the memo {memo.title!r} stands", "Install the package again.")

    def _span(self, quote: Quote) -> tuple[int, int]:
        text = self._workspace.store.text(self._documents[quote.document].text_sha256)
        return quote.find(text)

    def _code(self, key: str) -> str:
        return f"{self._corpus.codebook}:{key}" if self._corpus.codebook else key

    def _end(self, ref: ActorRef) -> ActorRef:
        """The end of a tie bound to the actor entered for this corpus; the file's keys are not ids."""
        names = next((each.names for each in self._corpus.actors if each.key == ref.actor_id), {})
        actor = next((each for each in self._workspace.store.all(Actor) if set(each.names.values()) & set(names.values())), None)
        kind = ref.kind and next((code.id for code in self._workspace.store.all(Code, key=ref.kind)), "")
        return replace(ref, actor_id=actor.id if actor else None, kind=kind)
