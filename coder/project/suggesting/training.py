"""Saving what was learned as a model that tags other texts."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coder.errors import FormatError, MissingExtra, NotFound
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Reason, Suggestion, Unit
from coder.project.snapshots import snapshot
from coder.project.suggesting.encoding import encoder_name
from coder.project.suggesting.learning import Learner
from coder.project.workspace import Workspace
from coder.suggest.distilled import LEAST_DOCUMENTS, Distilled
from coder.suggest.encoders.registry import NONE
from coder.tagging.attributes import Attributes, attributes_of
from coder.tagging.spec import WORDS

MODEL = "model.json"


def train(workspace: Workspace, out: Path, *, own: bool = False, vectors: bool = True, rare_words: bool = False) -> Distilled:
    """Learn from the project, with or without codings, and write the model into the folder `out`, whole or not at all.

    With it goes one of whole words alone, for the fast path of tagging, and the codebook's scales of words.

    Args:
        own: Learn from the user's own codings only; otherwise from everybody's.
        vectors: With the project's encoder of sentences; otherwise words only.
        rare_words: Keep words of fewer than three documents too: names of people may leave with the model.

    Raises:
        FormatError: `out` is something else than an earlier model, or cannot be written.
        InvalidValue: no code of the project can be suggested.
        MissingExtra: the encoder of the project is not installed.
    """
    _refuse_others(out)
    bundle = snapshot(workspace.store)
    learner = Learner(workspace.path if workspace.store.writable else None)
    taught = learner.taught(bundle, workspace.user.id if own else "")
    encoding = learner.encoding(encoder_name(bundle.settings) if vectors else NONE)
    least = 1 if rare_words else LEAST_DOCUMENTS
    model = Distilled(**encoding, least_documents=least).fit(taught.codes, taught.examples, taught.corpus)
    plain = Distilled(use_vectors=False, least_documents=least, plain=True).fit(taught.codes, taught.examples, taught.corpus)
    used = {code.codebook_id for code in taught.codes}
    scales = [attributes_of(book, [code for code in bundle.codes if code.codebook_id == book.id]) for book in bundle.codebooks if book.id in used]
    try:
        _write(model, plain, max(scales, key=lambda each: bool(each.modality), default=Attributes()), out)
    except OSError as error:
        raise FormatError(f"{out} cannot be written: {error.strerror or error}", "Give --out a place that can be written.") from error
    return model


def saved(folder: Path, bundle: Snapshot, learner: Learner) -> "Renamed":
    """A saved model with the codes of a project: those with the same keys; what it knows of other codes is left aside.

    Raises:
        FormatError: there is no model in the folder, or it knows no code of the project, or its encoder is not at hand.
    """
    chosen = encoder_name(bundle.settings)
    try:
        offered = learner.encoding(chosen).get("vectors")
    except (MissingExtra, NotFound):
        offered = None
    model = Distilled.load(folder, offered)
    ids = {code.key: code.id for code in bundle.codes}
    known = {code_id: ids[key] for code_id, key in model.codes.items() if key in ids}
    if not known:
        raise FormatError(f"the model in {folder} knows no code of this project", "Add the codebook it was trained with: coder codebook add.")
    return Renamed(model, known)


class Renamed:
    """A model whose codes go by the ids of another project."""

    def __init__(self, model: Distilled, ids: Mapping[str, str]) -> None:
        self._model = model
        self._ids = ids
        self._own = {new: old for old, new in ids.items()}
        self.name = model.name

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """As the model, without the codes that the project does not have."""
        found = self._model.suggest(units, top=len(self._model.codes))
        return [[replace(each, code_id=self._ids[each.code_id]) for each in some if each.code_id in self._ids][:top] for some in found]

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """As the model."""
        return self._model.explain(unit, self._own[code_id])


def _refuse_others(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MODEL).is_file()):
        raise FormatError(f"{out} was not written: there is something else of that name", "Give --out the name of a new folder.")


def _write(model: Distilled, plain: Distilled, scales: Attributes, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
        model.save(Path(scratch) / "new")
        plain.save(Path(scratch) / "new" / WORDS)
        scales.write(Path(scratch) / "new")
        if out.exists():
            out.rename(Path(scratch) / "old")
        shutil.move(str(Path(scratch) / "new"), out)
