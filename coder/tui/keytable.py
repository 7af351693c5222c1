"""The keys of the coding screen as a Markdown table, made from the action table."""

from coder.tui.actions import ACTIONS, GROUPS, Action

_SHOWN = {"|": "\\|", "`": "`` ` ``"}


def key_table() -> str:
    """One row for each action: what it does in English and Chinese, and its keys."""
    rows = ["| | English | 中文 | keys |", "|---|---|---|---|"]
    for group, names in GROUPS.items():
        for number, action in enumerate(each for each in ACTIONS if each.group == group):
            title = f"{names['en']} {names['zh']}" if number == 0 else ""
            rows.append(f"| {title} | {_plain(action.help['en'])} | {_plain(action.help['zh'])} | {_keys(action)} |")
    return "\n".join(rows)


def _keys(action: Action) -> str:
    return ", ".join(_key(" ".join(sequence)) for sequence in action.sequences()) or "by name (`ctrl+p`)"


def _key(sequence: str) -> str:
    return _SHOWN.get(sequence) or f"`{sequence.replace('|', chr(92) + '|')}`"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")
