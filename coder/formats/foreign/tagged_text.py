"""The words of an HTML page as programs count them: without tags, entities decoded; for people, blocks stand on lines of their own."""

from bisect import bisect_left, bisect_right
from html.parser import HTMLParser

from coder.formats.foreign.offsets import Counting, Ruler

_BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", "blockquote", "pre", "tr", "table", "section", "article", "hr", "dt", "dd"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))


class TaggedText(HTMLParser):
    """A page and the ruler of its words.

    Attributes:
        words: The tag-free text, in which programs count.
        text: The same with a line break wherever a block begins or ends and none stands there.

    Args:
        counting: How the program counts.
    """

    def __init__(self, page: str, counting: Counting) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._length = 0
        self._breaks: list[int] = []
        self._unseen = 0
        self.feed(page)
        self.close()
        self.words = "".join(self._parts)
        self._added = [place for place in sorted(set(self._breaks)) if _needs_break(self.words, place)]
        self.text = _broken(self.words, self._added)
        self._ruler = Ruler(self.words, counting)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a new line."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._breaks.append(self._length)

    def handle_endtag(self, tag: str) -> None:
        """What follows a block begins on a new line."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._breaks.append(self._length)

    def handle_data(self, data: str) -> None:
        """Words; line ends are one character each, as browsers count them."""
        if self._unseen:
            return
        words = data.replace("\r\n", "\n").replace("\r", "\n")
        if not self._length:
            words = words.lstrip("\n\t\f ") if not "".join(self._parts) and not self._breaks else words
        self._parts.append(words)
        self._length += len(words)

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """A passage in `text`; None if it lies outside."""
        found = self._ruler.span(start, stop)
        if found is None:
            return None
        first, last = found
        return first + bisect_right(self._added, first), max(first + bisect_right(self._added, first), last + bisect_left(self._added, last))


def _needs_break(words: str, place: int) -> bool:
    return 0 < place < len(words) and words[place - 1] != "\n" and words[place] != "\n"


def _broken(words: str, places: list[int]) -> str:
    parts = []
    last = 0
    for place in places:
        parts += [words[last:place], "\n"]
        last = place
    return "".join([*parts, words[last:]])
