"""The loop of plain coding: a line is read, done, and told."""

from collections.abc import Iterable

from coder.cli.plain.commands import BY_NAME
from coder.cli.plain.linkages import Linkages
from coder.cli.plain.memos import Memos
from coder.cli.plain.reading import Reading
from coder.cli.plain.telling import Telling
from coder.cli.plain.words import Words
from coder.cli.plain.writing import Writing
from coder.cli.printing.answers import Answers
from coder.cli.printing.refusals import refusal_lines
from coder.cli.printing.render import line, lines, one_line
from coder.errors import CoderError
from coder.project.project import Project
from coder.text.search.fold import fold
from coder.tui.session import Session
from coder.tui.texts.screens import Texts


class Dialogue:
    """One person coding one project by lines.

    Attributes:
        failed: How many lines could not be done.
    """

    def __init__(self, project: Project, language: str) -> None:
        self._project = project
        self._words = Words(language)
        self._session = Session(project, language)
        texts = Texts(language)
        self._telling = Telling(self._session, self._words)
        self._writing = Writing(self._session, self._telling, self._words, texts)
        memos = Memos(self._session, self._telling, self._writing, self._words, texts)
        linkages = Linkages(self._session, self._telling, self._writing, self._words)
        reading = Reading(self._session, self._telling, self._words)
        self._commands = {**reading.commands(), **self._writing.commands(), **memos.commands(), **linkages.commands()}
        self._answers = Answers(one_key=False)
        self._version = project.data_version()
        self.failed = 0

    def run(self, document: str | None) -> None:
        """Open a document, else the first; then do line after line until `quit` or the end of the input."""
        documents = self._project.documents.list()
        if not documents:
            line(self._words("no documents"))
            return
        self._session.open(document or documents[0].id)
        line(self._telling.document())
        lines(self._telling.here())
        line(self._words("begin"))
        try:
            while True:
                typed = self._answers.line().strip()
                if typed and BY_NAME.get(fold(typed)) is BY_NAME["quit"]:
                    break
                self._hear_others()
                if typed:
                    self._do(typed)
        except EOFError:
            pass
        line(self._words("bye", len(self._session.document.codings)))

    def _do(self, typed: str) -> None:
        """One line; a mistake or a mishap is told in two, and the next line is asked for."""
        try:
            lines(self._done(typed))
        except CoderError as error:
            self.failed += 1
            what, *hint = refusal_lines(error, self._words.language)
            line(self._words("not done", what))
            lines(hint)
        self._version = self._project.data_version()

    def _done(self, typed: str) -> Iterable[str]:
        name, _, rest = typed.partition(" ")
        command = BY_NAME.get(fold(name)) or BY_NAME.get(fold(typed))
        if command:
            return self._commands[command.id](rest.strip() if BY_NAME.get(fold(name)) else "")
        if self._writing.is_shorthand(typed):
            return [self._writing.give(self._writing.meant(typed))]
        raise CoderError(self._words("unknown", one_line(typed, 60)), self._words("unknown hint"))

    def _hear_others(self) -> None:
        version = self._project.data_version()
        if version != self._version:
            self._version = version
            if self._session.reload():
                line(self._words("elsewhere"))
