"""Quotes: the passages of codings and mentions, with who says them, where, and who coded them."""

from collections.abc import Mapping

from coder.analysis.turns import Turn, TurnIndex
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot


class Quotes:
    """Makes quotes; reads the text of a document only when it is quoted.

    Attributes:
        things: ("coding" or "mention", id) -> the coding or mention.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.things: Mapping[tuple[str, str], Coding | LinkageMention] = {
            **{("coding", each.id): each for each in snapshot.codings},
            **{("mention", each.id): each for each in snapshot.mentions},
        }
        self._titles = {document.id: document.title for document in snapshot.documents}
        self._users = {user.id: user.name for user in snapshot.users}
        self._speakers = {speaker.id: speaker.name for speaker in snapshot.speakers}
        self._indexes: dict[str, TurnIndex] = {}

    def title(self, document_id: str) -> str:
        """The title of a document."""
        return self._titles.get(document_id, document_id)

    def quote(self, kind: str, identity: str, value: str, *, supports: bool = True, aside: str = "") -> Quote:
        """The passage of a coding or mention that stands for a value; see `Quote` for the rest."""
        thing = self.things[kind, identity]
        document = thing.document_id
        text = self._snapshot.texts[document]
        if document not in self._indexes:
            self._indexes[document] = TurnIndex(self._snapshot.segments.get(document, ()))
        turn = self._indexes[document].at(thing.start)
        return Quote(
            kind=kind,
            id=identity,
            value=value,
            supports=supports,
            aside=aside,
            document_id=document,
            title=self._titles[document],
            speaker=self._speaker(document, turn, thing.speaker_id if isinstance(thing, LinkageMention) else None),
            line=text.count("\n", 0, thing.start) + 1,
            turn=turn.ordinal,
            start=thing.start,
            stop=thing.stop,
            text=text[thing.start : thing.stop],
            user=self._users.get(thing.user_id, thing.user_id),
            at=thing.created_at,
        )

    def _speaker(self, document_id: str, turn: Turn, given: str | None) -> str:
        ids = self._snapshot.turn_speakers.get(document_id, ()) if turn.kind == "turn" else ()
        found = given or (ids[turn.ordinal - 1] if 0 < turn.ordinal <= len(ids) else None)
        if found in self._speakers:
            return self._speakers[found]
        return turn.label if turn.kind == "turn" else ""
