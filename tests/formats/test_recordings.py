"""Transcripts of recordings: ELAN, CHAT and Whisper become speech with speakers and times, so that turns come out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.errors import InputRefused
from coder.formats import readers
from coder.formats.texts import chat, elan, whisper
from coder.text.segments import segment
from tests.formats.foreign import building


def _turns(text: str) -> list[tuple[str, str, float | None]]:
    return [(each.label, text[each.start : each.stop], each.time_start) for each in segment(text, "interview") if each.kind == "turn"]


def test_elan_has_a_speaker_for_each_tier(tmp_path: Path) -> None:
    """PARTICIPANT, else the tier's name; a tier that only numbers utterances gives way to the one below; other tiers are left out by name."""
    (read,) = readers.read(building.elan(tmp_path))
    assert read.text == "[00:00:01] 访谈者: 昆山😀怎么样？\n[00:00:03] 李: 先学后做。\n招商𠮷祥。\n[00:00:05] 访谈者: 谢谢。\n"
    assert _turns(read.text) == [("访谈者", "昆山😀怎么样？", 1.0), ("李", "先学后做。\n招商𠮷祥。", 3.0), ("访谈者", "谢谢。", 5.0)]
    places = [0, read.text.index("[00:00:03]"), read.text.index("招商"), read.text.index("[00:00:05]")]
    assert read.metadata["cues"] == [[places[0], 1.5, 2.5], [places[1], 3.5, 4.5], [places[2], 4.5, None], [places[3], 5.5, 6.5]]
    assert read.metadata["media"] == "a.wav"
    assert sorted(each.split()[1] for each in read.warnings) == ["gestures", "ref", "words"]


def _eaf(tiers: str) -> bytes:
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER/>{tiers}</ANNOTATION_DOCUMENT>".encode()


def test_one_tier_of_elan_without_a_name_is_nobodys(tmp_path: Path) -> None:
    """`default` does not speak."""
    value = "<ANNOTATION_VALUE>Words of somebody</ANNOTATION_VALUE>"
    words = f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a">{value}</ALIGNABLE_ANNOTATION></ANNOTATION>'
    (extract,) = elan.read(_eaf(f'<TIER TIER_ID="default">{words}</TIER>'), "a.eaf")
    assert extract.text == "Words of somebody\n"


@pytest.mark.parametrize("data", [_eaf('<TIER TIER_ID="x"/>'), b"<html/>", _eaf('<TIER PARENT_REF="x" TIER_ID="x"/>')])
def test_elan_without_words_is_refused(data: bytes) -> None:
    """In one line."""
    with pytest.raises(InputRefused, match=r"a\.eaf"):
        elan.read(data, "a.eaf")


def test_chat_has_names_times_and_remarks(tmp_path: Path) -> None:
    """Names and roles from @Participants; bullets are times; %com is a remark that is no speech; grammar is left out and counted."""
    (read,) = readers.read(building.chat(tmp_path))
    assert read.text == (
        "[00:00:00] Investigator: 昆山😀 怎么样 ?\n[00:00:01] 李 厂长: we &-uh 先学 后做 (.) 招商𠮷祥 .\n> points at the map\nInvestigator: 谢谢 .\n"
    )
    assert [(label, when) for label, _, when in _turns(read.text)] == [("Investigator", 0.0), ("李 厂长", 1.0), ("Investigator", None)]
    assert read.warnings == ("1 lines of %mor left out",) and read.metadata["languages"] == "zho, eng"
    second, third = read.text.index("[00:00:01]"), read.text.rindex("Investigator")
    assert read.metadata["cues"] == [[0, 0.0, 1.5], [second, 1.5, 4.0], [third, None, None]]


def test_chat_speakers_of_one_role_keep_their_codes() -> None:
    """Two participants are not one."""
    (extract,) = chat.read(b"@Begin\n@Participants:\tPA1 Participant, PA2 Participant\n*PA1:\tyes .\n*PA2:\tno .\n", "a.cha")
    assert extract.text == "PA1: yes .\nPA2: no .\n"


def test_chat_with_lines_without_end_grows_with_its_length(growth: Callable[..., float]) -> None:
    """A line that is continued thousands of times, and thousands of remarks on one."""

    def work(size: int) -> None:
        chat.read(b"@Begin\n*LI:\tgo on\n" + b"\tand on \x15\n" * size + b"%com:\tx\n" * size, "a.cha")

    assert growth(work, 4_000) < 1.4


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            {"text": "x", "segments": [{"start": 0, "end": 1.5, "text": " 昆山 "}, {"start": 1.5, "text": "好"}], "language": "zh"},
            "[00:00:00] 昆山\n[00:00:01] 好\n",
        ),
        ({"segments": [{"start": 61, "text": "a", "speaker": "S1"}, {"start": 62, "text": "b", "speaker": "S1"}]}, "[00:01:01] S1: a\nb\n"),
        ({"transcription": [{"offsets": {"from": 3600000, "to": 1}, "text": " hi"}], "result": {"language": "en"}}, "[01:00:00] hi\n"),
        ({"segments": [{"start": "soon", "text": "a"}, {"start": -1, "text": "b"}, {"text": 5}, 7]}, "a\nb\n"),
    ],
)
def test_whisper_in_its_shapes(value: dict[str, Any], text: str) -> None:
    """openai-whisper, WhisperX, whisper.cpp; times that are none are left out."""
    assert whisper.read(json.dumps(value).encode(), "a.json")[0].text == text


@pytest.mark.parametrize("value", [[], {}, {"segments": []}, {"segments": {"text": "x"}}, {"name": "package", "segments": [{"text": " "}]}, 5])
def test_other_json_is_refused(value: object) -> None:
    """With what to do instead."""
    with pytest.raises(InputRefused, match="no transcript"):
        whisper.read(json.dumps(value).encode(), "a.json")


def test_json_nested_without_end_is_refused() -> None:
    """No traceback."""
    with pytest.raises(InputRefused, match="damaged"):
        whisper.read(b"[" * 100_000, "a.json")
