"""Key presses as plain tokens, whatever the input method: a full-width or Chinese punctuation mark does what its ASCII key does.

NFKC turns `：` into `:` and `ａ` into `a`; it leaves the marks of the table as they are, so those go by their place on the keyboard.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.tui.actions.table import Action

_PLACES = str.maketrans("、。【】《》「」“”‘’￥¥·—", "/.[]<>{}\"\"''$$`-")
_NAMES = {" ": "space"}

LETTER = "<letter>"
"""In a key sequence: any letter or digit."""


def token(key: str, character: str | None) -> str:
    """The token of a key press: the character itself, normalised, or the name of a key such as `left` or `ctrl+d`.

    Args:
        key: The name the terminal library gives, such as `fullwidth_colon`.
        character: What was typed, if it prints.
    """
    if character is None and "+" not in key and "_" in key:
        character = _from_name(key)
    if character is None and len(key) == 1:
        character = key
    if character is None or not character.isprintable() or len(character) != 1:
        return key
    plain = unicodedata.normalize("NFKC", character.translate(_PLACES)).translate(_PLACES)
    plain = plain if len(plain) == 1 else character
    return _NAMES.get(plain, plain)


def is_han(press: str) -> bool:
    """Whether a token is a Chinese character, typed through an input method."""
    return len(press) == 1 and ("\u3400" <= press <= "\u9fff" or "\U00020000" <= press <= "\U0003ffff")


def _from_name(key: str) -> str | None:
    try:
        return unicodedata.lookup(key.replace("_", " ").upper())
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """What a key press leads to: an action, or a list of what may follow, or neither.

    Attributes:
        action: Complete.
        argument: The letter typed where the sequence says <letter>.
        pending: The keys pressed so far, if more must follow.
    """

    action: Action | None = None
    argument: str = ""
    pending: tuple[str, ...] = ()


class KeyMap:
    """Key sequences of one context and the actions they stand for."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions: dict[tuple[str, ...], Action] = {}
        self._prefixes: set[tuple[str, ...]] = set()
        for action in actions:
            for keys in action.sequences():
                self._actions[keys] = action
                self._prefixes.update(keys[:length] for length in range(1, len(keys)))

    def feed(self, pending: tuple[str, ...], press: str) -> Step:
        """Go on from the keys pressed so far with one more."""
        keys = (*pending, press)
        if keys in self._actions:
            return Step(action=self._actions[keys])
        if keys in self._prefixes:
            return Step(pending=keys)
        wild = (*pending, LETTER)
        if wild in self._actions and len(press) == 1 and press.isalnum():
            return Step(action=self._actions[wild], argument=press)
        return Step()

    def following(self, pending: tuple[str, ...]) -> Mapping[str, Action]:
        """What may be pressed after these keys: key -> action."""
        size = len(pending)
        return {" ".join(keys[size:]): action for keys, action in self._actions.items() if keys[:size] == pending and len(keys) > size}


def collisions(actions: Iterable[Action]) -> tuple[str, ...]:
    """Keys of one context that stand for two actions, or that are also the beginning of a longer sequence."""
    problems: list[str] = []
    for context, members in _by_context(actions).items():
        seen: dict[tuple[str, ...], str] = {}
        for action in members:
            for keys in action.sequences():
                if keys in seen:
                    problems.append(f"{context}: {' '.join(keys)} is both {seen[keys]} and {action.id}")
                seen[keys] = action.id
        for keys, name in seen.items():
            for length in range(1, len(keys)):
                if keys[:length] in seen:
                    problems.append(f"{context}: {' '.join(keys[:length])} ({seen[keys[:length]]}) begins {' '.join(keys)} ({name})")
    return tuple(problems)


def _by_context(actions: Iterable[Action]) -> dict[str, list[Action]]:
    grouped: dict[str, list[Action]] = {}
    for action in actions:
        grouped.setdefault(action.context, []).append(action)
    return grouped
