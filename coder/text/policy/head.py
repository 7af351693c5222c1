"""Head of a policy text: title, number, addressees, who issues it, and when it was passed and published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coder.text.numerals import DATE, dates
from coder.text.policy.history import History, read_history
from coder.text.policy.issuers import of_letterhead, offices, titled
from coder.text.policy.labels import Labels, read_labels
from coder.text.policy.lines import MARKED, PLAIN, Line
from coder.text.policy.numbers import DocNumber, doc_numbers, find_damaged, find_doc_number

_HEAD_LINES = 30
_HEAD_TEXT = 400
_INFO_END = "<!-- INFO END -->"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|决议|办法|条例|规定|规章|细则|批复|复函|公告|公报|通告|通报|命令|令|议案|函|规划|纲要|方案|报告|法|解释|章程|准则|规则|守则|目录|计划|措施|标准|答复|要点|请示|纪要|名单)"
    r"[》”]?(?:[（(][^（()）]{1,40}[)）])*·?\Z"
)
_LETTERHEAD = re.compile(r"(?:文\s*件|国务院令|主席令|部令|公\s*报|人民政府令|委员会令)\Z")
_ADDRESSED = re.compile(r"各|政府|部门|单位|机构|委员会|公司|代表|主席|同志|厅|局|委|部|办公室|法院|检察院|联合会|协会|大学|银行")
_DEPUTIES = re.compile(r"各位(?:代表|委员|同志)[!！]?\Z")
_HISTORY = re.compile(r"通过|修订|修正|公布|发布|批准|施行|会议")
_BEHIND = re.compile(r"[（(]([^（()）]{4,40})[)）]\Z")
_MARKS = re.compile(r"[\W_]+")
_NUMBER_LINE = 40
_TITLE_LENGTH = 120
_CONTENTS = re.compile(r"目[\s\u3000]*[录次]\s*\Z")
_OTHER_TEXT = 12
_REPORT_OF = re.compile(r"\A([12]\d{3})年.{0,30}工作报告(?:[（(].*)?\Z|工作报告[（(](?P<behind>[12]\d{3})年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head: `body` is the index of the first line after it, `title_lines` those that print the title.

    Attributes:
        number: In its normal form, or empty. `number_span`: where it is printed, if it stands there as one piece.
        damaged: A number that cannot be read, and its offset.
        unnamed: Whether the title leaves other issuers unnamed (等七部门).
        history: What the lines below the title tell. `labels`: what a web page says above the text.
        year: Of the title of a work report.
    """

    title: str
    title_lines: tuple[int, ...]
    body: int
    number: str
    number_span: tuple[int, int] | None
    damaged: tuple[str, int] | None
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    unnamed: bool
    history: History
    labels: Labels
    year: str


def read_head(text: str, found: tuple[Line, ...]) -> Head:
    """The head of a policy text, given its lines."""
    words = [text[line.start : min(line.stop, line.start + _HEAD_TEXT)].strip(_INVISIBLE).replace("\n", "") for line in found[:_HEAD_LINES]]
    labels = read_labels(words)
    if not words:
        return _nothing(labels)
    first = _first(words, found, labels)
    title_lines = _title(words, found, first)
    titleless = found[first].kind not in (PLAIN, MARKED) or _is_text(words[first])
    title = "" if titleless else _BEHIND.sub(_but_number, squeeze("".join(words[index] for index in title_lines)).rstrip("·"))
    body, addressees = _body(words, found, title, title_lines[-1], labels)
    history = read_history(_between(words, title, title_lines, body, labels), title)
    number, span = _number(found, words, body, title_lines, history, labels)
    limit = min(found[max(body, 1) - 1].stop, _HEAD_TEXT * _HEAD_LINES)
    issuers, unnamed = _issuers(words, title_lines, title, history, labels)
    year = _REPORT_OF.search(title)
    return Head(
        title=title,
        title_lines=tuple(index for index in range(body) if index in title_lines or squeeze(words[index]) == title),
        body=body,
        number=number,
        number_span=span,
        damaged=None if number else find_damaged(text, 0, limit),
        addressees=addressees,
        issuers=issuers,
        unnamed=unnamed,
        history=history,
        labels=labels,
        year=(year[1] or year["behind"]) if year else "",
    )


def _nothing(labels: Labels) -> Head:
    return Head(
        title="",
        title_lines=(),
        body=0,
        number="",
        number_span=None,
        damaged=None,
        addressees=(),
        issuers=(),
        unnamed=False,
        history=History(),
        labels=labels,
        year="",
    )


def squeeze(words: str) -> str:
    """Words without the spaces that spread a Chinese title over its line; those between Latin words stay."""
    return re.sub(r"(?<![A-Za-z0-9,.])[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+(?![A-Za-z0-9])", "", words)


def _but_number(behind: re.Match[str]) -> str:
    return "" if find_doc_number(behind[1]) else behind[0]


def _first(words: Sequence[str], found: tuple[Line, ...], labels: Labels) -> int:
    """The line where the title begins: after the labels of a web page, a letterhead and a number."""
    begin = max(labels.lines) + 1 if labels.lines and max(labels.lines) + 1 < len(words) else 0
    marked = next((index for index in range(begin, min(begin + 5, len(words))) if found[index].kind == MARKED), None)
    if marked is not None:
        return marked
    last = min(begin + 4, len(words) - 1)
    while begin < last and (_LETTERHEAD.search(words[begin]) or _is_number(words[begin])):
        begin += 1
    return _below_other_text(words, found, begin) if _is_text(words[begin]) else begin


