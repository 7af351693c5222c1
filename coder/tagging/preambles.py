"""Which clauses stand in a preamble: under a heading such as 指导思想 or 基本原则, where a measure that is named is an aim and not yet a measure."""

import re
from collections.abc import Callable, Sequence

from coder.model.document import Segment
from coder.text.shadow import simplified_at_once

_KIND, _WHAT = "(?:总体|工作|基本|主要|发展|总的|指导)", "(?:要求|思路|目标|思想|原则)"
_SAID = re.compile(_WHAT)
_NAMES = f"{_KIND}?{_WHAT}(?:[和与及、]{_KIND}?(?:{_WHAT}|任务))*"
_PREAMBLE = re.compile(rf"[\s\u3000]*{_NAMES}[\s\u3000]*(?:[。：:]|\Z)")
_WIDE = re.compile(rf"[\s\u3000]*{_KIND}?要求[\s\u3000]*(?:[。：:]|\Z)")
_TITLED = re.compile(r"[\s\u3000]*[^。：:，,；;]{2,16}(?:[。：:]|\Z)")
_LABEL = re.compile(r"[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?|第.{1,3}[章节])?[\s\u3000]*")
_LONGEST = 30
"""A heading is looked for in so many characters."""


def preambles(text: str, segments: Sequence[Segment]) -> Callable[[str], bool]:
    """Tells of the reference of a clause whether it stands in a preamble.

    All that stands under 指导思想 or 基本原则 does; under 总体要求, where a place or a time may be set too, what has no other title of its own.
    """
    shadow = simplified_at_once(text)
    said = [segment for segment in segments if _SAID.search(shadow, segment.start, min(segment.stop, segment.start + _LONGEST))]
    titles = {segment: title for segment in said if _PREAMBLE.match(title := _title(shadow, segment))}
    if not titles:
        return lambda reference: False
    above = tuple(map(_reach, titles))
    whole = tuple(_reach(segment) for segment, title in titles.items() if not _WIDE.match(title))
    articles = (segment for segment in segments if segment.kind == "article" and segment not in titles)
    apart = tuple(segment.ref for segment in articles if _TITLED.match(_title(shadow, segment)))
    return lambda reference: _is_below(reference, whole) or (_is_below(reference, above) and not _is_below(reference, apart))


def _title(shadow: str, segment: Segment) -> str:
    """The beginning of a unit's first line, without its number, in simplified characters."""
    line = shadow[segment.start : min(segment.stop, segment.start + _LONGEST)].split("\n", 1)[0]
    return _LABEL.sub("", line, count=1)


def _is_below(reference: str, those: Sequence[str]) -> bool:
    return any(reference == each or reference.startswith((f"{each}-", f"{each}.")) for each in those)


def _reach(segment: Segment) -> str:
    """The reference that those of the preamble begin with: of a heading without a number, that of the paragraphs about it."""
    return segment.ref.rpartition(".")[0] if segment.kind == "paragraph" else segment.ref
