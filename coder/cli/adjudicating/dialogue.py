"""The line-mode adjudication: a disagreement is told, a question asked, the answer done."""

from coder.cli.adjudicating.card import Card
from coder.cli.adjudicating.words import ANSWERS, Words
from coder.cli.printing.answers import Answers
from coder.cli.printing.refusals import refusal_lines
from coder.cli.printing.render import line, lines, one_line
from coder.errors import CoderError, InvalidValue
from coder.model.disagreement import CODING_KINDS
from coder.project.project import Project
from coder.project.suggesting.reviewing import span_meant
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.teamwork.versions import Place, Versions
from coder.text.search.fold import fold
from coder.tui.lists.adjudication_words import told
from coder.tui.texts.screens import Texts


class Dialogue:
    """Goes through the disagreements of a sitting."""

    def __init__(self, project: Project, sitting: Adjudicating, words: Words, *, one_key: bool) -> None:
        self._project = project
        self._sitting = sitting
        self._words = words
        self._texts = Texts(words.language)
        self._versions = Versions(project)
        self._card = Card(self._versions, sitting, words)
        self._answers = Answers(one_key=one_key)

    def run(self) -> None:
        """Until `q` or the end of the input."""
        seen = ""
        try:
            while True:
                each = self._sitting.at_hand
                if each.id != seen:
                    lines(self._card.told())
                seen = each.id
                people = (self._versions.names.get(coder, coder) for coder in each.coders)
                line(self._words("ask", " ".join(f"[{number}] {name}" for number, name in enumerate(people, 1))))
                answer = fold(self._answers.key()).strip()
                action = ANSWERS.get(answer)
                if action == "quit":
                    break
                if action == "again":
                    seen = ""
                else:
                    self._try(action, answer)
        except EOFError:
            pass
        items = self._sitting.items
        put_off = sum(each.id in self._sitting.decisions and self._sitting.is_open(each) for each in items)
        line(self._words("summary", len(items) - self._sitting.open, put_off, self._sitting.open - put_off, len(items)))

    def _try(self, action: str | None, answer: str) -> None:
        """Do one answer; a mistake is told, and the question is asked again."""
        try:
            self._do(action, answer)
        except CoderError as error:
            lines(refusal_lines(error, self._words.language))

    def _do(self, action: str | None, answer: str) -> None:
        each = self._sitting.at_hand
        if action in ("back", "next"):
            if not self._sitting.move(1 if action == "next" else -1):
                line(self._words("ends here"))
        elif action == "definitions":
            lines(self._card.rules())
        elif action == "undo":
            self._undo()
        elif action == "reason":
            self._reason()
        elif action == "other":
            self._tie() if each.kind not in CODING_KINDS else self._passage()
        elif action in ("neither", "later"):
            self._decide(action)
        elif action == "both":
            self._decide("chosen", chosen=each.makers)
        elif answer and all(number.isdigit() and 1 <= int(number) <= len(each.coders) for number in answer.split()):
            self._decide("chosen", chosen=[each.coders[int(number) - 1] for number in answer.split()])
        else:
            line(self._words("unknown", one_line(answer, 40) or "↵"))

    def _decide(self, verdict: str, **what: object) -> None:
        line(self._words("ask reason"))
        made = self._sitting.decide(verdict, reason=self._answers.line(), **what)  # type: ignore[arg-type]
        line(self._words("decided", told(made, self._versions, self._texts)))
        if not self._sitting.next_open():
            line(self._words("all decided"))

    def _passage(self) -> None:
        place = self._versions.of(self._sitting.at_hand)
        line(self._words("ask code"))
        ref = self._answers.line().strip()
        if not ref:
            line(self._words("undecided"))
            return
        code = self._project.codebooks.code(ref)
        line(self._words("ask span"))
        start, stop = self._span(place, self._answers.line().strip())
        self._decide("other", settled=[(start, stop, code.id)])

    def _span(self, place: Place, answer: str) -> tuple[int, int]:
        if answer.isdigit() and 1 <= int(answer) <= len(place.versions):
            passages = place.versions[int(answer) - 1].passages
            if passages:
                return passages[0][1], passages[-1][2]
        return span_meant(place.text, (place.each.start, place.each.stop), place.whole_turn, answer)

    def _tie(self) -> None:
        each = self._sitting.at_hand
        names = {slot: self._texts(f"slot {slot}") for slot in each.slots}
        line(self._words("ask slots", self._words.listed([slot if name == slot else f"{name} {slot}" for slot, name in names.items()])))
        first, *given = fold(self._answers.line()).split() or [""]
        if not first:
            line(self._words("undecided"))
            return
        meant = {fold(name): slot for slot, name in names.items()}
        slots = {meant.get(slot, slot): self._coder(number) for slot, _, number in (pair.partition("=") for pair in given)}
        self._decide("other", chosen=[self._coder(first)], slots=slots)

    def _coder(self, number: str) -> str:
        coders = self._sitting.at_hand.coders
        if not number.isdigit() or not 1 <= int(number) <= len(coders):
            raise InvalidValue(f"{number or 'nothing'} is no coder here", f"Give a number from 1 to {len(coders)}.")
        return coders[int(number) - 1]

    def _reason(self) -> None:
        decision = self._sitting.decision(self._sitting.at_hand)
        if decision is None:
            line(self._texts("nothing decided"))
            return
        line(self._words("ask reason"))
        self._sitting.explain(self._answers.line())
        line(self._words("reason kept"))

    def _undo(self) -> None:
        step = self._sitting.undo()
        line(self._words("undone", self._texts.step(step)) if step else self._words("nothing undone"))
