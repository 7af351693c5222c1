"""The three shipped codebooks: clean, bilingual, honest about whose reading they are, and with every point of the pilot settled."""

import colorsys
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml

from coder.formats.codebooks.lint import lint
from coder.formats.codebooks.yaml_files import read_codebook
from coder.language.cues import CueMatcher
from coder.language.words import Segmenter
from coder.model.codebook import Code, Codebook
from coder.resources import folder

NAMES = ("interactive_situations", "policy_instruments", "industrial_relocation")
SITUATIONS = {
    "sit.competitive_positioning": "cp",
    "sit.elite_coalition_building": "ec",
    "sit.synchronised_operation": "so",
    "sit.reflective_monitoring": "rm",
    "sit.skill_matching": "sm",
    "sit.communicative_mediation": "cm",
}
DRAFTS = Path(__file__).parents[3] / "shared" / "codebook-drafts"


@pytest.fixture(scope="module")
def books() -> dict[str, tuple[Codebook, tuple[Code, ...]]]:
    return {name: read_codebook(folder("codebooks") / f"{name}.yaml") for name in NAMES}


def codable(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    return tuple(code for code in codes if code.codable)


@pytest.mark.parametrize("name", NAMES)
def test_the_linter_has_nothing_to_say(name: str) -> None:
    """Not even a note: 15 cues and two examples a language, no shared cue, no trap, full-width punctuation."""
    assert lint(folder("codebooks") / f"{name}.yaml") == ()


def test_there_are_at_least_ninety_codes(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """Over the three books, groups not counted."""
    assert sum(len(codable(codes)) for _, codes in books.values()) >= 90


@pytest.mark.parametrize("name", NAMES)
def test_every_code_is_complete_in_both_languages(books: dict[str, tuple[Codebook, tuple[Code, ...]]], name: str) -> None:
    """Definition, include, exclude, two examples, cues, provenance, colour and letters; Chinese is not an afterthought."""
    book, codes = books[name]
    assert book.version == "0.2.0-draft"
    for code in codable(codes):
        for language in ("en", "zh"):
            assert code.names[language] and code.definition[language], code.key
            assert code.include[language] and code.exclude[language], code.key
            assert len(code.include["en"]) == len(code.include["zh"]) and len(code.exclude["en"]) == len(code.exclude["zh"]), code.key
            assert len(code.examples[language]) >= 2 and len(set(code.cues[language])) >= 15, code.key
        assert re.search(r"[\u4e00-\u9fff]", code.definition["zh"]), code.key
        assert {"name", "definition", "rules"} <= set(code.provenance), code.key
        assert re.fullmatch(r"[a-z]{1,2}", code.mnemonic), code.key
    assert len({code.mnemonic for code in codable(codes)}) == len(codable(codes))
    assert len({code.colour for code in codable(codes)}) == len(codable(codes))


@pytest.mark.parametrize("name", NAMES)
def test_no_mnemonic_is_the_beginning_of_another(books: dict[str, tuple[Codebook, tuple[Code, ...]]], name: str) -> None:
    """Two letters typed apply one code: nothing waits for a third key."""
    letters = [code.mnemonic for code in codable(books[name][1])]
    assert not [pair for pair in combinations(letters, 2) if pair[0].startswith(pair[1]) or pair[1].startswith(pair[0])]


@pytest.mark.parametrize("name", NAMES)
def test_the_keys_of_the_drafts_are_kept(books: dict[str, tuple[Codebook, tuple[Code, ...]]], name: str) -> None:
    """Codings made with the drafts still find their codes."""
    if not DRAFTS.is_dir():
        pytest.skip("the drafts are not on this machine")
    draft = yaml.safe_load((DRAFTS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert {code["id"] for code in draft["codes"]} | {group["id"] for group in draft["groups"]} <= {code.key for code in books[name][1]}


def test_the_contrasts_are_dimensions_with_the_kunshan_pole_first(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """Three systems, two poles each; the two models are corners, by data alone."""
    book = books["interactive_situations"][0]
    assert [(each.id, list(each.poles)) for each in book.dimensions] == [
        ("knowledge", ["competitive_positioning", "reflective_monitoring"]),
        ("organisational", ["elite_coalition_building", "skill_matching"]),
        ("territorial", ["synchronised_operation", "communicative_mediation"]),
    ]
    corners = {each.id: tuple(each.corner.values()) for each in book.ideal_types}
    assert corners["kunshan"] == tuple(next(iter(each.poles)) for each in book.dimensions)
    assert corners["shunde"] == tuple(list(each.poles)[1] for each in book.dimensions)
    assert {each.basis for each in book.dimensions} == {"interp"}


def test_the_published_table_is_there_row_by_row(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """Seven rows for both models, in the words of the slide."""
    profiles = yaml.safe_load(yaml.safe_dump(dict(books["interactive_situations"][0].reference_profiles)))
    assert set(profiles) == {"kunshan", "shunde"}
    rows = {row for row in profiles["kunshan"] if row != "situations"}
    assert len(rows) == 7 and rows == {row for row in profiles["shunde"] if row != "situations"}
    assert profiles["shunde"]["economic_linkages"]["text"] == "Local and regional"
    assert [place["en"] for place in profiles["shunde"]["institutional_borrowing"]["places"]] == ["Hong Kong", "Shenzhen"]


def test_the_six_situations_have_letters_strong_colours_and_counter_examples(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """The home screen rests on them: told apart at a glance, and each with what it is not."""
    by_key = {code.key: code for code in books["interactive_situations"][1]}
    assert {key: by_key[key].mnemonic for key in SITUATIONS} == SITUATIONS
    shades = {key: colorsys.rgb_to_hls(*(int(by_key[key].colour[at : at + 2], 16) / 255 for at in (1, 3, 5))) for key in SITUATIONS}
    hues = sorted(shade[0] for shade in shades.values())
    assert min(later - earlier for earlier, later in pairwise(hues)) > 0.03
    others = [code for code in by_key.values() if code.codable and code.key not in SITUATIONS]
    weakest = min(shade[2] for shade in shades.values())
    assert all(colorsys.rgb_to_hls(*(int(code.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[2] < weakest for code in others)
    for key in SITUATIONS:
        counter = by_key[key].facets["counter_examples"]
        assert isinstance(counter, dict) and len(counter["en"]) == len(counter["zh"]) >= 2, key
        assert len(by_key[key].examples["en"]) == len(by_key[key].examples["zh"]) >= 3, key


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("sit.reflective_monitoring", "Naming a failure is not enough", "只说失败还不够"),
        ("sit.skill_matching", "a township, a cooperative", "乡镇、合作社"),
        ("sit.skill_matching", "Referral to money", "只介绍资金"),
        ("sit.synchronised_operation", "within one time limit", "同一时限"),
        ("sit.synchronised_operation", "earmarked budget", "共同预算、专款"),
        ("sit.communicative_mediation", "The recorded meeting itself", "被记录的会议本身"),
        ("sit.communicative_mediation", "restates the positions of two agencies", "复述两个机关的立场"),
        ("sit.competitive_positioning", "model to learn from is no rival", "不是竞争"),
        ("sit.elite_coalition_building", "Giving to the home place", "向家乡捐赠"),
        ("scale.regional", "neighbouring counties", "相邻县市"),
        ("scale.national", "the whole island", "全岛"),
    ],
)
def test_what_the_pilot_left_open_is_settled_in_both_languages(
    books: dict[str, tuple[Codebook, tuple[Code, ...]]], key: str, english: str, chinese: str
) -> None:
    """A decision stands where the coder looks: in the definition or the rules of the code."""
    code = next(code for code in books["interactive_situations"][1] if code.key == key)
    for language, part in (("en", english), ("zh", chinese)):
        assert part in " ".join([code.definition[language], *code.include[language], *code.exclude[language]])


def test_the_eight_kinds_are_kept_and_the_missing_three_added(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """Advocacy, help in kind and externality are the project's own, and say so."""
    kinds = {code.key: code for code in books["interactive_situations"][1] if code.key.startswith("kind.")}
    assert len(kinds) == 11
    for key in ("kind.advocacy", "kind.support_in_kind", "kind.externality"):
        assert kinds[key].attaches_to == "linkage"
        assert set(kinds[key].provenance.values()) == {"interp"}


def test_the_rules_of_a_mention_are_data(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """An institution needs the place it was borrowed from; the rule is in the book, not in the program alone."""
    rules = books["interactive_situations"][0].notes["rules"]
    assert isinstance(rules, list)
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["institution_needs_place"]["then"] == {"required": ["borrowed_from"]}
    assert by_id["eligible_for_profiles"]["if"] == {"polarity": ["affirmed"], "status": ["active", "ended"]}
    assert all({"en", "zh"} == set(rule["text"]) for rule in rules)


def test_policy_clauses_may_carry_no_instrument(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """Nothing is required, and what is not a measure has codes of its own."""
    book, codes = books["policy_instruments"]
    assert "required" not in yaml.safe_dump(dict(book.notes)).replace("nothing_is_required", "").replace("is required", "")
    assert {"none.background", "none.definition", "none.addressee", "none.product_list", "none.project_guide", "none.submission_step"} <= {
        code.key for code in codes
    }


def test_slogans_and_double_meanings_are_not_cues(books: dict[str, tuple[Codebook, tuple[Code, ...]]]) -> None:
    """供给侧 is a slogan; 前店后厂 has two senses and a warning; 乡村振兴 does not make a clause urban-rural."""
    cues = {code.key: {cue for words in code.cues.values() for cue in words} for _, codes in books.values() for code in codes}
    assert not [key for key, words in cues.items() for cue in words if "供给侧" in cue or "supply-side" in cue]
    assert "前店后厂" not in cues["fsbf.cross_regional"] | cues["cl.workshop_form"]
    assert "乡村振兴" not in cues["theme.urban_rural_integration"]
    for name in ("interactive_situations", "industrial_relocation"):
        warnings = books[name][0].notes["term_warnings"]
        assert isinstance(warnings, list) and any("前店后厂" in each["terms"] for each in warnings)


@pytest.mark.parametrize("name", NAMES)
def test_the_book_says_whose_reading_it_is_and_that_examples_are_constructed(books: dict[str, tuple[Codebook, tuple[Code, ...]]], name: str) -> None:
    """Definitions are the project's; no example is a quotation; in both languages."""
    notes = books[name][0].notes
    for key, english, chinese in (
        ("whose_reading", "project's reading", "本项目的解读"),
        ("examples_are_constructed", "None is a quotation", "不是引文"),
    ):
        text = notes[key]
        assert isinstance(text, dict) and english in text["en"] and chinese in text["zh"]


def test_the_readme_tells_how_each_point_of_the_pilot_is_settled() -> None:
    """Ten points on situations, eight on policy, and an honest word on who the readers were."""
    text = (folder("codebooks") / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## What the pilot left open and how it is settled") :]
    assert len(re.findall(r"^\| S\d+ \|", table, re.MULTILINE)) == 10
    assert len(re.findall(r"^\| P\d+ \|", table, re.MULTILINE)) == 8
    assert "automatic readers" in table and "project's reading" in table


def test_the_examples_of_the_readme_load() -> None:
    """Every YAML block a newcomer may copy is a codebook without errors or warnings."""
    text = (folder("codebooks") / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(blocks) >= 4
    for block in blocks:
        assert read_codebook(block)[1]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sit.competitive_positioning", "我们这个产品基本上是全国第一，每个业务都在细分领域前列。"),
        ("sit.competitive_positioning", "有機很棒，但是產品比不過人家，也就是細節上。"),
        ("ment.leader_controller", "這個機制的主導權不在任何人身上，是大家一起。"),
        ("sit.synchronised_operation", "大家都在講跨部會整合，我們在現場看不到分工。"),
        ("sit.reflective_monitoring", "六课是指摸底课、过关课、研讨课、提升课。"),
        ("sit.reflective_monitoring", "我們回頭看當年的照片，那時候路還沒有修。"),
        ("sit.communicative_mediation", "大家還在凝聚共識，如果有相關的活動也可以申請補助。"),
        ("sit.skill_matching", "系所增設依國發會的人才供需報告予以審查。"),
        ("step.institutionalisation", "那些慢慢被固定下来的观念，一般不被我们意识到。"),
        ("step.assessment", "資源都放在各部會盤點資源表裡面，有聯絡方式。"),
        ("comp.product", "这个项目你可以看它的市场份额有多少。"),
        ("ment.service_supporter", "很多案例顯示產業服務企業可以跟合作社一起走。"),
    ],
)
def test_words_that_real_meetings_use_otherwise_are_no_cues(books: dict[str, tuple[Codebook, tuple[Code, ...]]], code: str, text: str) -> None:
    """Each misled when suggestions on real meetings were read by hand."""
    of = [each for each in books["interactive_situations"][1] if each.key == code]
    assert [hit.cue for hit in CueMatcher(of, Segmenter()).find(text) if not hit.anti] == []
