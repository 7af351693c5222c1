"""ELAN transcripts (.eaf): a tier for each speaker, its annotations in the order of the recording.

EAF 2.8 and 3.0 (www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf): times in milliseconds; a time slot may lack its time; annotations of
dependent tiers refer to those of the tier above. Such tiers (words, glosses, gestures below speech) are left out, and named in a warning.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from coder.errors import InputRefused
from coder.formats.files.safe_xml import parse
from coder.formats.read_document import Extract
from coder.formats.texts.speeches import Speech, transcript

_NAME_ONLY = re.compile(r"[\W\d_]*(?:[A-Za-z]{0,12}[\W_]*\d+)?[\W\d_]*\Z")
_UNSPOKEN = re.compile(r"gestur|gaze|comment|note|topic|segment|hand|movement|手势|备注|注释", re.IGNORECASE)
_NOBODY = frozenset({"text", "default", "default-lt", "transcript", "transcription", "utterance", "utterances", "speech", "tx", "文本", "转写"})
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Said:
    """An annotation: its words, and its times in milliseconds."""

    start: int | None
    stop: int | None
    words: str


@dataclass(frozen=True, slots=True)
class _Tier:
    """A tier with what it says; `parent` is empty at the top."""

    name: str
    speaker: str
    parent: str
    said: tuple[_Said, ...]

    def letters(self) -> int:
        """How many characters of speech it holds; names of annotations such as ref.001 do not count."""
        return sum(len(each.words) for each in self.said if not _NAME_ONLY.match(each.words))


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text; the encoding is that of the XML.

    Raises:
        InputRefused: damaged, no ELAN file, or nobody says a word in it.
    """
    root = parse(data, name)
    if root.tag != "ANNOTATION_DOCUMENT":
        raise InputRefused(f"{name}: not ELAN: its XML is <{str(root.tag)[:40]}>", "Give the .eaf file itself.")
    tiers = _tiers(root)
    spoken = _spoken(tiers)
    text, places = transcript(_speeches(spoken))
    if not text.strip():
        raise InputRefused(f"{name}: nobody says a word in it: its annotations are empty", "Give a file with a transcription.")
    metadata: dict[str, object] = {"cues": places, "tiers": [each.name for each in spoken]}
    media = [PurePosixPath(str(each.get("MEDIA_URL"))).name for each in root.iter("MEDIA_DESCRIPTOR") if each.get("MEDIA_URL")]
    if media:
        metadata["media"] = media[0]
    read_ones = {each.name for each in spoken}
    left = [each for each in tiers if each.name not in read_ones and any(said.words for said in each.said)]
    told = tuple(f"tier {each.name} left out ({sum(bool(said.words) for said in each.said)} annotations)" for each in left)
    return (Extract(text=text, metadata=metadata, warnings=told),)


def _tiers(root: Any) -> list[_Tier]:
    slots = {str(each.get("TIME_SLOT_ID")): _milliseconds(each.get("TIME_VALUE")) for each in root.iter("TIME_SLOT")}
    times: dict[str, tuple[int | None, int | None]] = {}
    above: dict[str, str] = {}
    for each in root.iter("ALIGNABLE_ANNOTATION"):
        times[str(each.get("ANNOTATION_ID"))] = (slots.get(str(each.get("TIME_SLOT_REF1"))), slots.get(str(each.get("TIME_SLOT_REF2"))))
    for each in root.iter("REF_ANNOTATION"):
        above[str(each.get("ANNOTATION_ID"))] = str(each.get("ANNOTATION_REF"))
    return [_tier(each, times, above) for each in root.iter("TIER")]


def _tier(element: Any, times: Mapping[str, tuple[int | None, int | None]], above: Mapping[str, str]) -> _Tier:
    said = []
    for each in element.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
        start, stop = _time(str(each.get("ANNOTATION_ID")), times, above)
        said.append(_Said(start, stop, " ".join((each.findtext("ANNOTATION_VALUE") or "").split())))
    name = " ".join(str(element.get("TIER_ID") or "").split())
    participant = " ".join(str(element.get("PARTICIPANT") or "").split())
    speaker = participant or ("" if name.casefold() in _NOBODY else name)
    return _Tier(name, speaker, " ".join(str(element.get("PARENT_REF") or "").split()), tuple(said))


def _time(key: str, times: Mapping[str, tuple[int | None, int | None]], above: Mapping[str, str]) -> tuple[int | None, int | None]:
    for _ in range(_DEEPEST):
        if key in times:
            return times[key]
        key = above.get(key, "")
    return None, None


def _milliseconds(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() and len(written) < 12 else None


def _spoken(tiers: list[_Tier]) -> list[_Tier]:
    """For each tier at the top the one that holds its speech: itself, or the one below it where it only numbers the utterances."""
    tops = [each for each in tiers if not each.parent]
    chosen = []
    for top in tops:
        family = [each for each in tiers if each is not top and each.parent == top.name]
        if top.letters() or not any(each.letters() for each in family):
            chosen.append(top)
        else:
            below = max(family, key=_Tier.letters)
            named = top.speaker if top.speaker != top.name else below.speaker
            chosen.append(_Tier(below.name, named or top.speaker, below.parent, below.said))
    told = [each for each in chosen if any(said.words for said in each.said)]
    voices = [each for each in told if not _UNSPOKEN.search(each.name)]
    return voices or told


def _speeches(tiers: list[_Tier]) -> Iterator[Speech]:
    """All annotations in the order of their times; one without a time comes after the one before it in its tier."""
    ordered: list[tuple[int, int, Speech]] = []
    for tier in tiers:
        last = 0
        for each in tier.said:
            last = max(last, each.start) if each.start is not None else last
            if each.words:
                speech = Speech(_seconds(each.start), _seconds(each.stop), tier.speaker, each.words)
                ordered.append((each.start if each.start is not None else last, len(ordered), speech))
    yield from (speech for _, _, speech in sorted(ordered, key=lambda item: item[:2]))


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000
