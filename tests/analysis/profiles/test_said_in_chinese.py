"""What a profile says has its Chinese."""

import ast
import re
from pathlib import Path

from coder.analysis.profiles import assemble
from coder.analysis.profiles.gate import Tally, judge
from coder.analysis.profiles.naming import profile_names
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.said_in_chinese import NEEDS, NOTES
from coder.model.codebook import Codebook, Dimension, IdealType
from coder.text.phrasebook import Phrasebook

BOOK = Phrasebook({**NEEDS, **NOTES})


def test_every_note_of_a_profile_has_its_chinese() -> None:
    """Read from the sources: each note that is given, with anything filled in."""
    tree = ast.parse(Path(assemble.__file__).read_text(encoding="utf-8"))
    given = [node.value for node in ast.walk(tree) if isinstance(node, ast.Yield) and isinstance(node.value, (ast.JoinedStr, ast.Constant))]
    assert len(given) >= 6
    for note in given:
        parts = note.values if isinstance(note, ast.JoinedStr) else [note]
        said = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)
        assert re.search("[\u4e00-\u9fff]", BOOK.say(said, str)), said


def test_every_need_of_a_verdict_has_its_chinese() -> None:
    """One and several, codings and sources."""
    for codings, sources in ((0, 0), (4, 2), (3, 2), (9, 1), (4, 9), (0, 9)):
        verdict = judge({"a": 0.5, "b": 0.5}, [Tally(dimension="d", codings=codings, sources=sources)], ProfileParameters())
        for need in verdict.needs:
            assert re.search("[\u4e00-\u9fff]", BOOK.say(need, str)), need


def test_names_of_a_profile_in_a_language() -> None:
    """Models, dimensions to their colon, poles by their first code where there is one."""
    book = Codebook(
        id="b",
        key="b",
        version="1",
        names={},
        dimensions=(Dimension(id="d", names={"zh": "知识：识别", "en": "Knowledge: to know"}, poles={"p": ("x",), "q": ()}),),
        ideal_types=(IdealType(id="t", names={"en": "Type"}, corner={}),),
    )
    names = profile_names([book], [], [], "zh")
    assert names == {"t": "Type", "d": "知识", "p": "p"}
