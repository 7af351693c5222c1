"""Who is named as speaking in prose, in Chinese and English: the words beside a quotation."""

import re
from dataclasses import dataclass

from coder.text.search.fold import fold
from coder.text.shadow import simplified
from coder.text.speech.labels import is_name_like

_OFFICE = (
    r"(?:President|Prime Minister|Premier|Vice|Deputy|Mayor|Governor|Minister|Secretary|Director|Chairman|Chairwoman|Chair|Chief|Manager"
    r"|Professor|Prof\.|Dr\.|Mr\.?|Mrs\.?|Ms\.?|Sir|Senator|Judge|General)"
)
_NAME = r"(?:[A-Z][\w'\-]+|[A-Z]\.)(?: (?:[A-Z][\w'\-]+|[A-Z]\.|de|van|von)){0,3}"
_SAID = (
    r"(?:said|says|explained|explains|added|adds|told|tells|asked|asks|replied|noted|notes|recalled|recalls|argued|argues|stressed|observed"
    r"|continued|concluded|stated|remarked|insisted|admitted|warned|answered|commented)"
)
TITLED = re.compile(rf"\b{_OFFICE}(?: {_OFFICE})? ({_NAME})")
_AFTER = re.compile(
    rf"[ \t]*,?[ \t]*(?:(?:{_OFFICE} )*(?P<name1>{_NAME})(?:, [^,.“\"\n]{{1,60}},)? {_SAID}\b|(?P<they1>[Hh]e|[Ss]he) {_SAID}\b"
    rf"|{_SAID} (?:(?:{_OFFICE} )*(?P<name2>{_NAME})|(?P<they2>he|she)\b))"
)
_SUBJECT = re.compile(
    rf"(?:\b(?:{_OFFICE} )*(?P<name>{_NAME})(?:, [^.“\"\n]{{1,60}}?,)?(?:,? who)?(?: (?:has|had|also|then|further))? {_SAID}\b|\b(?P<they>[Hh]e"
    rf"|[Ss]he)(?: (?:also|then))? {_SAID}\b)"
)
_OFFICE_WORD = re.compile(_OFFICE)
_NOT_NAMES = frozenset(
    {"The", "This", "That", "It", "He", "She", "They", "We", "I", "But", "And", "In", "As", "When", "What", "There", "If", "So", "Then", "However"}
)

