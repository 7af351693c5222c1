"""Variables, cases and sets of another program's project become variables of documents, speakers and actors; what does not fit, notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coder.formats.foreign.project import ForeignCase, ForeignMemo, ForeignProject, ForeignValue
from coder.model.attribute import ATTRIBUTE_TYPES
from coder.model.change import Change
from coder.model.document import Document, Speaker
from coder.model.town import Actor
from coder.project.arriving.attributes import Given, attributes
from coder.project.arriving.losses import Losses
from coder.store.store import Store
from coder.text.search.fold import fold

CASE, CASE_LIST = "case", "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What became of variables, cases and sets: changes, and notes on what no variable can hold."""

    changes: list[Change] = field(default_factory=list)
    notes: list[ForeignMemo] = field(default_factory=list)


def values(store: Store, foreign: ForeignProject, documents: Mapping[str, Document], speakers: Sequence[Speaker], losses: Losses) -> Held:
    """The values of documents as they are; a case as the variable `case` of its documents; its own values on its documents, where they
    belong to no other case, else on the speaker or the actor of its name, else in a note; sets of documents as yes-or-no variables."""
    given = [
        Given(target_kind="document", target=documents[each.target].id, key=each.variable, value_type=_type(each), value=each.value)
        for each in foreign.values
        if each.target_kind == "document" and each.target in documents
    ]
    orphans = [each for each in foreign.values if each.target_kind == "document" and each.target not in documents]
    if orphans:
        losses.lost("values of variables of texts that did not come in", f"{orphans[0].variable} = {orphans[0].value}", count=len(orphans))
    cases = _Cases(store, foreign, documents, speakers, losses)
    given += cases.memberships()
    of_cases, notes = cases.values()
    given += of_cases
    for each in foreign.sets:
        if each.member_kind == "document":
            inside = [documents[key].id for key in each.members if key in documents]
            given += [Given(target_kind="document", target=one, key=f"set: {each.name}", value_type="boolean", value="true") for one in inside]
    return Held(changes=attributes(store, given, losses), notes=notes)


def _type(value: ForeignValue) -> str:
    return value.value_type if value.value_type in ATTRIBUTE_TYPES else "text"


class _Cases:
    def __init__(self, store: Store, foreign: ForeignProject, documents: Mapping[str, Document], speakers: Sequence[Speaker], losses: Losses) -> None:
        self._foreign, self._documents, self._losses = foreign, documents, losses
        self._by_key = {each.key: each for each in foreign.cases}
        self._speakers: dict[str, list[Speaker]] = {}
        for speaker in speakers:
            for name in {fold(speaker.name), *map(fold, speaker.labels)}:
                self._speakers.setdefault(name, []).append(speaker)
        self._actors = {fold(name): each for each in store.all(Actor) for name in (*each.names.values(), *each.aliases)}
        self._cases_of: dict[str, list[str]] = {}
        for case in foreign.cases:
            for document in self._whole(case):
                self._cases_of.setdefault(document.id, []).append(case.key)

    def memberships(self) -> list[Given]:
        """The variable `case` of the documents that belong to cases."""
        found = []
        for document, keys in self._cases_of.items():
            names = list(dict.fromkeys(self._by_key[key].name for key in keys))
            if len(names) > 1:
                self._losses.lost("documents of several cases: the variable `case` lists them", CASE_LIST.join(names))
            found.append(Given(target_kind="document", target=document, key=CASE, value_type="text", value=CASE_LIST.join(names)))
        return found

    def values(self) -> tuple[list[Given], list[ForeignMemo]]:
        """The values of cases, and notes with what no variable holds."""
        by_case: dict[str, list[ForeignValue]] = {}
        for each in self._foreign.values:
            if each.target_kind == "case":
                by_case.setdefault(each.target, []).append(each)
        given: list[Given] = []
        notes: list[ForeignMemo] = []
        for case in self._foreign.cases:
            own = by_case.pop(case.key, [])
            targets = self._targets(case)
            given += [
                Given(target_kind=kind, target=target, key=each.variable, value_type=_type(each), value=each.value)
                for kind, target in targets
                for each in own
            ]
            notes += self._notes(case, [] if targets else own)
        lost = [each for those in by_case.values() for each in those]
        if lost:
            self._losses.lost("values of variables of cases that are nowhere in the file", f"{lost[0].variable} = {lost[0].value}", count=len(lost))
        return given, notes

    def _targets(self, case: ForeignCase) -> list[tuple[str, str]]:
        alone = [each for each in self._whole(case) if len(self._cases_of[each.id]) == 1]
        if alone and len(alone) == len(self._whole(case)):
            return [("document", each.id) for each in alone]
        inside = {self._documents[key].id for key, _, _ in case.passages if key in self._documents} | {each.id for each in self._whole(case)}
        fitting = [each for each in self._speakers.get(fold(case.name), ()) if each.document_id is None or each.document_id in inside]
        if fitting:
            return [("speaker", each.id) for each in fitting]
        actor = self._actors.get(fold(case.name))
        return [("actor", actor.id)] if actor else []

    def _notes(self, case: ForeignCase, unheld: Iterable[ForeignValue]) -> list[ForeignMemo]:
        values = "\n".join(f"{each.variable}: {each.value}" for each in unheld)
        body = "\n".join(part for part in (case.description.strip(), values) if part)
        speaks = bool(self._speakers.get(fold(case.name)))
        passages = [] if speaks else case.passages
        if not (body or self._whole(case) or passages or speaks):
            body = case.name
            self._losses.lost("cases without texts, kept as memos", case.name)
        notes = [ForeignMemo(key=f"case {case.key}", target_kind="project", title=case.name, body=body, kind=CASE)] if body else []
        if passages:
            self._losses.lost("passages of cases, kept as memos of kind case", case.name, count=len(passages))
        for number, (text, start, stop) in enumerate(passages):
            key = f"case {case.key} {number}"
            notes.append(ForeignMemo(key=key, target_kind="passage", target=text, start=start, stop=stop, title="case", body=case.name, kind=CASE))
        return notes

    def _whole(self, case: ForeignCase) -> list[Document]:
        return [self._documents[key] for key in dict.fromkeys(case.texts) if key in self._documents]
