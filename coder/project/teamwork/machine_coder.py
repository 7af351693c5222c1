"""A machine as one more coder: what a suggester, or a tagged data set, says of the documents that people coded. Nothing is written.

A suggester speaks of each document having learned from the codings of the others alone. A tagged data set is matched to documents by
the name of the file; a clause whose words do not stand at its place in our text is left out, and counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import InvalidValue
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.finished import finished_key
from coder.model.ids import setting_id, user_id
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.model.user import Setting, User
from coder.project.suggesting.encoding import encoder_name
from coder.project.suggesting.learning import Learner
from coder.suggest.foretelling import foretold
from coder.suggest.judging import Judging
from coder.suggest.registry import DEFAULT
from coder.tagging.dataset import manifest, rows

Said = tuple[str, int, int, str]
"""Document id, start, stop, code id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithMachine:
    """The project with the machine among its coders.

    Attributes:
        bundle: The project; the machine is a user of kind `machine`.
        name: Of the machine.
        unmatched: Clauses of a data set that speak of our documents but do not stand where it says.
    """

    bundle: Snapshot
    name: str
    unmatched: int = 0


def with_suggester(bundle: Snapshot, by: str | None = None, progress: Progress | None = None) -> WithMachine:
    """With a suggester, by name or the default one.

    Raises:
        InvalidValue: fewer than two documents have codes, or the suggester cannot be compared.
        NotFound: no suggester has the name.
    """
    learner = Learner()
    taught = learner.taught(bundle)
    model = learner.made(by or DEFAULT, encoder_name(bundle.settings))
    if not isinstance(model, Judging):
        raise InvalidValue(f"{model.name} cannot be compared with people", "Leave its name out.")
    coded = {each.unit.document_id for each in taught.examples if each.codes}
    documents = sorted(coded & _coded_by_people(bundle))
    said = foretold(model, taught.codes, taught.examples, taught.units, documents, progress)
    return _joined(bundle, model.name, [(unit.document_id, unit.start, unit.stop, code) for unit, code in said], documents)


def with_tags(bundle: Snapshot, folder: Path, *, least: float = 0.0) -> WithMachine:
    """With a data set that `coder tag` wrote, where its documents and codes are those of the project.

    Args:
        least: Leave out tags less probable than this.

    Raises:
        FormatError: there is no finished data set.
        InvalidValue: none of its documents is in the project.
    """
    manifest(folder)
    documents = {document.source: document for document in bundle.documents if document.id in _coded_by_people(bundle)}
    codes = {code.key: code.id for code in bundle.codes}
    said: list[Said] = []
    met: set[str] = set()
    unmatched = 0
    for row in rows(folder):
        document = documents.get(Path(str(row["path"])).name)
        if document is None:
            continue
        met.add(document.id)
        if not _stands(bundle, document, row):
            unmatched += 1
            continue
        found = [codes[tag["code"]] for tag in row["codes"] if tag["code"] in codes and tag["probability"] >= least]
        said += [(document.id, row["start"], row["stop"], code) for code in found]
    if not met:
        raise InvalidValue(f"{folder} tells of no document that people coded here", "Documents are matched by the name of the file they came from.")
    return replace(_joined(bundle, f"tags {folder.name}", said, met), unmatched=unmatched)


def _stands(bundle: Snapshot, document: Document, row: object) -> bool:
    assert isinstance(row, dict)
    return bundle.texts[document.id][row["start"] : row["stop"]] == row["text"]


def _coded_by_people(bundle: Snapshot) -> set[str]:
    machines = {user.id for user in bundle.users if user.kind != "human"}
    return {coding.document_id for coding in bundle.codings if coding.user_id not in machines}


def _joined(bundle: Snapshot, name: str, said: Sequence[Said], documents: Iterable[str]) -> WithMachine:
    """The machine has read these documents: where it says nothing it says no."""
    machine = User(id=user_id(f"machine {name}"), name=name, kind="machine")
    keys = (finished_key(each, machine.id) for each in sorted(documents))
    read = [Setting(id=setting_id(key), key=key, value=True) for key in keys]
    made = replace(
        bundle,
        users=(*bundle.users, machine),
        codings=(*bundle.codings, *_codings(machine, said)),
        settings=(*bundle.settings, *read),
    )
    return WithMachine(bundle=made, name=name)


def _codings(machine: User, said: Iterable[Said]) -> list[Coding]:
    return [
        Coding(id=f"machine-{number}", document_id=document, start=start, stop=stop, code_id=code, user_id=machine.id, created_at="")
        for number, (document, start, stop, code) in enumerate(sorted(said))
    ]
