"""Layouts of transcripts without a colon after the name, each weighed as a whole document.

Such lines stand in tables, glossaries, logs and manuals too. So a layout counts only if its labels are roles or names, come back, cover
the text, and if what follows them sounds spoken.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coder.text.speech.labels import DETAIL, can_be_label, is_generic, is_name_like, is_never, is_short_name
from coder.text.speech.openers import Opener
from coder.text.speech.talk import TALKS
from coder.text.speech.timecodes import RANGE, times

_STAMP = rf"[\[(（【]?{RANGE}[\])）】]?"
_TAB = re.compile(
    rf"^[ ]*(?:\d{{1,5}}\.?[ ]*\t[ ]*)?(?P<lead>{_STAMP}[ ]*\t[ ]*(?:{_STAMP}[ ]*\t[ ]*)?)?(?P<label>[^\n\t：:]{{1,60}}?{DETAIL}|[^\n\t：:]{{1,60}})"
    rf"[：:]?[ ]*\t[ ]*(?:(?P<trail>{_STAMP})[ ]*\t[ ]*)?(?=[^\s])",
    re.MULTILINE,
)
_BRACKET = re.compile(
    rf"^[ \t\u3000]*(?P<lead>{_STAMP}[ \t\u3000]*)?(?:【(?P<label>[^【】\n]{{1,40}}?)】"
    rf"|\[(?P<label2>[^\[\]\n]{{1,40}}?)(?:[ ,，]+(?P<trail>{RANGE}))?\]|［(?P<label3>[^［］\n]{{1,40}}?)］|<(?P<label4>[^<>\n/=]{{1,40}}?)>)"
    rf"[ \t]*[：:]?[ \t\u3000]*\n?(?=[^\s])",
    re.MULTILINE,
)
_DASH = re.compile(rf"^[ \t]*(?P<label>[^\s][^\n\t：:—–]{{0,40}}?(?:{DETAIL})?)(?:[ ]+[-–—]{{1,2}}[ ]+|[ ]?[–—]{{1,2}}[ ]?)(?=[^\s])", re.MULTILINE)
_GAP = re.compile(rf"^(?P<label>[^\s：:][^\n\t：:\u3000]{{0,24}}?(?:{DETAIL})?)(?: {{2,}}|\u3000+)[ \u3000]*(?=[^\s])", re.MULTILINE)
_ALONE = re.compile(
    rf"^[ \t]*(?:\*\*|__)?(?P<label>[^\s：:*_#>\-.,;!?，。；！？][^\n\t：:*_.,;!?，。；！？]{{0,30}}?\.?(?:[ ]?{DETAIL})?)"
    rf"(?:\*\*|__)?[ \t]*\n\n?(?=[^\s])",
    re.MULTILINE,
)
_ASKS = re.compile(r"[?？][”\"」』]?[ \t]*\Z")
_SENTENCE = re.compile(r"[？?！!。，；…]|[.,](?:\s|\Z)")
_FIGURE = re.compile(r"[\d\s.,%:/年月日岁\-–()（）]+")
_COLUMN = re.compile(r"\S(?:\t| {2,}|\u3000)\S")
_HEAD_LABEL = re.compile(r"(?:speakers?|names?|who|person|发言人|發言人|说话人|說話人|姓名|讲话人|发言者|人物|角色|role)", re.IGNORECASE)
_HEAD_SPEECH = re.compile(
    r"(?:texts?|contents?|speech|transcript(?:ion)?|utterances?|words|what|发言内容|發言內容|内容|內容|发言|發言|文本|文字|话语|转写)", re.IGNORECASE
)
_HAN = re.compile("[\u3400-\u9fff]")
_MARKUP = re.compile(r"</\w")
_SHARE_AGAIN = 0.1
_NAME_LINE = 100
_LINE = re.compile(r"[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How lines of a layout look, and what a document of it must have.

    Attributes:
        share: The least share of the lines that its labels and their first lines make up.
        needs_role: Whether a known role must come back.
    """

    name: str
    pattern: re.Pattern[str]
    share: float
    lines: int = 1
    needs_role: bool = False
    keeps: Callable[[str, re.Match[str], str], bool] = lambda text, match, label: True


def _stands_alone(text: str, match: re.Match[str], label: str) -> bool:
    """Whether a line may be a name by itself: a role, or in capitals or a known kind of name after an empty line."""
    if is_generic(label):
        return True
    return text[max(0, match.start() - 2) : match.start()] in ("", "\n", "\n\n") and is_name_like(label)


def _is_no_tag(text: str, match: re.Match[str], label: str) -> bool:
    return match["label4"] is None or not (label.islower() and label.isascii())


_LAYOUTS = (
    _Layout(name="tab", pattern=_TAB, share=0.5),
    _Layout(name="bracket", pattern=_BRACKET, share=0.3, keeps=_is_no_tag),
    _Layout(name="dash", pattern=_DASH, share=0.5),
    _Layout(name="gap", pattern=_GAP, share=0.5, needs_role=True),
    _Layout(name="alone", pattern=_ALONE, share=0.3, lines=2, keeps=_stands_alone),
)


