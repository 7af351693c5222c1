"""Head and foot of a policy text: title, number, addressee; signature, date, attachments."""

import re
from dataclasses import dataclass

from coder.text.docnumbers import DocNumber, find_damaged, find_doc_number
from coder.text.numerals import dates
from coder.text.policylines import MARKED, PLAIN, Line

_HEAD_LINES = 30
_HEAD_TEXT = 400
_INFO_END = "<!-- INFO END -->"
_SPACES = re.compile(r"[ \t\u3000\u00a0]+")
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|办法|条例|规定|规章|细则|批复|复函|公告|公报|通告|通报|命令|令|议案|函|规划|纲要|方案|报告|法|解释|章程|准则|规则|守则|目录|计划|措施|标准|答复|要点|请示|纪要|名单)"
    r"[》”]?(?:[（(][^（()）]{1,40}[)）])*\Z"
)
_LETTERHEAD = re.compile(r"(?:文\s*件|国务院令|主席令|部令|公\s*报|人民政府令|委员会令)\Z")
_ADDRESSED = re.compile(r"各|政府|部门|单位|机构|委员会|公司|代表|主席|同志|厅|局|委|部|办公室|法院|检察院|联合会|协会|大学|银行")
_HISTORY = re.compile(r"通过|修订|修正|公布|发布|批准|施行|会议")
_OFFICE = re.compile(
    r"[\u4e00-\u9fa5]{0,30}?(?:全国人民代表大会常务委员会|人民代表大会常务委员会|人民代表大会|最高人民法院|最高人民检察院|国务院办公厅|国务院|人民政府办公厅|人民政府|办公厅|委员会|[部厅局署])"
)
_TITLE_ISSUER = re.compile(r"\A(.{2,60}?)(?:关于|印发|转发|批转|对[^外])")
_REPORTING = re.compile(r"(国务院|[\u4e00-\u9fa5]{2,12}?人民政府)政府?工作报告")
_IS_OFFICE = re.compile(r"(?:国务院|办公厅|办公室|人民政府|政府|委员会|常委会|大会|法院|检察院|中央|[部厅局署委院会办社行]|总局|公司|协会|联合会)\Z")
_DATE_LINE = re.compile(
    r"[(（]?(?:[12]\d{3}|[一二][〇○Ｏ零一二三四五六七八九O0]{3})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日[)）]?\Z"
)
_ATTACHMENT = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：]|\Z)|附\s*[:：]")
_NUMBERED = re.compile(r"\d{1,2}[.．、]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head: `body` is the index of the first line after it, `title_lines` those that print the title."""

    title: str
    title_lines: tuple[int, ...]
    body: int
    number: DocNumber | None
    damaged: tuple[str, int] | None
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The foot: indexes of the lines of signature, date and list of attachments; `annex` is where the text of an annex begins."""

    signature: str
    date: str
    attachments: tuple[str, ...]
    lines: frozenset[int]
    annex: int | None


def read_head(text: str, found: tuple[Line, ...]) -> Head:
    """The head of a policy text, given its lines."""
    words = [text[line.start : min(line.stop, line.start + _HEAD_TEXT)] for line in found[:_HEAD_LINES]]
    if not words:
        return Head(title="", title_lines=(), body=0, number=None, damaged=None, addressees=(), issuers=(), date="")
    first, title_lines = _title(words, found)
    title = _squeeze("".join(words[index] for index in title_lines[:first]))
    body, addressees = _body(words, found, title)
    limit = min(found[max(body, 1) - 1].stop, _HEAD_TEXT * _HEAD_LINES)
    number = find_doc_number(text, 0, limit)
    history = [line for line in words[:body] if _HISTORY.search(line)]
    return Head(
        title=title,
        title_lines=tuple(index for index in range(body) if index in title_lines or _squeeze(words[index]) == title),
        body=body,
        number=number,
        damaged=None if number else find_damaged(text, 0, limit),
        addressees=addressees,
        issuers=_issuers(title, history),
        date=_passed(history),
    )


def _squeeze(words: str) -> str:
    """Words without the spaces that spread a Chinese title over its line; those between Latin words stay."""
    return re.sub(r"(?<![A-Za-z0-9,.])[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+(?![A-Za-z0-9])", "", words)


def _title(words: list[str], found: tuple[Line, ...]) -> tuple[int, tuple[int, ...]]:
    """How many lines make the title, and which."""
    begin = next((index for index, line in enumerate(found[:5]) if line.kind == MARKED), None)
    if begin is not None:
        return 1, (begin,)
    begin = 0
    while begin < min(4, len(words) - 1) and (_LETTERHEAD.search(words[begin]) or _is_number(words[begin])):
        begin += 1
    last = begin
    while last + 1 < min(begin + 4, len(words)) and not _TITLE_END.search(_squeeze(words[last])) and _goes_on(words[last + 1], found[last + 1]):
        last += 1
    if not _TITLE_END.search(_squeeze(words[last])):
        last = begin
    return last - begin + 1, tuple(range(begin, last + 1))


def _is_number(words: str) -> bool:
    return len(words) < 40 and find_doc_number(words) is not None


def _goes_on(words: str, line: Line) -> bool:
    return line.kind == PLAIN and len(words) <= 60 and not words.endswith(("。", "：", ":", "；")) and not _is_number(words)


def _body(words: list[str], found: tuple[Line, ...], title: str) -> tuple[int, tuple[str, ...]]:
    """Where the body begins, and whom the text addresses."""
    for index, line in enumerate(words):
        if line.startswith(_INFO_END):
            return index + 1, ()
    body = 0
    for index, line in enumerate(words):
        if found[index].kind not in (PLAIN, MARKED):
            break
        if index and line.endswith(("：", ":")) and len(line) <= 300 and _ADDRESSED.search(line):
            return index + 1, _addressees(line)
        if index and len(line) > 60 and not (line.startswith(("(", "（")) and _HISTORY.search(line)):
            break
        if index == 0 or _belongs(line, title):
            body = index + 1
    return body, ()


def _belongs(line: str, title: str) -> bool:
    """Whether a short line at the beginning is part of the head: the title or a piece of it, a number, when and by whom it was passed."""
    squeezed = _squeeze(line)
    if squeezed and squeezed in title:
        return True
    if line.startswith(("(", "（")) or _DATE_LINE.match(line) or _LETTERHEAD.search(line):
        return True
    return (
        _is_number(line)
        or (bool(dates(line)) and bool(_HISTORY.search(line)) and not line.endswith("。"))
        or bool(re.fullmatch(r"第\d{1,4}号", line))
    )


def _addressees(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[，,；;]", line.rstrip("：: ")) if part.strip())


def _issuers(title: str, history: list[str]) -> tuple[str, ...]:
    match = _TITLE_ISSUER.match(title)
    if match:
        offices = tuple(part.strip() for part in re.split("[、，, 　]", match[1]) if part.strip())
        if offices and all(_IS_OFFICE.search(office) for office in offices):
            return offices
    reporting = _REPORTING.search(title)
    if reporting:
        return (reporting[1],)
    for line in history:
        office = _OFFICE.search(re.sub(r".*?日[ \u3000]*|第[一二三四五六七八九十百]+届", "", line, count=2))
        if office and not office[0].startswith("第"):
            return (office[0],)
    return ()


def _passed(history: list[str]) -> str:
    """The latest date on which the text was passed, revised or issued."""
    found = [date for line in history if not line.rstrip().endswith("施行") for date in dates(line)]
    return max(found, default="")


def read_foot(text: str, found: tuple[Line, ...], head: Head) -> Foot:
    """The foot of a policy text: the first date on a line of its own in the body, what stands above it, and the attachments."""
    taken: set[int] = set()
    attachments = _attachments(text, found, head.body, taken)
    for index in range(head.body, len(found)):
        line = found[index]
        if line.stop - line.start > 20 or line.kind not in (PLAIN, MARKED) or not _DATE_LINE.match(text[line.start : line.stop]):
            continue
        signed = _signature(text, found, index, head.body)
        if not signed:
            continue
        taken.update((index, *signed))
        annex = index + 1
        while annex < len(found) and text[found[annex].start : found[annex].stop].startswith(("（此件", "(此件", "（本文")):
            taken.add(annex)
            annex += 1
        signature = _SPACES.sub(" ", " ".join(text[found[place].start : found[place].stop] for place in signed))
        date = next(iter(dates(text[line.start : line.stop])), "")
        return Foot(signature=signature, date=date, attachments=attachments, lines=frozenset(taken), annex=annex if annex < len(found) else None)
    return Foot(signature="", date="", attachments=attachments, lines=frozenset(taken), annex=None)


def _signature(text: str, found: tuple[Line, ...], index: int, body: int) -> list[int]:
    """The short lines above a date that sign a text, from top to bottom; none if words come before the date."""
    signed: list[int] = []
    for place in range(index - 1, max(body, index - 6) - 1, -1):
        line = found[place]
        words = text[line.start : line.stop]
        if line.kind != PLAIN or len(words) > 40 or words.endswith(("。", "；", "：", ":", "，", "！")) or _ATTACHMENT.match(words):
            break
        signed.insert(0, place)
    return signed


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
