"""Numbers and addresses in a text by which a person can be found: what no list of names replaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FORMS = {
    "e-mail address": r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    "identity number": r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])",
    "phone number": r"(?<![\d.])(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{1,3}-\d{7,8}|\+\d{1,3}[- ]?\d[\d -]{6,12}\d)(?!\d)",
    "account (WeChat, QQ)": r"(?i:微信号?|wechat(?: id)?|qq号?)[：:\s]{1,3}[a-z0-9_-]{5,20}(?![\w-])",
}
_ANY = re.compile("|".join(f"(?P<k{number}>{form})" for number, form in enumerate(_FORMS.values())))
_KINDS = tuple(_FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Such a number or address: its kind, and where it begins (code points)."""

    kind: str
    start: int


def traces(text: str) -> Iterator[Trace]:
    """All of them, in order. Chinese identity numbers are known by their form (GB 11643-1999), without the check digit being computed."""
    for found in _ANY.finditer(text):
        yield Trace(kind=_KINDS[int(str(found.lastgroup)[1:])], start=found.start())
