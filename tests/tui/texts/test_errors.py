"""Errors are said in the language of the screen."""

import ast
import re
import string
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from pathlib import Path

import pytest
from textual.pilot import Pilot

import coder.project as project_package
from coder.errors import CoderError
from coder.model.assignment import PHASES
from coder.project.project import Project
from coder.text.search.parsing import parse
from coder.tui.texts.errors import ADVICE, REFUSALS
from coder.tui.texts.screens import Texts

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

MET = (
    "coder.project.codes.fields",
    "coder.project.codes.merging",
    "coder.project.codes.order",
    "coder.project.codings",
    "coder.project.memos",
    "coder.project.linking.ends",
    "coder.project.linking.fields",
    "coder.project.teamwork.adjudications",
    "coder.project.teamwork.adjudicating",
    "coder.project.mentions",
    "coder.store.apply",
    "coder.store.conflicts",
    "coder.tui.codes.codebook_editing",
    "coder.tui.review",
    "coder.tui.session",
)
"""What the screen calls where a person's mistake is refused."""
NOT_MET = {"{} was not written: memos go into .csv or .md", "the {} {} {}"}
"""Of commands only; and one whose last gap is filled with `is gone` or `was changed meanwhile`, which the table knows."""


def sentence(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return None


def source(module: str) -> Path:
    found = find_spec(module)
    assert found and found.origin
    return Path(found.origin)


def refusals(module: str) -> Iterator[tuple[str, str | None]]:
    """What each error made in a module says, and advises."""
    for node in ast.walk(ast.parse(source(module).read_text(encoding="utf-8"))):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if isinstance(node, ast.Call) and name in ("InvalidValue", "NotFound", "Conflict", "UndoConflict", "OffsetError") and node.args:
            what = sentence(node.args[0])
            if what and what not in NOT_MET:
                yield what, sentence(node.args[1]) if len(node.args) > 1 else None


def filled(template: str) -> str:
    """A sentence with something in every gap."""
    return template.replace("{}", "7")


@pytest.mark.parametrize("module", MET)
def test_what_the_screen_may_be_refused_is_said_in_chinese(module: str) -> None:
    """Every error of these modules has its Chinese; one that is worded anew needs it anew."""
    texts = Texts("zh")
    for what, hint in refusals(module):
        said = texts.refusal(filled(what), filled(hint or ""))
        assert any("\u4e00" <= each <= "\u9fff" for each in said), (what, said)
        for part in filter(None, (what, hint)):
            assert texts.refusal(filled(part)) != filled(part), part


def test_the_tables_fill_in_all_that_the_sentences_have() -> None:
    """As many gaps in Chinese as in English."""
    for english, chinese in {**REFUSALS, **ADVICE}.items():
        gaps = [name for _, name, _, _ in string.Formatter().parse(chinese) if name is not None]
        assert len(gaps) == english.count("{}"), english


def test_a_word_of_the_program_in_an_error_is_chinese_too_and_a_name_stays() -> None:
    """Things and fields are called as on the screen; what the person typed stays as typed."""
    texts = Texts("zh")
    assert texts.refusal("situations cannot be '台湾老板'", "It is one of: a, b.") == "互动情境不能是“台湾老板”。可取：a, b。"
    assert texts.refusal("the coding 12ab was changed meanwhile").startswith("编码12ab已被改动")
    assert texts.refusal("cannot undo 'add a coding': Li changed it at 10:00 (remove a coding)") == (
        "无法撤销“添加编码”：Li于 10:00 改动过（删除编码）"
    )
    assert texts.refusal("something never heard of", "Do this.") == "something never heard of。Do this."


def test_in_english_what_is_wrong_and_what_to_do_are_two_sentences() -> None:
    """Parted by a full stop, whether or not the error has one."""
    texts = Texts("en")
    assert texts.refusal("the memo is empty", "Write some text.") == "the memo is empty. Write some text."
    assert texts.refusal("Nothing is selected.", "Select.") == "Nothing is selected. Select."
    assert texts.refusal("the memo is empty") == "the memo is empty"


@pytest.mark.parametrize("query", ["(企业", "企业 OR", "NEAR 企业", "企业)", '"企业', "。，", "code:"])
def test_a_query_that_does_not_hold_is_explained_in_chinese(query: str) -> None:
    """With what is wrong and where."""
    with pytest.raises(CoderError) as refused:
        parse(query)
    said = Texts("zh").refusal(refused.value.what, refused.value.hint)
    assert said.startswith("检索式") and "position" not in said and not any(word in said for word in ("missing", "needs", "closed", "belong"))


async def test_the_chinese_screen_refuses_in_chinese(project: Project, run: Run) -> None:
    """A form that cannot be recorded says why in its foot."""
    async with run(project, (80, 24), "zh") as pilot:
        await pilot.press("L")
        await pilot.pause()
        await pilot.press(*"ab", "tab", *"ab", "f2")
        await pilot.pause()
        foot = str(pilot.app.screen.query("Lines").last().plain)  # type: ignore[attr-defined]
        assert "联系的两端" in foot


def test_no_two_tables_of_texts_share_a_key() -> None:
    """The later one would take the place of the other's words."""
    keys = [
        key.value
        for file in sorted(source("coder.tui").parent.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "").endswith("TEXTS") and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize(
    ("label", "chinese"),
    [
        ("add 12 codings", "添加 12 条编码"),
        ("import 5 thing(s)", "导入 5 项"),
        ("set variables of 3 thing(s)", "设置 3 项的变量值"),
        ("assign documents", "分配文档"),
        ("a label of {} a newer program", "a label of {} a newer program"),
    ],
)
def test_steps_are_named_in_chinese_whoever_made_them(label: str, chinese: str) -> None:
    """Steps of commands too, with their numbers; what no table knows stays as it is, and in English all do."""
    assert Texts("zh").step(label) == chinese and Texts("en").step(label) == label


@pytest.mark.parametrize("phase", PHASES)
def test_each_phase_has_its_step(phase: str) -> None:
    """A phase that is added needs its words."""
    assert Texts("zh").step(f"begin the phase {phase}").endswith("阶段")


def _labels() -> set[str]:
    """What the sources of `coder/project` call their steps; what is filled in is a number."""
    found: set[str] = set()
    for file in sorted(Path(project_package.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for each in _given(node):
                parts = each.values if isinstance(each, ast.JoinedStr) else [each]
                said = "".join(str(part.value) if isinstance(part, ast.Constant) else "3" for part in parts)
                if " " in said and re.fullmatch(r"[a-z0-9' ()]+", said) and said != "begin the phase 3":
                    found.add(said)
    return found


def _given(node: ast.AST) -> Iterator[ast.expr]:
    """The labels that a call or a function names, either of two where there is a choice."""
    given: list[ast.expr] = []
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [each.value for each in node.keywords if each.arg == "label"] + (node.args[1:] if name.lstrip("_") in ("write", "erase") else [])
    elif isinstance(node, ast.FunctionDef):
        named = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
        given = [default for argument, default in named if argument.arg == "label"]
    for each in given:
        yield from (each.body, each.orelse) if isinstance(each, ast.IfExp) else (each,)


def test_every_step_has_its_chinese() -> None:
    """Read from the sources, so that a new verb cannot be forgotten: demo, copies and erasures too."""
    labels = _labels()
    assert {"assign documents", "erase a document", "make a coder's copy", "add sample texts", "put off a disagreement"} <= labels
    assert sorted(each for each in labels if not re.search("[\u4e00-\u9fff]", Texts("zh").step(each))) == []
