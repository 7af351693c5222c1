"""The line-mode decision of conflicts: both sides are told, one key says which holds."""

from coder.cli.merging.words import ANSWERS, Words
from coder.cli.printing.answers import Answers
from coder.cli.printing.refusals import refusal_lines
from coder.cli.printing.render import line, lines, one_line
from coder.errors import CoderError
from coder.model.merge import MergeConflict
from coder.project.project import Project
from coder.text.search.fold import fold


class Dialogue:
    """Goes through what two people changed at once."""

    def __init__(self, project: Project, words: Words, *, one_key: bool) -> None:
        self._project = project
        self._words = words
        self._answers = Answers(one_key=one_key)
        self._steps: list[tuple[str, str]] = []
        """What was answered, in order: decided or later, and the id of the conflict."""

    def run(self) -> None:
        """Until all is decided or put off, `q`, or the end of the input."""
        try:
            while (each := self._next()) and self._ask(each):
                pass
        except EOFError:
            pass
        line(self._words("summary", len(self._that_are("decided")), len(self._project.merging.conflicts())))

    def _that_are(self, how: str) -> list[str]:
        return [each for done, each in self._steps if done == how]

    def _next(self) -> MergeConflict | None:
        return next((each for each in self._project.merging.conflicts() if each.id not in self._that_are("later")), None)

    def _ask(self, each: MergeConflict) -> bool:
        """Tell a conflict, and do what is answered; False: enough."""
        left = len(self._project.merging.conflicts())
        line(self._words("conflict", len(self._steps) + 1, left + len(self._that_are("decided")), self._words.about(each)))
        lines(self._words.lines(each))
        while True:
            line(self._words("ask", self._words("numbers", _most(each)) if _most(each) > 1 else ""))
            answer = fold(self._answers.key()).strip()
            action = ANSWERS.get(answer)
            if action == "quit":
                return False
            if action == "again" or self._done(each, action, answer):
                return True

    def _done(self, each: MergeConflict, action: str | None, answer: str) -> bool:
        """Whether another conflict is to be asked about; a mistake is told, and the question is asked again."""
        try:
            if action == "later":
                self._steps.append(("later", each.id))
            elif action == "undo":
                self._undo()
            elif action in ("mine", "theirs") or (answer.isdecimal() and 1 <= int(answer) <= _most(each)):
                self._take(each, action or answer)
            else:
                line(self._words("unknown", one_line(answer, 40) or "↵"))
                return False
        except CoderError as error:
            lines(refusal_lines(error, self._words.language))
            return False
        return True

    def _take(self, each: MergeConflict, side: str) -> None:
        line(self._words("ask reason"))
        done = self._project.merging.take(each.id, side, reason=self._answers.line().strip())
        self._steps.append(("decided", done.id))
        line(self._words("decided", self._words.about(done)))

    def _undo(self) -> None:
        """Take back the last answer of this sitting."""
        how, again = self._steps[-1] if self._steps else ("", "")
        if not self._steps or (how == "decided" and not self._project.history.undo()):
            line(self._words("nothing undone"))
            return
        self._steps.pop()
        told = next((each for each in self._project.merging.conflicts() if each.id == again), None)
        line(self._words("undone", self._words.about(told) if told else again[:8]))


def _most(each: MergeConflict) -> int:
    """So many sides have a number, whatever is in conflict."""
    return min(map(len, each.sides.values()))
