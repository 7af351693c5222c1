"""Codebooks read from YAML in every form, refused with file and line, and written so that reading gives the same back."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.errors import CodebookError
from coder.formats.codebooks.emit import emit
from coder.formats.codebooks.yaml_files import read_codebook, write_codebook
from coder.model.codebook import Code, Codebook
from coder.model.ids import code_id, codebook_id
from coder.resources import folder

SHIPPED = sorted(path.name for path in folder("codebooks").glob("*.yaml"))
TWO_DIMENSIONS = """\
codebook:
  key: ports
  version: "1.0"
  names: {en: Ports, zh: 港口}
  notes:
    sources: {own: our interviews}
dimensions:
  - id: reach
    names: Reach
    poles: {near: [near], far: [far, farther]}
  - id: pace
    poles: {slow: [slow], fast: [fast]}
    basis: interp
ideal_types:
  entrepot: {names: Entrepot, corner: {reach: far, pace: fast}}
  harbour: {corner: {reach: near, pace: slow}}
groups:
  place: {names: Place, attaches_to: linkage, cardinality: one}
codes:
  - {key: near, parent: place, names: Near}
  - {key: far, parent: place, names: Far}
  - {key: farther, parent: far, names: Farther}
  - {key: slow, names: Slow}
  - {key: fast, names: Fast, counter_examples: {en: ["He ran."]}}
"""


def test_a_list_of_names_is_a_codebook() -> None:
    """Keys, mnemonics, colours and languages are derived; the key of the book is the name of the file."""
    book, codes = read_codebook("- Farming\n- Night work\n- 渔业\n", name="my study.yaml")
    assert (book.key, book.languages) == ("my_study", ("en", "zh"))
    assert [code.key for code in codes] == ["farming", "night_work", "渔业"]
    assert [code.mnemonic for code in codes] == ["fa", "nw", "yy"]
    assert len({code.colour for code in codes}) == 3
    assert [dict(code.names) for code in codes] == [{"en": "Farming"}, {"en": "Night work"}, {"zh": "渔业"}]
    assert all(code.codable and code.id == code_id(codebook_id("my_study"), code.key) for code in codes)


def test_a_tree_of_names_is_a_codebook() -> None:
    """Children may be a list or a mapping; a text after the colon is the definition; fields may be mixed in."""
    text = """\
Work:
  Farming: growing crops
  Fishing:
    - At sea
    - {key: river, names: River}
Home:
  definition: 家里的事
  children: [Cooking]
