"""The search language: words, "phrases", AND OR NOT NEAR/n, parentheses and filters such as `code:` or `year>=2005`.

Terms are looked for in folded text, so 招商引资 finds 招商引資 and café finds Cafe. A term with Chinese in it is found wherever its
characters stand; an English word is found as a whole word, with `*` at its end as the beginning of one. Two terms side by side
must both occur (AND binds more tightly than OR, NEAR most tightly). NEAR counts words, each Chinese character being one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from coder.errors import InvalidValue
from coder.text.search.fold import CJK, fold, index_query
from coder.text.search.parsing import And, Filter, Near, Node, Not, Or, Term, parse

Hit = tuple[int, int]
_TOKEN = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
_EDGE = re.compile(rf"[^\W{CJK}]")
_CONTEXT_SPACES = str.maketrans("\n\t\r\u3000", "    ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as read: its words and its tree."""

    source: str
    root: Node

    def filters(self) -> tuple[Filter, ...]:
        """The filters in it, in order, wherever they stand."""
        return tuple(node for node in _walk(self.root) if isinstance(node, Filter))

    def terms(self) -> tuple[Term, ...]:
        """The words and phrases in it that are not denied, in order."""
        return tuple(node for node in _walk(self.root, denied=False) if isinstance(node, Term))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Whether a text answers a query, and where its words stand: hits in order, half-open, in code points."""

    matches: bool
    hits: tuple[Hit, ...] = ()


def parse_query(words: str) -> Query:
    """Read a query; full-width quotation marks, parentheses and colons are as good as half-width ones.

    Raises:
        InvalidValue: the query cannot be read; the message gives the position.
    """
    return Query(source=words, root=parse(words))


def evaluate(query: Query, folded: str, accepts: Callable[[Filter], bool] | None = None) -> Found:
    """Whether the text, folded by `fold`, answers the query.

    Args:
        accepts: Says of each filter whether this text passes it. Without it a query with filters is an error.

    Raises:
        InvalidValue: the query has filters and `accepts` is missing.
    """
    if accepts is None and query.filters():
        raise InvalidValue(f"a filter such as {query.filters()[0].printed()} cannot be used here", "Search for words only.")
    matches, hits = _evaluate(query.root, folded, accepts or _reject)
    return Found(matches=matches, hits=tuple(sorted(set(hits))) if matches else ())


def find(query: Query, folded: str, accepts: Callable[[Filter], bool] | None = None) -> tuple[Hit, ...]:
    """The hits of `evaluate`: none if the text does not answer the query, or answers it by filters alone."""
    return evaluate(query, folded, accepts).hits


def fts(query: Query) -> str | None:
    """An FTS5 expression that finds every text with words that could answer the query, over texts indexed by `index_form`.

    It may find more (NOT and NEAR are left out); None where words do not narrow the search, as with filters alone.
    """
    return _fts(query.root)


def kwic(text: str, start: int, stop: int, width: int = 30) -> tuple[str, str, str]:
    """A hit in its context: up to `width` code points on the left, the hit, and up to `width` on the right; newlines become spaces."""
    left, match, right = text[max(0, start - width) : start], text[start:stop], text[stop : stop + width]
    return left.translate(_CONTEXT_SPACES), match.translate(_CONTEXT_SPACES), right.translate(_CONTEXT_SPACES)


def _reject(_: Filter) -> bool:
    return False


def _walk(node: Node, denied: bool | None = None) -> list[Node]:
    """The node and all below it; with `denied=False` without those under NOT."""
    if isinstance(node, Not):
        return [node, *_walk(node.part, denied)] if denied is None else [node]
    below = (node.parts if isinstance(node, (And, Or)) else (node.left, node.right)) if isinstance(node, (And, Or, Near)) else ()
    return [node, *(inner for part in below for inner in _walk(part, denied))]


def _evaluate(node: Node, folded: str, accepts: Callable[[Filter], bool]) -> tuple[bool, list[Hit]]:
    if isinstance(node, Term):
        hits = [match.span() for match in _pattern(node.words, node.prefix).finditer(folded)]
        return bool(hits), hits
    if isinstance(node, Filter):
        return accepts(node), []
    if isinstance(node, Not):
        return not _evaluate(node.part, folded, accepts)[0], []
    if isinstance(node, Near):
        near = _near(_evaluate(node.left, folded, accepts)[1], _evaluate(node.right, folded, accepts)[1], node.distance, folded)
        return bool(near), near
    return _several(node, folded, accepts)


def _several(node: And | Or, folded: str, accepts: Callable[[Filter], bool]) -> tuple[bool, list[Hit]]:
    hits: list[Hit] = []
    some = False
    for part in node.parts:
        matches, own = _evaluate(part, folded, accepts)
        if isinstance(node, And) and not matches:
            return False, []
        some = some or matches
        hits += own
    return some, hits


@cache
def _pattern(words: str, prefix: bool) -> re.Pattern[str]:
    """The regular expression for folded words: exact where Chinese, whole words where not."""
    pieces = fold(words).split()
    body = re.escape(pieces[0])
    for before, piece in pairwise(pieces):
        gap = r"\s+" if _EDGE.match(before[-1]) and _EDGE.match(piece[0]) else r"\s*"
        body += gap + re.escape(piece)
    start = rf"(?<![^\W{CJK}])" if _EDGE.match(pieces[0][0]) else ""
    stop = rf"(?![^\W{CJK}])" if _EDGE.match(pieces[-1][-1]) and not prefix else ""
    rest = rf"[^\W{CJK}]*" if prefix else ""
    return re.compile(start + body + rest + stop)


def _near(left: list[Hit], right: list[Hit], distance: int, folded: str) -> list[Hit]:
    """The stretches from a hit of one side to the next of the other, with at most so many words between."""
    found: set[Hit] = set()
    for one, other in ((sorted(left), sorted(right)), (sorted(right), sorted(left))):
        starts = [start for start, _ in other]
        for start, stop in one:
            index = bisect_left(starts, stop)
            if index < len(other) and _apart(folded, stop, other[index][0], distance):
                found.add((start, other[index][1]))
    return sorted(found)


def _apart(folded: str, stop: int, start: int, distance: int) -> bool:
    """Whether at most `distance` words stand between two places."""
    return sum(1 for _ in islice(_TOKEN.finditer(folded, stop, start), distance + 1)) <= distance


def _fts(node: Node) -> str | None:
    if isinstance(node, Term):
        words = index_query(node.words + ("*" if node.prefix else ""))
        return None if words.startswith('""') else words
    if isinstance(node, (Filter, Not)):
        return None
    if isinstance(node, Near):
        return _joined("AND", [_fts(node.left), _fts(node.right)], every=False)
    return _joined("AND" if isinstance(node, And) else "OR", [_fts(part) for part in node.parts], every=isinstance(node, Or))


def _joined(word: str, parts: list[str | None], every: bool) -> str | None:
    """The parts joined; with `every` none may be missing."""
    kept = [part for part in parts if part]
    if not kept or (every and len(kept) < len(parts)):
        return None
    return kept[0] if len(kept) == 1 else f"({f' {word} '.join(kept)})"
