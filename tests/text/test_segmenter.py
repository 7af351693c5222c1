"""The name of the segmenter rises when texts are cut otherwise: kept turns are then found anew, and no project looks damaged."""

import hashlib
import json
import os
from pathlib import Path

from coder.model.document import DOCUMENT_KINDS
from coder.resources import folder
from coder.text.freeze import freeze
from coder.text.segmenter import SEGMENTER
from coder.text.segments import segment

KEPT = Path(__file__).parents[1] / "golden" / "text" / "segmenters.json"


def cut() -> str:
    """A hash of how the sample texts are cut, as every kind of document."""
    found = hashlib.sha256()
    for file in sorted(each for each in folder("corpora").rglob("*") if each.suffix in (".md", ".txt")):
        text = freeze(file.read_bytes(), name=file.name).text
        for kind in DOCUMENT_KINDS:
            found.update(repr(segment(text, kind)).encode())
    return found.hexdigest()


def test_texts_are_cut_as_the_name_of_the_segmenter_says() -> None:
    """Fails when a rule was changed and the name was not: raise it in coder/text/segmenter.py, then write with CODER_GOLDEN=write."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    if os.environ.get("CODER_GOLDEN") == "write" and SEGMENTER not in kept:
        kept[SEGMENTER] = cut()
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    assert kept.get(SEGMENTER) == cut()
