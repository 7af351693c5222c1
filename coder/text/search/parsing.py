"""Reading the search language into a tree."""

import re
from dataclasses import dataclass

from coder.errors import InvalidValue

NEAR_WORDS = 10
"""How far apart NEAR allows two terms if no number is given."""
_DEPTH = 40
_FIELDS = {
    "code": "code",
    "speaker": "speaker",
    "town": "town",
    "document": "document",
    "doc": "document",
    "kind": "kind",
    "language": "language",
    "user": "user",
    "actor": "actor",
    "title": "title",
    "代码": "code",
    "编码": "code",
    "說話人": "speaker",
    "说话人": "speaker",
    "发言人": "speaker",
    "發言人": "speaker",
    "镇": "town",
    "鎮": "town",
    "城镇": "town",
    "文档": "document",
    "文件": "document",
}
FIELDS = tuple(dict.fromkeys(_FIELDS.values()))
"""What a filter with a colon may ask for; any other name means an attribute, and takes `:`, `=`, `!=`, `<`, `<=`, `>` or `>=`."""
_ASCII = str.maketrans("“”＂（）：＝＜＞！＊　／「」", '"""():=<>!* /""')
_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<near>NEAR(?:/(?P<distance>\d+))?(?=[\s()\"]|$))|(?P<operator>(?:AND|OR|NOT)(?=[\s()\"]|$))"
    r"|(?P<field>[^\s()\":=<>!]+)(?P<sign>:|!=|<=|>=|=|<|>)(?:\"(?P<quoted>[^\"]*)(?P<closed>\"?)|(?P<value>[^\s()\"]*))"
    r"|\"(?P<phrase>[^\"]*)(?P<ended>\"?)(?P<star>\*?)|(?P<word>[^\s()\"]+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words to find; `prefix`: the last may go on."""

    words: str
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a text must be: `code:sit.skill_matching` or `year>=2005`. `sign` is `:` or a comparison."""

    field: str
    sign: str
    value: str

    def printed(self) -> str:
        """As it is written in a query."""
        value = f'"{self.value}"' if re.search(r"[\s()]", self.value) else self.value
        return f"{self.field}{self.sign}{value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Not the part."""

    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Both sides, with at most `distance` words between them, in either order."""

    left: "Node"
    right: "Node"
    distance: int = NEAR_WORDS


Node = Term | Filter | And | Or | Not | Near


@dataclass(slots=True)
class _Token:
    match: re.Match[str]
    kind: str
    position: int


class _Reader:
    """The tokens of a query and how far they have been read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = _tokens(source)
        self.next = 0
        self.depth = 0

    def peek(self) -> str:
        return self.tokens[self.next].kind if self.next < len(self.tokens) else ""

    def word(self) -> str:
        return self.tokens[self.next].match[0].strip() if self.next < len(self.tokens) else ""

    def take(self) -> _Token:
        token = self.tokens[self.next]
        self.next += 1
        return token

    def wrong(self, what: str, position: int | None = None) -> InvalidValue:
        at = len(self.source) if position is None else position
        return InvalidValue(
            f"query {self.source!r}: {what} at position {at + 1}", 'Write for example: "招商引资" AND (昆山 OR kunshan) NOT code:sit.x'
        )


def parse(source: str) -> Node:
    """The tree of a query.

    Raises:
        InvalidValue: with the position, counted from 1.
    """
    reader = _Reader(source)
    if not reader.tokens:
        raise InvalidValue("the query is empty", 'Write a word, a "phrase" or a filter such as code:NAME.')
    root = _either(reader)
    if reader.next < len(reader.tokens):
        token = reader.tokens[reader.next]
        raise reader.wrong(f"{token.match[0].strip()!r} does not belong", token.position)
    return root


def _tokens(source: str) -> list[_Token]:
    plain = source.translate(_ASCII)
    found: list[_Token] = []
    for match in _TOKEN.finditer(plain):
        kind = next(name for name in ("open", "close", "near", "operator", "field", "phrase", "word") if match[name] is not None)
        found.append(_Token(match, kind, match.start(kind)))
    return found


def _either(reader: _Reader) -> Node:
    parts = [_all(reader)]
    while reader.peek() == "operator" and reader.word() == "OR":
        reader.take()
        parts.append(_all(reader))
    return parts[0] if len(parts) == 1 else Or(parts=tuple(parts))


def _all(reader: _Reader) -> Node:
    parts = [_denied(reader)]
    while reader.peek() not in ("", "close") and reader.word() != "OR":
        if reader.word() == "AND" and reader.peek() == "operator":
            reader.take()
        parts.append(_denied(reader))
    return parts[0] if len(parts) == 1 else And(parts=tuple(parts))


def _denied(reader: _Reader) -> Node:
    denied = False
    while reader.peek() == "operator" and reader.word() == "NOT":
        reader.take()
        denied = not denied
    part = _close(reader)
    return Not(part=part) if denied else part


def _close(reader: _Reader) -> Node:
    left = _one(reader)
    while reader.peek() == "near":
        token = reader.take()
        right = _one(reader)
        for side in (left, right):
            if not _has_place(side):
                raise reader.wrong("NEAR needs words on both sides", token.position)
        left = Near(left=left, right=right, distance=int(token.match["distance"] or NEAR_WORDS))
    return left


def _has_place(node: Node) -> bool:
    """Whether the node can be found at a place of a text."""
    if isinstance(node, (And, Or)):
        return all(map(_has_place, node.parts))
    return isinstance(node, (Term, Near))


def _one(reader: _Reader) -> Node:
    if reader.peek() in ("", "close", "operator", "near"):
        position = reader.tokens[reader.next].position if reader.peek() else None
        raise reader.wrong("a word is missing", position)
    token = reader.take()
    if token.kind == "open":
        return _inside(reader, token)
    if token.kind == "field":
        return _filter(reader, token)
    return _term(reader, token)


def _inside(reader: _Reader, token: _Token) -> Node:
    reader.depth += 1
    if reader.depth > _DEPTH:
        raise reader.wrong("too many parentheses", token.position)
    node = _either(reader)
    if reader.peek() != "close":
        raise reader.wrong("a parenthesis is not closed", token.position)
    reader.take()
    reader.depth -= 1
    return node


def _filter(reader: _Reader, token: _Token) -> Filter:
    match = token.match
    name, sign = reader.source[match.start("field") : match.end("field")], match["sign"]
    group = "value" if match["value"] is not None else "quoted"
    value = reader.source[match.start(group) : match.end(group)].strip()
    if group == "quoted" and not match["closed"]:
        raise reader.wrong("a quotation mark is not closed", match.start("quoted") - 1)
    if not value:
        raise reader.wrong(f"{name}{sign} needs a value", token.position)
    return Filter(field=_FIELDS.get(name.lower(), name) if sign == ":" else name, sign=sign, value=value)


def _term(reader: _Reader, token: _Token) -> Term:
    match = token.match
    words = reader.source[match.start(token.kind) : match.end(token.kind)]
    if token.kind == "phrase" and not match["ended"]:
        raise reader.wrong("a quotation mark is not closed", token.position - 1)
    bare = words.rstrip("*＊") if token.kind == "word" else words.strip()
    prefix = bare != words if token.kind == "word" else bool(match["star"])
    if not any(char.isalnum() for char in bare):
        raise reader.wrong(f"{words!r} has no letters to search for", token.position)
    return Term(words=bare, prefix=prefix and bare[-1].isalnum() and bare[-1] < "\u2e80")
