"""The card of a code as lines, and back; colours by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.tui.codes.card_fields import CardField, changed, fields_of, named
from coder.tui.codes.colours import COLOURS, nearest

CODE = Code(
    id="c",
    codebook_id="b",
    key="sit.sm",
    names={"en": "Skill matching", "zh": "技能匹配", "de": "Passung"},
    definition={"en": "One.\nTwo."},
    include={"en": ("when", "also when"), "zh": ("适用",)},
    cues={"zh": ("对接", "校企合作")},
)
FIELDS = fields_of("en")


def typed(**changes: str) -> dict[str, str]:
    return {field.id: changes.get(field.id.replace("-", "_"), field.shown(CODE)) for field in FIELDS}


def test_what_is_shown_and_left_changes_nothing() -> None:
    """No field is written that nobody touched."""
    assert changed(CODE, FIELDS, typed()) == {}


def test_a_field_is_changed_in_one_language() -> None:
    """Other languages stay, those that the form does not show too; an emptied one goes."""
    assert changed(CODE, FIELDS, typed(names_zh="对接")) == {"names": {"en": "Skill matching", "zh": "对接", "de": "Passung"}}
    assert changed(CODE, FIELDS, typed(include_en=" when \n\nnew\nnew")) == {"include": {"en": ("when", "new"), "zh": ("适用",)}}
    assert changed(CODE, FIELDS, typed(definition_en=" ")) == {"definition": {}}
    assert changed(CODE, FIELDS, typed(cues_zh="对接；招工;\n培训")) == {"cues": {"zh": ("对接", "招工", "培训")}}


@given(st.lists(st.text(st.characters(exclude_characters="\n;；", exclude_categories=("Cs", "Zs", "Cc", "Zl", "Zp")), min_size=1), unique=True))
def test_rules_and_cues_come_back_as_they_were(words: list[str]) -> None:
    """Whatever stands in them, in any script."""
    for field in (CardField("include", "en"), CardField("cues", "en")):
        code = Code(id="c", codebook_id="b", key="k", include={"en": tuple(words)}, cues={"en": tuple(words)})
        assert field.value(field.shown(code)) == tuple(words)


def test_the_language_of_the_screen_comes_first() -> None:
    """Names before all."""
    assert [field.id for field in fields_of("zh")][:3] == ["names-zh", "names-en", "definition-zh"]


def test_a_code_without_any_name_is_refused() -> None:
    """One language is enough."""
    assert named({"names-en": " ", "names-zh": "培训"}, "none") == {"zh": "培训"}
    with pytest.raises(InvalidValue, match="none"):
        named({"names-en": " ", "names-zh": ""}, "none")


def test_colours_have_names_in_both_languages() -> None:
    """Each is found by either, by pinyin, and by its numbers; each is nearest to itself, and no two are alike."""
    assert len({each.value for each in COLOURS}) == len({each.en for each in COLOURS}) == len({each.zh for each in COLOURS}) == len(COLOURS)
    for each in COLOURS:
        assert nearest(each.value) == each and nearest(each.value.lower()) == each
        assert each.is_called(each.en) and each.is_called(each.zh) and each.is_called(each.value.casefold())
    assert next(each for each in COLOURS if each.is_called("tianlan")).en == "sky"
    assert nearest("#FF0000").en == "red"
