"""The keys of the coding screen as a Markdown table, made from the action table."""

import re
from collections.abc import Sequence
from itertools import groupby

from coder.tui.actions.table import ACTIONS, GROUPS, Action

_NUMBER = re.compile(r"\b\d\b")
_SHOWN = {"|": "\\|", "`": "`` ` ``"}


def key_table() -> str:
    """One row for each action, or for actions that differ in a digit alone: what it does in English and Chinese, and its keys."""
    rows = ["| | English | 中文 | keys |", "|---|---|---|---|"]
    for group, names in GROUPS.items():
        alike = groupby((each for each in ACTIONS if each.group == group), key=lambda each: _NUMBER.sub("#", each.help["en"]))
        for number, (_, found) in enumerate(alike):
            title = f"{names['en']} {names['zh']}" if number == 0 else ""
            rows.append(f"| {title} | {' | '.join(_row(list(found)))} |")
    return "\n".join(rows)


def _row(actions: Sequence[Action]) -> tuple[str, str, str]:
    first, last = actions[0], actions[-1]
    english, chinese = (_plain(_joined(first.help[each], last.help[each])) for each in ("en", "zh"))
    return english, chinese, _keys(first) if first is last else f"{_keys(first)} – {_keys(last)}"


def _joined(first: str, last: str) -> str:
    return first if first == last else _NUMBER.sub("–".join(_NUMBER.findall(first) + _NUMBER.findall(last)), first)


def _keys(action: Action) -> str:
    return ", ".join(_key(" ".join(sequence)) for sequence in action.sequences()) or "by name (`ctrl+p`)"


def _key(sequence: str) -> str:
    return _SHOWN.get(sequence) or f"`{sequence.replace('|', chr(92) + '|')}`"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")
