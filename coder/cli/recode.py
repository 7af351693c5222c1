"""coder recode"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.adjudicating.recode_words import Words
from coder.cli.agreeing.coefficients import print_consistency
from coder.cli.agreeing.sentences import Sentences
from coder.cli.parameters import documents_option, language_option, writing
from coder.cli.printing.answers import Answers
from coder.cli.printing.refusals import refusal_lines
from coder.cli.printing.render import line, lines, one_line, print_json
from coder.cli.session import opened
from coder.errors import CoderError
from coder.model.consistency import Consistency
from coder.model.recoding import Recoding
from coder.model.record import to_record
from coder.project.project import Project
from coder.project.retrieval import turn_at
from coder.text.search.fold import fold
from coder.tui.texts.screens import chosen_language

_AROUND = 200
_MOST = 20


@click.command()
@writing
@click.option("--draw", "size", type=click.IntRange(1, 10_000), help="Draw so many turns of yours to code again; a quarter without codes.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw.")
@click.option("--days", type=click.FloatRange(0), default=0, help="Draw only passages whose codes are at least so many days old.")
@documents_option("Draw only from this one.")
@click.option("--report", is_flag=True, help="How far you gave the same codes again.")
@click.option("--draws", default=1000, show_default=True, type=click.IntRange(100, 100_000), help="Draws of the bootstrap of --report.")
@language_option("questions and report")
def recode(project: Path, user: str | None, as_json: bool, **given: Any) -> None:
    """Code passages of yours again, drawn at random, without a look at the codes you gave: your own consistency over time.

    What is given again is no coding: it counts for nothing but --report. Passages are asked in plain lines; the end of the input stops.
    """
    if not given["size"] and (given["days"] or given["documents"]):
        raise click.UsageError("--days and --document choose what is drawn: they go with --draw.")
    words = Words(chosen_language(given["language"]))
    with opened(project, user) as opened_project:
        if given["size"]:
            made = opened_project.recodings.draw(given["size"], seed=given["seed"], days=given["days"], documents=given["documents"])
            if as_json:
                print_json({"drawn": [to_record(each) for each in made]})
                return
            line(words("drawn", words.count(len(made), "passage"), given["seed"], project))
        elif given["report"] or as_json:
            _report(opened_project.recodings.consistency(draws=given["draws"]), opened_project, words, as_json=as_json)
        else:
            _Asking(opened_project, words).run()


def _report(found: Consistency, project: Project, words: Words, *, as_json: bool) -> None:
    if as_json:
        print_json({"consistency": to_record(found)})
        return
    lines(_told(found, project, words))
    if found.reliability:
        print_consistency(found.reliability, Sentences(words.language))


def _told(found: Consistency, project: Project, words: Words) -> Iterator[str]:
    if not found.coded:
        yield words("nothing yet", found.coder)
        return
    waited = words("waited", found.days) if found.days is not None else ""
    yield words("coded again", found.coder, found.coded, words.count(found.drawn, "passage"), waited, found.same)
    first, second = found.versions
    if set(first) - set(second):
        yield words("changed between", words.listed(first), words.listed(second))
    for each in found.changed[:_MOST]:
        place = each.recoding
        quote = one_line(project.documents.text(place.document_id)[place.start : place.stop], 80)
        was, now = (words.listed(keys) or words("nothing") for keys in (each.before, each.after))
        yield words("changed", project.documents.get(place.document_id).title, place.start, place.stop, was, now, quote)
    if len(found.changed) > _MOST:
        yield words("and more", len(found.changed) - _MOST)
    if found.reliability is None:
        yield words("one time")


class _Asking:
    """Puts the passages before the coder, one at a time, with nothing of what was given."""

    def __init__(self, project: Project, words: Words) -> None:
        self._project = project
        self._words = words
        self._answers = Answers(one_key=False)

    def run(self) -> None:
        """Until `q`, the last passage, or the end of the input."""
        left = list(self._project.recodings.pending())
        if not left:
            line(self._words("none"))
            return
        total, done, place = len(left), 0, 0
        try:
            while place < total:
                lines(self._card(left[place], place + 1, total))
                given = self._answers.line().strip()
                answer = fold(given)
                if answer == "q":
                    break
                if answer == "<":
                    place = max(0, place - 1)
                elif not answer:
                    place += 1
                elif self._coded(left, place, [] if answer == "n" else given.split()):
                    done, place = done + 1, place + 1
        except EOFError:
            pass
        line(self._words("summary", done, len(self._project.recodings.pending())))

    def _coded(self, left: list[Recoding], place: int, codes: list[str]) -> bool:
        try:
            left[place] = self._project.recodings.code(left[place], codes)
        except CoderError as error:
            lines(refusal_lines(error, self._words.language))
            return False
        keys = [self._project.codebooks.code(each).key for each in left[place].codes]
        line(self._words("kept", ", ".join(keys) or self._words("no code")))
        return True

    def _card(self, each: Recoding, number: int, total: int) -> Iterator[str]:
        text = self._project.documents.text(each.document_id)
        turn = turn_at(self._project.documents.turns(each.document_id), each.start)
        yield ""
        yield self._words("number", number, total)
        yield self._words("document", self._project.documents.get(each.document_id).title)
        if turn:
            yield self._words("turn", turn.ordinal, turn.speaker or self._words("nobody"), each.start, each.stop)
        yield self._words("before", one_line(text[max(0, each.start - _AROUND) : each.start], 400))
        yield self._words("passage", one_line(text[each.start : each.stop], 4000))
        yield self._words("after", one_line(text[each.stop : each.stop + _AROUND], 400))
        yield self._words("ask")
