"""doccano: texts with labelled spans as lines of JSON, and the labels with their colours (formats of doccano 1.8)."""

import json
from pathlib import Path

from coder.formats import left_out
from coder.formats.annotation.code_labels import code_labels, codes_to_give
from coder.formats.annotation.pieces import Pieces
from coder.formats.loss import Loss, losses
from coder.model.snapshot import Snapshot

OFFSETS = "UTF-16 units"
"""How doccano counts from version 1 on, since it marks spans in a browser; see `coder.formats.foreign.doccano`."""
_COLOURS = ("#209cee", "#ffcc00", "#7c20e0", "#ff3860", "#23d160", "#e06020", "#20c0c0", "#b8860b")


def write(snapshot: Snapshot, path: Path, *, raw: bool = False, unit: str = "document") -> tuple[Loss, ...]:
    """Write a line for each document, or for each turn: `text`, `label` as [start, stop, code], and where it comes from.

    Offsets are UTF-16 units from 0, half-open; each line says so under `offsets`.
    """
    labels, pieces = code_labels(snapshot), Pieces(snapshot, unit)
    users = {each.id: each.name for each in snapshot.users}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number, piece in enumerate(pieces, 1):
            units = piece.utf16()
            line = {
                "id": number,
                "text": piece.text,
                "label": [[units[each.start], units[each.stop], labels[each.coding.code_id]] for each in piece.marks],
                "document": piece.document.title,
                "document_id": piece.document.id,
                "start": piece.start,
                "offsets": OFFSETS,
                "coders": [users.get(each.coding.user_id, "") for each in piece.marks],
                **({"speaker": piece.speaker, "turn": piece.turn} if piece.turn else {}),
            }
            stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return (*pieces.losses(), *not_marked(snapshot))


def write_labels(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the codes as doccano imports labels: text and colour."""
    labels = code_labels(snapshot)
    rows = [
        {"text": labels[each.id], "background_color": each.colour or _COLOURS[number % len(_COLOURS)], "text_color": "#000000"}
        for number, each in enumerate(codes_to_give(snapshot))
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return losses((("definitions of codes (use .yaml or .md)", (each.key for each in snapshot.codes if each.definition)),))


def not_marked(snapshot: Snapshot) -> tuple[Loss, ...]:
    """What programs that annotate spans have no place for."""
    return losses(
        (
            left_out.mentions(snapshot, "use JSONL"),
            left_out.memos(snapshot, "use --format memos-csv", beside=()),
            ("certainty of codings (use .csv)", (f"{each.id} {each.certainty}" for each in snapshot.codings if each.certainty)),
            left_out.values(snapshot, "use --format tidy-csv"),
            *left_out.decided(snapshot),
        )
    )
