"""What a passage suggests for a mention, printed."""

from coder.cli.printing.render import line, one_line, print_json
from coder.model.prefill import Filled, Ground, Prefill
from coder.model.record import to_record

_SAID = {
    "actor": "named",
    "own": "whose turn it is",
    "from": "comes from",
    "broker": "between them",
    "cue": "cue",
    "coding": "coded",
    "mood": "how it is told",
    "time": "time",
    "place": "place",
    "document": "kind of document",
}
"""In what way words are a reason."""


def show_prefill(prefill: Prefill, as_json: bool) -> None:
    """The suggested fields, one a line, with their reasons."""
    if as_json:
        print_json({"prefill": to_record(prefill)})
        return
    for each in prefill.fields:
        line(f"{each.field}: {_value(each)}    ({'; '.join(map(_ground, each.grounds))})")
    others = [each for each in prefill.actors if not any(each in (one.value, *one.value) for one in prefill.fields)]
    if others:
        line(f"also named: {'; '.join(others)}")
    line("Suggested by the words of the passage; nothing is recorded." if prefill.fields else "The passage suggests nothing.")


def _value(filled: Filled) -> str:
    return filled.value if isinstance(filled.value, str) else "; ".join(filled.value)


def _ground(ground: Ground) -> str:
    where = f" {ground.start}-{ground.stop}" if ground.stop else ""
    return f"{_SAID[ground.rule]}: {one_line(ground.words, 40)}{where}"
