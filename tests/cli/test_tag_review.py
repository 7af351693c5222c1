"""coder tag --sample, review and --report: a sample of a data set is reviewed in a project, and speaks for the whole."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.model.coding import Coding
from coder.project.project import Project
from coder.project.suggesting.reviewing import Reviewing

LAW = """示例{0}市小城镇发展条例（虚构文本，仅用于测试）

第一条　为了促进小城镇发展，根据《中华人民共和国政府采购法》，制定本条例。

第二条　市人民政府应当安排专项资金，对第{0}类企业技术改造给予财政补贴，并开展职业技能培训。

第三条　对{0}号园区的小微企业依法给予税收优惠，减免企业所得税和其他税费。

第四条　优先采购{0}号园区企业的创新产品，扩大政府采购的规模和范围。

第五条　{0}号园区的居民可以在每年春天到河边散步，看看两岸的树木和花草。
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Forty constructed laws, numbered."""
    folder = tmp_path / "laws"
    folder.mkdir()
    for number in range(40):
        (folder / f"law{number:02}.txt").write_text(LAW.format(number), encoding="utf-8")
    return folder


@pytest.fixture
def data(coder: Callable, files: Path, tmp_path: Path) -> Path:
    """What a model without codings tagged."""
    assert coder("init", tmp_path / "t.coder", "--codebook", "policy_instruments").status == 0
    assert coder("train", tmp_path / "t.coder", "--out", tmp_path / "m", "--no-vectors").status == 0
    answer = coder("tag", files, "--from", tmp_path / "m", "--out", tmp_path / "out", "--no-vectors")
    assert answer.status == 0 and "200 clauses" in answer.out
    return tmp_path / "out"


@pytest.fixture
def review(coder: Callable, tmp_path: Path) -> Path:
    """An empty project with the codebook."""
    path = tmp_path / "review.coder"
    assert coder("init", path, "--codebook", "policy_instruments").status == 0
    return path


def decide(path: Path, right: Callable[[str], bool]) -> None:
    """Review the whole sample: accept a tag if `right` says so of its code; clauses without tags carry none."""
    with Project.open(path) as project:
        keys = {code.id: code.key for code in project.codebooks.codes()}
        reviewing = Reviewing(project, project.suggestions.queue("sample", count=1000))
        while item := reviewing.current():
            if item.suggestion is None:
                reviewing.audit([])
            elif right(keys[item.suggestion.code_id]):
                reviewing.accept()
            else:
                reviewing.reject()


def test_a_sample_comes_in_with_its_documents_alone_and_nothing_is_coded(coder: Callable, data: Path, files: Path, review: Path) -> None:
    """Suggestions stay suggestions; the same command again changes nothing; a larger sample goes on."""
    answer = coder("tag", files, "--from", data, "--sample", "24", "--into", review, "--seed", "3", "--json").json
    assert answer["sample"] == 24 and answer["clauses"] == 200
    assert sum(stratum["drawn"] for stratum in answer["strata"]) == 24
    with Project.open(review) as project:
        assert len(project.documents.list()) == answer["documents"] < 40 and not project.codings.all()
        items = project.suggestions.queue("sample", count=1000)
        assert len({(each.document_id, each.start) for each in items}) == 24
        assert {each.kind for each in items} == {"suggestion", "audit"}
        for each in items:
            text = project.documents.text(each.document_id)[each.start : each.stop]
            assert all(reason.text and reason.text in text for one in [each.suggestion] if one for reason in one.reasons)
    assert coder("tag", files, "--from", data, "--sample", "24", "--into", review, "--seed", "3").status == 0
    assert coder("tag", files, "--from", data, "--sample", "40", "--into", review, "--seed", "3").status == 0
    refused = coder("tag", files, "--from", data, "--sample", "40", "--into", review, "--seed", "4")
    assert refused.status == 1 and "another sample" in refused.err


def test_the_report_says_what_the_review_shows(coder: Callable, data: Path, files: Path, review: Path) -> None:
    """Nothing before the review; then precision, recall and real numbers, and the suggestions' own record is not touched."""
    assert coder("tag", "--report", review).status == 1
    coder("tag", files, "--from", data, "--sample", "120", "--into", review)
    assert "Nothing can be said yet" in coder("tag", "--report", review).out
    decide(review, lambda key: key != "env.tax")
    told = coder("tag", "--report", review).out
    assert "120 of 120 clauses drawn" in told and "env.tax: tagged on" in told
    found = {each["code"]: each for each in coder("tag", "--report", review, "--json").json["tag_review"]["codes"]}
    assert found["env.tax"]["precision"]["high"] < 0.3 and found["env.tax"]["prevalence"]["low"] == 0
    right = found["dem.procurement"]
    assert right["precision"]["value"] == 1 and right["precision"]["low"] > 0.8 and right["recall"]["value"] == 1
    assert right["prevalence"]["low"] <= right["tagged"] <= right["prevalence"]["high"]
    record = coder("suggest", review, "--report", "--json").json
    assert "audit" in str(record) and '"of": 0' in json.dumps(record)
    with Project.open(review) as project:
        record_of = project.suggestions.track_record()
        assert not record_of.accepted.trials and not record_of.audit.passages.trials
        assert {coding.origin for coding in project.workspace.store.all(Coding)} == {"accepted_suggestion"}


