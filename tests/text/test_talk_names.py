"""Texts that look like talk, and names in two scripts."""

import re
from pathlib import Path

import pytest

from coder.text.names import same_name
from coder.text.speech.turns import find_turns, looks_like_talk

DATA = Path(__file__).parents[3] / "shared" / "data"

TALK = {
    "dashes without names": "—— 你好，请问你什么时候来的？\n—— 一九九〇年。",
    "no marks at all": "你什么时候来的？\n一九九〇年。\n为什么来昆山？\n台商多。",
    "English without marks": "How did it start?\nWith the zone.\nWhy did you come?\nFor the money.",
    "unknown marks": "x/ 您好？\ny/ 好。\n\nx：哪年来的？\ny：九〇年。\nx：后来呢？",
    "long answers": "你为什么来？\n\n"
    + "因为这里的台商多，我们也想办厂。\n\n" * 6
    + "那你后来呢？\n\n后来厂大了。\n\n你的工人呢？\n\n都是外地来的。",
}

NO_TALK = {
    "empty": "",
    "policy": "为什么要改革？改革是为了发展。\n" + "一、总体要求。坚持新发展理念。\n" * 30,
    "a note": "今天去了昆山。\n注意：买票。\n明天去顺德。\n",
    "English prose": "Kunshan grew fast. Why? Because of Taiwan.\n\n" + "Firms came and went over the years, and the town grew.\n\n" * 9,
    "addresses": "See http://a.b/c?d=e\nhttps://c.d/?q\n",
    "a form": "时间：2024年\n地点：昆山\n受访者：王先生\n",
}


@pytest.mark.parametrize("kind", TALK)
def test_talk_is_told(kind: str) -> None:
    """Questions and answers, whatever marks the speakers."""
    assert looks_like_talk(TALK[kind])


@pytest.mark.parametrize("kind", NO_TALK)
def test_prose_is_no_talk(kind: str) -> None:
    """A question in prose, or lines with colons, are not talk."""
    assert not looks_like_talk(NO_TALK[kind])


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared texts are not here")
def test_real_talk_without_labels_and_real_policy() -> None:
    """Of 27 meetings without their labels nearly all are told, of 52 work reports none."""
    meetings = [
        re.sub(r"^###.*\n", "", file.read_text(encoding="utf-8-sig"), flags=re.M) for file in (DATA / "transcripts" / "curated_zh").glob("*.md")
    ]
    assert sum(map(looks_like_talk, meetings)) >= 0.9 * len(meetings)
    assert not any(map(find_turns, meetings))
    reports = [file.read_text(encoding="utf-8-sig") for file in (DATA / "policy" / "gwr").glob("*.txt")]
    assert not any(map(looks_like_talk, reports))


@pytest.mark.parametrize(("a", "b"), [("刘强", "劉強"), ("Li Wei", "ＬＩ  wei"), ("José", "jose"), (" 王芳", "王芳"), ("葉俊榮", "叶俊荣")])
def test_same_name(a: str, b: str) -> None:
    """Script, case, width, accents and spaces make no difference."""
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), [("刘强", "刘刚"), ("刘强", "刘"), ("", ""), (" ", ""), ("Li", "Li Wei")])
def test_other_names(a: str, b: str) -> None:
    """Other characters, parts of names and empty names are not the same."""
    assert not same_name(a, b)
