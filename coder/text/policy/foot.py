"""Foot of a policy text: signature and date, attachments, theme words, and the lines of the printer."""

import re
from dataclasses import dataclass

from coder.text.numerals import DATE, dates
from coder.text.policy.lines import ITEM1, MARKED, PLAIN, Line

_DATED = re.compile(rf"[(（]?(?:{DATE.pattern})[)）]?\Z")
_ATTACHMENT = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：.．、]|\Z)|附\s*[:：]")
_NUMBERED = re.compile(r"\d{1,2}[.．、]\s*")
_THEMES = re.compile(r"主[ \u3000]*题[ \u3000]*词[ \u3000]*[:：]?")
_COPIES = re.compile(r"[(（]?(?:抄[ \u3000]*[送报]|主[ \u3000]*送|分[ \u3000]*送|发[ \u3000]*送)[ \u3000]*[:：]")
_PRINTED = re.compile(rf"([\u4e00-\u9fa5 \u3000]{{2,40}}?)?\s*(?:{DATE.pattern})\s*(?:印[ \u3000]*发|印)\Z")
_NO_SIGNATURE = re.compile(r"[。；：:，！]\Z|\t|\A[(（]")
_TITLED = re.compile(r"关于.{2,60}(?:批复|通知|决定|意见|函|公告|通报|命令)\Z")
"""The title of another text that begins on the same page signs nothing."""
_IN_FORCE = re.compile(rf"\A本[^自，。]{{1,12}}自\s*({DATE.pattern})起(?:施行|实施|执行|生效)")
_LAST = 6
"""So many lines at the end of a text are asked from when it holds."""
_HAN = re.compile("[\u4e00-\u9fa5]")
_SPLIT = re.compile(r"[ \t\u3000、，；;,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The foot.

    Attributes:
        signature: The lines above the date, from top to bottom. `date`: YYYY-MM-DD of writing.
        printed: The day on which it was printed and sent out (印发); empty if unknown.
        themes: The words after 主题词.
        lines: Indexes of the lines that belong to no unit. `annex`: where the text of an annex begins.
    """

    signature: tuple[str, ...]
    date: str
    printed: str
    themes: tuple[str, ...]
    attachments: tuple[str, ...]
    lines: frozenset[int]
    annex: int | None


def read_foot(text: str, found: tuple[Line, ...], body: int) -> Foot:
    """The foot of a policy text whose head ends before line `body`: the first date on a line of its own, what stands above it, and the lists."""
    taken: set[int] = set()
    attachments = _attachments(text, found, body, taken)
    printed, themes = _imprint(text, found, body, taken)
    for index in range(body, len(found)):
        line = found[index]
        if line.stop - line.start > 20 or line.kind not in (PLAIN, MARKED) or not _DATED.match(text[line.start : line.stop]):
            continue
        signed = _signature(text, found, index, body)
        if not signed:
            continue
        taken.update((index, *signed))
        annex = index + 1
        while annex < len(found) and (annex in taken or text.startswith(("（此件", "(此件", "（本文"), found[annex].start)):
            taken.add(annex)
            annex += 1
        return Foot(
            signature=tuple(text[found[place].start : found[place].stop] for place in signed),
            date=next(iter(dates(text[line.start : line.stop])), ""),
            printed=printed,
            themes=themes,
            attachments=attachments,
            lines=frozenset(taken),
            annex=annex if annex < len(found) else None,
        )
    return Foot(signature=(), date="", printed=printed, themes=themes, attachments=attachments, lines=frozenset(taken), annex=None)


def last_in_force(text: str, found: tuple[Line, ...]) -> str:
    """YYYY-MM-DD from which a text holds by its last articles (第五十条 本条例自2018年1月1日起施行); empty if they do not say."""
    for line in reversed(found[-_LAST:]):
        said = _IN_FORCE.match(text[line.rest : min(line.stop, line.rest + 60)])
        if said:
            return next(iter(dates(said[1])), "")
    return ""


def split_themes(words: str) -> tuple[str, ...]:
    """Theme words as printed, one by one."""
    return tuple(dict.fromkeys(word for word in _SPLIT.split(words.strip(" \t\u3000。")) if word))


def _signature(text: str, found: tuple[Line, ...], index: int, body: int) -> list[int]:
    """The short lines above a date that sign a text, from top to bottom; none if words come before the date."""
    signed: list[int] = []
    for place in range(index - 1, max(body, index - 12) - 1, -1):
        line = found[place]
        words = text[line.start : line.stop]
        if line.kind != PLAIN or len(words) > 40 or _NO_SIGNATURE.search(words) or _ATTACHMENT.match(words):
            break
        if _HAN.search(words):
            signed.insert(0, place)
    return [] if _TITLED.search("".join(text[found[place].start : found[place].stop] for place in signed)) else signed


def _imprint(text: str, found: tuple[Line, ...], body: int, taken: set[int]) -> tuple[str, tuple[str, ...]]:
    """When the text was printed and sent out, and its theme words; the lines, with those of copies (抄送), go into `taken`."""
    printed = ""
    themes: tuple[str, ...] = ()
    for index in range(body, len(found)):
        line = found[index]
        if line.kind < ITEM1 or (text[line.start] not in "主抄分发(（" and text[line.stop - 1] not in "发印"):
            continue
        words = text[line.start : min(line.stop, line.start + 300)]
        if match := _THEMES.match(words):
            taken.add(index)
            themes = themes or split_themes(words[match.end() :])
        elif _COPIES.match(words):
            taken.add(index)
        elif line.stop - line.start <= 60 and _PRINTED.fullmatch(words):
            taken.add(index)
            printed = printed or next(iter(dates(words)), "")
    return printed, themes


def _attachments(text: str, found: tuple[Line, ...], body: int, taken: set[int]) -> tuple[str, ...]:
    """The titles after 附件, with those of the numbered lines below; the lines go into `taken`."""
    titles: list[str] = []
    for index in range(body, len(found)):
        line = found[index]
        if text[line.start] != "附" or line.stop - line.start > 120:
            continue
        words = text[line.start : line.stop]
        match = _ATTACHMENT.match(words)
        if match is None:
            continue
        taken.add(index)
        below = _listed(text, found, index + 1) if words[match.end() :].strip() else []
        taken.update(below)
        titles += [words[match.end() :], *(text[found[place].start : found[place].stop] for place in below)]
    clean = (_NUMBERED.sub("", title, count=1).strip(" \t\u3000。") for title in titles)
    return tuple(dict.fromkeys(title for title in clean if title))


def _listed(text: str, found: tuple[Line, ...], index: int) -> list[int]:
    """The lines `2.title`, `3.title` ... that go on with a list of attachments."""
    listed: list[int] = []
    while index < len(found) and found[index].number == str(len(listed) + 2) and found[index].stop - found[index].start <= 120:
        listed.append(index)
        index += 1
    return listed
