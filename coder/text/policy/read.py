"""Chinese policy texts: what the head and the foot say, and the units between them.

Units have citable references. `3` is 第三条 or 三、; `3-2` its item （二）; `3.2` its second paragraph (款) where items stand
between, and `3.2-1` an item of that; `10_1` is 第十条之一; `0.1` is a paragraph before any number. Where numbers begin anew
(an annex), the second series is `2/1`, `2/2` ...; a number printed twice in one place gets `~2`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.model.document import Segment
from coder.text.cities import CITY
from coder.text.numerals import dates
from coder.text.policy.foot import Foot, last_in_force, read_foot, split_themes
from coder.text.policy.head import Head, read_head, squeeze
from coder.text.policy.issuers import ordering, same_office, signed
from coder.text.policy.lines import lines, rejoined
from coder.text.policy.numbers import find_doc_number
from coder.text.policy.units import units

_YEAR = re.compile("〔([12][0-9]{3})〕")
_PLACE = re.compile(rf"(?!中华人民共和国|关于|国务院)([\u4e00-\u9fa5]{{2,8}}?(?:省|自治区|自治州|{CITY}(?![场区])|自治县|县))")
_WEB_DATE = re.compile(r"([12]\d{3})[-./年](\d{1,2})[-./月](\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a policy text says of itself, and its segments.

    Attributes:
        title: Without spaces inside.
        issuers: 发文机关, from a label, the title, the letterhead, the passing, or the signature.
        doc_number: 发文字号 in its normal form; empty if there is none, or a damaged one (then `warnings` says so).
        doc_number_span: Where it is printed, or None.
        revised: YYYY-MM-DD of a later revision that left the number as it was; empty without one.
        addressees: 主送机关, or 各位代表.
        signature: The words above the date at the foot.
        date: YYYY-MM-DD of the signature, else the latest day of passing or publication in the head; else the year in the number or in the
            title of a work report; empty if unknown.
        written, published, in_force: YYYY-MM-DD of writing or passing, of publication (公布, 发布, 印发), and from which it holds; empty if not said.
        themes: 主题词.
        attachments: Titles named after 附件.
        warnings: What a person should look at.
        segments: headings, articles and paragraphs in order; articles and paragraphs do not overlap. Title, number, addressee,
            signature and date belong to no article or paragraph.
    """

    title: str
    issuers: tuple[str, ...]
    doc_number: str
    doc_number_span: tuple[int, int] | None
    revised: str
    addressees: tuple[str, ...]
    signature: str
    date: str
    written: str
    published: str
    in_force: str
    themes: tuple[str, ...]
    attachments: tuple[str, ...]
    warnings: tuple[str, ...]
    segments: tuple[Segment, ...]


def parse_policy(text: str) -> Policy:
    """Read a policy text: a notice, a law in Markdown, a work report, a plan."""
    found = rejoined(text, tuple(lines(text)))
    head = read_head(text, found)
    foot = read_foot(text, found, head.body)
    signers = signed(foot.signature)
    said = head.labels.said
    written = _day(said.get("written", "")) or foot.date or head.history.passed
    issuers = signers if signers and (head.unnamed or not head.issuers) else head.issuers or ordering(head.number)
    return Policy(
        title=squeeze(said.get("title", "")) or head.title,
        issuers=issuers,
        doc_number=head.number,
        doc_number_span=head.number_span,
        revised=_revised(head),
        addressees=head.addressees,
        signature=" ".join(" ".join(foot.signature).split()),
        date=_date(head, foot, written),
        written=written,
        published=_day(said.get("published", "")) or head.history.published or foot.printed,
        in_force=_day(said.get("in_force", "")) or head.history.in_force or last_in_force(text, found),
        themes=split_themes(said.get("themes", "")) or foot.themes,
        attachments=foot.attachments,
        warnings=tuple(_warnings(text, head, signers)),
        segments=units(text, found, head, foot),
    )


def _revised(head: Head) -> str:
    history = head.history
    return history.date if head.number == history.number and history.date > history.numbered > "" else ""


def _date(head: Head, foot: Foot, written: str) -> str:
    year = _YEAR.search(head.number)
    return _day(head.labels.said.get("written", "")) or foot.date or head.history.date or written or (year[1] if year else head.year)


def _day(words: str) -> str:
    """The day that a label says, as YYYY-MM-DD; empty if it says none."""
    found = _WEB_DATE.search(words)
    return next(iter(dates(f"{found[1]}年{found[2]}月{found[3]}日" if found else words)), "")


def _warnings(text: str, head: Head, signers: tuple[str, ...]) -> Iterator[str]:
    if not head.title and not head.labels.said.get("title"):
        yield "no title found"
    if head.damaged:
        printed, offset = head.damaged
        yield f"damaged document number {printed!r} at offset {offset}: not read, enter it by hand"
    yield from head.history.warnings
    if head.unnamed and not signers:
        yield f"the title names {'、'.join(head.issuers)} and leaves the other issuers unnamed"
    if head.issuers and signers and not any(same_office(one, other) for one in head.issuers for other in signers):
        yield f"issued by {'、'.join(head.issuers)}, signed by {'、'.join(signers)}"
    place = _PLACE.match(head.title)
    if place and head.issuers and not any(office.startswith(place[1]) or _belongs_to(office, head.title) for office in head.issuers):
        yield f"the title begins with {place[1]}, the issuer is {'、'.join(head.issuers)}"
    printed_number = find_doc_number(text[slice(*head.number_span)]) if head.number_span else None
    if printed_number and printed_number.normal != head.number:
        yield f"the label says number {head.number}, the text {printed_number.normal}"


def _belongs_to(office: str, title: str) -> bool:
    """Whether the place that an office is of stands in the title (景宁畲族自治县 in 浙江省景宁畲族自治县自治条例)."""
    place = _PLACE.match(office)
    return place is not None and place[1] in title
