"""What the actions of the codebook panel do that change the codebook."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from coder.model.codebook import Code
from coder.tui.codes.card_fields import changed, fields_of, named
from coder.tui.codes.colours import COLOURS, nearest
from coder.tui.codes.forms import forms_of
from coder.tui.screens import asking
from coder.tui.screens.card import CardForm
from coder.tui.screens.older import review
from coder.tui.screens.picker import Picker
from coder.tui.screens.prompt import Prompt
from coder.tui.screens.splitting import split
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Handler = Callable[[str], None]
OnCode = Callable[["CodingScreen", Code], None]


def codebook_handlers(screen: "CodingScreen") -> dict[str, Handler]:
    """Handlers by the id of the action."""

    def on(do: OnCode, *, groups: bool = False) -> Handler:
        def handler(_: str) -> None:
            code = screen.codebook.entry if groups else screen.codebook.code
            if code is None:
                screen.say(screen.texts("choose a code"))
            else:
                do(screen, code)

        return handler

    return {
        "tree.new": lambda _: new(screen),
        "tree.edit": on(edit, groups=True),
        "tree.rename": on(rename, groups=True),
        "tree.mnemonic": on(mnemonic),
        "tree.colour": on(colour),
        "tree.move_up": on(lambda screen, code: step(screen, code, -1), groups=True),
        "tree.move_down": on(lambda screen, code: step(screen, code, 1), groups=True),
        "tree.parent": on(parent),
        "tree.merge": on(merge),
        "tree.split": on(split),
        "tree.retire": on(retire),
        "tree.remove": on(remove, groups=True),
        "tree.review": on(review),
    }


def _done(screen: "CodingScreen", code_id: str, said: str) -> None:
    """Say what was done, with the cursor on the code and its card beside."""
    screen.codebook.show_code(code_id)
    screen.inspector.show_card(screen.codebook.code)
    screen.say(said)


def _name(screen: "CodingScreen", code: Code) -> str:
    return code.name(screen.session.language)


def new(screen: "CodingScreen") -> None:
    """Ask for the names of a new code in the group at the cursor."""
    texts, (book, parent_id) = screen.texts, screen.codebook.place
    above = screen.session.codes.by_id.get(parent_id or "")
    fields = fields_of(texts.language, ("names",))

    def record(typed: Mapping[str, str]) -> str:
        code = screen.session.codebook.new(named(typed, texts("no name")), book=book, parent=parent_id)
        _done(screen, code.id, said := texts("code added", f"{_name(screen, code)} ({code.mnemonic})"))
        return said

    title = texts("add title", _name(screen, above) if above else texts("top level"))
    asking.ask(screen, CardForm(texts, title, fields, {}, record), screen.say)


def rename(screen: "CodingScreen", code: Code) -> None:
    """Ask for the names of a code or group."""
    _form(screen, code, "rename title", ("names",))


def edit(screen: "CodingScreen", code: Code) -> None:
    """Open the whole card; of a group, its names and definition."""
    _form(screen, code, "card title", ("names", "definition", "include", "exclude", "examples", "cues") if code.codable else ("names", "definition"))


def _form(screen: "CodingScreen", code: Code, title: str, names: tuple[str, ...]) -> None:
    texts = screen.texts
    fields = fields_of(texts.language, names)

    def record(typed: Mapping[str, str]) -> str:
        given = changed(code, fields, typed)
        if "names" in given:
            named(typed, texts("no name"))
        return _edited(screen, code, **given)

    shown = {field.id: field.shown(code) for field in fields}
    asking.ask(screen, CardForm(texts, texts(title, _name(screen, code)), fields, shown, record), screen.say)


def _edited(screen: "CodingScreen", code: Code, **fields: object) -> str:
    """Write fields of a code; what was done, with the number of codings that are older now."""
    session, texts = screen.session, screen.texts
    different = session.codebook.edit(code, **fields)
    now = session.codes.by_id[code.id]
    older = session.older.counts.get(code.id, 0) if now.meaning != code.meaning else 0
    name = _name(screen, now)
    said = texts("now older", name, older) if older else texts("code changed" if different else "code same", name)
    _done(screen, code.id, said)
    return said


def mnemonic(screen: "CodingScreen", code: Code) -> None:
    """Ask for the letters of a code."""
    prompt = Prompt(screen.texts("mnemonic title", _name(screen, code)), code.mnemonic)
    asking.ask(screen, prompt, lambda typed: screen.say(_edited(screen, code, mnemonic=typed.strip())))


def colour(screen: "CodingScreen", code: Code) -> None:
    """Ask for a colour by name, or by its numbers."""
    session, texts = screen.session, screen.texts
    language = texts.language
    users: dict[str, list[str]] = {}
    for each in session.codes.codes:
        users.setdefault(each.colour.upper(), []).append(session.codes.short(each.id))

    def row(value: str, name: str) -> Row:
        now = f"  {texts('colour now')}" if value.upper() == code.colour.upper() else ""
        used = f"  {' '.join(users.get(value, ())[:8])}"
        return Row([(" ██ ", value), (name, "text"), (f"  {value}", "dim"), (used, "key"), (now, "accent")], value)

    def search(query: str) -> list[Row]:
        wanted = query.strip().casefold()
        fits = [row(each.value, each.name(language)) for each in COLOURS if not wanted or each.is_called(wanted)]
        typed = re.fullmatch(r"#?([0-9a-f]{6})", wanted)
        if not typed:
            return fits
        value = f"#{typed[1].upper()}"
        return [row(value, f"{texts('colour own')}, {texts('colour near', nearest(value).name(language))}"), *fits]

    asking.ask(screen, Picker(texts("colour title", _name(screen, code)), search), lambda value: screen.say(_edited(screen, code, colour=value)))


def step(screen: "CodingScreen", code: Code, direction: int) -> None:
    """Move a code or group past its neighbour."""
    moved = screen.session.codebook.step(code, direction)
    _done(screen, code.id, screen.texts("code moved" if moved else "at the end", _name(screen, code)))


def parent(screen: "CodingScreen", code: Code) -> None:
    """Ask for the code or group that a code shall stand under."""
    session, texts = screen.session, screen.texts
    above = session.codebook.parents(code)

    def search(query: str) -> list[Row]:
        wanted = query.strip().casefold()
        top = [Row([(f"   {texts('top level')}", "accent")], "")] if not wanted else []
        fits = [each for each in above if not wanted or any(wanted in form for name in each.names.values() for form in forms_of(name))]
        return top + [
            Row([(" ▾ " if not each.codable else "   ", "dim"), (_name(screen, each), "text"), (f"  {each.key}", "dim")], each.id) for each in fits
        ]

    def put(parent_id: str) -> None:
        session.codebook.put_under(code, parent_id)
        _done(screen, code.id, texts("code moved", _name(screen, code)))

    asking.ask(screen, Picker(texts("parent title", _name(screen, code)), search), put)


def merge(screen: "CodingScreen", code: Code) -> None:
    """Ask for another code, say how many codings move, and merge."""
    session, texts = screen.session, screen.texts

    def chosen(into: str) -> None:
        found = session.project.codebooks.merging(code.id, into)
        name = session.codes.name(into)

        def sure() -> None:
            session.codebook.merge(code, into)
            _done(screen, into, texts("code merged", name))

        details = texts("merge moves", found.moved + found.joined, found.joined), texts("merge keeps")
        asking.confirm(screen, texts("merge n", _name(screen, code), name), sure, details=details)

    asking.choose_code(screen, texts("merge title", _name(screen, code)), chosen, without=code.id)


def retire(screen: "CodingScreen", code: Code) -> None:
    """Take a code out of use, or bring it back."""
    screen.session.codebook.edit(code, retired=not code.retired)
    if code.retired:
        _done(screen, code.id, screen.texts("code revived", _name(screen, code)))
    else:
        screen.say(screen.texts("code retired", _name(screen, code)))


def remove(screen: "CodingScreen", code: Code) -> None:
    """Say what goes with a code or group, ask, and remove it."""
    session, texts = screen.session, screen.texts
    below, codings = session.codebook.size(code)

    def sure() -> None:
        screen.say(texts("code removed", _name(screen, code), session.codebook.remove(code)))

    details = texts("remove takes", codings, below), *([texts("remove instead")] if code.codable and not code.retired else [])
    asking.confirm(screen, texts("remove n", _name(screen, code)), sure, details=details)
