"""Suggestions under a person's eyes: which one is meant, what is decided, what comes next (no Textual)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.errors import NotFound
from coder.model.change import Change
from coder.model.suggestion import Ranking, Suggestion
from coder.tui.codes.likely import Likely
from coder.tui.document.open_document import suggestion_key
from coder.tui.evidence import Evidence
from coder.tui.texts.screens import Texts

if TYPE_CHECKING:
    from coder.tui.session import Session

LEAST_SHOWN = 0.01


class Review:
    """Accepts and rejects the suggestions of the open document.

    Attributes:
        current: Key of the suggestion that was turned to, if one was.
        evidence: The words that speak for and against the suggestion that is meant.
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._decided: dict[str, Suggestion] = {}
        self._hidden: set[str] = set()
        self._acceptance: dict[str, tuple[int, int]] | None = None
        self._waiting: dict[str, int] = {}
        self.current: str | None = None
        self.evidence = Evidence()

    def forget(self) -> None:
        """Begin anew, with another document."""
        self.current, self._decided = None, {}
        self.evidence.turn_to(None)
        self._hidden.clear()

    def show(self, suggestions: Sequence[Suggestion], ranked: Sequence[Ranking] = ()) -> None:
        """Show these suggestions for the open document, but for those decided meanwhile; the one turned to stays so if it is among them.

        Args:
            ranked: The likeliest codes of its passages.
        """
        self._session.document.likely = Likely(ranked)
        here = [each for each in suggestions if each.document_id == self._session.document.document.id]
        self._session.document.suggest(each for each in here if suggestion_key(each.start, each.stop, each.code_id) not in self._hidden)
        self.current = self.current if self.current in self._session.document.suggestions else None
        self._waiting[self._session.document.document.id] = len(self._session.document.suggestions)
        self._session.tell("suggestions")

    def keep_usable(self) -> None:
        """Let go of suggestions whose code is gone or retired."""
        usable = {code.id for code in self._session.codes.codes}
        suggestions = self._session.document.suggestions.values()
        if any(each.code_id not in usable for each in suggestions):
            self._session.document.suggest([each for each in suggestions if each.code_id in usable])

    def waiting(self, document_id: str) -> int | None:
        """How many suggestions of a document wait for a decision, as last computed; None: not computed since the program began."""
        self.leave()
        return self._waiting.get(document_id)

    def leave(self) -> None:
        """Remember how many suggestions of the open document wait, if they were computed."""
        if self._session.has_document and self._session.document.document.id in self._waiting:
            self._waiting[self._session.document.document.id] = len(self._session.document.suggestions)

    def here(self) -> str | None:
        """Key of the suggestion that accept and reject mean: the one turned to, else the best one of the selection or turn."""
        if self.current in self._session.document.suggestions:
            return self.current
        start, stop = self._session.target()
        found = self._session.document.suggestions_in(start, stop)
        return found[0] if found else None

    def follow(self) -> tuple[tuple[int, int], ...]:
        """Let the evidence be that of the suggestion meant now; the passages that look different then."""
        document = self._session.document
        key = self.here() if document.suggestions else None
        return self.evidence.turn_to(document.suggestions[key] if key else None)

    def like(self) -> tuple[str, int, int] | None:
        """Document, start and stop of the coded passage that the suggestion meant is most like; None without one."""
        key = self.here()
        suggestion = self._session.document.suggestions[key] if key else None
        found = [each for each in suggestion.reasons if each.kind == "neighbour"] if suggestion else []
        if not suggestion or not found:
            return None
        nearest = max(found, key=lambda each: each.weight)
        return nearest.document_id or suggestion.document_id, nearest.start, nearest.stop

    def how_sure(self, suggestion: Suggestion, texts: Texts) -> str:
        """How likely it is in a word, from 50 codings on in digits too, and how many suggestions of its code were accepted so far."""
        if self._acceptance is None:
            self._acceptance = self._session.project.suggestions.acceptance()
        measured = self._acceptance.get(suggestion.code_id)
        likely = self.how_likely(suggestion.code_id, suggestion.score, texts)
        return f"{likely} · {texts('accepted of', *measured)}" if measured else likely

    def how_likely(self, code_id: str, probability: float, texts: Texts) -> str:
        """A probability in a word, from 50 codings on in digits too."""
        from coder.suggest.protocol import FEW_CODINGS, strength

        counts = self._session.counts
        word = texts(strength(probability, counts.get(code_id, 0)))
        if sum(counts.values()) < FEW_CODINGS:
            return word
        return f"{word} · {probability:.2f}" if probability >= LEAST_SHOWN else f"{word} · <{LEAST_SHOWN}"

    def likely(self, start: int, stop: int) -> list[tuple[str, float]]:
        """(code id, probability) of the likeliest codes of a passage that this person has not given there, the likeliest first."""
        document = self._session.document
        given = {each.code_id for each in document.codings_in(start, stop) if each.user_id == self._session.user_id}
        usable = {code.id for code in self._session.codes.codes}
        return [each for each in document.likely.codes(start, stop, given) if each[0] in usable]

    def next(self, direction: int) -> bool:
        """Turn to the next suggestion; False if there is none."""
        key = self._session.document.next_suggestion(self._session.head, direction)
        if key is None:
            return False
        suggestion = self._session.document.suggestions[key]
        self._session.jump(suggestion.start)
        self.current = key
        self._session.tell("suggestions")
        return True

    def other(self) -> bool:
        """Turn to another suggestion of the same turn; False if there is none."""
        start, stop = self._session.target()
        found = self._session.document.suggestions_in(start, stop)
        if len(found) < 2:
            return False
        now = self.here()
        self.current = found[(found.index(now) + 1) % len(found)] if now in found else found[0]
        self._session.tell("suggestions")
        return True

    def decide(self, accept: bool) -> Suggestion:
        """Accept or reject the suggestion here, and turn to the next.

        Raises:
            NotFound: there is none here.
        """
        key = self.here()
        if key is None:
            raise NotFound("no suggestion here", "]s goes to the next one.")
        suggestion = self._session.document.suggestions[key]
        self.settle(suggestion, accept=accept)
        if self._session.document.suggestions_in(suggestion.start, suggestion.stop) or not self.next(1):
            self._session.select(suggestion.start, suggestion.start)
        return suggestion

    def above(self, score: float) -> list[Suggestion]:
        """The suggestions from this score on, by place."""
        found = [each for each in self._session.document.suggestions.values() if each.score >= score]
        return sorted(found, key=lambda each: (each.start, each.stop, each.code_id))

    def accept_all(self, suggestions: Sequence[Suggestion]) -> int:
        """Accept these in one undo step; their number."""
        made = self._session.project.suggestions.accept_many(suggestions)
        for suggestion, coding in zip(suggestions, made, strict=True):
            key = suggestion_key(suggestion.start, suggestion.stop, suggestion.code_id)
            self._decided[key] = suggestion
            self._hidden.add(key)
            self._session.document.drop_suggestion(key)
            self._session.shown(coding)
        self.current = None
        self._session.tell("suggestions")
        return len(made)

    def settle(self, suggestion: Suggestion, *, accept: bool) -> None:
        """Accept or reject one suggestion, wherever the cursor is."""
        key = suggestion_key(suggestion.start, suggestion.stop, suggestion.code_id)
        self._decided[key] = suggestion
        self._hidden.add(key)
        if accept:
            coding = self._session.project.suggestions.accept(suggestion)
            self._session.codes.use(suggestion.code_id)
            self._session.last_code = suggestion.code_id
            self._session.document.drop_suggestion(key)
            self._session.shown(coding)
        else:
            self._session.project.suggestions.reject(suggestion)
            self._session.document.drop_suggestion(key)
        self.current = None
        self._session.tell("suggestions")
        self._acceptance = None
        self._session.tell("decided")

    def travel(self, change: Change) -> None:
        """A decision that was taken back lets its suggestion be seen again; one that was brought back hides it."""
        record = change.after or change.before or {}
        key = suggestion_key(int(str(record["start"])), int(str(record["stop"])), str(record["code_id"]))
        if not self._session.has_document:
            return
        if change.after is None:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)
        if change.after is None and key in self._decided:
            self._session.document.suggest([*self._session.document.suggestions.values(), self._decided[key]])
        elif change.after is not None:
            self._session.document.drop_suggestion(key)
        self._session.tell("suggestions")
        self._acceptance = None
        self._session.tell("decided")
