"""Passages to code again: a seeded draw, and what they are given the second time. The earlier codes are never shown, and nothing is coded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from coder.errors import InvalidValue, NotFound
from coder.model import ids
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding
from coder.model.consistency import Consistency
from coder.model.document import Document, superseded_ids
from coder.model.finished import finished_readings
from coder.model.recoding import Recoding
from coder.model.user import Setting
from coder.project import resolve
from coder.project.codings import check_codable
from coder.project.snapshots import snapshot
from coder.project.texts.turns import turns_of
from coder.project.workspace import Workspace, added, edited
from coder.store.log import now

UNCODED = 0.25
"""So large a part of a draw is of passages that were read and given no code: agreement on nothing counts too."""

Place = tuple[str, int, int]
Places = list[Place]


class Recodings:
    """Draws passages of the user, and takes what they are given again; each is one undo step."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def all(self) -> tuple[Recoding, ...]:
        """All that the user drew, in the order of draws and texts."""
        return self._store.all(Recoding, user_id=self._workspace.user.id)

    def pending(self) -> tuple[Recoding, ...]:
        """What is still to be coded again, in an order that depends on the seed alone."""
        left = sorted((each for each in self.all() if not each.coded_at), key=lambda each: (each.draw, each.document_id, each.start))
        return tuple(sorted(left, key=lambda each: (each.draw, Random(f"{each.seed} {each.document_id} {each.start}").random())))

    def draw(self, size: int, *, seed: int = 0, days: float = 0, documents: Sequence[str] = ()) -> tuple[Recoding, ...]:
        """Draw turns (else articles, else paragraphs) that the user coded, or read without coding, and that are not drawn yet.

        Args:
            days: Only passages whose codes are at least so old.
            documents: Only of these; empty: of all.

        Raises:
            InvalidValue: the size is below 1.
            NotFound: there is nothing left to draw.
        """
        if size < 1:
            raise InvalidValue(f"{size} passages cannot be drawn", "Give 1 or more.")
        coded, silent = self._units(days, [resolve.document(self._store, each).id for each in documents])
        random = Random(seed)
        rest = min(len(silent), round(size * UNCODED))
        chosen: Places = random.sample(coded, min(len(coded), size - rest))
        chosen += random.sample(silent, min(len(silent), size - len(chosen))) if chosen else []
        if not chosen:
            raise NotFound("there is no passage of yours left to draw", "Code some first, or give fewer --days.")
        number, at = max((each.draw for each in self.all()), default=0) + 1, now()
        made = tuple(
            Recoding(
                id=ids.new_id(),
                document_id=document,
                start=start,
                stop=stop,
                user_id=self._workspace.user.id,
                draw=number,
                seed=seed,
                drawn_at=at,
            )
            for document, start, stop in sorted(chosen)
        )
        self._workspace.write([added(each) for each in made], "draw passages to code again")
        return made

    def code(self, each: Recoding, codes: Sequence[str]) -> Recoding:
        """Give a passage these codes (id, key or name) the second time; none: none fits.

        Raises:
            NotFound, Ambiguous, InvalidValue: one of them is no code that passages are given.
        """
        chosen = [self._store.get(Code, ref) or resolve.code(self._store, ref) for ref in dict.fromkeys(codes)]
        for code in chosen:
            check_codable(code)
        books = {code.codebook_id for code in chosen}
        stamps = " ".join(book.stamp for book in self._store.all(Codebook) if book.id in books or not books)
        after = replace(each, codes=tuple(dict.fromkeys(code.id for code in chosen)), coded_at=now(), codebook_version=stamps)
        self._workspace.write([edited(each, after)], "code a passage again")
        return after

    def consistency(self, *, draws: int = 1000) -> Consistency:
        """How far the user gave the same codes again; see `coder.analysis.agreement.consistency`."""
        from coder.analysis.agreement.consistency import consistency

        return consistency(snapshot(self._store), self._workspace.user, draws=draws)

    def _units(self, days: float, only: Sequence[str]) -> tuple[Places, Places]:
        """Units with codes of the user, and units that the user read and left without; each sorted."""
        user = self._workspace.user.id
        drawn = {(each.document_id, each.start) for each in self.all()}
        read = {document for document, who in finished_readings(self._store.all(Setting)) if who == user}
        limit = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        coded: Places = []
        silent: Places = []
        replaced = superseded_ids(self._store.all(Document))
        for source in self._store.all(Document):
            mine = self._store.all(Coding, document_id=source.id, user_id=user)
            if source.id in replaced or (only and source.id not in only) or not mine:
                continue
            reach = source.length if source.id in read else max(each.stop for each in mine)
            for turn in turns_of(self._store, source):
                touching = [each for each in mine if each.start < turn.stop and turn.start < each.stop]
                if (source.id, turn.start) in drawn or turn.start >= reach or any(each.created_at > limit for each in touching):
                    continue
                (coded if touching else silent).append((source.id, turn.start, turn.stop))
        return sorted(coded), sorted(silent)
