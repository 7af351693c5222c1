"""A suggester of another distribution, installed as its author would: a module and its dist-info on the path."""

import importlib
import sys
from pathlib import Path

import pytest

from coder.errors import FormatError
from coder.suggest.protocol import Suggester
from coder.suggest.registry import names, suggester

MODULE = """
import json
from coder.errors import FormatError
from coder.model.suggestion import Reason, Suggestion

class Keyword:
    name = "keyword@1"

    def fit(self, codes, examples, corpus_units):
        self.words = {code.id: [cue for cues in code.cues.values() for cue in cues] for code in codes}
        return self

    def suggest(self, units, top=3):
        return [self._of(unit)[:top] for unit in units]

    def _of(self, unit):
        found = [(code, self.explain(unit, code)) for code in self.words]
        return [Suggestion(document_id=unit.document_id, start=unit.start, stop=unit.stop, code_id=code, score=0.5, suggester=self.name,
                           reasons=why) for code, why in found if why]

    def explain(self, unit, code_id):
        return tuple(Reason(kind="cue", text=word, weight=1.0, start=unit.start + unit.text.index(word),
                            stop=unit.start + unit.text.index(word) + len(word)) for word in self.words[code_id] if word in unit.text)

    def save(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.json").write_text(json.dumps(self.words), encoding="utf-8")

    @classmethod
    def load(cls, folder):
        made = cls()
        try:
            made.words = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        except OSError as error:
            raise FormatError("no model", "Train it") from error
        return made
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The distribution coder-keyword 1.0 in a folder of the path."""
    (tmp_path / "coder_keyword.py").write_text(MODULE, encoding="utf-8")
    info = tmp_path / "coder_keyword-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: coder-keyword\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[coder.suggesters]\nkeyword = coder_keyword:Keyword\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    yield tmp_path
    sys.modules.pop("coder_keyword", None)


def test_it_is_found_by_name_and_keeps_the_contract(installed: Path, codes, examples, units) -> None:
    """Fit, suggest, explain, save and load, before the first coding and on nothing."""
    assert "keyword" in names()
    made = suggester("keyword")()
    assert isinstance(made, Suggester) and made.fit(codes, examples, units) is made
    found = made.suggest(units)
    assert len(found) == len(units) and any(found)
    assert {each.code_id for some in found for each in some} <= {"m", "t"}
    assert any("商会" in reason.text for reason in made.explain(units[2], "t"))
    made.save(installed / "model")
    assert suggester("keyword").load(installed / "model").suggest(units) == found
    assert suggester("keyword")().fit(codes, (), ()).suggest(()) == []
    with pytest.raises(FormatError):
        suggester("keyword").load(installed / "nowhere")
