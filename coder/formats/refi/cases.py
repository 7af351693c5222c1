"""Variables and cases of a project."""

from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.project import ForeignCase
from coder.formats.refi.codes import CodeKeys
from coder.formats.refi.elements import Element, child, children, description, guid, name_of, said, target, within, words
from coder.formats.refi.notes import Notes
from coder.formats.refi.passages import Passages
from coder.formats.refi.vocabulary import VARIABLE_TYPES

_TYPES = {theirs.lower(): ours for ours, theirs in VARIABLE_TYPES.items()} | {"datetime": "date"}
_NEARLY_WHOLE = 0.95


class Variables:
    """The variables of a project, and their values as they are met."""

    def __init__(self, root: Element, gathered: Gathering) -> None:
        self._gathered = gathered
        self._known = {
            guid(each): (said(each, "name") or guid(each), _TYPES.get(said(each, "typeOfVariable").lower(), "text"))
            for each in within(root, "Variables", "Variable")
        }

    def values(self, element: Element, kind: str, key: str) -> None:
        """Take the values that stand in a source or a case."""
        for each in children(element, "VariableValue"):
            reference = child(each, "VariableRef")
            wanted = target(reference) if reference is not None else guid(each, "variableGUID", "targetGUID")
            if wanted not in self._known:
                self._gathered.lose("values of variables that are nowhere in the file", _value(each))
                continue
            name, value_type = self._known[wanted]
            self._gathered.value(kind, key, name, _as_typed(_value(each), value_type), value_type)


def take_cases(
    root: Element, gathered: Gathering, variables: Variables, notes: Notes, passages: Passages, codes: CodeKeys, sources: dict[str, str]
) -> None:
    """Take the cases. One without texts whose identifier is that of a code, as NVivo writes them, has the texts that are coded with it whole."""
    seen: set[str] = set()
    for number, each in enumerate(within(root, "Cases", "Case")):
        key = guid(each) or f"case {number}"
        key = f"{key} {number}" if key in seen else key
        seen.add(key)
        texts = [sources[wanted] for wanted in _targets(each, "SourceRef", "MemberSource") if wanted in sources]
        places = [passages.places[wanted] for wanted in _targets(each, "SelectionRef") if wanted in passages.places]
        of_codes = [wanted for wanted in _targets(each, "CodeRef") if codes.get(wanted)]
        if not texts and not places:
            own = [wanted for wanted in (guid(each), *of_codes) if codes.get(wanted)]
            texts = _coded_whole(gathered, own)
        told = [description(each), *(f"code: {gathered.codes[wanted].name}" for wanted in of_codes)]
        gathered.cases.append(
            ForeignCase(
                key=key,
                name=said(each, "name") or key,
                description="\n".join(part for part in told if part),
                texts=tuple(dict.fromkeys(texts)),
                passages=tuple((text, *place) for text, place in places),
            )
        )
        variables.values(each, "case", key)
        notes.attach(each, "case", key)


def _targets(element: Element, *names: str) -> list[str]:
    return [target(each) for each in children(element, *names)]


def _coded_whole(gathered: Gathering, codes: list[str]) -> list[str]:
    """Keys of the texts that are coded with one of these codes from end to end, or nearly."""
    wanted = set(codes)
    return [
        each.text
        for each in gathered.codings.values()
        if each.code in wanted and each.stop - each.start >= _NEARLY_WHOLE * len(gathered.texts[each.text].text)
    ]


def _value(element: Element) -> str:
    inside = next((words(each) for each in children(element) if name_of(each).endswith("Value")), "")
    return inside or said(element, "value")


def _as_typed(value: str, value_type: str) -> str:
    """A moment at midnight is a date; other moments stay whole, and the variable becomes one of text."""
    day, mark, clock = value.strip().partition("T")
    return day if value_type == "date" and mark and not clock.strip("0:.Z+") else value
