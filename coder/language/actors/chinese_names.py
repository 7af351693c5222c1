"""How far a Chinese name reaches to the left of its last word, and what the words before it say: place, tier, a sort or a single actor."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from coder.language.actors.chinese import GENERIC_MODIFIERS, MODIFIED, NOT_IN_NAMES, OF_VILLAGES
from coder.language.actors.rules import word_set
from coder.language.places.gazetteer import gazetteer
from coder.language.words import HAN, Segmenter

MOST_WORDS = 6
_NAME_TAGS = word_set(
    """
    n nr nrt nrfg ns nt nz ng j b vn an x zg o
    """
)
_ALLOWED = word_set(
    """
    青年 创新 促进 推广 推动 创业 养殖 种植 加工 制造 印刷 包装 运输 休闲 观光 关怀 永续 有机 互助 联合 第一 中小 国际 综合 先进 绿色
    """
)
_PLACE = re.compile(r"[\u3400-\u9fff]{1,7}(?:省|市|县|区|镇|乡|村|街道|自治州|新区|州|旗)$")
_VERBS = word_set("推动 推广 促进 促成 发展 经营 辅导 筹组 投标 服务 主导 创新 加工 制造 种植 养殖 运输 观光 休闲 输出 支持 引进 培育 扶持")
_NO_PLACE = word_set(
    """
    城市 都市 社区 地区 园区 校区 特区 山区 乡村 农村 小镇 城镇 乡镇 县市 省市 郊区 灾区 市区 厂区 全市 全县 全省 全镇 全区 各县 各市 本市
    本县 本镇 每个县市 超市 门市 夜市 股市
    """
)
_TIER_ENDINGS = (
    ("省", "provincial"),
    ("自治区", "provincial"),
    ("市", "prefecture"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
    ("镇", "township"),
    ("乡", "township"),
    ("街道", "township"),
    ("村", "village"),
)
_NO_END = frozenset("的地得了着过是有会要能说去来到")
_TIER_OF_LEVEL = {"province": "provincial", "prefecture": "prefecture", "county": "county", "township": "township"}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a name reaches: the first of its words, the place among them, and whether they name one actor."""

    first: int
    place: str
    single: bool


class ChineseNames:
    """Knows what may stand in a name, and what the words before its head say."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._known: dict[str, bool] = {}

    def reach(self, doc: Doc, head: int, takes: str, others: Collection[str] = ()) -> Reach:
        """How far the name whose last word is `doc[head]` reaches.

        Args:
            takes: `places` or `names`.
            others: Names of other actors, which are no part of it.
        """
        first = head
        while first > 0 and head - first < MOST_WORDS and doc[first - 1].text not in others and self._belongs(doc, first - 1, takes):
            first -= 1
        while first < head and (self._too_weak_to_begin(doc[first]) or self._acts(doc[first])):
            first += 1
        place = ""
        for token in doc[first:head]:
            if self.is_place(token):
                place = token.text
        single = any(self.is_place(token) or token.text not in GENERIC_MODIFIERS for token in doc[first:head])
        return Reach(first, place, single)

    def is_place(self, token: Token) -> bool:
        """Whether a word names a place."""
        text: str = token.text
        if text in _NO_PLACE or len(text) < 2:
            return False
        return self._segmenter.part_of_speech(text) == "ns" or bool(_PLACE.fullmatch(text))

    def is_proper(self, token: Token) -> bool:
        """Whether a word in a name tells one actor from others of its sort: no place, and no ordinary word of the dictionary."""
        text: str = token.text
        if text in GENERIC_MODIFIERS or text in _ALLOWED or len(text) < 2 or self.is_place(token):
            return False
        return self._segmenter.part_of_speech(text) in ("", "nz", "nt", "nrt", "nrfg", "x") or not HAN.search(text)

    def tier_of(self, place: str) -> str:
        """The tier that the ending of a place name says, of a city the gazetteer (昆山市 is a county); empty where neither says one."""
        ending = next((tier for ending, tier in _TIER_ENDINGS if place.endswith(ending)), "")
        if ending not in ("", "prefecture"):
            return ending
        known = {_TIER_OF_LEVEL.get(each.level, "") for each in gazetteer().exactly(place)}
        return known.pop() if len(known) == 1 else ending

    def _belongs(self, doc: Doc, at: int, takes: str) -> bool:
        token, after = doc[at], doc[at + 1]
        if token.idx + len(token) != after.idx or token.is_punct or token.is_space:
            return False
        if takes == "places":
            return self.is_place(token) or token.text in ("人民", "省", "市", "县", "区", "镇", "乡", "地方")
        return self._is_name_word(token)

    def _is_name_word(self, token: Token) -> bool:
        text: str = token.text
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._could_be_name(text)
        return known

    def _could_be_name(self, text: str) -> bool:
        if text in _ALLOWED or text in GENERIC_MODIFIERS:
            return True
        if text in NOT_IN_NAMES or not text[0].isalnum():
            return False
        if not HAN.search(text):
            return any(char.isalpha() for char in text)
        tag = self._segmenter.part_of_speech(text)
        if not tag:
            return text[0] not in NOT_IN_NAMES and text[-1] not in _NO_END
        return tag in _NAME_TAGS

    def _acts(self, token: Token) -> bool:
        """A verb before a name is no part of it: 发展社会企业, 经营合作社."""
        return token.text in _VERBS or (token.text not in GENERIC_MODIFIERS and self._segmenter.part_of_speech(token.text)[:1] == "v")

    def _too_weak_to_begin(self, token: Token) -> bool:
        """A single character that is no abbreviation of a place begins no name."""
        return len(token) == 1 and bool(HAN.match(token.text)) and self._segmenter.part_of_speech(token.text) not in ("ns", "j", "nz", "nr")


def kind_said(label: str, kind: str) -> str:
    """The type that words inside the name of a firm, or of an association, say; else `kind`."""
    if kind not in ("actor.enterprise_private", "actor.business_association"):
        return kind
    possible = MODIFIED if kind == "actor.enterprise_private" else OF_VILLAGES
    return next((said for said, words in possible if any(word in label for word in words)), kind)
