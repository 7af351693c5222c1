"""Tiers, forms and strengths of policy documents."""

import gzip
from importlib.resources import files

import pytest

from coder.project.tagged.ranks import read_ranking
from coder.text.policy.rank import Ranking, plain, ranking_from, tier_of, tier_of_document

DATA = files("coder.language.places") / "data"


@pytest.mark.parametrize(
    ("issuer", "tier"),
    [
        ("国务院办公厅", "central"),
        ("浙江省人民政府", "provincial"),
        ("绍兴市人民政府", "prefecture"),
        ("桐庐县人民政府", "county"),
        ("织里镇人民政府", "township"),
        ("浙江省桐庐县人民政府", "county"),
        ("广西壮族自治区人民政府办公厅", "provincial"),
        ("上海市人民政府", "provincial"),
        ("上海市浦东新区人民政府", "county"),
        ("国家发展和改革委员会", "central"),
        ("财政部", "central"),
        ("国家市场监督管理总局", "central"),
        ("最高人民法院", "central"),
        ("协会", ""),
    ],
)
def test_the_tier_of_an_issuer(issuer: str, tier: str) -> None:
    """By its name; unknown where the name does not say."""
    assert tier_of((issuer,)) == tier


def test_county_level_cities_are_counties() -> None:
    """All that the table of places has, and no city above them."""
    rows = [line.split("\t") for line in gzip.decompress((DATA / "townships.tsv.gz").read_bytes()).decode("utf-8").split("\n")[1:] if line]
    above = {city for _, _, _, city, _ in rows if city.endswith("市")}
    below = {area for _, _, area, _, _ in rows if area.endswith("市")} - above
    assert {tier_of((f"{area}人民政府",)) for area in below} == {"county"}
    assert {tier_of((f"{city}人民政府",)) for city in above} == {"prefecture"}
    assert tier_of(("江苏省昆山市人民代表大会常务委员会",)) == "county"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("中华人民共和国水法", "law"),
        ("个人所得税专项附加扣除暂行办法", "measures"),
        ("中华人民共和国刑法修正案（二）", "law"),
        ("浙江省湿地保护条例", "regulation"),
        ("国务院办公厅关于印发“无废城市”建设试点工作方案的通知", "notice"),
        ("关于河北雄安新区总体规划（2018—2035年）的批复", "reply"),
        ("某某的复函", "reply"),
        ("河北雄安新区总体规划（2018—2035年）", "plan"),
        ("最高人民法院关于某事的解释（试行）", "interpretation"),
        ("2025年中华人民共和国国务院政府工作报告", "report"),
        ("婚礼影像资料丢失", ""),
    ],
)
def test_the_form_of_a_title(title: str, form: str) -> None:
    """The longest ending decides; what stands in brackets behind is passed over."""
    assert Ranking().form(title) == form


def test_the_tier_without_an_issuer() -> None:
    """The place that begins the title, else central for a law, else unknown."""
    assert tier_of_document((), "上海市酒类商品产销管理条例", "regulation") == "provincial"
    assert tier_of_document((), "中华人民共和国水法", "law") == "central"
    assert tier_of_document((), "城市绿化条例", "regulation") == ""
    assert tier_of_document(("温州市人民代表大会常务委员会",), "浙江省某条例", "regulation") == "prefecture"


def test_the_shipped_table() -> None:
    """The first rule that fits decides."""
    ranking = read_ranking()
    assert ranking.strength("central", "law", ("全国人民代表大会",)) == 5
    assert ranking.strength("central", "regulation", ("国务院",)) == 4
    assert ranking.strength("central", "notice", ("国务院办公厅",)) == 3
    assert ranking.strength("provincial", "regulation", ("浙江省人民代表大会常务委员会",)) == 3
    assert ranking.strength("prefecture", "notice", ("绍兴市人民政府",)) == 1


def test_a_table_of_ones_own() -> None:
    """Forms and rules of a user's codebook; what is of no use is passed over; the plain form comes back as it was."""
    table = {"forms": {"notice": ["通知", "知照"]}, "rules": [{"strength": 9, "forms": "notice"}, {"strength": "high"}, "nothing"]}
    ranking = ranking_from(table)
    assert (ranking.form("某某知照"), ranking.form("某某意见")) == ("notice", "")
    assert (ranking.strength("", "notice", ()), ranking.strength("", "law", ())) == (9, None)
    assert ranking_from(plain(ranking)) == ranking
    assert ranking_from({}).form("某某意见") == "opinion"
