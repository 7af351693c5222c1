"""How a coded passage is told: as JSON, and as plain lines."""

from collections.abc import Iterator
from typing import Any

from coder.cli.printing.render import one_line
from coder.project.retrieval import CodedPassage

LONGEST = 400


def shape(each: CodedPassage) -> dict[str, Any]:
    """A coded passage as JSON."""
    return {
        "id": each.coding.id,
        "document": each.coding.document_id,
        "title": each.document,
        "turn": each.turn,
        "speaker": each.speaker or None,
        "start": each.coding.start,
        "stop": each.coding.stop,
        "code": each.code,
        "user": each.user,
        "created_at": each.coding.created_at,
        "certainty": each.coding.certainty,
        "before": each.before,
        "quote": each.text,
        "after": each.after,
        "memos": list(each.memos),
    }


def told(each: CodedPassage) -> Iterator[str]:
    """A coded passage in lines: where it is and who coded it, its words (in brackets if there is context), its notes."""
    place = ", ".join([each.document, *([f"turn {each.turn}"] if each.turn else []), *([each.speaker] if each.speaker else [])])
    sure = f", certainty {each.coding.certainty}" if each.coding.certainty else ""
    yield f"{place}, {each.coding.start}-{each.coding.stop}; {each.code} by {each.user}, {each.coding.created_at[:10]}{sure}; {each.coding.id[:8]}"
    words = one_line(each.text, LONGEST)
    if each.before or each.after:
        words = f"{' '.join(each.before.split())}[{words}]{' '.join(each.after.split())}"
    yield f"    {words}"
    for memo in each.memos:
        yield f"    memo: {one_line(memo, LONGEST)}"
