"""The linter names the line of what YAML does in silence and of what a coder will miss."""

from pathlib import Path

import pytest

from coder.errors import CodebookError
from coder.formats.codebooks.lint import Finding, lint

BOOK = """\
codebook:
  key: demo
  languages: [en]
codes:
  - key: risk
    names: Risk
"""


def check(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    path = tmp_path / "book.yaml"
    path.write_text(text, encoding="utf-8")
    return lint(path)


def remarks(tmp_path: Path, text: str, severity: str) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in check(tmp_path, text) if each.severity == severity]


def test_an_unquoted_comma_in_a_flow_mapping_is_an_error(tmp_path: Path) -> None:
    """`{en: High, speculative}` parses in silence as a name "High" and an empty key: the bug of the first drafts."""
    text = "codes:\n  - key: risk.high\n    names: {en: High, speculative, zh: 高风险}\n"
    found = remarks(tmp_path, text, "error")
    assert [line for line, _ in found] == [3]
    assert "“speculative” has no value: a comma splits" in found[0][1]


def test_an_unquoted_comma_inside_brackets_of_a_flow_list_is_noticed(tmp_path: Path) -> None:
    """A text such as "places (towns, villages)" in a flow list becomes two texts, one with an open bracket."""
    found = remarks(tmp_path, BOOK + "    include: {en: [places (towns, villages), firms]}\n", "warning")
    assert any("“places (towns” has an open bracket" in message for _, message in found)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("    cues: {en: [no]}", "no is read by YAML as true or false"),
        ("    mnemonic: on", "on is read by YAML as true or false"),
        ("    cues: {en: [2008]}", "2008 is read by YAML as a number"),
        ("    examples: {en: [2008-05-12]}", "2008-05-12 is read by YAML as a date"),
        ("    definition: use # for numbers", "“# for numbers” is a comment"),
        ("    definition: 农民,渔民", "half-width punctuation in Chinese text"),
        ("    definition: 农民（渔民)。", "half-width punctuation in Chinese text"),
        ("    provenance: {names: mine}", "provenance of names is “mine”"),
        ("    exclude: {en: ['Money: risk.capital']}\n  - key: risk.low\n    names: Low", "exclude names “risk.capital”, which is not in this file"),
    ],
)
def test_a_trap_is_a_warning(tmp_path: Path, line: str, part: str) -> None:
    """What YAML or a slip did to a text is said, with the line."""
    found = remarks(tmp_path, BOOK + line + "\n", "warning")
    assert any(part in message and number in (5, 7) for number, message in found), found


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("    parent: money", "the parent “money” is neither a group nor a code"),
        ("    colour: red", "the colour “red” is not of the form"),
        ("    cues: {en: [x]}", "has one character"),
        ("    cues: {en: [bet on]}\n    anti_cues: {en: [Bet on]}", "is both a cue and an anti-cue"),
        ("    names: Danger", "the key “names” is here a second time"),
        ("  - key: risk\n    names: Other", "the key “risk” is that of risk too"),
        ("    mnemonic: r\n  - key: other\n    names: Other\n    mnemonic: r", "the mnemonic “r” is that of risk too"),
        ("    colours: red", "unknown field “colours”"),
        ("\tdefinition: tab", "indented with a tab"),
        ("    definition: Use this: always", "not valid YAML"),
        ("dimensions:\n  - id: d\n    poles: {a: [risk], b: [gone]}", "the pole “b” names “gone”"),
        ("dimensions:\n  - id: d\n    poles: {a: [risk], b: [risk]}\nideal_types:\n  t: {corner: {d: c}}", "d: c is no pole"),
        ("reference_profiles:\n  t:\n    row: {text: Much, codes: [risk, gone]}", "row row: “gone” is not in this file"),
    ],
)
def test_what_cannot_be_meant_is_an_error(tmp_path: Path, line: str, part: str) -> None:
    """References to nothing, things said twice and files that do not load are errors."""
    found = remarks(tmp_path, BOOK + line + "\n", "error")
    assert any(part in message for _, message in found), found


def test_an_empty_definition_is_a_note(tmp_path: Path) -> None:
    """A field begun and not yet filled is no mistake."""
    found = check(tmp_path, BOOK + "    definition:\n")
    assert [(each.line, each.severity) for each in found] == [(5, "note")]
    assert "without definition, examples, cues" in found[0].message


