"""Which suggestions no person has looked at."""

from collections import defaultdict
from collections.abc import Mapping

from coder.model.coding import Coding, Decision
from coder.model.exposure import Exposure
from coder.model.finished import finished_documents
from coder.model.suggestion import Suggestion
from coder.model.user import Setting, User
from coder.store.store import Store

WITHHELD = "withheld"


class Unseen:
    """Tells the suggestions in passages that nobody coded, decided about, was shown, or read to the last line."""

    def __init__(self, store: Store) -> None:
        people = {user.id for user in store.iterate(User) if user.kind == "human"}
        self._finished = finished_documents(store.all(Setting))
        self._looked: Mapping[str, list[tuple[int, int]]] = defaultdict(list)
        for coding in store.iterate(Coding):
            if coding.user_id in people:
                self._looked[coding.document_id].append((coding.start, coding.stop))
        for decision in store.iterate(Decision):
            self._looked[decision.document_id].append((decision.start, decision.stop))
        for exposure in store.iterate(Exposure):
            if exposure.condition != WITHHELD:
                self._looked[exposure.document_id].append((exposure.start, exposure.stop))
        for places in self._looked.values():
            places.sort()

    def __contains__(self, suggestion: Suggestion) -> bool:
        """Whether nobody looked at the passage of a suggestion."""
        if suggestion.document_id in self._finished:
            return False
        return not any(start < suggestion.stop and suggestion.start < stop for start, stop in self._looked.get(suggestion.document_id, ()))