def _is_text(words: str) -> bool:
    return len(words) > _TITLE_LENGTH or words.endswith("。")


def _below_other_text(words: Sequence[str], found: tuple[Line, ...], begin: int) -> int:
    """Where a title stands below words of another text (a scan that begins on the page before), known by the line below it: who passed it."""
    for index in range(begin + 1, min(begin + _OTHER_TEXT, len(words) - 1)):
        below = words[index + 1]
        passed = below.startswith(("(", "（")) and _HISTORY.search(below) and dates(below)
        if passed and found[index].kind == PLAIN and len(words[index]) <= _TITLE_LENGTH and _TITLE_END.search(squeeze(words[index])):
            return index
    return begin


def _title(words: Sequence[str], found: tuple[Line, ...], begin: int) -> tuple[int, ...]:
    """The lines that make the title."""
    if found[begin].kind == MARKED:
        return (begin,)
    last = begin
    while last + 1 < min(begin + 5, len(words)) and not _TITLE_END.search(squeeze(words[last])) and _goes_on(words[last + 1], found[last + 1]):
        last += 1
    if not _TITLE_END.search(squeeze(words[last])):
        last = begin
    return tuple(range(begin, last + 1))


def _is_number(words: str) -> bool:
    return len(words) < _NUMBER_LINE and (find_doc_number(words) is not None or re.fullmatch(r"第\d{1,4}号", words) is not None)


def _goes_on(words: str, line: Line) -> bool:
    return (
        line.kind == PLAIN
        and len(words) <= 60
        and not _CONTENTS.match(words)
        and not words.endswith(("。", "：", ":", "；"))
        and not _is_number(words)
    )


def _body(words: Sequence[str], found: tuple[Line, ...], title: str, titled_to: int, labels: Labels) -> tuple[int, tuple[str, ...]]:
    """Where the body begins, and whom the text addresses."""
    for index, line in enumerate(words):
        if line.startswith(_INFO_END):
            return _below_mark(words, found, title, index + 1), ()
    body = titled_to + (found[titled_to].kind in (PLAIN, MARKED))
    for index in range(body, len(words)):
        line = words[index]
        if found[index].kind not in (PLAIN, MARKED):
            break
        if _DEPUTIES.match(line) or (line.endswith(("：", ":")) and len(line) <= 300 and _ADDRESSED.search(line)):
            return index + 1, _addressees(line)
        if len(line) > 60 and not (line.startswith(("(", "（")) and _HISTORY.search(line)):
            break
        if index in labels.lines or _belongs(line, title):
            body = index + 1
    return body, ()


def _below_mark(words: Sequence[str], found: tuple[Line, ...], title: str, body: int) -> int:
    """Where the body begins below the mark: the title may be printed there once more, with the number, and when the text was passed in brackets."""
    bare = _MARKS.sub("", title)
    while body < len(words) and found[body].kind == PLAIN:
        line = words[body]
        told = line.startswith(("(", "（")) and _HISTORY.search(line) and dates(line)
        if not (told or _is_number(line) or ((piece := _MARKS.sub("", line)) and piece in bare)):
            break
        body += 1
    return body


def _belongs(line: str, title: str) -> bool:
    """Whether a short line at the beginning is part of the head: the title or a piece of it, a number, when and by whom it was passed."""
    squeezed = squeeze(line)
    if squeezed and squeezed in title:
        return True
    if line.startswith(("(", "（")) or DATE.match(line) or _LETTERHEAD.search(line):
        return True
    return _is_number(line) or (bool(dates(line)) and bool(_HISTORY.search(line)) and not line.endswith("。"))


def _addressees(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[，,；;]", line.rstrip("：:！! ")) if part.strip())


def _between(words: Sequence[str], title: str, title_lines: tuple[int, ...], body: int, labels: Labels) -> list[str]:
    """The lines of the head that are neither title nor label."""
    others = (words[index] for index in range(body) if index not in title_lines and index not in labels.lines)
    return [line for line in others if not line.startswith(_INFO_END) and squeeze(line) != title]


def _number(
    found: tuple[Line, ...], words: Sequence[str], body: int, title_lines: tuple[int, ...], history: History, labels: Labels
) -> tuple[str, tuple[int, int] | None]:
    """The document's own number: as a label says, on a line of the head, in brackets behind the title, or the order of its history."""
    said = find_doc_number(labels.said.get("number", ""))
    for index in range(body):
        if index in title_lines:
            behind = _BEHIND.search(words[index])
            number = _placed(behind[1], found[index].start + behind.start(1)) if behind else None
        else:
            number = None if index in labels.lines else _placed(words[index], found[index].start)
            number = None if number and DATE.match(words[index]) and "〔" not in number.normal else number
        if number:
            return (said or number).normal, (number.start, number.stop)
    return said.normal if said else history.number, None


def _placed(words: str, start: int) -> DocNumber | None:
    number = next(doc_numbers(words), None) if "《" not in words else None
    return DocNumber(printed=number.printed, start=start + number.start, stop=start + number.stop, normal=number.normal) if number else None


def _issuers(words: Sequence[str], title_lines: tuple[int, ...], title: str, history: History, labels: Labels) -> tuple[tuple[str, ...], bool]:
    said = offices(labels.said.get("issuers", ""))
    if said:
        return said, False
    named, unnamed = titled([words[index] for index in title_lines], title)
    if named and not unnamed:
        return named, False
    above = next((found for index in range(title_lines[0]) if (found := of_letterhead(words[index]))), ())
    return (above or named or history.issuers), unnamed and not above
