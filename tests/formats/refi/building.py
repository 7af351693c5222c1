"""Builds REFI-QDA files as programs write them, with the traps that are known of."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "urn:QDA-XML:project:1.0"
TEXT = (
    "Interviewer: Where did it all begin?\n"
    "Mayor Liu: In 织里，童装产业 came first 😀. Then the others came to us.\n"
    "Yoshida: 𠮷田 is my name 🥳 and I sold buttons. 我们在这里留下来了。后来别人也来了。\n"
    "Mayor Liu: Kunshan paid for the road, then we paid for the market 📌 and the school.\n"
)
QUOTES = (
    "Where did it all begin?",
    "童装产业",
    "came first 😀",
    "I sold buttons",
    "我们在这里留下来了。",
    "Kunshan paid for the road",
    "the market 📌 and the school",
)
"""Passages of TEXT; the later ones stand behind characters beyond U+FFFF, and all but the first behind line ends."""
LI, WANG = "11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"


def guid(kind: str, number: int) -> str:
    """An identifier that shows what it is of."""
    return f"{'abcdef'[['code', 'source', 'selection', 'coding', 'case', 'note'].index(kind)] * 8}-0000-4000-8000-{number:012d}"


CODES = "".join(f'<Code guid="{guid("code", n)}" name="code {n}" isCodable="true" color="#3366CC"/>' for n in range(3))


def coding(number: int, code: int = 0, user: str = LI) -> str:
    """A Coding."""
    made = f'creatingUser="{user}" creationDateTime="2021-05-06T07:08:09Z"'
    return f'<Coding guid="{guid("coding", number)}" {made}><CodeRef targetGUID="{guid("code", code)}"/></Coding>'


def selection(number: int, start: int, stop: int, name: str = "", inside: str | None = None) -> str:
    """A PlainTextSelection, coded unless `inside` says otherwise."""
    content = coding(number) if inside is None else inside
    head = f'<PlainTextSelection guid="{guid("selection", number)}" name={quoteattr(name)} startPosition="{start}" endPosition="{stop}">'
    return f"{head}{content}</PlainTextSelection>"


def selections(raw: str, *, unit: str = "code points", crlf: int = 2, inclusive: bool = False, named: bool = True, text: str = TEXT) -> str:
    """The passages QUOTES of TEXT as a program would place them that counts in this way in `raw`."""
    counted = raw if crlf == 2 else raw.replace("\r\n", "\n")
    found = []
    for number, quote in enumerate(QUOTES):
        at = counted.index(quote)
        before, within = counted[:at], quote
        start, length = (len(before), len(within)) if unit == "code points" else (_units(before), _units(within))
        found.append(selection(number, start, start + length - int(inclusive), quote if named else ""))
    return "".join(found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def text_source(inside: str, *, number: int = 0, attributes: str = "", path: str | None = None) -> str:
    """A TextSource whose text is a member of the archive."""
    plain = f"internal://{guid('source', number)}.txt" if path is None else path
    return f'<TextSource guid="{guid("source", number)}" name="talk {number}" plainTextPath="{plain}" {attributes}>{inside}</TextSource>'


def qde(sources: str, *, more: str = "", codes: str = CODES, origin: str = "Some Tool 1", namespace: str = NAMESPACE, after: str = "") -> str:
    """The XML of a project: users, codes, `more` (variables, cases), sources, `after` (notes, links, sets, graphs)."""
    users = f'<Users><User guid="{LI}" name="Li"/><User guid="{WANG}" name="王"/></Users>'
    book = f"<CodeBook><Codes>{codes}</Codes></CodeBook>" if codes else ""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{namespace}" name="trial" origin="{escape(origin)}" creatingUserGUID="{LI}">'
    return f"{head}{users}{book}{more}<Sources>{sources}</Sources>{after}</Project>"


def archive(path: Path, xml: str | bytes, texts: Mapping[int, str | bytes], *, member: str = "project.qde", folder: str = "sources/") -> Path:
    """An archive with its XML and its texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(member, xml)
        for number, text in texts.items():
            made.writestr(f"{folder}{guid('source', number)}.txt", text)
    return path


def one_text(path: Path, raw: str, inside: str, *, bom: bool = False, origin: str = "Some Tool 1", **more: str) -> Path:
    """An archive with one text."""
    xml = qde(text_source(inside), origin=origin, **more)
    return archive(path, xml, {0: ("\ufeff" if bom else "") + raw})
