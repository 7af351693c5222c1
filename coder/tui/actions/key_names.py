"""Key sequences as a person writes them, brought to the tokens that key presses have (no Textual)."""

import re

from coder.tui.actions.keys import LETTER, token

_NAMED = frozenset(
    {"left", "right", "up", "down", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "tab", "enter", "escape", "space"}
    | {f"f{number}" for number in range(1, 25)}
)
_OTHER_NAMES = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"}
_MODIFIERS = ("ctrl", "alt", "shift")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
_CHARACTER = re.compile(r"[a-z0-9]")


def presses(sequence: str) -> tuple[str, ...]:
    """The tokens of a sequence such as `g t`, `ctrl+K` or `：`.

    Raises:
        ValueError: one of its keys cannot be pressed; the message names it.
    """
    found = tuple(map(_press, sequence.split()))
    if LETTER in found[:-1]:
        raise ValueError(f"{LETTER} can only be the last key of {sequence!r}")
    return found


def _press(written: str) -> str:
    if written.lower() == LETTER:
        return LETTER
    if len(written) == 1:
        if not written.isprintable():
            raise ValueError(f"there is no key {written!r}")
        return token(written, written)
    *modifiers, base = written.lower().split("+") if not written.endswith("+") else [*written.lower()[:-2].split("+"), "+"]
    base = _OTHER_NAMES.get(base, base)
    known = base in _NAMED or (bool(modifiers) and modifiers != ["shift"] and bool(_CHARACTER.fullmatch(base)))
    if not known or not set(modifiers) <= set(_MODIFIERS) or len(set(modifiers)) < len(modifiers):
        raise ValueError(f"there is no key {written!r}")
    name = "+".join([*(each for each in _MODIFIERS if each in modifiers), base])
    if name in _SAME:
        raise ValueError(f"a terminal cannot tell {name} from {_SAME[name]}")
    return name
