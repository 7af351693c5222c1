"""Codebooks to read, as a page and for Word: the tree, definitions, rules and examples in all languages, colours; hostile words stay words."""

import dataclasses
import re
from pathlib import Path

import docx
import pytest
from lxml import html

from coder.formats.codebooks.yaml_files import read_codebook
from coder.model.codebook import Code
from coder.model.snapshot import Snapshot
from coder.report.reading import codebook_docx, codebook_html
from coder.resources import folder


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """A project with the codebook of interactive situations."""
    book, codes = read_codebook(folder("codebooks") / "interactive_situations.yaml")
    return Snapshot(name="x", codebooks=(book,), codes=codes)


def _words(value: str) -> str:
    return " ".join(value.split())


def test_a_page_shows_the_tree_and_a_card_for_each_code(shipped: Snapshot, tmp_path: Path) -> None:
    """In the order of the tree; every link leads to a card; both languages; colours as in the book; nothing is fetched."""
    assert codebook_html.write(shipped, tmp_path / "x.html") == ()
    source = (tmp_path / "x.html").read_text(encoding="utf-8")
    page = html.fromstring(source)
    cards = page.findall(".//article")
    assert [each.get("href")[1:] for each in page.findall(".//nav//a")] == [each.get("id") for each in cards] and len(cards) == len(shipped.codes)
    code = next(each for each in shipped.codes if each.key == "sit.skill_matching")
    (card,) = (each for each in cards if each.get("id") == code.id)
    told = _words(card.text_content())
    assert "Skill matching / 技能匹配" in told and code.colour in card.get("style")
    for words in (*code.definition.values(), *code.include["zh"], *code.exclude["en"], *code.examples["zh"]):
        assert _words(words) in told, words
    assert "http" not in re.sub(r"<!doctype html>", "", source) and "<script" not in source


def test_a_word_document_has_a_heading_for_each_code(shipped: Snapshot, tmp_path: Path) -> None:
    """Deeper codes under deeper headings, with what the page says."""
    assert codebook_docx.write(shipped, tmp_path / "x.docx") == ()
    document = docx.Document(str(tmp_path / "x.docx"))
    headings = {each.text.removeprefix("■ "): each.style.name for each in document.paragraphs if each.style.name.lower().startswith("heading")}
    assert headings["Interactive situation / 互动情境"].lower() == "heading 2" and headings["Skill matching / 技能匹配"].lower() == "heading 3"
    told = "\n".join(each.text for each in document.paragraphs)
    code = next(each for each in shipped.codes if each.key == "sit.skill_matching")
    for words in (*code.definition.values(), *code.include["zh"], *code.examples["en"]):
        assert words in told, words
    assert document.core_properties.title.startswith("Interactive situations")


@pytest.mark.parametrize(("module", "name"), [(codebook_html, "x.html"), (codebook_docx, "x.docx")])
def test_the_same_codebook_gives_the_same_bytes(project: Snapshot, tmp_path: Path, module: object, name: str) -> None:
    """A second time too."""
    module.write(project, tmp_path / name)  # type: ignore[attr-defined]
    before = (tmp_path / name).read_bytes()
    module.write(project, tmp_path / name)  # type: ignore[attr-defined]
    assert (tmp_path / name).read_bytes() == before


def _hostile(project: Snapshot) -> Snapshot:
    code = dataclasses.replace(
        project.codes[1],
        names={"en": "<script>alert(1)</script>\x1b[31m"},
        definition={"en": "</style><img src=http://x>"},
        colour="red; background: url(http://x)",
    )
    return dataclasses.replace(project, codes=(project.codes[0], code))


def test_hostile_words_stay_words(project: Snapshot, tmp_path: Path) -> None:
    """Markup is escaped, a colour that is none is grey, control characters are shown and told."""
    lost = codebook_html.write(_hostile(project), tmp_path / "x.html")
    source = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<script" not in source and "<img" not in source and "url(" not in source and "\x1b" not in source
    assert any("control characters" in each.what for each in lost)
    codebook_docx.write(_hostile(project), tmp_path / "x.docx")
    assert "<script>alert(1)</script>␛[31m" in "\n".join(each.text for each in docx.Document(str(tmp_path / "x.docx")).paragraphs)


def test_codes_of_any_depth_are_written(project: Snapshot, tmp_path: Path) -> None:
    """Without a stack overflow."""
    book = project.codebooks[0].id
    codes = tuple(Code(id=f"x{n}", codebook_id=book, key=f"k{n}", names={"en": f"n{n}"}, parent_id=f"x{n - 1}" if n else None) for n in range(1_500))
    deep = dataclasses.replace(project, codes=codes, codings=())
    codebook_html.write(deep, tmp_path / "x.html")
    codebook_docx.write(deep, tmp_path / "x.docx")
    assert "n1499" in (tmp_path / "x.html").read_text(encoding="utf-8")
