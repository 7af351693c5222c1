"""Reviewing a sample of a tagged data set in a project: its documents and suggestions come in, and figures of the whole data set come out.

The tags stay suggestions. Only what a person accepts is a coding, as everywhere; what was drawn, and with which weights, is kept as a setting.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from coder.errors import Conflict, InputRefused, NotFound
from coder.formats.readers import read
from coder.model import ids
from coder.model.codebook import Code
from coder.model.coding import Coding, Decision
from coder.model.document import Document
from coder.model.exposure import DATA_SET, Exposure
from coder.model.finished import finished_readings
from coder.model.progress import Progress
from coder.model.queue import QueueItem
from coder.model.suggestion import Reason, Suggestion
from coder.model.user import Setting
from coder.project.attributes import Attributes
from coder.project.documents import Documents
from coder.project.settings import Settings
from coder.project.workspace import Workspace
from coder.tagging.dataset import manifest, rows
from coder.tagging.design import Design, Drawn
from coder.tagging.estimating import Looked, OfCode, estimates
from coder.tagging.inputs import sources
from coder.tagging.sampling import draw
from coder.tagging.thresholds import Threshold, thresholds
from coder.text.freeze import sha256_text

SAMPLE = "tag_sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """How far the review of a sample is, and what it says of the data set.

    Attributes:
        looked: Clauses of the sample that the person looked at.
        without: Names of the strata none of whose clauses was looked at yet: the figures suppose that they are like the others.
        codes: What is known of each.
    """

    design: Design
    looked: int
    without: tuple[str, ...]
    codes: tuple[OfCode, ...]


class TagReview:
    """The sample of a project, what is left to decide in it, and what the decisions of the user say."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._settings = Settings(workspace)

    def draw(self, dataset: Path, paths: Sequence[Path], size: int, *, seed: int = 0, progress: Progress | None = None) -> Design:
        """Draw a sample from a data set, and add the documents it lies in (no others) to the project.

        Args:
            paths: Of the files that were tagged, named as they were then.
            size: Number of clauses. A larger sample of the same data set and seed holds the smaller one, whose review is kept.

        Raises:
            Conflict: the project holds a sample of another data set or seed.
            InputRefused: a file is not among `paths`, or its text is another now.
            NotFound: a code of the data set is not in the project.
        """
        spec = manifest(dataset)["spec"]
        design = draw(partial(rows, dataset), size, seed=seed, model=spec["model_sha256"], fast=bool(spec["fast"]))
        self._refuse_another(design)
        self._codes(design.tags, str(manifest(dataset).get("codebook", "")).partition(" ")[0])
        placed = self._placed(design, _files(paths))
        documents = Documents(self._workspace, Attributes(self._workspace))
        report = documents.add([path for path, _ in placed.values()], kind="policy", progress=progress)
        for failure in report.failed:
            raise InputRefused(failure.what, failure.hint)
        sample = tuple(replace(each, document_id=placed[each.path, each.sha256, each.start][1]) for each in design.sample)
        for each in sample:
            if self._store.get(Document, each.document_id) is None:
                raise InputRefused(f"{each.path} could not be added as a document of its own", "Tag it apart from its twin, and draw again.")
        made = replace(design, sample=sample)
        self._settings.set(SAMPLE, made.record())
        return made

    def design(self) -> Design:
        """The sample kept in the project.

        Raises:
            NotFound: there is none.
        """
        kept = self._settings.get(SAMPLE)
        if not isinstance(kept, dict):
            raise NotFound("the project holds no sample of a tagged data set", "Draw one: coder tag PATHS --from DATASET --sample 200 --into PROJECT")
        return Design.read(kept)

    def queue(self, documents: Sequence[str] | None = None, count: int | None = None) -> tuple[QueueItem, ...]:
        """What the user has not decided yet of about `count` clauses (None: of all), in random order; nothing without a sample.

        Of a clause with tags, one suggestion for each; one without is put before the person with the question which codes fit.
        """
        if self._settings.get(SAMPLE) is None:
            return ()
        design, found = self.design(), _Work(self._workspace)
        codes = self._codes(design.tags)
        items: list[QueueItem] = []
        clauses = 0
        for each in sorted(design.sample, key=lambda each: hashlib.sha256(f"{design.seed}\0{each.document_id}\0{each.start}".encode()).digest()):
            if clauses == count:
                break
            if documents is not None and each.document_id not in documents:
                continue
            left = self._items(each, design, codes, found)
            clauses += bool(left)
            items += left
        return tuple(items)

    def looked(self) -> tuple[Design, tuple[Looked, ...]]:
        """The sample, and its clauses whose every tag the user accepted, replaced or rejected, or which he or she read without suggestions."""
        design, found = self.design(), _Work(self._workspace)
        known, keys = self._codes(design.tags), {code.id: code.key for code in self._store.all(Code)}
        done = []
        for each in design.sample:
            if found.is_done(each, [known[key].id for key, _ in each.codes]):
                given = frozenset(keys[code_id] for code_id in found.given(each))
                done.append(Looked(stratum=each.stratum, tags=dict(each.codes), given=given))
        return design, tuple(done)

    def reviewed(self) -> Reviewed:
        """Precision, recall and real number of clauses of each code, with intervals, after the user's review so far."""
        design, looked = self.looked()
        met = {each.stratum for each in looked}
        without = tuple(stratum.name for number, stratum in enumerate(design.strata) if stratum.drawn and number not in met)
        return Reviewed(design=design, looked=len(looked), without=without, codes=estimates(design, looked, seed=design.seed) if looked else ())

    def thresholds(self, precision: float) -> tuple[Threshold, ...]:
        """For each code the lowest threshold at which the review shows this precision."""
        design, looked = self.looked()
        return thresholds(design, looked, precision)

    def _refuse_another(self, design: Design) -> None:
        kept = self._settings.get(SAMPLE)
        if isinstance(kept, dict):
            before = Design.read(kept)
            same = (before.model, before.fast, before.seed, before.clauses, before.tags) == (
                design.model,
                design.fast,
                design.seed,
                design.clauses,
                design.tags,
            )
            if not same or len(before.sample) > len(design.sample):
                hint = "Take another project; or the same data set, seed and a larger sample to go on with it."
                raise Conflict("the project holds another sample already", hint)

    def _codes(self, keys: Iterable[str], book: str = "") -> dict[str, Code]:
        known, asked = {code.key: code for code in self._store.all(Code)}, tuple(keys)
        missing = [key for key in asked if key not in known]
        if missing:
            what = f"the project has no code {missing[0]}" + (f" (nor {len(missing) - 1} more of the data set)" if len(missing) > 1 else "")
            raise NotFound(what, f"Add the codebook of the data set: coder codebook add {self._workspace.path} {book or 'NAME'}")
        return {key: known[key] for key in asked}

    def _placed(self, design: Design, files: dict[str, list[Path]]) -> dict[tuple[str, str, int], tuple[Path, str]]:
        """For each clause its file, and the id that its document has or will have in the project."""
        texts: dict[Path, list[str]] = {}
        placed = {}
        for each in design.sample:
            for path in files.get(each.path, ()):
                texts[path] = texts.get(path) or [one.text for one in read(path)]
                text = next((one for one in texts[path] if sha256_text(one[each.start : each.stop]) == each.sha256), None)
                if text is not None:
                    placed[each.path, each.sha256, each.start] = path, ids.document_id(sha256_text(text))
                    break
            else:
                what = f"{each.path} is another text now" if each.path in files else f"{each.path} of the data set is not among the files named"
                raise InputRefused(what, "Name the files or folders that were tagged, as you named them then.")
        return placed

    def _items(self, each: Drawn, design: Design, codes: dict[str, Code], found: "_Work") -> list[QueueItem]:
        wanted = [codes[key].id for key, _ in each.codes]
        if found.is_done(each, wanted):
            return []
        name = f"{DATA_SET}{design.model[:12]}"
        place = {"queue": "sample", "document_id": each.document_id, "start": each.start, "stop": each.stop, "suggester": name}
        if not wanted:
            return [QueueItem(kind="audit", **place)]  # type: ignore[arg-type]
        document = self._store.get(Document, each.document_id)
        text = self._store.text(document.text_sha256) if document else ""
        items = []
        for (key, score), (start, stop) in zip(each.codes, each.reasons, strict=True):
            if found.settled(each, codes[key].id):
                continue
            reasons = (Reason(kind="word", text=text[start:stop], start=start, stop=stop, weight=score),) if stop else ()
            suggestion = Suggestion(
                document_id=each.document_id,
                start=each.start,
                stop=each.stop,
                code_id=codes[key].id,
                score=score,
                suggester=name,
                reasons=reasons,
            )
            items.append(QueueItem(kind="suggestion", suggestion=suggestion, **place))  # type: ignore[arg-type]
        return items