_ZH_SAID = (
    r"(?:说道|说|表示|指出|认为|介绍说|介绍道|介绍|强调|告诉记者|告诉笔者|告诉我们|告诉我|回忆说|回忆道|回忆|坦言|解释说|解释道|解释"
    r"|补充说|补充道|补充|回答说|回答|回应|笑道|感慨道|感慨|称|讲道|谈到|问道)"
)
_ZH_AFTER = re.compile(rf"[，,。]?(?P<words>[\u4e00-\u9fffA-Za-z·]{{1,24}}?){_ZH_SAID}(?=[，。：:；“「\n]|\Z)")
_ZH_BEFORE = re.compile(rf"(?P<words>[\u4e00-\u9fffA-Za-z·]{{1,24}}?){_ZH_SAID}[^，。；“「\n]{{0,6}}[：:，,]?\Z")
_ZH_SAYS = re.compile(rf"([\u4e00-\u9fff·]{{2,24}}?){_ZH_SAID}[，。：:“「]")
_ZH_OFFICE = re.compile(
    r"(?:企业家|创业者|农民|商户|店主|业主|干部|专家|学者|理事长|董事长|总经理|秘书长|市委书记|党委书记|书记|市长|县长|镇长|乡长|区长|村长"
    r"|省长|部长|局长|厅长|处长|科长|主任|校长|院长|所长|会长|经理|总裁|总监|老板|厂长|教授|研究员|博士|记者|主席|委员|代表|负责人|创始人"
    r"|工程师|村民|居民|工人|老师|先生|女士)"
)
_ZH_TRAIL = re.compile(
    r"(?:对(?:记者|笔者|我们|我)|向(?:记者|笔者|我们|我)|在接受.*|在采访中|笑着|接着|随后|还|也|又|则|继续|进一步|再次|最后|如此|这样|这么"
    r"|明确|坦率地)+\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who is said to speak: a name as printed, or `pronoun` for he, she, 他, 她."""

    name: str = ""
    pronoun: bool = False


def named_after(text: str, stop: int) -> Named | None:
    """Who speaks, by the words right after a quotation that ends before `stop`: `” he said`, `” said Mayor Liu`, `”，刘强说`."""
    after = text[stop : stop + 120].split("\n")[0]
    match = _AFTER.match(after)
    if match and not (match["name1"] and text[max(0, stop - 2) : stop - 1] in (".", "。")):
        return _english(match["name1"] or match["name2"])
    chinese = _ZH_AFTER.match(simplified(after))
    return _chinese(after[chinese.start("words") : chinese.end("words")]) if chinese else None


def named_before(text: str, start: int) -> Named | None:
    """Who speaks, by the sentence before a quotation that begins at `start`: `Liu explained how ... . “`, `刘强说：“`."""
    before = text[max(0, start - 300) : start].split("\n")[-1].rstrip()
    chinese = _ZH_BEFORE.search(simplified(before))
    if chinese:
        return _chinese(before[chinese.start("words") : chinese.end("words")])
    sentence = re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", before)[-1]
    found = list(_SUBJECT.finditer(sentence))
    return _english(found[-1]["name"]) if found else None


def people(text: str) -> tuple[str, ...]:
    """The people that a stretch of prose names with an office, or as speaking; in order, once each."""
    names = [match[1] for match in TITLED.finditer(text)] + [match["name"] for match in _SUBJECT.finditer(text) if match["name"]]
    found = [_english(name) for name in names]
    for match in _ZH_SAYS.finditer(simplified(text)):
        found.append(_chinese(text[match.start(1) : match.end(1)]))
    return tuple(dict.fromkeys(each.name for each in found if each and each.name))


def is_mentioned(name: str, text: str) -> bool:
    """Whether the words mention the person, by the whole name or, in English, by one part of it."""
    return name in text or (name.isascii() and any(re.search(rf"\b{re.escape(part)}\b", text) for part in name.split() if len(part) > 2))


def same_person(one: str, other: str) -> bool:
    """Whether two printed names may mean one person: `Liu` and `Liu Qiang`, 刘强 and 刘市长 (by surname)."""
    if one.isascii() or other.isascii():
        first, second = set(one.split()), set(other.split())
        return first <= second or second <= first
    return one == other or (one[0] == other[0] and (len(one) == 1 or bool(_ZH_OFFICE.search(one)) or bool(_ZH_OFFICE.search(other))))


def _english(name: str | None) -> Named | None:
    if name is None:
        return Named(pronoun=True)
    words = name.split()
    offices = [place for place, word in enumerate(words) if word in _NOT_NAMES or _OFFICE_WORD.fullmatch(word)]
    words = words[offices[-1] + 1 :] if offices else words
    clean = " ".join(words).removesuffix("'s").removesuffix("’s")
    return Named(name=clean) if clean else None


def _chinese(words: str) -> Named | None:
    """The name in the Chinese words before a verb of saying: 泸州市市长刘强 -> 刘强."""
    bare = words[: len(_ZH_TRAIL.sub("", simplified(words)))]
    if fold(bare) in ("他", "她", "他们", "她们"):
        return Named(pronoun=True)
    offices = list(_ZH_OFFICE.finditer(fold(bare)))
    after = bare[offices[-1].end() :] if offices else bare
    if 2 <= len(after) <= 4 and is_name_like(after):
        return Named(name=after)
    if offices and not after:
        before = bare[: offices[-1].start()]
        if 1 <= len(before) <= 3 and is_name_like(before + "某"):
            return Named(name=bare)
    return Named(name=bare) if offices and len(bare) <= 8 else None