"""
    _, codes = read_codebook(text, name="x.yaml")
    above = {code.id: code.key for code in codes}
    assert [(code.key, above.get(code.parent_id or "")) for code in codes] == [
        ("work", None),
        ("work.farming", "work"),
        ("work.fishing", "work"),
        ("work.fishing.at_sea", "work.fishing"),
        ("river", "work.fishing"),
        ("home", None),
        ("home.cooking", "home"),
    ]
    assert codes[1].definition == {"en": "growing crops"}
    assert codes[5].definition == {"zh": "家里的事"}


def test_two_dimensions_of_ones_own() -> None:
    """Any number of dimensions, poles of several codes, corners by name; groups cannot be applied and pass on what they attach to."""
    book, codes = read_codebook(TWO_DIMENSIONS)
    by_key = {code.key: code for code in codes}
    assert [dimension.id for dimension in book.dimensions] == ["reach", "pace"]
    assert dict(book.dimensions[0].poles) == {"near": ("near",), "far": ("far", "farther")}
    assert next(iter(book.dimensions[0].poles)) == "near", "theta is the share of the first pole"
    assert {ideal.id: dict(ideal.corner) for ideal in book.ideal_types}["entrepot"] == {"reach": "far", "pace": "fast"}
    assert not by_key["place"].codable
    assert by_key["place"].facets == {"cardinality": "one"}
    assert by_key["farther"].attaches_to == "linkage"
    assert by_key["slow"].attaches_to == "segment"
    assert by_key["fast"].facets["counter_examples"] == {"en": ["He ran."]}
    assert [code.position for code in codes] == list(range(6))


def test_words_that_yaml_takes_for_something_else_stay_text() -> None:
    """`no`, 1.10 and a date are kept as written where text is meant."""
    book, codes = read_codebook("codebook: {key: k, version: 1.10}\ncodes:\n- key: k\n  names: 2008\n  cues: {en: [no, on, 2008-05-12]}\n")
    assert book.version == "1.10"
    assert codes[0].cues == {"en": ("no", "on", "2008-05-12")}
    assert codes[0].names == {"en": "2008"}


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", 0, "holds no codebook"),
        ("just a text", 1, "one text, not a list"),
        ("codes:\n", 1, "no codes"),
        ("- A\n- A\n", 2, "second time (first in line 1)"),
        ("codes:\n- key: a\n  names: A\n  key: b\n", 4, "the key “key” is here a second time"),
        ("codes:\n- key: a\n  definitoin: A\n", 3, "unknown field “definitoin”"),
        ("codebook: {key: a, author: me}\ncodes: [A]\n", 1, "unknown field “author”"),
        ("codes: [A]\nchapters: [B]\n", 2, "unknown field “chapters”"),
        ("codes:\n- key: a\n  parent: b\n", 2, "parent “b” is neither"),
        ("codes:\n- {key: a, parent: b}\n- {key: b, parent: a}\n", 2, "stands above itself"),
        ("codes:\n- {key: a, parent: a}\n", 2, "stands above itself"),
        ("codes:\n- key: a\n  names: [A]\n", 3, "names must be text, not a list"),
        ("codes:\n- key: a\n  cues: {en: {x: y}}\n", 3, "must be a list"),
        ("codes:\n- key: a\n  cues: {en: [~]}\n", 3, "is empty"),
        ("codes:\n- key: a\n  examples:\n    en:\n    - He said: no\n", 5, "must be text, not a mapping"),
        ("codes:\n- key: a b\n", 2, "is not one word"),
        ("codes:\n- key: a\n  codable: yes\n", 3, "must be true or false"),
        ("codes:\n- key: a\n  attaches_to: town\n", 3, "attaches_to is “town”"),
        ("codes:\n- key: a\n  colour: red\n", 2, "colour “red”"),
        ("codes:\n- {key: a, mnemonic: x}\n- {key: b, mnemonic: x}\n", 3, "mnemonic “x” is taken"),
        ("codes:\n- key: a\n  names: {english: A}\n  position: first\n", 4, "whole number"),
        ("codes:\n- key: a\n\tnames: A\n", 3, "not valid YAML"),
        ("codes: [A\n", 2, "not valid YAML"),
        ("codes: [A]\n---\ncodes: [B]\n", 2, "second document"),
        ("codes: [!!python/name:os.system x]\n", 1, "tag"),
        ("a: &a {x: y}\ncodes: {<<: *a}\n", 2, "plain word"),
        ("dimensions: [{id: d, poles: {a: [x]}}]\ncodes: [x]\n", 1, "exactly two poles"),
        ("dimensions: [{id: d, poles: {a: [x], b: [y]}}]\ncodes: [x]\n", 1, "names the code “y”"),
        ("dimensions: [{id: d, poles: {a: [x], b: [y]}}]\nideal_types: {t: {corner: {d: c}}}\ncodes: [x, y]\n", 2, "no pole of this file"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(text: str, line: int, part: str) -> None:
    """One line says what and where, one line what to do."""
    with pytest.raises(CodebookError) as caught:
        read_codebook(text, name="book.yaml")
    assert caught.value.what.startswith(f"book.yaml, line {line}:" if line else "book.yaml")
    assert part in caught.value.what
    assert caught.value.hint
    assert "\n" not in caught.value.what + caught.value.hint


def test_a_near_miss_is_guessed() -> None:
    """A misspelt field gets the field it was meant to be."""
    with pytest.raises(CodebookError) as caught:
        read_codebook("codes:\n- key: a\n  defintion: A\n")
    assert caught.value.hint == "Did you mean definition?"


def test_aliases_that_multiply_are_refused_early() -> None:
    """A billion laughs costs no memory: what aliases stand for is counted before anything is built."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(CodebookError, match="aliases written out"):
        read_codebook("\n".join(rows))


def test_deep_nesting_and_self_reference_are_refused() -> None:
    """Neither depth nor a node inside itself can exhaust the stack."""
    with pytest.raises(CodebookError, match="levels deep"):
        read_codebook("[" * 5000 + "]" * 5000)
    with pytest.raises(CodebookError, match="refers to nothing before it"):
        read_codebook("codes: &a [*a]\n")


def test_a_file_is_hashed_and_may_have_a_mark_and_windows_lines(tmp_path: Path) -> None:
    """BOM and CRLF do not matter; the hash is that of the bytes."""
    path = tmp_path / "book.yaml"
    data = b"\xef\xbb\xbf- Farming\r\n- \xe6\xb8\x94\xe4\xb8\x9a\r\n"
    path.write_bytes(data)
    book, codes = read_codebook(path)
    assert book.sha256 == hashlib.sha256(data).hexdigest()
    assert [code.key for code in codes] == ["farming", "渔业"]
    assert read_codebook(str(path)) == (book, codes), "a one-line text that ends in .yaml is a path"


def test_a_file_that_is_not_utf8_or_not_there_is_named(tmp_path: Path) -> None:
    """The line of the first wrong byte; the path of a missing file."""
    path = tmp_path / "gbk.yaml"
    path.write_bytes("- ok\n- 渔业\n".encode("gbk"))
    with pytest.raises(CodebookError, match=r"gbk.yaml, line 2: not UTF-8"):
        read_codebook(path)
    with pytest.raises(CodebookError, match="cannot be read"):
        read_codebook(tmp_path / "none.yaml")


