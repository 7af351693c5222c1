"""Speech with its times as a transcript: `[00:00:01] Name: words`, a stretch of speech a line.

Where the same person goes on, the line holds the words alone. Without any names each line keeps its time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Places = list[list[float | int | None]]
"""[offset, seconds, seconds] for each stretch of speech."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody says at one time.

    Attributes:
        start, stop: Seconds from the beginning of the recording, where the file says.
        name: Empty where it does not say who speaks.
        words: On one line.
        remarks: What was noted on it (`points at the map`); lines with > in front, which are no speech.
    """

    start: float | None
    stop: float | None
    name: str
    words: str
    remarks: tuple[str, ...] = ()


def transcript(speeches: Iterable[Speech]) -> tuple[str, Places]:
    """The text, and where each stretch of speech stands in it and in the recording."""
    spoken = list(speeches)
    anybody = any(each.name for each in spoken)
    text: list[str] = []
    length, current = 0, ""
    places: Places = []
    for each in spoken:
        new = bool(each.name) and each.name != current
        current = each.name or current
        label = f"{each.name}: " if new else ""
        clock = f"[{_clock(each.start)}] " if each.start is not None and (new or not anybody) else ""
        places.append([length, each.start, each.stop])
        text.append("".join((f"{clock}{label}{each.words}\n", *(f"> {remark}\n" for remark in each.remarks))))
        length += len(text[-1])
    return "".join(text), places


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
