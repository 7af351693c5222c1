"""A place of the text and all that is on it, one fact a line."""

from collections.abc import Iterator

from coder.cli.plain.words import Words
from coder.cli.printing.render import one_line
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.suggestion import Suggestion
from coder.tui.session import Session
from coder.tui.texts.screens import Texts

_SHORT = 200
_WHOLE = 1_000_000


class Telling:
    """Tells what a session looks at."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._words = words
        self._texts = Texts(words.language)

    def document(self) -> str:
        """The document, how far it is coded, and in whose name."""
        document = self._session.document
        coded = sum(1 for each in document.covered if each)
        return self._words("document", document.document.title, len(document.blocks), coded, self._session.project.user.name)

    def here(self) -> Iterator[str]:
        """The turn, its words, and what is on it; with a selection, on the selection only."""
        session, words = self._session, self._words
        document = session.document
        block = session.here()
        if block:
            number = (block.ordinal, len(document.blocks))
            yield words("turn", *number, block.label) if block.speaker_id else words("unit", *number, f", {block.label}" if block.label else "")
            yield one_line(document.text[block.start : block.stop], _WHOLE)
        yield from self.selection()
        yield from self._written()

    def selection(self) -> Iterator[str]:
        """The selected words, if any."""
        start, stop = self._session.selection
        if start < stop:
            yield self._words("selected", one_line(self._session.document.text[start:stop], _WHOLE), start, stop)

    def codings(self) -> list[Coding]:
        """The codings at the place, as they are numbered."""
        return self._session.document.codings_in(*self._session.target()) if self._session.document.text else []

    def suggestions(self) -> list[Suggestion]:
        """The suggestions at the place, as they are numbered."""
        document = self._session.document
        return [document.suggestions[key] for key in document.suggestions_in(*self._session.target())] if document.text else []

    def code(self, code: Code) -> tuple[str, str]:
        """Key and name of a code."""
        return code.key, code.name(self._session.language)

    def _written(self) -> Iterator[str]:
        session, words = self._session, self._words
        found = self.codings()
        for number, coding in enumerate(found, 1):
            yield self._coding(number, coding)
        if not found:
            yield words("uncoded")
        if session.document.text and session.document.likely.unlike(*session.target()):
            yield words("unlike")
        for number, suggestion in enumerate(self.suggestions(), 1):
            yield self._suggestion(number, suggestion)
        for memo in session.notes.touching(*session.target()) if session.document.text else ():
            about = words("memo on", self._texts(f"on {memo.target_kind}")) if memo.target_kind != "passage" else ""
            yield words("memo", session.user_names.get(memo.user_id, ""), about, one_line(memo.body, _WHOLE))
        for number, mention in enumerate(self.linkages(), 1):
            yield words("linkage", number, mention.actor_a.label, mention.actor_b.label)

    def linkages(self) -> list[LinkageMention]:
        """The linkages told in the selection or turn, as they are numbered."""
        return self._session.linking.here() if self._session.document.text else []

    def _coding(self, number: int, coding: Coding) -> str:
        session, block = self._session, self._session.here()
        whole = block is not None and (coding.start, coding.stop) == (block.start, block.stop)
        quote = "" if whole else self._words("words", one_line(session.document.text[coding.start : coding.stop], _SHORT))
        names = self.code(session.codes.by_id[coding.code_id])
        who = session.user_names.get(coding.user_id, "")
        return self._words("coding", number, *names, session.codes.short(coding.code_id), who, quote)

    def _suggestion(self, number: int, suggestion: Suggestion) -> str:
        from coder.suggest.protocol import strength

        session = self._session
        strong = self._words(strength(suggestion.score, session.counts.get(suggestion.code_id, 0)))
        reason = max((each for each in suggestion.reasons if each.kind != "counter"), key=lambda each: each.weight, default=None)
        because = self._words("because", self._texts(f"reason {reason.kind}"), one_line(reason.text, _SHORT)) if reason else ""
        return self._words("suggestion", number, *self.code(session.codes.by_id[suggestion.code_id]), strong, because)
