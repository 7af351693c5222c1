"""发文字号: the numbers of Chinese official documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.text.numerals import number

_OPEN, _CLOSE = r"〔\[\(（【﹝［〈", r"〕\]\)）】﹞］〉"
_AGENCY = r"[\u4e00-\u9fa5A-Za-z]{1,20}"
_YEAR = r"(?:19|20)\d{2}"
_FULL = re.compile(rf"[{_OPEN}]\s*({_YEAR})\s*[{_CLOSE}]\s*(?:第\s*)?(\d{{1,5}})\s*号")
_ORDER = re.compile(r"令[ \t\u3000]*[(（]?\s*第?\s*(\d{1,4}|[一二三四五六七八九十百零〇]{1,7})\s*号")
_BEFORE = re.compile(rf"({_AGENCY})[ \t\u3000]*\Z")
_GIVER = re.compile("(?:国务院、)?[\u4e00-\u9fa5]{0,20}\\Z")
_STATE = "中华人民共和国"
_REACH = 24
_DAMAGED = re.compile(
    rf"{_AGENCY}?[ \t\u3000]*(?:[{_OPEN}]\s*{_YEAR}\s*(?:第\s*)?\d{{1,5}}\s*号|{_YEAR}\s*[{_CLOSE}]\s*(?:第\s*)?\d{{1,5}}\s*号"
    rf"|[{_OPEN}]\s*{_YEAR}\s*[{_CLOSE}]\s*(?:第\s*)?号)"
)
_LEAD = re.compile(".*(?:根据|按照|依据|依照|遵照|贯彻|落实|执行|参照|以及|文件|见|(?<!共)和|及|与|是|为|以|按)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocNumber:
    """A document number: as printed, where, and in its normal form (国函〔2010〕5号)."""

    printed: str
    start: int
    stop: int
    normal: str


def find_doc_number(text: str, start: int = 0, stop: int | None = None) -> DocNumber | None:
    """The first document number in `text[start:stop]`: 国办发〔2020〕33号 and its variants of brackets and spaces, or 国令第707号."""
    stop = len(text) if stop is None else stop
    found = next(_full(text, start, stop), None) or next(_orders(text, start, stop), None)
    return _number(text, *found) if found else None


def doc_numbers(text: str) -> Iterator[DocNumber]:
    """All document numbers in running text, in order of place; the words that lead up to one (按照国发〔2014〕8号) are no part of it."""
    last = 0
    for start, stop, agency, rest in sorted([*_full(text, 0, len(text)), *_orders(text, 0, len(text))]):
        lead = _LEAD.match(agency)
        begin = start + (lead.end() if lead else 0)
        name = agency[begin - start :]
        if start >= last and name:
            yield _number(text, begin, stop, name, rest)
            last = stop


def find_damaged(text: str, start: int = 0, stop: int | None = None) -> tuple[str, int] | None:
    """A document number with a bracket or its number lost (发改地区﹝2017922号), and where: to be read by a person, never guessed."""
    match = _DAMAGED.search(text, start, len(text) if stop is None else stop)
    return (match[0], match.start()) if match else None


def _full(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, stop, agency, rest) of numbers with a year in brackets."""
    for found in _FULL.finditer(text, start, stop):
        agency = _BEFORE.search(text, max(start, found.start() - _REACH), found.start())
        if agency:
            yield agency.start(), found.end(), agency[1], f"〔{found[1]}〕{int(found[2])}号"


def _orders(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, stop, who gives it with 令, rest) of the numbers of orders."""
    for found in _ORDER.finditer(text, start, stop):
        giver = _GIVER.search(text, max(start, found.start() - _REACH), found.start())
        if giver:
            dated = giver[0][:1] == "日" and text[giver.start() - 1 : giver.start()].isdigit()
            yield giver.start() + dated, found.end(), f"{giver[0][dated:]}令", f"第{number(found[1])}号"


def order_number(giver: str, digits: str) -> str:
    """The number of an order in its normal form; an order of the State Council is a 国令, however its full name is printed.

    >>> order_number("中华人民共和国国务院令", "七一二"), order_number("公安部令", "16")
    ('国令第712号', '公安部令第16号')
    """
    return f"{_order_giver(giver)}第{number(digits)}号"


def _order_giver(words: str) -> str:
    name = words.replace(_STATE, "")
    return "国令" if name.endswith("国务院令") else name


def _number(text: str, start: int, stop: int, agency: str, rest: str) -> DocNumber:
    return DocNumber(printed=text[start:stop], start=start, stop=stop, normal=_order_giver(agency) + rest)
