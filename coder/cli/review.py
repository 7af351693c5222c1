"""coder review"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from coder.cli.answers import Answers
from coder.cli.parameters import project_argument, user_option
from coder.cli.render import line, lines, one_line
from coder.cli.review_words import ANSWERS, Words
from coder.cli.session import codes_of, opened
from coder.errors import CoderError
from coder.model.codebook import Code
from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.project.retrieval import turn_at
from coder.project.reviewing import Reviewing, span_meant
from coder.text.fold import fold
from coder.text.sentences import sentences

LONGEST = 4000


@click.command()
@project_argument
@click.argument("document", required=False)
@click.option("--top", type=click.IntRange(1), default=3, show_default=True, help="At most so many codes for one passage.")
@click.option("--plain", is_flag=True, help="Answers are lines ended with Enter on a terminal too (for screen readers); otherwise one key is enough.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the questions; otherwise that of the locale.")
@user_option
def review(project: Path, document: str | None, top: int, plain: bool, lang: str | None, user: str | None) -> None:
    """Decide on the suggestions for DOCUMENT, or for all documents, one at a time; the end of the input stops.

    Each decision is kept at once, and [b]ack undoes the last one. Nothing is coded unless you accept it.
    """
    from coder.tui.texts import chosen_language

    words = Words(chosen_language(lang))
    with opened(project, user) as opened_project:
        line(words("looking"))
        found = opened_project.suggestions.for_documents([document] if document else None, top=top, keep=True)
        if not found:
            line(words("none"))
            return
        _Dialogue(opened_project, Reviewing(opened_project, found), words, one_key=not plain).run()


class _Dialogue:
    """Shows a suggestion, asks, does what is answered, and goes on."""

    def __init__(self, project: Project, reviewing: Reviewing, words: Words, *, one_key: bool) -> None:
        self._project = project
        self._reviewing = reviewing
        self._words = words
        self._card = _Card(project, words)
        self._answers = Answers(one_key=one_key)

    def run(self) -> None:
        """Until `q` or the end of the input; after the last suggestion a decision can still be taken back."""
        seen: Suggestion | None = None
        try:
            while True:
                each = self._reviewing.current()
                if each is None:
                    line(self._words("through"))
                    line(self._words("ask at the end"))
                elif each is not seen:
                    lines(self._card.told(each, self._reviewing.number, self._reviewing.total))
                if each:
                    line(self._words("ask"))
                seen = each
                answer = self._answers.key()
                action = ANSWERS.get(fold(answer).strip())
                if action == "quit":
                    break
                if action == "again":
                    seen = None
                elif action is None or (each is None and action != "back"):
                    line(self._words("unknown", one_line(answer, 40) or "↵"))
                else:
                    self._do(action, each)
        except EOFError:
            pass
        counts = (self._reviewing.count(verdict) for verdict in ("accepted", "rejected", "skipped"))
        line(self._words("summary", *counts, self._reviewing.left))

    def _do(self, action: str, each: Suggestion | None) -> None:
        """One answer (only `back` without a suggestion at hand); a mistake or a mishap is told, and the question is asked again."""
        try:
            if action == "back" or each is None:
                verdict = self._reviewing.back()
                line(self._words(f"undone {verdict}" if verdict else "nothing undone"))
            elif action == "accept":
                self._accept(each, None)
            elif action == "reject":
                self._reviewing.reject()
                line(self._words("rejected"))
            elif action == "skip":
                self._reviewing.skip()
                line(self._words("skipped"))
            elif action == "memo":
                self._memo()
            else:
                self._edit(each)
        except CoderError as error:
            line(error.what)
            line(error.hint)

    def _accept(self, each: Suggestion, span: tuple[int, int] | None) -> None:
        coding = self._reviewing.accept(*(span or ()))
        text = self._project.documents.text(each.document_id)
        line(self._words("accepted", coding.id[:8], one_line(text[coding.start : coding.stop], 120)))

    def _edit(self, each: Suggestion) -> None:
        line(self._words("ask span"))
        answer = self._answers.line()
        if not answer.strip():
            line(self._words("unchanged"))
            return
        turn = turn_at(self._project.documents.turns(each.document_id), each.start)
        within = (turn.label_start, turn.stop) if turn else (each.start, each.stop)
        text = self._project.documents.text(each.document_id)
        self._accept(each, span_meant(text, (each.start, each.stop), within, answer))

    def _memo(self) -> None:
        line(self._words("ask memo"))
        body = self._answers.line().strip()
        if body:
            self._reviewing.note(body)
        line(self._words("memo written" if body else "no memo"))


class _Card:
    """Tells of a suggestion in lines: numbers and words, nothing by place or colour."""

    def __init__(self, project: Project, words: Words) -> None:
        self._project = project
        self._words = words
        self._codes: Mapping[str, Code] = codes_of(project)

    def told(self, each: Suggestion, number: int, total: int) -> Iterator[str]:
        """The lines, one fact each."""
        from coder.suggest.protocol import strength

        words, code = self._words, self._codes[each.code_id]
        text = self._project.documents.text(each.document_id)
        yield ""
        yield words("number", number, total)
        yield words("document", self._project.documents.get(each.document_id).title)
        yield self._place(each)
        yield words("passage", one_line(text[each.start : each.stop], LONGEST))
        yield words("code", code.key, code.name(words.language))
        definition = code.definition.get(words.language) or next((value for value in code.definition.values() if value), "")
        for start, stop in sentences(definition)[:1]:
            yield words("definition", one_line(definition[start:stop], LONGEST))
        strong = strength(each.score, self._project.codings.counts().get(each.code_id, 0))
        yield words("strength", words(strong))
        yield self._reason(each)

    def _place(self, each: Suggestion) -> str:
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
