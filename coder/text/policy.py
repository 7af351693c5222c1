"""Chinese policy texts: what the head and the foot say, and the units between them.

Units have citable references. `3` is 第三条 or 三、; `3-2` its item （二）; `3.2` its second paragraph (款) where items stand
between, and `3.2-1` an item of that; `10_1` is 第十条之一; `0.1` is a paragraph before any number. Where numbers begin anew
(an annex), the second series is `2/1`, `2/2` ...; a number printed twice in one place gets `~2`.
"""

from dataclasses import dataclass

from coder.model.document import Segment
from coder.text.policyhead import Foot, Head, read_foot, read_head
from coder.text.policylines import lines
from coder.text.policyunits import units


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a policy text says of itself, and its segments.

    Attributes:
        title: Without spaces inside.
        issuers: 发文机关, from the title or the signature.
        doc_number: 发文字号 in its normal form; empty if there is none, or a damaged one (then `warnings` says so).
        doc_number_span: Where it is printed, or None.
        addressees: 主送机关, or 各位代表.
        signature: The words above the date at the foot.
        date: YYYY-MM-DD of the signature, else of the passing or issuing in the head; empty if unknown.
        attachments: Titles named after 附件.
        warnings: What a person should look at.
        segments: headings, articles and paragraphs in order; articles and paragraphs do not overlap. Title, number, addressee,
            signature and date belong to no article or paragraph.
    """

    title: str
    issuers: tuple[str, ...]
    doc_number: str
    doc_number_span: tuple[int, int] | None
    addressees: tuple[str, ...]
    signature: str
    date: str
    attachments: tuple[str, ...]
    warnings: tuple[str, ...]
    segments: tuple[Segment, ...]


def parse_policy(text: str) -> Policy:
    """Read a policy text: a notice, a law in Markdown, a work report, a plan."""
    found = tuple(lines(text))
    head = read_head(text, found)
    foot = read_foot(text, found, head)
    return Policy(
        title=head.title,
        issuers=head.issuers or _signed_by(foot),
        doc_number=head.number.normal if head.number else "",
        doc_number_span=(head.number.start, head.number.stop) if head.number else None,
        addressees=head.addressees,
        signature=foot.signature,
        date=foot.date or head.date,
        attachments=foot.attachments,
        warnings=_warnings(head),
        segments=units(text, found, head, foot),
    )


def _signed_by(foot: Foot) -> tuple[str, ...]:
    return (foot.signature.split(" ")[0],) if foot.signature else ()


def _warnings(head: Head) -> tuple[str, ...]:
    if head.damaged is None:
        return ()
    printed, offset = head.damaged
    return (f"damaged document number {printed!r} at offset {offset}: not read, enter it by hand",)
