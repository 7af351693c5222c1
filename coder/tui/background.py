"""Suggestions computed beside the screen, in a process of their own: however much there is to learn, no key waits (no Textual).

The two speak in lines of JSON: a question is `[document id, top]`, an answer `[document id, [suggestions], what went wrong, ranked]`, where
`ranked` (the likeliest codes of every passage) is `[[code ids], [[start, stop, unlike, [place among the ids, probability], ...], ...]]`; for
a queue of passages to review they are `["queue", name, count]` and `["queue", name, [items], what went wrong]`. While texts are read for
the first time `["progress", done, in all]` comes before the answer.
`python -m coder.tui.background PROJECT USER` is the other side.
"""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

from coder.errors import CoderError
from coder.model.coding import Coding
from coder.model.queue import QueueItem
from coder.model.suggestion import Ranking, Reading, Reason, Suggestion
from coder.project.project import Project

Answer = Callable[[Reading, str], None]
"""Takes what is said of the document, and what went wrong, if anything did."""
QueueAnswer = Callable[[str, tuple[QueueItem, ...], str], None]
"""Takes the name of the queue, its items, and what went wrong, if anything did."""
Moved = Callable[[int, int], None]
"""Takes how many texts were read, and of how many."""
QUEUE = "queue"
PROGRESS = "progress"
RANKED = 5
NOTHING = Reading(document_id="", suggestions=())
PAUSE = 1.0
"""So many seconds without a question, and there is time to learn thoroughly."""


class Suggesting:
    """Answers the last question asked. The process starts with the first one and ends with the program, however that ends."""

    def __init__(self, path: Path, user: str, answer: Answer, *, queued: QueueAnswer | None = None, moved: Moved | None = None, top: int = 3) -> None:
        """Nothing starts before the first question. `answer` is called in a thread, once or twice for a question: soon, and when all is learned.

        `moved` is called there too, while texts are read for the first time.
        """
        self._command = [sys.executable, "-m", "coder.tui.background", str(path), user]
        self._answer = answer
        self._queued = queued
        self._moved = moved
        self._top = top
        self._process: subprocess.Popen[str] | None = None

    def ask(self, document_id: str) -> None:
        """Have the suggestions for a document computed; a question that waits is dropped for a newer one."""
        self._put([document_id, self._top])

    def ask_queue(self, name: str, count: int | None) -> None:
        """Have a queue of about so many passages made."""
        self._put([QUEUE, name, count])

    def _put(self, question: list[Any]) -> None:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            try:
                self._process = subprocess.Popen(self._command, text=True, encoding="utf-8", **pipes)
            except OSError as error:
                self._answer(NOTHING, f"The suggestions cannot be computed: {error.strerror}.")
                return
            threading.Thread(target=self._listen, args=(self._process,), name="suggestions", daemon=True).start()
        if self._process.stdin:
            _say(self._process.stdin, question)

    def stop(self) -> None:
        """End the process, whatever it is doing; the next question starts another one."""
        if self._process is not None:
            self._process.terminate()
            with suppress(OSError), self._process.stdin or nullcontext():
                self._process.wait()
            self._process = None

    def _listen(self, process: subprocess.Popen[str]) -> None:
        with process.stdout or nullcontext(()) as answers:
            for line in answers:
                answer = json.loads(line)
                if answer[0] == QUEUE:
                    if self._queued:
                        self._queued(answer[1], tuple(_item(each) for each in answer[2]), answer[3])
                    continue
                if answer[0] == PROGRESS:
                    if self._moved:
                        self._moved(answer[1], answer[2])
                    continue
                self._answer(_reading(answer), answer[2])
        if process.wait() > 0:
            self._answer(NOTHING, "The suggestions stopped unexpectedly. Ask for them again; `coder suggest` shows what is wrong.")


