"""Putting suggestions before a person: some passages' are withheld at random, and what was shown or withheld is kept."""

from collections.abc import Sequence
from dataclasses import replace

from coder.model import ids
from coder.model.change import Change
from coder.model.document import Segment
from coder.model.exposure import Exposure
from coder.model.suggestion import Suggestion, Unit
from coder.project.settings import Settings
from coder.project.workspace import Workspace, added, edited
from coder.store.log import now
from coder.suggest.per_turn import passage_of
from coder.suggest.withholding import Withholding

WITHHOLD = "suggest.withhold"

Passages = dict[tuple[int, int], list[Suggestion]]


class Exposing:
    """Decides what a person sees of the suggestions for a document. Nothing is withheld, and nothing kept, unless the project says so."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._settings = Settings(workspace)

    def withholding(self) -> Withholding:
        """The draw of this project."""
        kept = self._settings.get(WITHHOLD)
        return Withholding(share=float(kept["share"]), seed=int(kept["seed"])) if isinstance(kept, dict) else Withholding()

    def withhold(self, share: float, seed: int | None = None) -> Withholding:
        """Withhold the suggestions of this share of the passages from now on; 0: none.

        Raises:
            InvalidValue: the share is not between 0 and .9.
        """
        drawn = Withholding(share=share, seed=self.withholding().seed if seed is None else seed)
        self._settings.set(WITHHOLD, {"share": drawn.share, "seed": drawn.seed} if drawn.share else None)
        return drawn

    def shown(self, document_id: str, found: Sequence[Suggestion], segments: Sequence[Segment], *, keep: bool) -> tuple[Suggestion, ...]:
        """The suggestions of a document that this person may see.

        A passage (its turn, so that one half of it does not give away the other) stays as it was first met: shown or withheld.

        Args:
            keep: Write down what is shown and withheld; a mere look does not.
        """
        drawn = self.withholding()
        if not drawn.share:
            return tuple(found)
        passages = _by_passage(found, segments)
        known = self._known(document_id)
        user_id = self._workspace.user.id
        changes: list[Change] = []
        seen: list[Suggestion] = []
        for (start, stop), some in passages.items():
            met = known.get(start)
            hidden = met.condition == "withheld" if met else drawn.holds_back(user_id, document_id, start)
            changes += self._change(document_id, (start, stop), some, met, "withheld" if hidden else "shown")
            seen += [] if hidden else some
        if keep and changes:
            Workspace(self._store, self._workspace.user, kind="init").write(changes, "keep which suggestions were shown")
        return tuple(sorted(seen, key=lambda each: (each.start, each.stop, -each.score)))

    def withheld(self, document_id: str, units: Sequence[Unit], segments: Sequence[Segment]) -> frozenset[Unit]:
        """The units of a document that this person reads without suggestions: those of passages that were withheld, or would be if met now."""
        drawn = self.withholding()
        if not drawn.share:
            return frozenset()
        known = self._known(document_id)
        user_id = self._workspace.user.id

        def is_withheld(start: int) -> bool:
            met = known.get(start)
            return met.condition == "withheld" if met else drawn.holds_back(user_id, document_id, start)

        return frozenset(each for each in units if is_withheld(passage_of(each, segments)[0]))

    def audited(self, document_id: str, start: int, stop: int, found: Sequence[Suggestion], suggester: str) -> Exposure:
        """The record, to be written with the codings, that a passage drawn at random was read without suggestions, and what they would be."""
        return self._exposure(document_id, (start, stop), found, "audit", suggester)

    def exposures(self, document_id: str | None = None) -> tuple[Exposure, ...]:
        """What this person met so far."""
        where = {"user_id": self._workspace.user.id} | ({"document_id": document_id} if document_id else {})
        return self._store.all(Exposure, **where)

    def _known(self, document_id: str) -> dict[int, Exposure]:
        return {each.start: each for each in self.exposures(document_id) if each.condition != "audit"}

    def _change(self, document_id: str, span: tuple[int, int], some: Sequence[Suggestion], met: Exposure | None, condition: str) -> list[Change]:
        if met is None:
            return [added(self._exposure(document_id, span, some, condition, some[0].suggester))]
        fresh = [each for each in some if each.code_id not in met.codes]
        if not fresh:
            return []
        codes, scores = tuple(each.code_id for each in fresh), tuple(float(each.score) for each in fresh)
        return [edited(met, replace(met, codes=(*met.codes, *codes), scores=(*met.scores, *scores)))]

    def _exposure(self, document_id: str, span: tuple[int, int], found: Sequence[Suggestion], condition: str, suggester: str) -> Exposure:
        best = sorted(found, key=lambda each: (-each.score, each.code_id))
        return Exposure(
            id=ids.new_id(),
            document_id=document_id,
            start=span[0],
            stop=span[1],
            user_id=self._workspace.user.id,
            condition=condition,
            codes=tuple(each.code_id for each in best),
            scores=tuple(float(each.score) for each in best),
            suggester=suggester,
            created_at=now(),
        )


def _by_passage(found: Sequence[Suggestion], segments: Sequence[Segment]) -> Passages:
    passages: Passages = {}
    for each in found:
        passages.setdefault(passage_of(each, segments), []).append(each)
    return passages