def test_what_is_derived_is_the_same_each_time_and_avoids_what_is_given() -> None:
    """Two people who load one file get the same keys, letters and colours; given ones are kept and not given twice."""
    text = "codes:\n" + "".join(f"- Code {number}\n" for number in range(300)) + "- {key: last, names: Last, mnemonic: co, colour: '#BA2C2C'}\n"
    _, codes = read_codebook(text)
    assert codes == read_codebook(text)[1]
    assert codes[-1].mnemonic == "co"
    assert len({code.mnemonic for code in codes}) == len(codes)
    assert len({code.colour for code in codes}) == len(codes)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_book_written_and_read_is_the_same(name: str) -> None:
    """read(write(x)) == x, except the hash of the file."""
    book, codes = read_codebook(folder("codebooks") / name)
    again, codes_again = read_codebook(write_codebook(book, codes), name=name)
    assert codes_again == codes
    assert replace(again, sha256=book.sha256) == book


def test_a_book_of_a_project_keeps_ids_order_and_states() -> None:
    """Keys changed, codes moved, retired, without colour or letters: all of it comes back."""
    book, codes = read_codebook(TWO_DIMENSIONS)
    changed = (
        replace(codes[0], position=4, facets={"cardinality": "one", "extra": [1, True, None, {"a": 0.5}]}),
        replace(codes[1], id="11111111-1111-1111-1111-111111111111", retired=True, colour="", mnemonic=""),
        replace(codes[2], parent_id="11111111-1111-1111-1111-111111111111", attaches_to="segment", position=0),
        replace(codes[3], parent_id=codes[2].id, key="a/b-(c)+"),
        replace(codes[4], position=9, cues={"zh": ()}),
        replace(codes[5], position=11),
    )
    book = replace(book, id="22222222-2222-2222-2222-222222222222", revision=7, dimensions=book.dimensions[:0], ideal_types=())
    mine = tuple(sorted((replace(code, codebook_id=book.id) for code in changed), key=lambda code: code.position))
    mine += (replace(codes[0], id="x", codebook_id="other"),)
    again, codes_again = read_codebook(write_codebook(book, mine))
    assert codes_again == mine[:-1]
    assert replace(again, sha256=book.sha256) == book


def test_a_parent_of_another_book_cannot_be_written() -> None:
    """A tie to a code that is not in the file would be lost."""
    book, codes = read_codebook("- A\n")
    with pytest.raises(CodebookError, match="has a parent that is not in the codebook"):
        write_codebook(book, (replace(codes[0], parent_id="gone"),))


def test_what_is_written_is_block_style_unescaped_and_narrow() -> None:
    """People read it: no braces, Chinese as Chinese, no line wider than 110 columns unless one word is."""
    book, codes = read_codebook(folder("codebooks") / "interactive_situations.yaml")
    text = write_codebook(book, codes)
    assert "\\u" not in text
    assert not any(line.rstrip().endswith(("}", "]")) for line in text.split("\n") if ": {" in line or ": [" in line)
    assert max(map(len, text.split("\n"))) <= 112


WORDS = st.text(min_size=1, max_size=60).filter(lambda text: not any(0xD800 <= ord(each) <= 0xDFFF for each in text))
SHORT = st.sampled_from(
    ["no", "2008", "a: b", "# c", "- d", " e ", "中文，文字", "x\ny", "\u2028", "'", '"', "\\", "{a, b}", "null", "~", "é", "𠮷" * 80]
)
TEXTS = st.one_of(WORDS, SHORT, st.lists(SHORT, min_size=8, max_size=30).map(" ".join), st.lists(SHORT, min_size=8, max_size=30).map("".join))
FREE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(TEXTS, FREE, min_size=1, max_size=5))
def test_the_emitter_means_what_any_yaml_reader_reads(value: dict[str, object]) -> None:
    """PyYAML reads back what was emitted, whatever the texts hold."""
    assert yaml.safe_load(emit(value)) == value


@settings(max_examples=80, deadline=None)
@given(
    names=st.dictionaries(st.sampled_from(["en", "zh", "no"]), TEXTS, max_size=3),
    words=st.lists(TEXTS, max_size=4),
    notes=st.dictionaries(TEXTS, FREE, max_size=3),
)
def test_any_text_of_a_code_comes_back(names: dict[str, str], words: list[str], notes: dict[str, object]) -> None:
    """Names, definitions, words and free notes survive the file, line breaks and odd characters included."""
    book = Codebook(id=codebook_id("k"), key="k", version="1", names=names, languages=("en",), notes=notes)
    lists = {"en": tuple(words)}
    code = Code(id=code_id(book.id, "a"), codebook_id=book.id, key="a", names=names, definition=names, include=lists, examples=lists, cues=lists)
    again, codes = read_codebook(write_codebook(book, (code,)))
    assert codes == (code,)
    assert replace(again, sha256="") == book
