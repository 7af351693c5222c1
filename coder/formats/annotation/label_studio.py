"""Label Studio: tasks with one annotation for each coder, and the labelling interface that goes with them.

Offsets are code points, as it has stored them since pull request 308 of its front end (2022; issues 1008 and 1347 tell of the UTF-16 units
before); `data.offsets` of each task says so. Not tried in the program itself.
"""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from coder.formats.annotation.code_labels import code_labels, codes_to_give
from coder.formats.annotation.doccano import not_marked
from coder.formats.annotation.pieces import Mark, Piece, Pieces
from coder.formats.loss import Loss, losses
from coder.model.snapshot import Snapshot

OFFSETS = "code points"
_HEAD = '<View>\n  <Labels name="codes" toName="text">\n'
_FOOT = '  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n'


def write(snapshot: Snapshot, path: Path, *, raw: bool = False, unit: str = "document") -> tuple[Loss, ...]:
    """Write a task for each document, or for each turn."""
    labels, pieces = code_labels(snapshot), Pieces(snapshot, unit)
    users = {each.id: each.name for each in snapshot.users}
    tasks = [_task(number, piece, labels, users) for number, piece in enumerate(pieces, 1)]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return (*pieces.losses(), *not_marked(snapshot))


def write_config(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the labelling interface: a label for each code, with its colour."""
    labels = code_labels(snapshot)
    shown = [(_legal(labels[each.id]), _legal(each.colour or "#ffd54f")) for each in codes_to_give(snapshot)]
    rows = [f"    <Label value={quoteattr(label)} background={quoteattr(colour)}/>\n" for label, colour in shown]
    path.write_text(_HEAD + "".join(rows) + _FOOT, encoding="utf-8", newline="\n")
    return losses((("definitions of codes (use .yaml or .md)", (each.key for each in snapshot.codes if each.definition)),))


def _task(number: int, piece: Piece, labels: Any, users: Any) -> dict[str, Any]:
    coders = sorted({mark.coding.user_id for mark in piece.marks}, key=lambda each: users.get(each, each))
    annotations = [
        {
            "id": place,
            "completed_by": {"first_name": users.get(coder, ""), "email": ""},
            "result": [_result(mark, piece, labels) for mark in piece.marks if mark.coding.user_id == coder],
        }
        for place, coder in enumerate(coders, 1)
    ]
    where = {"document": piece.document.title, "document_id": piece.document.id, "start": piece.start, "offsets": OFFSETS}
    spoken = {"speaker": piece.speaker, "turn": piece.turn} if piece.turn else {}
    return {"id": number, "data": {"text": piece.text, **where, **spoken}, "annotations": annotations}


def _result(mark: Mark, piece: Piece, labels: Any) -> dict[str, Any]:
    value = {
        "start": mark.start,
        "end": mark.stop,
        "text": piece.text[mark.start : mark.stop],
        "labels": [labels[mark.coding.code_id]],
    }
    return {"id": f"{mark.coding.id}@{piece.start}", "from_name": "codes", "to_name": "text", "type": "labels", "value": value}


def _legal(text: str) -> str:
    return "".join(each for each in text if each.isprintable())
