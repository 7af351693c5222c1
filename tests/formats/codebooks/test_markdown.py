"""The codebook as an appendix: everything a reader of a thesis needs, in the languages asked for."""

import pytest

from coder.formats.codebooks.markdown import write_markdown
from coder.formats.codebooks.yaml_files import read_codebook
from coder.resources import folder


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    book, codes = read_codebook(folder("codebooks") / "interactive_situations.yaml")
    return {
        "both": write_markdown(book, codes),
        "zh": write_markdown(book, codes, languages=("zh",)),
        "en": write_markdown(book, codes, languages=("en",)),
    }


def test_a_code_is_printed_in_full_in_both_languages(pages: dict[str, str]) -> None:
    """Name, key, mnemonic, definition, rules, labelled examples, provenance."""
    page = pages["both"]
    card = page[page.index("#### Skill matching / 技能匹配") : page.index("#### Communicative mediation")]
    for part in ("`sit.skill_matching` · **sm**", "**Definition / 定义.**", "**Include / 使用**", "**Exclude / 不使用**", "Provenance / 出处"):
        assert part in card
    assert "**Constructed examples / 例句（自拟）**" in card
    assert "**Constructed counter-examples / 反例（自拟）**" in card
    assert "kind.labour_skill" in card, "an underscore inside a key is not escaped"


def test_one_language_leaves_the_other_out(pages: dict[str, str]) -> None:
    """A Chinese appendix has Chinese headings and no English definitions, and the reverse."""
    assert "#### 技能匹配\n" in pages["zh"] and "Skill matching" not in pages["zh"].split("## 编码一览")[1].replace("skill_matching", "")
    assert "#### Skill matching\n" in pages["en"] and "技能匹配" not in pages["en"]


def test_the_tree_lists_every_code_with_its_letters(pages: dict[str, str]) -> None:
    """Codes at a glance, indented under their group."""
    assert (
        "- Interactive situation / 互动情境 `sit`\n  - Competitive positioning / 竞争性定位 `sit.competitive_positioning` **cp**\n" in pages["both"]
    )


def test_dimensions_and_the_reference_table_are_tables(pages: dict[str, str]) -> None:
    """The corners by dimension, and the published table with its own words."""
    assert "| | Kunshan Model | Shunde Model |" in pages["en"]
    assert "| Competitive positioning | Reflective monitoring |" in pages["en"]
    assert "| dynamics | Government-led | Bottom-up, PPP |" in pages["en"]


def test_notes_say_whose_reading_it_is(pages: dict[str, str]) -> None:
    """The appendix carries the caveats of the book."""
    assert "every definition and every rule of use is the project's reading" in pages["en"]
    assert "所有定义与使用规则都是本项目的解读" in pages["zh"]


def test_markup_in_texts_is_shown_not_obeyed() -> None:
    """Stars, brackets and angle brackets of a text are escaped; own examples are not called constructed."""
    book, codes = read_codebook("codes:\n- key: a\n  names: A *star* <b>\n  definition: see [1] | _x_\n  examples: {en: [I said so.]}\n")
    page = write_markdown(book, codes)
    assert r"A \*star\* \<b\>" in page
    assert r"see \[1\] \| \_x\_" in page
    assert "**Examples**" in page


def test_cues_are_printed_when_asked_for() -> None:
    """Cues are long lists of little use on paper: only on request."""
    book, codes = read_codebook("codes:\n- key: a\n  cues: {en: [bet on, gamble]}\n")
    assert "gamble" not in write_markdown(book, codes)
    assert "**Cues.** bet on; gamble" in write_markdown(book, codes, cues=True)
