"""Passages and profiles as they are printed under pseudonyms: only what is printed is replaced, and counted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.profile import ModelProfile, Quote
from coder.model.snapshot import Snapshot
from coder.model.voices import Voice
from coder.project.leaving.pseudonyms import Pseudonyms, Replacements
from coder.project.retrieval import CodedPassage
from coder.text.renaming import Renamed


class Printed:
    """Puts pseudonyms into passages and profiles of a project. Offsets are then those of the texts with pseudonyms in them.

    Lines and turns stay: they are the same in both.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the names.

        Raises:
            InvalidValue: nobody has a pseudonym.
        """
        self._names = Pseudonyms(snapshot)
        self._texts = snapshot.texts
        self._titles = {each.title: self._names.numbered[each.id] for each in snapshot.documents if each.id in self._names.numbered}
        self._done: dict[str, Renamed] = {}

    @property
    def replaced(self) -> Replacements:
        """How often each pseudonym was put in so far."""
        return dict(sorted(self._names.counts.items()))

    def passage(self, found: CodedPassage) -> CodedPassage:
        """A coded passage, its context and its notes."""
        source, coding, words = found.coding.document_id, found.coding, self._names.text
        before, start = coding.start - len(found.before), coding.start
        return replace(
            found,
            coding=replace(coding, start=self._moved(source, start), stop=self._moved(source, coding.stop, is_stop=True)),
            document=self._names.title(source, found.document),
            speaker=words(found.speaker),
            text=self._words(source, start, coding.stop),
            before=self._words(source, before, start) if found.before else "",
            after=self._words(source, coding.stop, coding.stop + len(found.after)) if found.after else "",
            memos=tuple(map(words, found.memos)),
        )

    def quote(self, found: Quote) -> Quote:
        """A passage behind a number."""
        source, words = found.document_id, self._names.text
        return replace(
            found,
            title=self._names.title(source, found.title),
            speaker=words(found.speaker),
            start=self._moved(source, found.start),
            stop=self._moved(source, found.stop, is_stop=True),
            text=self._words(source, found.start, found.stop),
        )

    def voice(self, found: Voice) -> Voice:
        """What a type of stakeholder says."""
        return replace(found, quotes=tuple(map(self.quote, found.quotes)))

    def profile(self, found: ModelProfile) -> ModelProfile:
        """A profile: its quotes, its notes, and the sources and people that its parameters and variations name."""
        rows = {kind: tuple(replace(row, quotes=tuple(map(self.quote, row.quotes))) for row in table) for kind, table in found.reference.items()}
        words = self._title_or_words
        return replace(
            found,
            notes=tuple(map(words, found.notes)),
            sensitivity=_in_all(found.sensitivity, words),
            parameters=_in_all(found.parameters, words),
            reference=rows,
            policy=replace(found.policy, documents=_in_all(found.policy.documents, words)) if found.policy else None,
        )

    def parameters(self, given: ProfileParameters) -> ProfileParameters:
        """Parameters for the copy of `pseudonymised`, in which the sources and speakers left out go by other names."""
        return replace(self._names.thing(given), without=tuple(map(self._title_or_words, given.without)))

    def _title_or_words(self, text: str) -> str:
        return self._titles.get(text) or self._names.text(text)

    def _words(self, document_id: str, start: int, stop: int) -> str:
        now = self._text(document_id)
        self._names.counts.update(name for name, left, right in zip(now.names, now.starts, now.stops, strict=True) if left < stop and start < right)
        return now.passage(start, stop)

    def _moved(self, document_id: str, place: int, *, is_stop: bool = False) -> int:
        return self._text(document_id).moved(place, is_stop=is_stop)

    def _text(self, document_id: str) -> Renamed:
        if document_id not in self._done:
            self._done[document_id] = self._names.renamed(document_id, self._texts[document_id])
        return self._done[document_id]


def _in_all(value: Any, words: Callable[[str], str]) -> Any:
    """A JSON-compatible value with other words in its texts and its keys."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, (list, tuple)):
        return type(value)(_in_all(each, words) for each in value)
    if isinstance(value, Mapping):
        return {words(key): _in_all(each, words) for key, each in value.items()}
    return value