class Beside:
    """The other side: waits for questions, and ends when nobody is there to ask."""

    def __init__(self, project: Project, questions: IO[str], answers: IO[str]) -> None:
        self._project = project
        self._answers = answers
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._told = False
        threading.Thread(target=self._listen, args=(questions,), daemon=True).start()

    def _listen(self, questions: IO[str]) -> None:
        for line in questions:
            self._waiting.put(line)
        self._waiting.put("")

    def work(self) -> None:
        """Answer the newest question at once from what little is new, then, if nobody asks meanwhile, with all learned anew."""
        line = self._waiting.get()
        while line:
            question = json.loads(line)
            if question[0] == QUEUE:
                _say(self._answers, self._make(*question[1:]))
                line = self._waiting.get()
                continue
            if not self._waiting.empty():
                line = self._waiting.get()
                continue
            document_id, top = question
            self._told = False
            soon = self._compute(document_id, top, quick=True)
            _say(self._answers, [document_id, *soon])
            try:
                line = self._waiting.get(timeout=PAUSE)
            except Empty:
                settled = self._compute(document_id, top, quick=False)
                if settled != soon or self._told:
                    _say(self._answers, [document_id, *settled])
                line = self._waiting.get()

    def _tell(self, done: int, total: int) -> None:
        self._told = True
        _say(self._answers, [PROGRESS, done, total])

    def _make(self, name: str, count: int | None) -> list[Any]:
        try:
            return [QUEUE, name, [asdict(each) for each in self._project.suggestions.queue(name, count=count)], ""]
        except CoderError as error:
            return [QUEUE, name, [], _told(error)]

    def _compute(self, document_id: str, top: int, *, quick: bool) -> tuple[list[dict[str, Any]], str, list[Any]]:
        try:
            asked = self._project.suggestions.readings([document_id], top=top, ranked=RANKED, keep=True, quick=quick, indexing=self._tell)
            (found,) = asked
        except CoderError as error:
            return [], _told(error), [[], []]
        return [asdict(each) for each in found.suggestions], "", _short(found.ranked)


def _told(error: CoderError) -> str:
    """What is wrong and what to do, a line each: the screen says it in its own language."""
    return f"{error.what}\n{error.hint}"


def _say(to: IO[str], value: list[Any]) -> None:
    try:
        to.write(json.dumps(value) + "\n")
        to.flush()
    except OSError:
        return


def _short(ranked: Sequence[Ranking]) -> list[Any]:
    """Rankings in few words: a code id is long, and stands in many of them."""
    places = {code_id: at for at, code_id in enumerate(dict.fromkeys(code_id for each in ranked for code_id, _ in each.codes))}
    return [list(places), [[each.start, each.stop, each.unlike, *([places[code_id], p] for code_id, p in each.codes)] for each in ranked]]


def _reading(answer: list[Any]) -> Reading:
    document_id, found, _, (ids, passages) = answer
    ranked = tuple(
        Ranking(document_id=document_id, start=start, stop=stop, unlike=unlike, codes=tuple((ids[place], p) for place, p in codes))
        for start, stop, unlike, *codes in passages
    )
    return Reading(document_id=document_id, suggestions=tuple(_suggestion(each) for each in found), ranked=ranked)


def _suggestion(value: dict[str, Any]) -> Suggestion:
    return Suggestion(**{**value, "reasons": tuple(Reason(**each) for each in value["reasons"])})


def _item(value: dict[str, Any]) -> QueueItem:
    hidden = tuple(_suggestion(each) for each in value["hidden"])
    suggestion = _suggestion(value["suggestion"]) if value["suggestion"] else None
    coding = Coding(**value["coding"]) if value["coding"] else None
    return QueueItem(**{**value, "hidden": hidden, "suggestion": suggestion, "coding": coding})


def main(path: str, user: str) -> None:
    """Answer on standard output what is asked on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Project.open(Path(path), user=user) as project:
            Beside(project, sys.stdin, sys.stdout).work()
    except CoderError as error:
        _say(sys.stdout, ["", [], _told(error), [[], []]])


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(*sys.argv[1:3])
