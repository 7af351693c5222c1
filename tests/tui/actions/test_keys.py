"""Keys: input methods, sequences, collisions, and a table that is complete."""

import pytest

from coder.tui.actions.keys import KeyMap, collisions, is_han, token
from coder.tui.actions.table import ACTIONS, BY_ID, GROUPS, footer_actions, of_context


@pytest.mark.parametrize(
    ("key", "character", "press"),
    [
        ("fullwidth_colon", "：", ":"),
        ("fullwidth_question_mark", None, "?"),
        ("fullwidth_latin_small_letter_a", "ａ", "a"),
        ("ideographic_comma", "、", "/"),
        ("ideographic_full_stop", "。", "."),
        ("left_black_lenticular_bracket", "【", "["),
        ("right_double_angle_bracket", "》", ">"),
        ("left_corner_bracket", "「", "{"),
        ("fullwidth_left_parenthesis", "（", "("),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("shift+left", None, "shift+left"),
        ("enter", "\r", "enter"),
        ("C", "C", "C"),
        ("昆", "昆", "昆"),
    ],
)
def test_an_input_method_does_not_get_in_the_way(key: str, character: str | None, press: str) -> None:
    """Full-width and Chinese marks do what their ASCII keys do."""
    assert token(key, character) == press


def test_a_chinese_character_is_known_as_one() -> None:
    """It opens the code list instead of being an error."""
    assert is_han("昆") and is_han("𠮷") and not is_han("a") and not is_han("left")


def test_no_two_actions_share_a_key() -> None:
    """Nor is a key the beginning of a longer sequence, in either context."""
    assert collisions(ACTIONS) == ()


def test_a_collision_is_reported() -> None:
    """The check above can fail."""
    first, second = ACTIONS[0], ACTIONS[1]
    assert collisions([first, type(first)(id="x", keys=first.keys, label={}, help={}, group="code"), second])
    assert collisions([type(first)(id=each, keys=(keys,), label={}, help={}, group="code") for each, keys in (("a", "g"), ("b", "g g"))])


def test_every_action_speaks_both_languages() -> None:
    """Label and help in English and Chinese, in a known group, with an id of its own."""
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert action.group in GROUPS
        for words in (action.label, action.help):
            assert words["en"] and words["zh"]


def test_no_key_is_unreliable_in_a_terminal() -> None:
    """No Alt+letter, and none of the control keys that terminals take for Tab, Enter, Backspace or Escape."""
    for action in ACTIONS:
        for press in (each for keys in action.sequences() for each in keys):
            assert not press.startswith("alt+") and press not in ("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+[")


def test_sequences_and_letters() -> None:
    """A prefix waits, a sequence acts, a letter is handed on."""
    keys = KeyMap(of_context("reading"))
    step = keys.feed((), "]")
    assert step.action is None and step.pending == ("]",)
    found = keys.feed(step.pending, "u").action
    assert found and found.id == "jump.uncoded_next"
    mark = keys.feed(('"',), "k")
    assert mark.action and (mark.action.id, mark.argument) == ("mark.set", "k")
    assert set(keys.following(("]",))) >= {"u", "s", "c", "m"}
    assert keys.feed((), "ctrl+5").action is None


def test_the_footer_shows_what_is_done_most() -> None:
    """In the order of the table, code first."""
    assert footer_actions()[0].id == "code.begin"
