"""What people leave out of the name of a place: 昆山 for 昆山市, 织里 for 织里镇, Kunshan for Kunshan City."""

import re

from coder.text.search.fold import fold

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉"
    "|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_SELF_GOVERNED = rf"(?:(?:{_PEOPLES})族?)*自治(?:区|州|县|旗)"
_SUFFIX = re.compile(
    rf"(?<=..)(?:特别行政区|{_SELF_GOVERNED}|(?:(?:{_PEOPLES})族)+[乡镇]|民族乡|街道办事处|街道|苏木|地区|联合旗|新区|省|市|盟|县|区|旗|镇|乡)$"
)
_LATIN_SUFFIX = re.compile(
    r"\s+(?:special administrative region|autonomous (?:region|prefecture|county)|province|prefecture|municipality|city|county|district"
    r"|township|town|subdistrict|sub-district|street)$"
)
_LATIN_PREFIX = re.compile(r"^(?:the\s+)?(?:(?:city|town|county|province|municipality|district)\s+of\s+)?")
_COMPASS = frozenset({"east", "west", "north", "south", "central"})
_APART = re.compile(r"[\s'’ʼ\-‐‑.·]+")


def stem(folded: str) -> str:
    """A folded Chinese name without the word for its tier, if two characters or more remain.

    >>> stem("织里镇"), stem("勒流街道"), stem("恩施土家族苗族自治州"), stem("沙县")
    ('织里', '勒流', '恩施', '沙县')
    """
    return _SUFFIX.sub("", folded)


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, with accents or without."""
    return fold(name).isascii()


def latin_key(name: str) -> str:
    """A Latin name to look up: no case, accents, hyphens or apostrophes, and without the word for its tier.

    >>> latin_key("Xi'an City"), latin_key("the City of Kunshan"), latin_key("Hong Kong")
    ('xian', 'kunshan', 'hongkong')
    """
    bare = _LATIN_PREFIX.sub("", fold(name).strip())
    short = _LATIN_SUFFIX.sub("", bare)
    return _APART.sub("", bare if short in _COMPASS else short)
