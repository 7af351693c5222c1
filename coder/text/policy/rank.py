"""How high a policy document stands: the tier of its issuer, its form, and the strength that a table gives to both.

Published tables of policy strength (政策力度) differ from author to author: the table is the codebook's (`document_strength` among the
attributes in its notes) and is printed with what is counted by it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from coder.model.codebook import Codebook
from coder.text.cities import CITY, COUNTY_CITIES

TIERS = ("central", "provincial", "prefecture", "county", "township")
"""From the highest down."""
FORMS: Mapping[str, tuple[str, ...]] = {
    "measures": ("办法",),
    "law": ("法", "法典", "宪法", "刑法修正案", "宪法修正案"),
    "regulation": ("条例",),
    "interpretation": ("解释",),
    "provisions": ("规定", "规范"),
    "rules": ("细则", "规则", "规程", "规章", "章程", "准则", "守则"),
    "decision": ("决定", "决议"),
    "order": ("令",),
    "opinion": ("意见",),
    "notice": ("通知",),
    "circular": ("通报",),
    "announcement": ("公告", "通告", "公报"),
    "reply": ("批复", "答复", "复函", "解答", "答复意见"),
    "letter": ("函",),
    "report": ("报告",),
    "plan": ("规划", "计划", "纲要", "方案", "要点", "预案"),
    "steps": ("措施", "若干政策"),
    "standard": ("标准", "目录", "名录", "清单", "名单"),
    "proposal": ("议案", "请示"),
    "minutes": ("纪要",),
    "arrangement": ("安排",),
    "case": ("案",),
}
"""Document form -> endings of titles; the longest ending that fits decides."""
_PLACES = re.compile(
    f"(?P<provincial>自治区|省|(?:北京|上海|天津|重庆)市)|(?P<prefecture>自治州|地区|盟|{CITY}(?!场))"
    "|(?P<county>自治县|[县旗]|(?<![治地政军战])区)|(?P<township>[镇乡]|街道)"
)
_CENTRAL = re.compile(r"国务院|政务院|中共中央|中央|全国|国家|最高人民|(?:部|委员会|委|局|署|总会)\Z|中国")
_OF_PLACE = re.compile(rf"(?!关于)[\u4e00-\u9fa5]{{2,12}}?(?:省|自治区|自治州|自治县|{CITY}(?!场)|县)")
_STATE = "中华人民共和国"
_LENGTHS = sorted({len(name) for name in COUNTY_CITIES})
_BEHIND = re.compile(r"(?:[（(〔\[][^（()）〔〕\[\]]{1,40}[)）〕\]]|[\s》”\d])+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of the table: the strength of documents of these tiers, forms and issuers; what is empty fits all."""

    strength: int
    tiers: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()

    def fits(self, tier: str, form: str, issuers: Sequence[str]) -> bool:
        """Whether a document is of this line."""
        return (
            (not self.tiers or tier in self.tiers)
            and (not self.forms or form in self.forms)
            and (not self.issuers or any(issuer in self.issuers for issuer in issuers))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A table of document forms and strengths.

    Attributes:
        forms: Form -> endings of titles. `rules`: the first that fits decides; none: no strength is given.
    """

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FORMS)
    rules: tuple[Rule, ...] = ()

    def form(self, title: str) -> str:
        """The form of a document by the ending of its title, such as `notice`; empty if none fits."""
        bare = _BEHIND.sub("", title)
        fitting = [(len(ending), form) for form, endings in self.forms.items() for ending in endings if bare.endswith(ending)]
        return max(fitting, key=lambda found: found[0])[1] if fitting else ""

    def strength(self, tier: str, form: str, issuers: Sequence[str]) -> int | None:
        """The strength by the first line that fits; None if none does."""
        return next((rule.strength for rule in self.rules if rule.fits(tier, form, issuers)), None)


def tier_of(issuers: Sequence[str]) -> str:
    """The tier of the first issuer by the last unit in its name (浙江省桐庐县, 江苏省昆山市: county); empty where the name does not say."""
    name = issuers[0] if issuers else ""
    units = list(_PLACES.finditer(name))
    if not units:
        return "central" if _CENTRAL.search(name) else ""
    return "county" if _is_county_city(name[: units[-1].end()]) else units[-1].lastgroup or ""


def _is_county_city(name: str) -> bool:
    return name.endswith("市") and any(name[-1 - length : -1] in COUNTY_CITIES for length in _LENGTHS)


def tier_of_document(issuers: Sequence[str], title: str, form: str) -> str:
    """The tier of the issuer; where none is printed, of the place the title begins with; else a law or a title of 中华人民共和国 is central."""
    if issuers:
        return tier_of(issuers)
    place = _OF_PLACE.match(title)
    return tier_of((place[0],)) if place else "central" if form == "law" or title.startswith(_STATE) else ""


def ranking_of(book: Codebook) -> Ranking:
    """The table in a codebook's notes; without one, the forms alone."""
    noted = book.notes.get("attributes")
    table = noted.get("document_strength") if isinstance(noted, Mapping) else None
    return ranking_from(table) if isinstance(table, Mapping) else Ranking()


def ranking_from(table: Mapping[str, object]) -> Ranking:
    """A table from its plain form: {forms: {form: [ending]}, rules: [{strength, tiers, forms, issuers}]}; what is of no use is passed over."""
    forms, rules = table.get("forms"), table.get("rules")
    read = {str(form): _words(endings) for form, endings in forms.items()} if isinstance(forms, Mapping) else dict(FORMS)
    lines = rules if isinstance(rules, list | tuple) else ()
    return Ranking(forms=read, rules=tuple(_rule(line) for line in lines if isinstance(line, Mapping) and str(line.get("strength", "")).isdecimal()))


def _rule(line: Mapping[str, object]) -> Rule:
    tiers, forms, issuers = (_words(line.get(name)) for name in ("tiers", "forms", "issuers"))
    return Rule(strength=int(str(line["strength"])), tiers=tiers, forms=forms, issuers=issuers)


def plain(ranking: Ranking) -> dict[str, object]:
    """The plain form of a table, for JSON."""
    return {"forms": {form: list(endings) for form, endings in ranking.forms.items()}, "rules": [asdict(rule) for rule in ranking.rules]}


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),) if value else ()
