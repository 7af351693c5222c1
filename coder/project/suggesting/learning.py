"""A suggester that is kept while a project is open: indexed when texts or codes change, taught when decisions do."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.model.document import superseded_ids
from coder.model.finished import finished_documents
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Example, Unit
from coder.project.suggesting.encoding import encoder_name
from coder.store.location import vectors_beside
from coder.suggest.encoders.registry import NONE, encoder
from coder.suggest.examples import examples_of
from coder.suggest.protocol import Relearning, Suggester, Updating, suggestable
from coder.suggest.registry import DEFAULT, WITH_VECTORS, suggester
from coder.suggest.units import units_of

Units = dict[str, tuple[Unit, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a suggester learns from: the codes, the units of the documents that no revision replaced, and what people decided."""

    codes: tuple[Code, ...]
    units: Units
    examples: tuple[Example, ...]

    @property
    def corpus(self) -> list[Unit]:
        """All units."""
        return [unit for each in self.units.values() for unit in each]


class Learner:
    """Keeps one fitted suggester for each name asked for.

    Attributes:
        told: Hears how many texts have sentence vectors, and of how many, while they are made.
    """

    def __init__(self, path: Path | None = None) -> None:
        """`path`: of the project, beside which sentence vectors are kept; None: nowhere."""
        self._path = path
        self.told: Progress | None = None
        self._models: dict[str, tuple[object, Suggester]] = {}

    def fitted(self, bundle: Snapshot, by: str | None = None, own: str = "", *, quick: bool = False) -> tuple[Suggester, Units]:
        """The suggester of that name, taught by the snapshot, and the units of its documents that no revision replaced.

        Args:
            own: Id of the user whose codings and rejections alone are learned from; empty: everybody's.
            quick: Learn only what differs to the last time, where the suggester can: probabilities are calibrated as they were. The first
                time, learn from words alone: sentence vectors of all texts may take half a minute to make.

        Raises:
            InvalidValue: no code can be suggested.
            NotFound: no suggester has the name, or no encoder that which the project asks for.
            MissingExtra: the encoder that the project asks for is not installed.
        """
        name = by or DEFAULT
        taught = self.taught(bundle, own)
        codes, examples, corpus = taught.codes, taught.examples, taught.corpus
        chosen = encoder_name(bundle.settings)
        texts = (codes, chosen, tuple((unit.document_id, unit.start, unit.stop, unit.role) for unit in corpus))
        in_words = quick and name in WITH_VECTORS and name not in self._models and chosen != NONE
        key = f"{name} in words" if in_words else name
        known, model = self._models.get(key, (None, None))
        if model is None or known != texts or not isinstance(model, Relearning):
            model = self.made(name, NONE if in_words else chosen)
            model.fit(codes, examples, corpus)
        elif quick and isinstance(model, Updating):
            model.update(examples)
        else:
            model.learn(examples)
        self._models[key] = texts, model
        if not in_words:
            self._models.pop(f"{name} in words", None)
        return model, taught.units

    def taught(self, bundle: Snapshot, own: str = "") -> Taught:
        """What a suggester learns from; `own` as in `fitted`.

        Raises:
            InvalidValue: no code can be suggested.
        """
        codes = suggestable(bundle.codes)
        if not codes:
            raise InvalidValue("no code of this project can be suggested", "Add a codebook with codes for passages.")
        replaced = superseded_ids(bundle.documents)
        units = {each.id: units_of(bundle, each.id) for each in bundle.documents if each.id not in replaced}
        finished = finished_documents(each for each in bundle.settings if not own or each.key.endswith(f":{own}"))
        return Taught(codes=codes, units=units, examples=examples_of(bundle, units, read=finished, own=own))

    def made(self, name: str, chosen: str) -> Suggester:
        """A suggester that knows nothing yet, but the vectors of texts that the encoder chosen has read before.

        Raises:
            NotFound, MissingExtra, PluginError: there is no such suggester or encoder, or it is not installed, or cannot be loaded.
        """
        kind: Any = suggester(name)
        made: Suggester = kind(**self.encoding(chosen)) if name in WITH_VECTORS else kind()
        return made

    def encoding(self, chosen: str) -> dict[str, Any]:
        """The parameters of a suggester that say which sentence vectors it takes."""
        found = encoder(chosen)
        if found is None:
            return {"use_vectors": False}
        from coder.suggest.vector_file import VectorFile
        from coder.suggest.vectors import Vectors

        kept = VectorFile(vectors_beside(self._path, found.name), found.name, found.dimensions) if self._path else None
        return {"vectors": Vectors(found, kept, self._tell)}

    def _tell(self, done: int, total: int) -> None:
        if self.told:
            self.told(done, total)
