"""Choosing what is shown: by code, person, speaker, town."""

from collections import Counter
from typing import TYPE_CHECKING

from coder.tui.forms import forms_of
from coder.tui.screens import asking
from coder.tui.screens.picker import Picker
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Choice = tuple[str, str | None]
"""Kind of filter and its value; without a value it is lifted."""


def choose(screen: "CodingScreen") -> None:
    """Ask for a filter; one that is in force already is lifted."""
    session, texts = screen.session, screen.texts
    offered = choices(screen)

    def search(query: str) -> list[Row]:
        wanted = query.strip().casefold()
        rows = []
        for (kind, value), name, count in offered:
            if wanted and not any(wanted in form for form in (texts(f"by {kind}"), *forms_of(name))):
                continue
            on = session.filters.get(kind) == value
            rows.append(
                Row([("● " if on else "  ", "accent"), (f"{texts(f'by {kind}')}: ", "dim"), (name, "text"), (f"  {count}", "dim")], (kind, value))
            )
        lift = [Row([(f"  {texts('all shown')}", "accent")], ("", None))] if session.filters and not wanted else []
        return lift + rows

    def chosen(choice: Choice) -> None:
        kind, value = choice
        if not kind:
            for each in list(session.filters):
                session.filter(each, None)
            screen.say(texts("all shown"))
            return
        same = session.filters.get(kind) == value
        session.filter(kind, None if same else value)
        name = next(name for (a, b), name, _ in offered if (a, b) == choice)
        screen.say(texts("filter off" if same else "filter on", texts(f"by {kind}"), name))

    asking.ask(screen, Picker(texts("filter title"), search), chosen)


def choices(screen: "CodingScreen") -> list[tuple[Choice, str, int]]:
    """What can be filtered by, with its name and how much there is of it in the document (of a town: how many documents)."""
    session = screen.session
    document = session.document
    codes = Counter(each.code_id for each in document.codings.values())
    users = Counter(each.user_id for each in document.codings.values())
    speakers = Counter(block.label for block in document.blocks if block.label)
    towns = Counter(town for each in session.project.documents.summaries() for town in each.towns)
    found: list[tuple[Choice, str, int]] = [(("speaker", label), label, count) for label, count in speakers.most_common()]
    found += [(("code", code), session.codes.name(code), count) for code, count in codes.most_common()]
    found += [(("user", user), session.user_names.get(user, user), count) for user, count in users.most_common()]
    found += [(("town", town), town, count) for town, count in towns.most_common()]
    return found
