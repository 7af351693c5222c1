"""Choosing what is shown: by code, person, speaker, town, kind of document, or a variable; several filters hold together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.tui.codes.forms import forms_of
from coder.tui.filters import VARIABLE, variables
from coder.tui.screens import asking
from coder.tui.screens.picker import Picker
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen
    from coder.tui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One filter that can be chosen.

    Attributes:
        kind, value: As `coder.tui.filters.Filters` takes them; an empty kind lifts all.
        name, count: What it is called, and how much there is of it in the document (of what is said of documents: how many of them).
        values: Of a variable, by the id of the thing.
    """

    kind: str = ""
    value: str = ""
    name: str = ""
    count: int = 0
    values: Mapping[str, str] | None = None


def choose(screen: "CodingScreen") -> None:
    """Ask for a filter; one that is in force already is lifted."""
    session, texts = screen.session, screen.texts
    offered = list(choices(session, texts))

    def search(query: str) -> list[Row]:
        wanted = query.strip().casefold()
        rows = []
        for each in offered:
            if wanted and not any(wanted in form for form in (kind_name(each.kind, texts).casefold(), *forms_of(each.name))):
                continue
            on = session.filters.get(each.kind) == each.value
            kind = f"{kind_name(each.kind, texts)}: "
            rows.append(Row([("● " if on else "  ", "accent"), (kind, "dim"), (each.name, "text"), (f"  {each.count}", "dim")], each))
        lift = [Row([(f"  {texts('all shown')}", "accent")], Choice())] if session.filters and not wanted else []
        return lift + rows

    def chosen(choice: Choice) -> None:
        if not choice.kind:
            for each in list(session.filters):
                session.filter(each, None)
            screen.say(texts("all shown"))
            return
        same = session.filters.get(choice.kind) == choice.value
        session.filter(choice.kind, None if same else choice.value, choice.values)
        screen.say(texts("filter off" if same else "filter on", kind_name(choice.kind, texts), choice.name))

    asking.ask(screen, Picker(texts("filter title"), search), chosen)


def kind_name(kind: str, texts: Texts) -> str:
    """What a kind of filter is called; a variable by its own name."""
    return kind.partition(VARIABLE)[2] or texts(f"by {kind}")


def choices(session: "Session", texts: Texts) -> Iterator[Choice]:
    """What can be filtered by: first what the open document holds, then what is said of documents."""
    document, project = session.document, session.project
    spoken = Counter(block.label for block in document.blocks if block.label)
    yield from (Choice(kind="speaker", value=label, name=label, count=count) for label, count in spoken.most_common())
    turns = Counter(block.speaker_id for block in document.blocks if block.speaker_id)
    for key, values in variables(project, "speaker").items():
        counts = Counter(dict.fromkeys(values.values(), 0))
        for speaker, count in turns.items():
            if speaker in values:
                counts[values[speaker]] += count
        yield from _of_variable(f"speaker{VARIABLE}{key}", counts, values)
    codes = Counter(each.code_id for each in document.codings.values())
    yield from (Choice(kind="code", value=code, name=session.codes.name(code), count=count) for code, count in codes.most_common())
    users = Counter(each.user_id for each in document.codings.values())
    yield from (Choice(kind="user", value=user, name=session.user_names.get(user, user), count=count) for user, count in users.most_common())
    documents = project.documents.list()
    towns = Counter(town for names in project.towns.of_documents().values() for town in names)
    yield from (Choice(kind="town", value=town, name=town, count=count) for town, count in towns.most_common())
    for kind in ("kind", "language"):
        found = Counter(getattr(each, kind) for each in documents)
        yield from (Choice(kind=kind, value=value, name=texts(f"{kind} {value}"), count=count) for value, count in found.most_common())
    for key, values in variables(project, "document").items():
        yield from _of_variable(f"document{VARIABLE}{key}", Counter(values.values()), values)


def _of_variable(kind: str, counts: Mapping[str, int], values: Mapping[str, str]) -> Iterator[Choice]:
    return (Choice(kind=kind, value=value, name=value, count=count, values=values) for value, count in sorted(counts.items()))
