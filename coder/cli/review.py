"""coder review"""

from pathlib import Path

import click

from coder.cli.parameters import language_option, project_argument, user_option
from coder.cli.printing.answers import Answers
from coder.cli.printing.refusals import refusal_lines
from coder.cli.printing.render import line, lines, one_line
from coder.cli.session import opened
from coder.cli.suggesting.review_card import Card
from coder.cli.suggesting.review_words import ANSWERS, POSSIBLE, Words
from coder.errors import CoderError
from coder.model.queue import QUEUES, QueueItem
from coder.project.project import Project
from coder.project.retrieval import turn_at
from coder.project.suggesting.reviewing import Reviewing, span_meant
from coder.text.search.fold import fold


@click.command()
@project_argument
@click.argument("document", required=False)
@click.option("--top", type=click.IntRange(1), default=3, show_default=True, help="At most so many codes for one passage.")
@click.option("--queue", type=click.Choice(QUEUES), default="order", show_default=True, help="What comes first; see below.")
@click.option("--size", type=click.IntRange(1, 1000), help="At most about so many passages of a queue; otherwise 30, of a sample all.")
@click.option("--plain", is_flag=True, help="Answers are lines ended with Enter on a terminal too (for screen readers); otherwise one key is enough.")
@language_option("the questions")
@user_option
def review(project: Path, document: str | None, top: int, queue: str, size: int | None, plain: bool, language: str | None, user: str | None) -> None:
    """Decide on the suggestions for DOCUMENT, or for all documents, one at a time; the end of the input stops.

    Each decision is kept at once, and [b]ack undoes the last one. Nothing is coded unless you accept it.

    \b
    Queues (all but order, contradictions and sample hold a random audit in each fifth place):
      order           all suggestions in reading order
      uncertain       passages most in doubt that are not alike
      rare            passages for codes that were seldom given
      audit           passages drawn at random, read without suggestions: how much is missed
      rule-only       cue words speak for the code, what was learned against it
      model-only      what was learned speaks for the code, no cue word does
      contradictions  your own codings that your others speak against
      sample          clauses drawn from a tagged data set: coder tag --sample
    """
    from coder.tui.texts.screens import chosen_language

    words = Words(chosen_language(language))
    with opened(project, user) as opened_project:
        line(words("looking"))
        found = opened_project.suggestions.queue(queue, [document] if document else None, count=size, top=top)
        if not found:
            line(words("none"))
            return
        _Dialogue(opened_project, Reviewing(opened_project, found), words, one_key=not plain).run()


_QUESTIONS = {"suggestion": "ask", "audit": "ask audit", "coding": "ask coding"}


class _Dialogue:
    """Shows a suggestion, asks, does what is answered, and goes on."""

    def __init__(self, project: Project, reviewing: Reviewing, words: Words, *, one_key: bool) -> None:
        self._project = project
        self._reviewing = reviewing
        self._words = words
        self._card = Card(project, words)
        self._answers = Answers(one_key=one_key)

    def run(self) -> None:
        """Until `q` or the end of the input; after the last suggestion a decision can still be taken back."""
        seen: QueueItem | None = None
        try:
            while True:
                each = self._reviewing.current()
                if each is None:
                    line(self._words("through"))
                    line(self._words("ask at the end"))
                elif each is not seen:
                    lines(self._card.told(each, self._reviewing.number, self._reviewing.total))
                if each:
                    line(self._words(_QUESTIONS[each.kind]))
                seen = each
                answer = self._answers.key()
                action = ANSWERS.get(fold(answer).strip())
                if action == "quit":
                    break
                if action == "again":
                    seen = None
                elif action is None or action not in (POSSIBLE[each.kind] if each else ("back",)):
                    line(self._words("unknown", one_line(answer, 40) or "↵"))
                else:
                    self._do(action, each)
        except EOFError:
            pass
        counts = (self._reviewing.count(verdict) for verdict in ("accepted", "rejected", "skipped"))
        line(self._words("summary", *counts, self._reviewing.left))
        for verdict in ("removed", "audited"):
            if self._reviewing.count(verdict):
                line(self._words(f"summary {verdict}", self._reviewing.count(verdict)))

    def _do(self, action: str, each: QueueItem | None) -> None:
        """One answer (only `back` without an item at hand); a mistake or a mishap is told, and the question is asked again."""
        try:
            if action == "back" or each is None:
                verdict = self._reviewing.back()
                line(self._words(f"undone {verdict}" if verdict else "nothing undone"))
            elif action == "accept":
                self._accept(each, None)
            elif action == "reject":
                self._reviewing.reject()
                line(self._words("kept" if each.coding else "rejected"))
            elif action == "remove":
                self._reviewing.remove()
                line(self._words("removed"))
            elif action in ("code", "none"):
                self._audit(named=action == "code")
            elif action == "skip":
                self._reviewing.skip()
                line(self._words("skipped"))
            elif action == "memo":
                self._memo()
            else:
                self._edit(each)
        except CoderError as error:
            lines(refusal_lines(error, self._words.language))

    def _audit(self, *, named: bool) -> None:
        chosen = []
        if named:
            line(self._words("ask codes"))
            given = self._answers.line().split()
            if not given:
                line(self._words("undecided"))
                return
            chosen = [self._project.codebooks.code(each) for each in given]
        self._reviewing.audit([each.id for each in chosen])
        line(self._words("audited", ", ".join(each.key for each in chosen) or self._words("no code")))

    def _accept(self, each: QueueItem, span: tuple[int, int] | None) -> None:
        coding = self._reviewing.accept(*(span or ()))
        text = self._project.documents.text(each.document_id)
        line(self._words("accepted", coding.id[:8], one_line(text[coding.start : coding.stop], 120)))

    def _edit(self, each: QueueItem) -> None:
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
