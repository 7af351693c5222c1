"""The codes as nested elements, the same in a project and in a codebook file."""

from collections.abc import Collection, Iterator, Sequence

from coder.formats.colours import plain_colour
from coder.formats.refi.wording import code_description
from coder.formats.refi.writing.code_tree import Placed
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.remarks import Remarks


def code_elements(draft: Draft, codes: Sequence[Placed], used: Collection[str] = (), remarks: Remarks | None = None) -> Iterator[str]:
    """The elements of all codes, one after the other.

    Args:
        used: Ids of codes that have codings: a group that was given codings is written as codable.
        remarks: Memos on codes; a codebook file has no place for them.
    """
    open_levels = 0
    for each in codes:
        for _ in range(open_levels - each.level):
            yield "</Code>"
        open_levels = each.level + 1
        code = each.code
        yield (
            "<Code"
            + draft.xml.attributes(
                {
                    "guid": draft.guids.of("code", code.id),
                    "name": each.name,
                    "isCodable": "true" if code.codable or code.id in used else "false",
                    "color": plain_colour(code.colour),
                }
            )
            + ">"
        )
        said = remarks.said(("code", code.id)) if remarks else []
        yield draft.xml.element("Description", "\n".join(words for words in (code_description(code), *said) if words))
        yield remarks.refs(("code", code.id)) if remarks else ""
    for _ in range(open_levels):
        yield "</Code>"