def find_layout(text: str, lines: int, begins: int = 0) -> tuple[Opener, ...]:
    """The openers of the layout that fits the text best; none if no layout does.

    Known: `Name<TAB>speech` (also number, times and name: tables of Word and exports), `【主持人】…`, `[Wang]: …`, `<Wang> …`,
    `Wang - …`, `主持人  …` (a role and a gap), and a role or a name in capitals on a line of its own.

    Args:
        lines: How many lines of the text hold words.
        begins: Where the form at the head ends.
    """
    read = ((layout, _weighed(layout, text, lines, begins)) for layout in _LAYOUTS if _is_possible(layout, text))
    fitting = [(_share(layout, found, lines), found) for layout, found in read if found]
    return max(fitting, key=lambda each: each[0])[1] if fitting else ()


def _is_possible(layout: _Layout, text: str) -> bool:
    if layout.name == "tab":
        return "\t" in text
    if layout.name == "bracket":
        return any(sign in text for sign in "【[［") or ("<" in text and not _MARKUP.search(text))
    if layout.name == "dash":
        return sum(text.count(sign) for sign in (" - ", "–", "—", " -- ")) >= 3
    if layout.name == "alone":
        short = [line for line in text.split("\n") if 0 < len(line) <= _NAME_LINE]
        return len(set(short)) < len(short)
    return True


def _weighed(layout: _Layout, text: str, lines: int, begins: int) -> tuple[Opener, ...]:
    """The openers of this layout; none if they are not speakers."""
    found = tuple(_read(layout, text, begins))
    if layout.name == "alone":
        found = _in_one_manner(text, found)
    counts = Counter(opener.label for opener in found)
    persons = {label for label in counts if is_generic(label) or is_name_like(label) or is_short_name(label)}
    comes_back = len(found) >= max(8, 3 * len(counts))
    people = persons | {label for label in counts if comes_back and counts[label] >= 3}
    speaking = tuple(opener for opener in found if opener.label in people)
    named = sum(counts[label] for label in persons)
    if len(people) < 2 or len(speaking) < 3 or 2 * len(speaking) < 3 * len(people) or len(speaking) < 0.8 * len(found) or named < 0.5 * len(found):
        return ()
    share = _share(layout, speaking, lines)
    if share < (_SHARE_AGAIN if comes_back else layout.share) or not _is_spoken(layout, text, speaking, share):
        return ()
    return found if layout.name in ("tab", "bracket") and share >= layout.share else speaking


def _in_one_manner(text: str, found: tuple[Opener, ...]) -> tuple[Opener, ...]:
    """Names on lines of their own: if many are in capitals, those and roles only, else roles, names that come back and names in bold.

    A line right below a name is what that person says.
    """
    counts = Counter(opener.label for opener in found)
    capitals = sum(opener.label.isupper() for opener in found if counts[opener.label] > 1) >= max(2, 0.3 * len(found))
    kept: list[Opener] = []
    for opener in found:
        if (kept and kept[-1].speech == opener.line) or TALKS.fullmatch(opener.label.rstrip(".")):
            continue
        marked = is_generic(opener.label) or opener.label.isupper() or text[max(0, opener.label_start - 2) : opener.label_start] in ("**", "__")
        if marked or _HAN.search(opener.label) or (not capitals and counts[opener.label] > 1):
            kept.append(opener)
    return tuple(kept)


def _read(layout: _Layout, text: str, begins: int) -> Iterator[Opener]:
    for match in layout.pattern.finditer(text, begins):
        group = next(name for name in ("label", "label2", "label3", "label4") if match.groupdict().get(name))
        label = match[group].strip()
        if not can_be_label(label) or is_never(label) or not layout.keeps(text, match, label):
            continue
        if layout.name == "tab" and _HEAD_LABEL.fullmatch(label) and _HEAD_SPEECH.match(text, match.end()):
            continue
        groups = match.groupdict()
        first, last = times(f"{groups.get('lead') or ''} {groups.get('trail') or ''}")
        yield Opener(
            line=match.start(),
            label=label,
            label_start=match.start(group) + match[group].find(label),
            speech=match.end(),
            layout=layout.name,
            timed=first is not None,
            time_start=first,
            time_stop=last,
        )


def _share(layout: _Layout, found: tuple[Opener, ...], lines: int) -> float:
    return layout.lines * len(found) / max(lines, 1)


def _is_spoken(layout: _Layout, text: str, found: tuple[Opener, ...], share: float) -> bool:
    """Whether the first lines after the labels sound like speech, rather than cells of a table, definitions or descriptions."""
    firsts = [_LINE.match(text, opener.speech)[0].strip() for opener in found]  # type: ignore[index]
    cells = sum(bool(_FIGURE.fullmatch(first)) or (len(first) > 1 and not TALKS.search(first) and is_name_like(first)) for first in firsts)
    columns = sum(bool(_COLUMN.search(first)) for first in firsts)
    talks = sum(bool(TALKS.search(first)) for first in firsts)
    asks = sum(bool(_ASKS.search(first)) for first in firsts)
    told = sum(bool(TALKS.search(first) or _SENTENCE.search(first)) for first in firsts)
    size = len(firsts)
    if cells > 0.4 * size or told < 0.4 * size or (layout.name in ("tab", "gap") and columns > 0.3 * size):
        return False
    roles = Counter(opener.label for opener in found if is_generic(opener.label))
    if layout.needs_role and max(roles.values(), default=0) < 2:
        return False
    if roles or (asks >= 1 and asks >= 0.05 * size):
        return True
    if share < layout.share:
        return False
    chinese = sum(bool(_HAN.search(opener.label)) and is_name_like(opener.label) for opener in found)
    return talks >= 0.5 * size or (size >= 8 and chinese >= 0.5 * size and told >= 0.6 * size)
