"""Finding a code by mnemonic, pinyin initials and name."""

from coder.model.codebook import Code
from coder.tui.codes.code_list import CodeList


def code(key: str, zh: str, en: str, mnemonic: str = "", **more: object) -> Code:
    return Code(id=key, codebook_id="b", key=key, names={"zh": zh, "en": en}, mnemonic=mnemonic, **more)  # type: ignore[arg-type]


CODES = (
    code("sit", "互动情境", "Interactive situation", codable=False),
    code("sit.cp", "竞争定位", "Competitive positioning", "cp", parent_id="sit"),
    code("sit.sm", "技能匹配", "Skill matching", "sm", parent_id="sit"),
    code("sit.s", "同步运作", "Synchronised operation", "s", parent_id="sit"),
    code("ment.leader", "领导者", "Leader and controller"),
    code("kind.capital", "资本", "Capital", "kc", attaches_to="linkage"),
    code("sit.old", "旧", "Old", "o", retired=True),
)


def found(query: str, **more: object) -> list[str]:
    return [each.id for each in CodeList(CODES, "zh", **more).search(query)]  # type: ignore[arg-type]


def test_only_codes_for_passages_are_offered() -> None:
    """No group, no facet of linkages, nothing retired."""
    assert found("") == ["sit.cp", "sit.sm", "sit.s", "ment.leader"]


def test_a_code_is_found_by_mnemonic_pinyin_and_both_names() -> None:
    """Four ways to the same code."""
    for query in ("sm", "jnpp", "jineng", "技能", "匹配", "skill", "Skill m"):
        assert found(query)[0] == "sit.sm", query


def test_an_exact_mnemonic_comes_first() -> None:
    """`s` is Synchronised, though `sm` begins with it too."""
    assert found("s")[0] == "sit.s"


def test_recent_codes_come_first() -> None:
    """Enter Enter gives the last code again."""
    assert found("", recent=["sit.sm"])[0] == "sit.sm"


def test_mnemonics_apply_at_their_unique_beginning() -> None:
    """`c` is enough for cp; `s` is not yet."""
    codes = CodeList(CODES, "zh")
    assert [each.id for each in codes.beginning("c")] == ["sit.cp"]
    assert [each.id for each in codes.beginning("s")] == ["sit.sm", "sit.s"]


def test_a_code_without_a_mnemonic_can_be_typed_too() -> None:
    """It gets free letters of its key."""
    codes = CodeList(CODES, "zh")
    short = codes.short("ment.leader")
    assert [each.id for each in codes.beginning(short)] == ["ment.leader"]


def test_a_code_has_one_pin() -> None:
    """Pinning it elsewhere takes it from the old digit."""
    codes = CodeList(CODES, "zh")
    codes.pin(9, "sit.cp")
    assert [digit for digit, each in codes.pinned.items() if each == "sit.cp"] == [9]


def test_pins_keep_their_digits_when_a_code_goes() -> None:
    """The others do not move up; where nobody pinned, a free digit goes to the next code."""
    assert CodeList(CODES, "en", pinned=["sit.cp", "gone", "sit.sm"]).pinned == {1: "sit.cp", 3: "sit.sm"}
    assert CodeList(CODES, "en", before={1: "sit.s", 2: "gone", 3: "sit.sm"}).pinned == {1: "sit.s", 2: "sit.cp", 3: "sit.sm", 4: "ment.leader"}


def test_two_codebooks_may_use_the_same_mnemonic() -> None:
    """The first keeps it, the other gets letters of its own, so that both can be typed."""
    second = code("two.carrying", "承载", "Carrying capacity", "cp")
    codes = CodeList((*CODES, second), "zh")
    assert codes.short("sit.cp") == "cp"
    assert [each.id for each in codes.beginning(codes.short("two.carrying"))] == ["two.carrying"]
