"""Transcripts with times (ELAN, CHAT, Whisper, SRT, VTT), as `coder add` reads them, with a report of what was left out."""

import re
from pathlib import Path

from coder.formats import readers
from coder.formats.files.file_names import shown
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.project import ForeignProject

_PROGRAMS = {".eaf": "ELAN", ".cha": "CHAT", ".json": "Whisper", ".srt": "SubRip subtitles", ".vtt": "WebVTT subtitles"}
_SIGNS = {
    ".eaf": re.compile(rb"<ANNOTATION_DOCUMENT\b"),
    ".cha": re.compile(rb"\A\s*@|^\*[A-Z0-9]{1,12}:", re.MULTILINE),
    ".json": re.compile(rb"\"(?:segments|transcription)\"\s*:\s*\["),
    ".srt": re.compile(rb"-->"),
    ".vtt": re.compile(rb"\A(?:\xef\xbb\xbf)?WEBVTT"),
}

_COUNTED = re.compile(r"(\d{1,6}) (.+)\Z", re.DOTALL)


def recognises(path: Path, head: bytes) -> bool:
    """Whether its name says that it is a transcript, and its beginning does not contradict."""
    sign = _SIGNS.get(path.suffix.lower())
    return bool(sign and not path.is_dir() and (sign.search(head) or (path.suffix.lower() == ".json" and _whisper(head))))


def _whisper(head: bytes) -> bool:
    """Whether JSON begins with the whole text of a transcript, after which the segments come."""
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"text\"\s*:\s*\"", head)) and b'"label"' not in head and b'"entities"' not in head


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The texts; `convention` does not matter here.

    Raises:
        InputRefused: damaged, or nobody says a word in it.
    """
    gathered = Gathering(shown(path))
    cues = 0
    for number, each in enumerate(readers.read(path), 1):
        known = each.metadata.get("cues")
        cues += len(known) if isinstance(known, list) else 0
        gathered.text(
            str(number),
            each.title,
            each.text,
            source=each.source,
            source_sha256=each.source_sha256,
            encoding=each.encoding,
            metadata=each.metadata,
            kind=each.kind,
        )
        for warning in each.warnings:
            counted = _COUNTED.match(warning)
            gathered.lose(counted[2] if counted else warning, each.title, count=int(counted[1]) if counted else 1)
    evidence = f"a transcript has no codings; of {cues} {'stretch' if cues == 1 else 'stretches'} of speech the times are kept."
    return gathered.project(path.stem, producer=_PROGRAMS.get(path.suffix.lower(), "a transcript"), convention="", evidence=evidence)