class _Work:
    """What the user did in the documents of a sample."""

    def __init__(self, workspace: Workspace) -> None:
        user, store = workspace.user.id, workspace.store
        self._codings: dict[str, list[Coding]] = {}
        for coding in store.all(Coding, user_id=user):
            self._codings.setdefault(coding.document_id, []).append(coding)
        self._rejected = {(each.document_id, each.code_id, each.start) for each in store.all(Decision, user_id=user) if each.verdict == "rejected"}
        self._audited = {(each.document_id, each.start) for each in store.all(Exposure, user_id=user) if each.condition == "audit"}
        self._finished = {document for document, who in finished_readings(store.all(Setting)) if who == user}

    def given(self, each: Drawn) -> frozenset[str]:
        """Ids of the codes that the user gave within the clause."""
        there = self._codings.get(each.document_id, ())
        return frozenset(coding.code_id for coding in there if coding.start < each.stop and each.start < coding.stop)

    def settled(self, each: Drawn, code_id: str) -> bool:
        """Whether the user gave the code there, or said that it does not fit."""
        return (each.document_id, code_id, each.start) in self._rejected or code_id in self.given(each)

    def is_done(self, each: Drawn, wanted: Sequence[str]) -> bool:
        """Whether the clause was looked at whole: a coding alone is no sign of it where nothing was suggested."""
        if each.document_id in self._finished or (each.document_id, each.start) in self._audited:
            return True
        return bool(wanted) and all(self.settled(each, code_id) for code_id in wanted)


def _files(paths: Sequence[Path]) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for source in sources(paths):
        found.setdefault(source.name, []).append(Path(source.path))
    return found
