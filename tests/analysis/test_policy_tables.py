"""Clauses, instruments and citations of policy texts. All texts are constructed."""

from dataclasses import replace

import pytest

from coder.analysis.policy.citations import citation_network
from coder.analysis.policy.clauses import clauses
from coder.analysis.policy.instruments import instrument_mix
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.text.policy.modality import scale
from coder.text.policy.read import parse_policy

PARAMETERS = ProfileParameters(draws=500)
KEYS = ("sup.funding", "env.tax", "dem.procurement", "theme.characteristic_towns")
LEVELS = {
    "3": {"name": "binding", "cues": ["应当", "不得", "原则上不得"]},
    "2": {"name": "directive", "cues": ["加强", "制定"]},
    "1": {"name": "permissive", "cues": ["鼓励"]},
    "0": {"name": "exploratory", "cues": ["探索", "研究制定"]},
}
BOOK = Codebook(id="book", key="policy", version="1", names={}, notes={"attributes": {"modality_strength": LEVELS}})


def _snapshot(texts, codings=(), **fields):
    """Policy documents, title -> text; codings as (title, words, key), each on the first place of the words."""
    parsed = {title: parse_policy(text) for title, text in texts.items()}
    documents = tuple(
        Document(
            id=title, title=title, kind="policy", language="zh", text_sha256=title, length=len(text), source=title, source_sha256="",
            encoding="utf-8", importer="test@1", created_at="", created_by="",
        )
        for title, text in texts.items()
    )  # fmt: skip
    codes = tuple(Code(id=key, codebook_id="book", key=key, position=place) for place, key in enumerate(KEYS))
    found = []
    for number, (title, words, key) in enumerate(codings):
        start = texts[title].index(words)
        found.append(Coding(id=f"c{number}", document_id=title, start=start, stop=start + len(words), code_id=key, user_id="li", created_at=""))
    values = {
        "name": "test", "codebooks": (BOOK,), "codes": codes, "documents": documents, "texts": texts, "codings": tuple(found),
        "segments": {title: each.segments for title, each in parsed.items()},
    }  # fmt: skip
    return Snapshot(**{**values, **fields})


def _notice(year, *items):
    body = "\n".join(f"{'一二三四五六七八九'[place]}、{item}" for place, item in enumerate(items))
    return f"示例省人民政府关于示例事项的通知\n各市人民政府：\n{body}\n示例省人民政府\n{year}年5月1日\n"


@pytest.mark.parametrize(
    ("words", "level", "word"),
    [
        ("鼓励企业，但不得摊派。", 3, "不得"),
        ("研究制定办法。", 0, "研究制定"),
        ("原則上不得新建。", 3, "原則上不得"),
        ("按照《应当遵守的规定》鼓励发展。", 1, "鼓励"),
        ("情况说明。", None, None),
    ],
)
def test_the_strongest_word_decides_and_titles_say_nothing(words, level, word):
    """A longer word takes the place of the one inside; Traditional text is read as Simplified, and printed as it stands."""
    found = scale(_snapshot({})).of(words)
    assert found == (None if level is None else (level, word))


def test_without_a_scale_it_is_said_where_to_get_one():
    """One error with what to do."""
    with pytest.raises(NotFound):
        scale(_snapshot({}, codebooks=(replace(BOOK, notes={}),)))


def test_clauses_carry_the_codes_that_touch_them():
    """Two clauses, one coded; each with its reference and level."""
    snapshot = _snapshot({"N": _notice(2016, "应当建设特色小镇。", "鼓励投资。")}, [("N", "特色小镇", "theme.characteristic_towns")])
    found = list(clauses(snapshot, PARAMETERS, scale(snapshot)))
    told = [(each.ref, each.level, each.codes, each.codings) for each in found if each.level is not None]
    assert told == [("1", 3, ("theme.characteristic_towns",), ("c0",)), ("2", 1, (), ())]
    assert all(snapshot.texts["N"][each.start : each.stop] == each.text for each in found)


@pytest.fixture
def years():
    """Three notices with funding in each of 2016 and 2017, and three with tax in 2021; one without a date."""
    texts = {f"N{year}{letter}": _notice(year, "应当安排资金。", "应当减税。") for year in (2016, 2017, 2021) for letter in "abc"}
    texts["undated"] = "示例办法\n一、应当减税。\n"
    coded = [
        (title, "安排资金" if title < "N2020" else "减税", "sup.funding" if title < "N2020" else "env.tax") for title in texts if title != "undated"
    ]
    return _snapshot(texts, [*coded, ("undated", "减税", "env.tax"), ("N2016a", "应当安排", "theme.characteristic_towns")])


def test_the_mix_by_year_and_its_shift_at_a_date(years):
    """Supply before, environment after, surely; a text without a date is named and on neither side."""
    found = instrument_mix(years, PARAMETERS, since="2020-09-16")
    assert [(row.label, row.documents, row.n) for row in found.rows] == [("2016", 3, 3), ("2017", 3, 3), ("2021", 3, 3)]
    assert found.unplaced == ("undated",) and found.rows[0].shares[0].codings
    shift = {each.name: each for each in found.shift}
    assert shift["sup"].high < 0 < shift["env"].low and shift["env"].n == (3, 0) and shift["env"].sufficient


def test_only_clauses_of_a_theme_and_each_instrument_by_itself(years):
    """One clause is coded with the theme."""
    (row,) = instrument_mix(years, PARAMETERS, theme="theme.characteristic_towns", detailed=True).rows
    assert (row.label, row.n) == ("2016", 1) and [share.code for share in row.shares] == ["sup.funding", "env.tax", "dem.procurement"]


def test_tiers_are_read_from_the_issuer_unless_the_researcher_says_so(years):
    """The variable `tier` of a document comes first."""
    definition = AttributeDef(id="d", key="tier", target_kind="document")
    given = replace(years, attribute_defs=(definition,), attributes=(Attribute(id="a", def_id="d", target_id="undated", value="county"),))
    assert [(row.label, row.documents) for row in instrument_mix(given, PARAMETERS, by="tier").rows] == [("county", 1), ("provincial", 9)]


def test_a_text_is_recognised_by_title_or_number_and_never_cites_itself():
    """A number behind a title belongs to it; others stand for texts outside; a damaged number is a warning."""
    texts = {
        "甲": "示例省人民政府关于试点的意见\n示政发〔2015〕8号\n各市人民政府：\n一、依照《示例法》办理，根据国办发〔2014〕3号文件执行。\n",
        "乙": "示例省人民政府关于扩大的通知\n各市人民政府：\n一、落实《示例省人民政府关于试点的意见》（示政发〔2015〕8号）。\n"
        "二、按照示政发[2015]8号和发改地区﹝2017922号办理。\n",
    }
    found = citation_network(_snapshot(texts))
    told = [(each.document_id, each.printed, each.target) for each in found.citations]
    assert told == [
        ("甲", "《示例法》", ""),
        ("甲", "国办发〔2014〕3号", ""),
        ("乙", "《示例省人民政府关于试点的意见》（示政发〔2015〕8号", "甲"),
        ("乙", "示政发[2015]8号", "甲"),
    ]
    assert found.cited == {"甲": 1, "国办发〔2014〕3号": 1, "示例法": 1}
    assert len(found.warnings) == 1 and "2017922" in found.warnings[0]
