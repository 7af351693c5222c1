"""What the line-mode review tells of an item."""

from collections.abc import Iterator, Mapping

from coder.cli.printing.render import one_line
from coder.cli.session import codes_of
from coder.cli.suggesting.review_words import Words
from coder.model.codebook import Code
from coder.model.queue import QueueItem
from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.project.retrieval import turn_at
from coder.text.sentences import sentences

LONGEST = 4000


class Card:
    """Tells of an item in lines: numbers and words, nothing by place or colour."""

    def __init__(self, project: Project, words: Words) -> None:
        self._project = project
        self._words = words
        self._codes: Mapping[str, Code] = codes_of(project)

    def told(self, item: QueueItem, number: int, total: int) -> Iterator[str]:
        """The lines, one fact each."""
        words = self._words
        text = self._project.documents.text(item.document_id)
        yield ""
        yield words("number" if item.kind == "suggestion" else f"number {item.kind}", number, total)
        if item.queue != "order":
            yield words(f"queue {item.queue}")
        yield words("document", self._project.documents.get(item.document_id).title)
        yield self._place(item)
        yield words("passage", one_line(text[item.start : item.stop], LONGEST))
        if item.coding:
            own = self._codes[item.coding.code_id]
            yield words("your code", own.key, own.name(words.language))
        if item.suggestion:
            yield from self._suggested(item.suggestion, "expected" if item.coding else "code")

    def _suggested(self, each: Suggestion, key: str) -> Iterator[str]:
        from coder.suggest.protocol import strength

        words, code = self._words, self._codes[each.code_id]
        yield words(key, code.key, code.name(words.language))
        definition = code.definition.get(words.language) or next((value for value in code.definition.values() if value), "")
        for start, stop in sentences(definition)[:1]:
            yield words("definition", one_line(definition[start:stop], LONGEST))
        strong = strength(each.score, self._project.codings.counts().get(each.code_id, 0))
        yield words("strength", words(strong))
        yield self._reason(each)

    def _place(self, each: QueueItem) -> str:
        turn = turn_at(self._project.documents.turns(each.document_id), each.start)
        if turn is None:
            return self._words("outside", each.start, each.stop)
        if turn.kind != "turn":
            return self._words("unit", turn.ref or turn.ordinal, each.start, each.stop)
        return self._words("turn", turn.ordinal, turn.speaker or self._words("nobody"), each.start, each.stop)

    def _reason(self, each: Suggestion) -> str:
        reason = strongest(each)
        if reason is None:
            return self._words("no reason")
        quote = one_line(reason.text, 160)
        if reason.kind == "neighbour":
            return self._words("neighbour", self._project.documents.get(reason.document_id or each.document_id).title, quote)
        if reason.kind == "definition":
            return self._words("by definition", quote)
        return self._words(reason.kind, quote, reason.start, reason.stop)


def strongest(each: Suggestion) -> Reason | None:
    """The reason that adds most to the score; None without one that speaks for the code."""
    return max((one for one in each.reasons if one.kind != "counter"), key=lambda one: one.weight, default=None)
