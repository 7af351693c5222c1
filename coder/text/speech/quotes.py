"""Quoted speech in interviews written as prose, with its speaker where the text says who speaks."""

import re

from coder.model.document import Segment
from coder.text.speech.persons import Named, is_mentioned, named_after, named_before, people, same_person

_QUOTE = re.compile(r"“([^“”\n]{1,4000})(?:”|(?=\n)|\Z)|「([^「」\n]{1,4000})」|(?<![\w\"])\"([^\"\n]{1,4000})\"(?!\w)")
_HAN = re.compile("[\u3400-\u9fff]")
_ENDED = re.compile(r"[.,!?。，！？…—–-]\Z")
_WINDOW = 1500
_LONG_WORDS, _LONG_HAN = 5, 10


def find_quotes(text: str) -> tuple[Segment, ...]:
    """The quoted speech of a prose interview as turns, in order.

    A quotation counts as speech if the words beside it say who speaks (`“…,” he said`, `Mayor Liu explained: “…”`, `“……”，刘强说`), or
    if it is long and ends like a sentence; single words in quotation marks do not. `label` is the fullest name printed for the speaker;
    he, she, 他 and 她 stand for the one person named in this paragraph or the two before, and for nobody if there are several.
    The label is empty where the text does not say. `text[start:stop]` is the speech without its quotation marks.
    """
    found: list[Segment] = []
    last_stop, last_name, known = 0, "", list[str]()
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 1
        named = _named(text, match.start(), match.end())
        if named is None and not _is_speech(match[group], text, match.end()):
            continue
        goes_on = bool(found) and "\n" not in text[last_stop : match.start()] and (named is None or named.pronoun)
        if goes_on and last_name:
            name = last_name
        else:
            name = _resolve(named, text, match.start(), known)
        if name and not any(same_person(name, other) for other in known):
            known.append(name)
        start, stop = _trimmed(text, match.start(group), match.end(group))
        if start < stop:
            found.append(Segment(kind="turn", ordinal=len(found) + 1, start=start, stop=stop, label=name, label_start=start))
            last_stop, last_name = match.end(), name
    return tuple(found)


def _named(text: str, start: int, stop: int) -> Named | None:
    """Who speaks: the words before where a colon or comma leads to the quotation, else those after it, else those before."""
    before = named_before(text, start)
    return before if before and text[max(0, start - 8) : start].rstrip()[-1:] in (":", "：", ",", "，") else named_after(text, stop) or before


def _is_speech(words: str, text: str, stop: int) -> bool:
    """Whether a quotation without a named speaker is speech: long, and finished like a sentence."""
    ended = bool(_ENDED.search(words)) or text[stop : stop + 1] in ("。", "！", "？")
    return ended and (len(_HAN.findall(words)) >= _LONG_HAN or len(words.split()) >= _LONG_WORDS)


def _resolve(named: Named | None, text: str, start: int, known: list[str]) -> str:
    """The name for a label: the fullest one printed so far; for a pronoun the only person named nearby."""
    if named is None:
        return ""
    before = text[max(0, start - _WINDOW) : start]
    if not named.pronoun:
        return _fullest(named.name, [*known, *people(before)])
    near = "\n".join(before.split("\n")[-3:])
    candidates = [_fullest(name, [*known, *people(near)]) for name in people(near)]
    candidates += [name for name in known if is_mentioned(name, near)]
    distinct = list(dict.fromkeys(candidates))
    return distinct[0] if len(distinct) == 1 else ""


def _fullest(name: str, others: list[str]) -> str:
    same = list(dict.fromkeys(other for other in others if same_person(name, other)))
    longest = max([name, *same], key=len)
    return longest if all(same_person(longest, other) for other in same) else name


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
