"""CHAT transcripts (.cha, CLAN and TalkBank): `*INV:` lines are speech, `%com:` lines remarks, bullets the times in milliseconds.

MacWhinney, Tools for Analyzing Talk 1: The CHAT Transcription Format. The marks of the transcription ((.), &-uh, +...) stay in the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from coder.errors import InputRefused
from coder.formats.read_document import Extract
from coder.formats.texts.speeches import Speech, transcript
from coder.text.freeze import freeze

_LINE = re.compile(r"([@*%])([^:\t\n]{1,60})(?::[ \t]*(.*))?\Z", re.DOTALL)
_BULLET = re.compile(r"\x15[ ]?(?:%[a-z]+:\"[^\"\x15]*\"_)?(\d{1,9})_(\d{1,9})[^\x15]*\x15")
_REMARKS = ("com", "act", "sit", "gpx", "exp", "add", "par", "int")
_ROLES = ("Participant", "Investigator", "Interviewer", "Informant", "Subject", "Moderator", "Observer")


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text.

    Raises:
        InputRefused: no line of speech in it.
    """
    frozen = freeze(data, name=name, encoding=encoding)
    lines = list(_lines(frozen.text))
    headers = {key: words for mark, key, words in lines if mark == "@" and words}
    if not any(mark == "*" for mark, _, _ in lines):
        raise InputRefused(f"{name}: not CHAT: no line such as *INV: words", "Rename it to .txt to add it as it is.")
    left: Counter[str] = Counter()
    text, places = transcript(_speeches(lines, _names(headers.get("Participants", "")), left))
    if not text.strip():
        raise InputRefused(f"{name}: nobody says a word in it", "Give a file that holds text.")
    told = tuple(f"{number} lines of %{tier} left out" for tier, number in sorted(left.items()))
    metadata: dict[str, object] = {"cues": places}
    for key, header in (("languages", "Languages"), ("media", "Media"), ("date", "Date"), ("participants", "Participants")):
        if header in headers:
            metadata[key] = headers[header]
    return (Extract(text=text, encoding=frozen.encoding, metadata=metadata, warnings=(*frozen.warnings, *told)),)


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """(mark, name, words) of each line; lines that begin with a tab go on the one before."""
    joined: list[list[str]] = []
    for line in text.removeprefix("\ufeff").split("\n"):
        if line[:1] in ("\t", " ") and joined:
            joined[-1].append(line.strip())
        elif line.strip():
            joined.append([line])
    for parts in joined:
        found = _LINE.match(" ".join(parts))
        if found:
            yield found[1], found[2].strip(), (found[3] or "").strip()


def _names(participants: str) -> dict[str, str]:
    """What each code stands for: the name that is given, else a role nobody else has, else the code."""
    people = [each.split() for each in participants.split(",") if each.split()]
    roles = Counter(each[-1] for each in people if len(each) > 1)
    names = {}
    for each in people:
        role = each[-1] if len(each) > 1 else ""
        named = " ".join(each[1:-1]).replace("_", " ")
        names[each[0]] = named or (role if roles[role] == 1 and role in _ROLES else each[0])
    return names


def _speeches(lines: list[tuple[str, str, str]], names: dict[str, str], left: Counter[str]) -> Iterator[Speech]:
    """Utterances with the remarks below them; lines of words and grammar are counted as left out."""
    current: Speech | None = None
    remarks: list[str] = []
    for mark, key, words in lines:
        if mark == "*":
            if current:
                yield replace(current, remarks=tuple(remarks))
            current, remarks = _speech(names.get(key, key), words), []
        elif mark == "%" and current and key in _REMARKS:
            remarks += filter(None, [_plain(words)])
        elif mark == "%":
            left[key] += 1
    if current:
        yield replace(current, remarks=tuple(remarks))


def _speech(name: str, words: str) -> Speech:
    times = [(int(found[1]), int(found[2])) for found in _BULLET.finditer(words)]
    start, stop = (times[0][0] / 1000, times[-1][1] / 1000) if times else (None, None)
    return Speech(start, stop, name, _plain(words))


def _plain(words: str) -> str:
    return " ".join(_BULLET.sub(" ", words).replace("\x15", " ").split())
