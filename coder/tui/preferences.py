"""What a person set for all projects, in `screen.toml` of the configuration folder (no Textual).

theme = "light"
ambiguous_width = 2

[keys]
"code.repeat" = ";"
"screen.quit" = ["ctrl+q", "Z Z"]
"""

import json
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from coder.tui.actions.action import Action
from coder.tui.actions.key_names import presses
from coder.tui.actions.keys import LETTER, collisions

FILE = "screen.toml"
_KNOWN = frozenset({"theme", "ambiguous_width", "keys"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the file says.

    Attributes:
        theme: Name of a theme; empty: the default.
        ambiguous: Cells of a character of ambiguous width, 1 or 2; None: as the terminal says.
        keys: Id of an action -> its key sequences, in place of those of the table; none: by name only.
        problems: What in the file could not be understood, a line each.
    """

    theme: str = ""
    ambiguous: int | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def config_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """CODER_CONFIG, else `towncoder` in the folder where this system keeps settings."""
    if environment.get("CODER_CONFIG"):
        return Path(environment["CODER_CONFIG"])
    if sys.platform == "win32" and environment.get("APPDATA"):
        return Path(environment["APPDATA"]) / "towncoder"
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "towncoder"


def read(folder: Path) -> Preferences:
    """The preferences in a folder; without a file, the defaults; with a broken one, the defaults and the problem."""
    file = folder / FILE
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        return Preferences(problems=(f"{file}: {error}",))
    problems = [f"{FILE}: there is no setting {each}" for each in content if each not in _KNOWN]
    table = content.get("keys", {})
    if not isinstance(table, dict):
        problems.append(f"{FILE}: keys is not a table")
        table = {}
    ambiguous = content.get("ambiguous_width")
    if ambiguous not in (None, 1, 2) or isinstance(ambiguous, bool):
        problems.append(f"{FILE}: ambiguous_width is neither 1 nor 2")
        ambiguous = None
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in _flat(table):
        try:
            keys[name] = _sequences(value)
        except ValueError as error:
            problems.append(f"{FILE}: {name}: {error}")
    return Preferences(theme=str(content.get("theme", "")), ambiguous=ambiguous, keys=keys, problems=tuple(problems))


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Ids and values; an id written without quotes is a table in a table."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _sequences(value: object) -> tuple[str, ...]:
    """The key sequences that stand for a value of the file, as in the action table."""
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(each, str) and each.split() for each in written):
        raise ValueError("give a text such as 'g t', or a list of such texts")
    return tuple(" ".join(presses(each)) for each in written)


def write_setting(folder: Path, name: str, value: str | int) -> None:
    """Keep the theme or the ambiguous width; everything else in the file stays as it is."""
    file = folder / FILE
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    line = f"{name} = {json.dumps(value)}"
    known = re.compile(rf"^{name}\s*=.*$", re.M)
    after = known.sub(line, before, count=1) if known.search(before) else f"{line}\n{before}"
    folder.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(after, encoding="utf-8")
    part.replace(file)


def remapped(actions: Sequence[Action], keys: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Action, ...], tuple[str, ...]]:
    """The actions with the keys given to them, and what does not hold; an action with a key that is taken keeps those of the table."""
    known = {action.id: action for action in actions}
    problems = [f"{FILE}: there is no action {each}{_meant(each, known)}" for each in keys if each not in known]
    problems += [f"{FILE}: {name}: {_wanted(known[name])}" for name in keys if name in known and not _takes_letter(actions, name, keys[name])]
    chosen = {name: value for name, value in keys.items() if name in known and _takes_letter(actions, name, value)}
    while True:
        trial = _with(actions, chosen)
        clashes = collisions(trial)
        if not clashes:
            return trial, tuple(problems)
        guilty = [name for name in chosen if any(name in clash for clash in clashes)]
        problems += [f"{FILE}: {each}" for each in clashes]
        for name in guilty or list(chosen):
            del chosen[name]


def _meant(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _wanted(action: Action) -> str:
    letter = any(each.endswith(LETTER) for each in action.keys)
    return f"the keys must end in {LETTER}" if letter else f"the keys cannot end in {LETTER}"


def _with(actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]]) -> tuple[Action, ...]:
    return tuple(replace(action, keys=keys[action.id]) if action.id in keys else action for action in actions)


def _takes_letter(actions: Iterable[Action], name: str, sequences: Sequence[str]) -> bool:
    """Whether sequences end in <letter> if, and only if, those of the action do."""
    action = next(each for each in actions if each.id == name)
    wanted = any(each.endswith(LETTER) for each in action.keys)
    return all(each.endswith(LETTER) == wanted for each in sequences)