def test_every_dangling_parent_is_found_not_only_the_first(tmp_path: Path) -> None:
    """The linter goes on where the reader stops."""
    text = "codes:\n" + "".join(f"  - key: a{number}\n    names: A{number}\n    parent: gone\n" for number in range(3))
    assert [line for line, _ in remarks(tmp_path, text, "error")] == [2, 5, 8]


def test_few_cues_and_examples_are_warnings_by_language(tmp_path: Path) -> None:
    """15 cues and two examples in each language the book declares."""
    text = BOOK.replace("[en]", "[en, zh]") + "    cues:\n      en: [bet on, gamble]\n    examples:\n      en: [One., Two.]\n"
    messages = [message for _, message in remarks(tmp_path, text, "warning")]
    assert "2 cues in en, fewer than 15" in messages
    assert "0 cues in zh, fewer than 15" in messages
    assert "0 examples in zh, fewer than 2" in messages
    assert "names is missing in zh" in messages


def test_siblings_that_share_a_cue_are_named_with_both_lines(tmp_path: Path) -> None:
    """Shared cues make suggestions of siblings indistinguishable; cousins may share."""
    cousin = "  - {key: z, parent: y, names: Z, cues: {en: [shared hall]}}\n"
    text = "codes:\n  - key: x\n    names: X\n    cues: {en: [shared hall]}\n  - key: y\n    names: Y\n    cues: {en: [Shared Hall]}\n" + cousin
    found = [each for each in remarks(tmp_path, text, "warning") if "siblings" in each[1]]
    assert found == [(7, "the cue “Shared Hall” is one of x too (line 4): siblings need cues of their own")]


def test_one_cue_in_both_languages_is_noticed(tmp_path: Path) -> None:
    """A cue such as PPP fires in both languages whatever list it stands in: list it once."""
    found = remarks(tmp_path, BOOK + "    cues: {en: [ppp], zh: [PPP]}\n", "warning")
    assert any("the cue “PPP” is listed in two languages" in message for _, message in found)


@pytest.mark.parametrize("text", ["- Farming\n- Fishing\n- 渔业\n", "Work:\n  - Farming\n  - Fishing\nHome:\n", "codes: [Farming, Fishing]\n"])
def test_a_codebook_of_names_has_notes_only(tmp_path: Path, text: str) -> None:
    """A newcomer's first file loads and is not scolded."""
    found = check(tmp_path, text)
    assert found
    assert {each.severity for each in found} == {"note"}


def test_english_that_quotes_chinese_keeps_its_punctuation(tmp_path: Path) -> None:
    """Half-width punctuation is wrong inside Chinese, not beside a Chinese word in an English sentence."""
    text = BOOK + '    definition: "What local speech calls 三合一, and what the officials of the time called it too."\n'
    assert not remarks(tmp_path, text, "warning")


def test_findings_are_sorted_and_say_the_file(tmp_path: Path) -> None:
    """By line, then by severity, so that an editor can walk through them."""
    found = check(tmp_path, "codes:\n  - key: b\n    names: B\n    parent: gone\n  - key: a\n    names: A\n    colour: red\n")
    assert [each.line for each in found] == sorted(each.line for each in found)
    assert {each.file for each in found} == {str(tmp_path / "book.yaml")}


def test_a_file_that_is_not_there_is_an_error_of_its_own(tmp_path: Path) -> None:
    """Nothing to lint is not a clean file."""
    with pytest.raises(CodebookError, match="cannot be read"):
        lint(tmp_path / "none.yaml")


def test_a_rule_that_names_no_field_of_a_mention_is_an_error(tmp_path: Path) -> None:
    """So a slip in a user's rule never passes in silence; a rule that asks for nothing and says nothing is one too."""
    rules = "[{id: a, applies_to: mention, then: {required: [colour]}, text: {en: T}}, {id: b, applies_to: mention, then: {}}]"
    (tmp_path / "b.yaml").write_text(f"codebook:\n  key: b\n  notes:\n    rules: {rules}\ncodes: [A]\n", encoding="utf-8")
    said = [each.message for each in lint(tmp_path / "b.yaml") if each.severity == "error"]
    assert [message.partition(":")[0] for message in said] == [
        "the rule a names the field “colour”, which a mention does not have",
        "the rule b asks for nothing",
        "the rule b has no text",
    ]
