"""Transcripts of Whisper as JSON: openai-whisper, faster-whisper, whisper-timestamped and WhisperX (`segments`), whisper.cpp (`transcription`)."""

import json
from collections.abc import Iterator
from typing import Any

from coder.errors import InputRefused
from coder.formats.read_document import Extract
from coder.formats.texts.speeches import Speech, transcript
from coder.text.freeze import freeze

_HINT = "Exports of other programs come in with: coder import PROJECT FILE."


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text, a segment a line; `metadata["cues"]` is [offset, seconds, seconds] for each.

    Raises:
        InputRefused: no JSON, or not that of a transcript.
    """
    frozen = freeze(data, name=name, encoding=encoding)
    try:
        value = json.loads(frozen.text)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"{name}: damaged JSON ({' '.join(str(error).split())[:100]})", "Make it anew, or give the .srt or .txt.") from error
    spoken = list(speeches(value))
    if not spoken:
        raise InputRefused(f"{name}: JSON, but no transcript of Whisper: no segments with words", _HINT)
    text, places = transcript(spoken)
    metadata: dict[str, object] = {"cues": places}
    language = language_of(value)
    if language:
        metadata["languages"] = language
    return (Extract(text=text, encoding=frozen.encoding, metadata=metadata, warnings=frozen.warnings),)


def speeches(value: Any) -> Iterator[Speech]:
    """The segments that hold words; other shapes of JSON give none."""
    if not isinstance(value, dict):
        return
    for each in _listed(value.get("segments")):
        if isinstance(each, dict) and isinstance(each.get("text"), str) and each["text"].strip():
            speaker = each.get("speaker")
            name = " ".join(speaker.split()) if isinstance(speaker, str) else ""
            yield Speech(_seconds(each.get("start")), _seconds(each.get("end")), name, " ".join(each["text"].split()))
    for each in _listed(value.get("transcription")):
        if isinstance(each, dict) and isinstance(each.get("text"), str) and each["text"].strip():
            given = each.get("offsets")
            offsets: dict[str, Any] = given if isinstance(given, dict) else {}
            start, stop = _seconds(offsets.get("from")), _seconds(offsets.get("to"))
            yield Speech(None if start is None else start / 1000, None if stop is None else stop / 1000, "", " ".join(each["text"].split()))


def language_of(value: Any) -> str:
    """The language that was recognised, or nothing."""
    for each in (value, value.get("result"), value.get("params")):
        if isinstance(each, dict) and isinstance(each.get("language"), str):
            return str(each["language"])[:20]
    return ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _seconds(value: object) -> float | None:
    """A time that can be one; none for what is no number, below zero, or longer than a thousand hours (in milliseconds)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 3.6e9:
        return None
    return float(value)
