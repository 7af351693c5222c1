"""coder matrix and coder quotes: tables, cells and quotes as plain lines and as JSON."""

from collections.abc import Callable
from pathlib import Path

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def test_a_table_of_codes_and_towns(coder: Callable, project: Path) -> None:
    """Heads, counts, and a line on what was counted."""
    answer = coder("matrix", project, "code", "town")
    assert answer.status == 0
    assert "昆山" in answer.out.split("\n")[0] and answer.out.split("\n")[1].split() == [CODE, "1"]
    assert "1 row, 1 column; counted: codings" in answer.out


def test_every_number_of_the_json_opens_its_codings(coder: Callable, project: Path) -> None:
    """Each cell has as many ids as it counts, and they are shown by `coder show`."""
    coder("code", project, "zh", 20, 28, OTHER)
    found = coder("matrix", project, "code", "code", "--json").json["matrix"]
    assert found["by"] == "overlap" and [each["label"] for each in found["rows"]] == [OTHER, CODE]
    assert found["counts"] == [[0, 1], [1, 0]] and found["sources"] == found["counts"]
    known = {each["id"] for each in coder("show", project, "zh", "--json").json["codings"]}
    assert len(found["cells"]) == 2
    for cell in found["cells"]:
        assert len(cell["together"]) == cell["count"] and set(cell["codings"]) == known


def test_a_cell_shows_its_quotes(coder: Callable, project: Path) -> None:
    """In lines and in JSON."""
    answer = coder("matrix", project, "code", "speaker", "--cell", CODE, "镇长")
    assert answer.status == 0 and "zh, turn 2, 镇长, 16-30" in answer.out and f"{CODE} with 镇长: 1 coding in 1 document." in answer.out
    found = coder("matrix", project, "code", "speaker", "--cell", CODE, "镇长", "--json").json
    assert found["count"] == 1 and found["quotes"][0]["speaker"] == "镇长"


def test_wide_tables_are_told_cell_by_cell(coder: Callable, project: Path) -> None:
    """One line for each number that is not zero, so that nothing has to be counted off by position."""
    codes = [each["key"] for each in coder("codebook", "show", project, "--json").json["codes"] if each["codable"] and not each["retired"]][:14]
    for code in codes:
        coder("code", project, "zh", 16, 20, code)
    answer = coder("matrix", project, "code", "code")
    assert f"{codes[0]} with {codes[1]}: 1 pair in 1 document." in answer.out


def test_what_cannot_be_counted_by_is_said(coder: Callable, project: Path) -> None:
    """Two lines, exit status 1; a missing cell too."""
    for arguments in (("code", "weather"), ("code", "town", "--cell", CODE, "elsewhere"), ("code:none", "town")):
        answer = coder("matrix", project, *arguments)
        assert answer.status == 1 and answer.err.count("\n") == 2 and answer.err.startswith("coder: ")


def test_an_empty_project_has_nothing_to_count(coder: Callable, tmp_path: Path) -> None:
    """It says so."""
    coder("init", tmp_path / "new.coder", "--user", "Li")
    assert coder("matrix", tmp_path / "new.coder", "code", "code").out == "No codings to count.\n"
    assert coder("quotes", tmp_path / "new.coder", CODE).out == "0 quotes.\n"


def test_quotes_in_lines(coder: Callable, project: Path) -> None:
    """Place, code, coder and day; the words in brackets inside their context."""
    answer = coder("quotes", project, "sit", "--context", 4)
    assert answer.status == 0
    head, words, total = answer.out.rstrip("\n").split("\n")
    assert head.startswith(f"zh, turn 2, 镇长, 16-30; {CODE} by Li, ")
    text = coder("show", project, "zh", "--text").out
    assert words.strip() == f"{text[12:16].strip()}[{text[16:30]}]{text[30:34].strip()}" and total == "1 quote."


def test_quotes_as_json_with_a_limit(coder: Callable, project: Path) -> None:
    """`more` says whether the list goes on."""
    coder("code", project, "zh", 20, 28, CODE)
    one = coder("quotes", project, CODE, "--limit", 1, "--json").json
    assert one["code"] == CODE and len(one["quotes"]) == 1 and one["more"]
    every = coder("quotes", project, CODE, "--json").json
    assert len(every["quotes"]) == 2 and not every["more"]
    assert {"id", "document", "title", "turn", "speaker", "start", "stop", "code", "user", "created_at", "quote", "memos"} <= every["quotes"][
        0
    ].keys()
