"""Reads the tables of places that come with the package (their sources and licences: data/README.md)."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from coder.language.places.place import LEVELS, Level, Place
from coder.text.search.fold import fold

TABLES = ("world.tsv", "hongkong_macao_taiwan.tsv")
SUPPLEMENT = "supplement.tsv"
_LEVEL: dict[str, Level] = {level: level for level in LEVELS}


def townships() -> list[tuple[str, ...]]:
    """Rows of the bureau's list: code, name, county, city, province; folded as a whole, which its Simplified names survive."""
    return [tuple(line.split("\t")) for line in fold(_gzipped("townships.tsv.gz")).split("\n")[1:] if line]


def pinyin() -> Iterator[tuple[str, str]]:
    """Stem of a mainland name -> its syllables in pinyin, parted by spaces."""
    for line in _gzipped("pinyin.tsv.gz").split("\n"):
        name, _, syllables = line.partition("\t")
        if syllables:
            yield name, syllables


def places(table: str) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The places of a table, each with its further names. Rows of the supplement without a level add names to a place of the mainland."""
    for code, level, within, zh, traditional, english, aliases in _rows(table):
        names = {language: name for language, name in (("zh", zh), ("zh-Hant", traditional), ("en", english)) if name}
        place = Place(code=code, level=_LEVEL.get(level, "county"), names=names, within=tuple(within.split()))
        yield place, tuple(each for each in aliases.split("|") if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A ready-made region of the mainland.

    Attributes:
        near: Codes of what counts as near for a town inside it, besides its members (Hong Kong for the Pearl River Delta).
        by_default: Whether it is the near region of a new town inside it, unless another is given.
    """

    place: Place
    aliases: tuple[str, ...]
    near: tuple[str, ...]
    by_default: bool


def regions() -> Iterator[Region]:
    """The ready-made regions, in the order they are tried."""
    for code, zh, traditional, english, aliases, members, near, default in _rows("regions.tsv"):
        names = {"zh": zh, "zh-Hant": traditional, "en": english}
        place = Place(code=code, level="region", names=names, members=tuple(members.split()))
        further = tuple(each for each in aliases.split("|") if each)
        yield Region(place=place, aliases=further, near=tuple(near.split()), by_default=bool(default))


def neighbours() -> dict[str, tuple[str, ...]]:
    """Code of a county of Taiwan -> codes of the counties it borders on."""
    return {code: tuple(others.split()) for code, others in _rows("neighbours.tsv")}


def _rows(table: str) -> list[list[str]]:
    text = files(__package__).joinpath("data", table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n")[1:] if line]


def _gzipped(table: str) -> str:
    return gzip.decompress(files(__package__).joinpath("data", table).read_bytes()).decode("utf-8")
