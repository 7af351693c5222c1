"""Who issues a policy text, by its title, its letterhead and its signature."""

import re
from collections.abc import Sequence

_TITLED = re.compile(r"\A(.{2,80}?)(?:关于|印发|转发|批转|公告|对[^外])")
_REPORTING = re.compile(r"(国务院)政府工作报告|(?:年|\A|[^\u4e00-\u9fa5\d])([\u4e00-\u9fa5]{2,10}?[省市区县镇州旗])(?:人民)?政府工作报告")
_OFFICE = re.compile(
    r"(?:国务院|办公厅|办公室|人民政府|政府|委员会|常委会|大会|法院|检察院|中央|[部厅局署委院会办社行]|公司|联席会议|指挥部|领导小组)\Z"
)
_BETWEEN = re.compile(
    r"[、，, \t\u3000\u00a0]+"
    r"|(?<=中央)(?=国务院)|(?<=办公厅)(?=国务院|中央军委|省)|(?<=人民法院)(?=最高)|(?<=[省市县]委)(?=[\u4e00-\u9fa5]{0,4}人民政府)"
)
_AND_OTHERS = re.compile(r"(.{2,30}?)等[\d一二三四五六七八九十两]{0,3}(?:个)?(?:部门|单位|部委|机关)\Z")
_LETTERHEAD = re.compile(r"\A(?:中华人民共和国(?=国务院))?([\u4e00-\u9fa5、 \u3000]{3,60}?)(?:文\s*件|公\s*告|令)\Z")
_ORDERING = re.compile(r"\A([\u4e00-\u9fa5、]{3,60}?)令第")
_COMMON = re.compile(r"\A中华人民共和国(?=[\u4e00-\u9fa5])")
_SESSION = re.compile(r"第?[ \t]*[一二三四五六七八九十\d]{1,5}[ \t]*届")


def is_office(name: str) -> bool:
    """Whether a name is that of an office, by its ending."""
    return len(name) > 1 and _OFFICE.search(name) is not None


def offices(words: str) -> tuple[str, ...]:
    """The offices named one after the other, with spaces or 、 between; none if anything else stands there."""
    names = tuple(part for part in _BETWEEN.split(words.strip()) if part)
    return tuple(dict.fromkeys(map(normal, names))) if names and all(map(is_office, names)) else ()


def normal(name: str) -> str:
    """The name of an office without 中华人民共和国 and the number of its session, a standing committee in full."""
    return _SESSION.sub("", _COMMON.sub("", name)).replace("人大常委会", "人民代表大会常务委员会")


def titled(printed: Sequence[str], squeezed: str) -> tuple[tuple[str, ...], bool]:
    """Who issues a text by its title (its lines as printed, and all in one without spaces), and whether others are left unnamed (等七部门)."""
    for title in (" ".join(printed), squeezed):
        found = _TITLED.match(title)
        named = offices(found[1]) if found else ()
        if named:
            return named, False
    reporting = _REPORTING.search(squeezed)
    if reporting:
        return (reporting[1] or f"{reporting[2]}人民政府",), False
    found = _TITLED.match(squeezed)
    lead = _AND_OTHERS.match(found[1]) if found else None
    return (offices(lead[1]), True) if lead else ((), False)


def of_letterhead(line: str) -> tuple[str, ...]:
    """Who issues a text by a line such as 国务院办公厅文件 or 中华人民共和国国务院令."""
    found = _LETTERHEAD.match(line)
    return offices(found[1]) if found else ()


def signed(lines: Sequence[str]) -> tuple[str, ...]:
    """The offices that sign, from the lines above the date; a name spread over the line (国 务 院) is closed up."""
    names: list[str] = []
    for line in lines:
        parts = line.split()
        whole = "".join(parts)
        names += offices("".join(parts) if all(len(part) == 1 for part in parts) else line) or ((whole,) if is_office(whole) else ())
    return tuple(dict.fromkeys(names))


def ordering(number: str) -> tuple[str, ...]:
    """Who gives an order, by its number: 国务院令第712号, 国令第707号."""
    found = _ORDERING.match(number)
    return ("国务院",) if number.startswith("国令") else offices(_COMMON.sub("", found[1])) if found else ()


def same_office(one: str, other: str) -> bool:
    """Whether two names mean one office: equal, or one printed shorter."""
    return one.endswith(other) or other.endswith(one)
