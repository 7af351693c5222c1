"""coder agree and coder cooccur."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def test_coders_are_compared_and_what_they_confuse_is_defined(coder: Callable, project: Path) -> None:
    """Alpha, the confused pair with both definitions; --code shows the passages; JSON has the ids."""
    assert coder("agree", project).out.startswith("No document is coded by two people.")
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    told = coder("agree", project)
    assert told.status == 0 and f"{OTHER} and {CODE}: 1 turn in 1 document" in told.out and "Li, Wang: 4 turns" in told.out
    assert "和台商对接" in coder("agree", project, "--code", CODE).out
    found = coder("agree", project, "--json").json["agreement"]
    assert len(found["mistaken"][0]["codings"]) == 2 and {each["found"]["code"] for each in found["codes"]} == {CODE, OTHER}


def test_every_unit_and_the_boundaries_have_their_table(coder: Callable, project: Path) -> None:
    """The coefficients by turn, sentence and character; where passages begin and end; what the columns mean."""
    coder("code", project, "zh", 16, 30, CODE, "--user", "Wang")
    for unit in ("turn", "sentence", "character"):
        (row,) = coder("agree", project, "--unit", unit, "--json").json["reliability"]["codes"]
        assert row["code"] == CODE and set(row["coefficients"]) >= {"percent", "cohen_conger", "gwet_ac1", "krippendorff"}
    told = coder("agree", project, "--measures").out
    assert "AC1: Gwet's" in told and "fewer than three documents" in told
    (cut,) = coder("agree", project, "--boundaries", "--json").json["boundaries"]["codes"]
    assert cut["passages"] == 2 and cut["f1"] in (0.0, 1.0) and cut["alpha"]["low"] is None
    assert "alpha  from  to  F1" in coder("agree", project, "--boundaries").out


def test_codes_in_the_same_turn_are_told_with_their_passages(coder: Callable, project: Path) -> None:
    """One source is too few for an interval; the passages are shown when asked for; an unknown code is refused."""
    coder("code", project, "zh", 20, 28, OTHER)
    told = coder("cooccur", project, CODE, OTHER, "--quotes")
    assert told.status == 0 and "·" in told.out and "和台商对接" in told.out
    (pair,) = coder("cooccur", project, CODE, OTHER, "--json").json["pairs"]
    assert pair["both"] == 1 and len(pair["codings"]) == 2 and len(pair["mentions"]) == 1
    assert coder("cooccur", project, "weather", OTHER).status == 1


def test_linkages_are_compared_field_by_field(coder: Callable, project: Path) -> None:
    """A second coder's record of the tie in the project: partners, the field that differs with its passages; JSON has the ids."""
    assert "In no document did two people record mentions" in coder("agree", project, "--linkages").out
    (ours,) = coder("link", project, "--json").json["mentions"]
    ends = ("--from", ours["actor_a"]["label"], "--to", ours["actor_b"]["label"])
    same = ("--situation", "sit.elite_coalition_building", "--kind", "capital", "--scale", "local", "--user", "Wang")
    coder("link", project, "zh", ours["start"], ours["stop"], *ends, *same)
    told = coder("agree", project, "--linkages")
    assert "2 of 2 mentions have a partner, F1 1.00" in told.out and "actors" in told.out
    found = coder("agree", project, "--linkages", "--json").json["linkages"]
    rows = {row["slot"]: row for row in found["slots"]}
    assert rows["actors"]["same"] == 1 and rows["scale"]["same"] == 0 and len(rows["scale"]["differing"][0]) == 2
    assert coder("agree", project, "--linkages", "--slot", "scale").out.count("zh") >= 2
    refused = coder("agree", project, "--slot", "weather")
    assert refused.status == 1 and "alone" in refused.err


def test_the_course_the_confusions_and_the_files(coder: Callable, project: Path, tmp_path: Path) -> None:
    """By version and month; codes by codes; a paragraph in both languages; CSV with every coefficient; a page that opens offline."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    assert "+0" in coder("agree", project, "--over", "version").out and "20" in coder("agree", project, "--over", "month").out
    assert len(coder("agree", project, "--over", "week", "--json").json["over"]) == 1
    told = coder("agree", project, "--confusions").out
    assert OTHER in told and "1█" in told
    english, chinese = (coder("agree", project, "--methods", "--language", language).out for language in ("en", "zh"))
    assert "Krippendorff's alpha" in english and "Wang" in english and "共同编码 1 篇文档" in chinese
    table, page = tmp_path / "a.csv", tmp_path / "a.html"
    coder("agree", project, "--out", table, "--html", page, "--language", "zh")
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][:5] == ["code", "coefficient", "value", "low", "high"] and sum(row[:1] == [CODE] for row in rows) == 6
    written = page.read_text(encoding="utf-8")
    assert "编码者一致性" in written and "<svg" in written and "文档的编码者：" in written and "http-equiv" not in written
    refused = coder("agree", project, "--out", project)
    assert refused.status == 1 and "Traceback" not in refused.err


def test_every_two_coders_by_themselves(coder: Callable, project: Path) -> None:
    """People among themselves, a line each; a machine beside them has its own."""
    coder("code", project, "zh", 16, 30, CODE, "--user", "Wang")
    assert "Li / Wang" in coder("agree", project, "--pairs").out
    (pair,) = coder("agree", project, "--pairs", "--json").json["pairs"]
    assert pair["coders"] == ["Li", "Wang"] and pair["machine"] is False
    for idle in (("--least", 0.5), ("--machine", "--tags", project.parent)):
        assert coder("agree", project, *idle).status == 2
    refused = coder("agree", project, "--tags", project.parent)
    assert refused.status == 1 and "no finished data set" in refused.err


def test_the_paragraph_tells_what_was_adjudicated(coder: Callable, project: Path) -> None:
    """Only once something was."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    assert "adjudicated" not in coder("agree", project, "--methods").out
    (first, *_) = coder("adjudicate", project, "--list", "--json").json["disagreements"]
    coder("adjudicate", project, "--decide", first["id"], "--hold", "Wang", "--reason", "the definition says so")
    assert "both originals kept: 1" in coder("agree", project, "--methods").out


