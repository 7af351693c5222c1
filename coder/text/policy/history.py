"""When and by whom a law or regulation was passed, approved, published and revised, as the lines below its title say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.text.numerals import DATE, NUMERAL, dates
from coder.text.policy.issuers import is_office, normal
from coder.text.policy.modality import CITED
from coder.text.policy.numbers import order_number

_ANGLED = re.compile("[<＜][^<>＜＞]*[>＞]")
_PASSED = re.compile("通过|修订|修正|修改")
_PUBLISHED = re.compile("公布|发布|印发|颁布")
_IN_FORCE = re.compile("施行|生效|实施|执行")
_DASHED = re.compile(r"\b([12]\d{3})[-./](\d{1,2})[-./](\d{1,2})\b")
_NTH = rf"第[ \t]*([{NUMERAL}]{{1,7}})[ \t]*号"
_ORDER = re.compile(rf"([\u4e00-\u9fa5、]{{0,80}}?)(?:(令|公告)[ \t]*{_NTH}|{_NTH}(令|公告))")
_BARE_NUMBER = re.compile(rf"委员会第[{NUMERAL}]{{1,5}}号\s*(?:公布|发布)")
_MEETING = re.compile(
    r"([\u4e00-\u9fa5]{0,20}?(?:人民代表大会常务委员会|人民代表大会|人大常委会|人大(?=[一二三四五六七八九十]{1,3}次)|人民法院|人民检察院|人民政府|国务院|[部局署委]))(?=审判委员会|检察委员会|第|[一二三四五六七八九十]{1,3}次|主席团|《|常务|部务|局务|署务|委务|关于|修|通|批准)"
)
_LEADING = re.compile(r"\A(?:[\s(（]|由|在|经|根据|业经|已经|中华人民共和国(?=[^\s、]))+")
_BY = re.compile(r"\A(.*?)(?:第[^、]{1,9}号)?(?:令|公告|以|联合)?[\s，,]*(?:第[^、]{1,9}号)?(?:令|公告)?(?:公布|发布|印发|颁布|修订)", re.S)
_ORDERED = re.compile(r"(?:令|公告)?第[^、]{1,9}号\Z|令\Z|公告\Z")
_PLACE = re.compile(r"\A([\u4e00-\u9fa5]{1,8}?(?:省|自治区|自治州|市|自治县|县))")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the lines below the title tell.

    Attributes:
        issuers: Who passed the text; else who published it.
        number: The number of the order or announcement that published the text as it stands, such as 国令第712号; else empty.
        passed, published, in_force: YYYY-MM-DD, the latest of each kind; empty where nothing says so.
        date: The latest day on which the text was passed, revised or published.
        numbered: The day on which the text got that number; empty without one.
        warnings: What a person should look at.
    """

    issuers: tuple[str, ...] = ()
    number: str = ""
    numbered: str = ""
    passed: str = ""
    published: str = ""
    in_force: str = ""
    date: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Event:
    date: str
    words: str


def read_history(lines: Sequence[str], title: str) -> History:
    """The history in the lines between a title and its text."""
    events = tuple(_events("\n".join(lines)))
    if not events:
        return History()
    in_force = [event for event in events if _IN_FORCE.search(event.words)]
    published = [event for event in events if _PUBLISHED.search(event.words)]
    passed = [event for event in events if event not in published and (event not in in_force or _PASSED.search(event.words))]
    number, numbered, others = _number(events)
    issuers = _issuers(events, title)
    return History(
        issuers=issuers,
        number=number,
        numbered=numbered,
        passed=_latest(passed),
        published=_latest(published),
        in_force=_latest(in_force),
        date=_latest((*passed, *published)),
        warnings=tuple(_warnings(number, others, events, bool(issuers))),
    )


def _events(text: str) -> Iterator[_Event]:
    """Each date with the words up to the next one; what stands in 《》 is left out."""
    words = _ANGLED.sub("《》", CITED.sub("《》", text)) if "《" in text or "〈" in text or "<" in text else text
    words = _DASHED.sub(r"\1年\2月\3日", words)
    found = list(DATE.finditer(words))
    if found and _PUBLISHED.search(words, 0, found[0].start()):
        yield from (_Event("", line.strip()) for line in words[: found[0].start()].split("\n") if _PUBLISHED.search(line))
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(words)
        for date in dates(match[0]):
            yield _Event(date, words[match.end() : stop].strip())


def _latest(events: Sequence[_Event]) -> str:
    return max((event.date for event in events), default="")


def _issuers(events: Sequence[_Event], title: str) -> tuple[str, ...]:
    for event in events:
        if "通过" in event.words and "批准" not in event.words.split("通过")[0] and (office := _meeting(event.words, title)):
            return (office,)
    for event in events:
        offices = _publishers(event.words)
        if offices:
            return offices
    approved = next((office for event in events if (office := _meeting(event.words, title))), "")
    return (approved,) if approved else ()


def _meeting(words: str, title: str) -> str:
    """Who met: 台州市人民代表大会常务委员会 of 台州市第四届人民代表大会常务委员会第四十三次会议."""
    found = _MEETING.match(normal(_LEADING.sub("", "".join(words.split()))))
    if found is None:
        return ""
    office = re.sub(r"人大\Z", "人民代表大会", found[1])
    if office[0] in "省市县" and (place := _PLACE.match(title)):
        return place[1] + office[1:] if place[1].endswith(office[0]) else ""
    return office if office[0] not in "省市县第" else ""


def _publishers(words: str) -> tuple[str, ...]:
    found = _BY.match(_LEADING.sub("", words.rpartition("批准")[2]))
    if found is None or not found[1] or "《" in found[1]:
        return ()
    parts = (part for part in re.split(r"[、\s]|和(?=国家)", found[1]) if part)
    names = tuple(dict.fromkeys(normal(_LEADING.sub("", _ORDERED.sub("", part))) for part in parts))
    return names if all(map(is_office, names)) else ()


def _number(events: Sequence[_Event]) -> tuple[str, str, tuple[str, ...]]:
    """The order that published the text as it stands, its day, and other orders; one that only changes a few places (《...》修正) is none."""
    found = [(order, event.date) for event in events if (order := _order(event.words))]
    if not found:
        return "", "", ()
    last, day = found[-1]
    return last, day, tuple(order for order, _ in found[:-1] if order != last)


def _order(words: str) -> str:
    found = _ORDER.match("".join(words.split()))
    if found is None or "《" in words or "修正" in words:
        return ""
    kind, digits = found[2] or found[5], found[3] or found[4]
    return order_number(f"{found[1]}{kind}", digits)


def _warnings(number: str, others: tuple[str, ...], events: Sequence[_Event], known: bool) -> Iterator[str]:
    if others:
        yield f"several orders published this text: {number} taken, the last; also {', '.join(others)}"
    bare = next((found[0] for event in events if (found := _BARE_NUMBER.search(event.words))), "")
    said = any(re.search("通过|公布|发布|印发|颁布|修订|修正", event.words) for event in events)
    if known and not said and any("批准" in event.words for event in events):
        yield "only who approved this text is printed, not who issued it: the one that approved is given as issuer"
    if bare and not number:
        yield f"damaged document number {bare!r} below the title: not read, enter it by hand"