def test_a_precision_is_kept_to_where_the_review_shows_it(coder: Callable, data: Path, files: Path, review: Path, tmp_path: Path) -> None:
    """Codes below it are not given and the reason is said; a review of nothing gives no data set."""
    coder("tag", files, "--from", data, "--sample", "120", "--into", review)
    options = ("tag", files, "--from", tmp_path / "m", "--no-vectors", "--precision", "0.6", "--report", review)
    refused = coder(*options, "--out", tmp_path / "none")
    assert refused.status == 1 and "of no code" in refused.err and "too few" in refused.err and not (tmp_path / "none").exists()
    decide(review, lambda key: key != "env.tax")
    answer = coder(*options, "--out", tmp_path / "sure")
    assert answer.status == 0 and "env.tax: refused" in answer.err
    lines = [json.loads(each) for part in (tmp_path / "sure").glob("*.jsonl") for each in part.read_text(encoding="utf-8").splitlines()]
    codes = {each["code"] for row in lines for each in row["codes"]}
    assert "dem.procurement" in codes and "env.tax" not in codes
    thresholds = coder("tag", "--report", review, "--precision", "0.6", "--json").json["tag_review"]["thresholds"]
    assert {each["code"] for each in thresholds if each["least"] is None} >= {"env.tax"}


def test_what_does_not_fit_is_refused_with_what_to_do(coder: Callable, data: Path, files: Path, review: Path, tmp_path: Path) -> None:
    """Missing options, another codebook, a changed file, files not named: nothing comes in."""
    assert coder("tag", files, "--from", data, "--sample", "20").status == 2
    assert coder("tag").status == 2
    assert coder("tag", files, "--from", tmp_path / "m", "--out", tmp_path / "o", "--precision", "0.8").status == 2
    other = tmp_path / "other.coder"
    coder("init", other)
    assert "has no code" in coder("tag", files, "--from", data, "--sample", "20", "--into", other).err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "not among the files" in coder("tag", empty, "--from", data, "--sample", "20", "--into", review).err
    for path in files.glob("*.txt"):
        path.write_text("另一个文本。", encoding="utf-8")
    assert "another text now" in coder("tag", files, "--from", data, "--sample", "20", "--into", review).err
    with Project.open(review) as project:
        assert not project.documents.list()


def test_what_a_data_set_holds_is_printed_and_drawn(coder: Callable, data: Path, tmp_path: Path) -> None:
    """Tables of machine tags, said to be such; no data set is refused."""
    page = tmp_path / "page.html"
    told = coder("tag", "--tables", data, "--html", page)
    assert told.status == 0 and "200 clauses of 40 documents" in told.out and "no codings" in told.out and page.read_text("utf-8").count("<svg")
    found = coder("tag", "--tables", data, "--json").json["tables"]
    assert found["clauses"] == 200 and found["cited"] == {"中华人民共和国政府采购法": 40}
    refused = coder("tag", "--tables", tmp_path)
    assert refused.status == 1 and "no finished data set" in refused.err


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_flat_data_sets_are_sampled_and_counted_as_lines_of_json_are(
    coder: Callable, data: Path, files: Path, review: Path, tmp_path: Path, layout: str
) -> None:
    """The same sample and the same tables, whatever the format; the dictionary lies beside the parts."""
    flat = tmp_path / layout
    assert coder("tag", files, "--from", tmp_path / "m", "--out", flat, "--no-vectors", "--format", layout).status == 0
    assert (flat / "data-dictionary.md").is_file() and list(flat.glob(f"part-*.{layout}")) and not list(flat.glob("*.jsonl"))
    assert coder("tag", "--tables", flat, "--json").json == coder("tag", "--tables", data, "--json").json
    drawn = coder("tag", files, "--from", flat, "--sample", "40", "--into", review, "--json").json
    again = tmp_path / "again.coder"
    coder("init", again, "--codebook", "policy_instruments")
    assert drawn == coder("tag", files, "--from", data, "--sample", "40", "--into", again, "--json").json


def test_parquet_without_its_library_is_refused_before_anything_is_written(
    coder: Callable, files: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that says what is missing, one that says what to do."""
    monkeypatch.setattr("coder.tagging.parquet.find_spec", lambda name: None)
    refused = coder("tag", files, "--from", tmp_path / "m", "--out", tmp_path / "none", "--no-vectors", "--format", "parquet")
    assert refused.status == 1 and "pyarrow" in refused.err and refused.err.count("\n") == 2 and not (tmp_path / "none").exists()