def test_documents_towns_and_codes_are_chosen(coder: Callable, project: Path) -> None:
    """Only the document, the town, the codes asked for; one that is not there is refused in a clear line."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    coder("code", project, "en", 30, 60, CODE, "--user", "Wang")
    coder("code", project, "en", 30, 60, CODE)
    assert len(coder("agree", project, "--json").json["agreement"]["documents"]) == 2
    assert coder("agree", project, "--document", "en", "--json").json["agreement"]["documents"] == ["en"]
    rows = coder("agree", project, "--code", CODE, "--code", OTHER, "--json").json["reliability"]["codes"]
    assert {each["code"] for each in rows} == {CODE, OTHER, "*"}
    assert f"{CODE}, {OTHER}. What people reach" in coder("agree", project, "--code", CODE, "--code", OTHER, "--pairs").out
    for missing in (("--document", "nowhere"), ("--town", "Nowhere"), ("--code", "weather")):
        answer = coder("agree", project, *missing)
        assert answer.status == 1 and missing[1] in answer.err


def test_which_documents_are_compared_is_said(coder: Callable, project: Path) -> None:
    """By plan: who was assigned and who is awaited; --count says otherwise."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    coder("assign", project, "--coders", "Li,Wang,Zhao", "--overlap", 1)
    told = coder("agree", project).out
    assert "those it was assigned to" in told and "neither coded nor finished yet: " in told and "Zhao in 2 documents" in told
    assert coder("agree", project, "--json").json["counted"]["waiting"]["Zhao"]
    coder("assign", project, "--coders", "Wang,Zhao", "--overlap", 1)
    apart = coder("agree", project).out
    assert (
        "No document is coded by two of those it was assigned to." in apart
        and "--count read" in apart
        and "assigned to others, is what was coded by: Li in" in apart
    )
    assert "Li, Wang: 4 turns" in coder("agree", project, "--count", "coded").out


def test_options_that_would_do_nothing_are_refused(coder: Callable, project: Path) -> None:
    """Two tables at once, or what changes nothing in a table; as JSON everything can be had together."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    for idle in (
        ("--linkages", "--unit", "turn"),
        ("--slot", "scale", "--pairs"),
        ("--over", "week", "--pairs"),
        ("--confusions", "--code", CODE),
        ("--measures", "--methods"),
    ):
        answer = coder("agree", project, *idle)
        assert answer.status == 2 and "Traceback" not in answer.err, idle
    found = coder("agree", project, "--over", "week", "--pairs", "--boundaries", "--unit", "sentence", "--json").json
    assert {"over", "pairs", "boundaries", "reliability", "counted"} <= found.keys()


def test_full_agreement_and_no_chance_to_differ_are_said_in_words(coder: Callable, project: Path) -> None:
    """Both gave the only unit that counts the same code: agreement is full, kappa and alpha are not defined, and it is said why."""
    coder("code", project, "zh", 16, 30, CODE, "--user", "Wang")
    told = coder("agree", project, "--uncoded", "left out").out
    assert "not defined, because everybody gave all units the same answer" in told
    (row,) = coder("agree", project, "--uncoded", "left out", "--json").json["reliability"]["codes"]
    assert row["coefficients"]["cohen_conger"]["value"] is None and row["coefficients"]["percent"]["value"] == 1.0
    assert "not defined" not in coder("agree", project).out


def test_every_table_speaks_chinese(coder: Callable, project: Path) -> None:
    """Asked for, or by the locale: heads, notes and what is compared, with no English sentence left; keys of codes and fields stay."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    (ours,) = coder("link", project, "--json").json["mentions"]
    ends = ("--from", ours["actor_a"]["label"], "--to", ours["actor_b"]["label"])
    coder("link", project, "zh", ours["start"], ours["stop"], *ends, "--kind", "capital", "--user", "Wang")
    english = {"Unit", "Interval", "turns", "documents", "coders", "agree", "nothing", "pairs", "mentions", "which", "where", "the", "of", "and"}
    for asked in ((), ("--measures",), ("--boundaries",), ("--linkages",), ("--over", "week"), ("--confusions",), ("--pairs",), ("--coders", "Li")):
        told = coder("agree", project, *asked, "--language", "zh").out
        assert "。" in told and not english & set(re.findall(r"[A-Za-z]+", re.sub(r"--?[a-z]+|`[^`]*`", "", told))), (asked, told)


def test_the_tables_follow_the_locale(coder: Callable, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese where it is Chinese; --language en says otherwise."""
    coder("code", project, "zh", 16, 30, OTHER, "--user", "Wang")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "单位：话轮" in coder("agree", project).out and "Unit: turn" in coder("agree", project, "--language", "en").out
