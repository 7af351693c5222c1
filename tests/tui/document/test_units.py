"""Moving by character, word, sentence and turn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.document.blocks import Block, Blocks, paragraphs
from coder.tui.document.layout import TextIndex
from coder.tui.document.units import UNITS, Units

TEXT = "镇长：我们先规划园区。然后招商引资！\n访谈者：Who led it? They met.昆山也来。\n\n企业家：每月开会。"


def units_of(text: str) -> Units:
    blocks: list[Block] = []
    begin = 0
    for line in text.split("\n"):
        label = line.find("：") + 1
        if label:
            blocks.append(Block(ordinal=len(blocks) + 1, start=begin + label, stop=begin + len(line), label_start=begin, label=line[: label - 1]))
        begin += len(line) + 1
    return Units(text, Blocks(blocks or paragraphs(text)), TextIndex(text).paragraph)


def test_a_sentence_stops_before_chinese_text_that_follows_an_english_full_stop() -> None:
    """`met.昆山` is two sentences."""
    units = units_of(TEXT)
    at = TEXT.index("昆山")
    assert TEXT[slice(*units.around("sentence", at))] == "昆山也来。"


def test_turn_moves_go_to_the_speech_not_the_label() -> None:
    """The cursor lands where coding begins."""
    units = units_of(TEXT)
    assert TEXT[units.next("turn", 0) :].startswith("我们") or units.next("turn", 0) == units.blocks[1].start
    assert units.next("turn", units.blocks[0].start) == units.blocks[1].start
    assert units.previous("turn", units.blocks[1].start) == units.blocks[0].start


def test_growing_goes_from_word_to_sentence_to_turn_to_two_turns() -> None:
    """Each step is larger and holds the one before."""
    units = units_of(TEXT)
    units.set_cutter(lambda piece: [0, len(piece)] if len(piece) < 3 else sorted({0, 3, 5, 6, len(piece)}))
    at = TEXT.index("先规划")
    span = (at, at)
    seen = []
    for _ in range(4):
        wider = units.grow(*span)
        assert wider[0] <= span[0] and wider[1] >= span[1] and wider != span
        seen.append(TEXT[slice(*wider)])
        span = wider
    assert seen[1] == "我们先规划园区。" or seen[0] in seen[1]
    assert seen[2] == "我们先规划园区。然后招商引资！"
    assert seen[3].endswith("昆山也来。")


def test_shrinking_takes_back_growing() -> None:
    """From a turn to its first sentence."""
    units = units_of(TEXT)
    block = units.blocks[0]
    assert TEXT[slice(*units.shrink(block.start, block.stop))] == "我们先规划园区。"


def test_a_character_move_passes_a_family_in_one_step() -> None:
    """Graphemes, not code points."""
    text = "a👨\u200d👩\u200d👧b"
    units = units_of(text)
    assert units.next("character", 1) == len(text) - 1
    assert units.previous("character", len(text) - 1) == 1


@given(st.text(alphabet="昆山，。 a.\n\t！-bé👍🏽", max_size=80), st.sampled_from(UNITS))
@settings(max_examples=150, deadline=None)
def test_moves_always_get_on_and_arrive(text: str, unit: str) -> None:
    """Going on and on reaches the end, going back and back reaches the start; no move stands still."""
    units = Units(text, Blocks(paragraphs(text)), TextIndex(text).paragraph)
    position = 0
    for _ in range(len(text) + 2):
        following = units.next(unit, position)
        assert following > position or position == len(text)
        position = following
    assert position == len(text)
    for _ in range(len(text) + 2):
        before = units.previous(unit, position)
        assert before < position or position == 0
        position = before
    assert position == 0


@given(st.text(alphabet="昆山，。 a.\n！b", min_size=1, max_size=60), st.sampled_from(UNITS), st.data())
@settings(max_examples=100, deadline=None)
def test_the_unit_around_a_position_is_not_empty(text: str, unit: str, data: st.DataObject) -> None:
    """A click always selects something, inside the text."""
    units = Units(text, Blocks(paragraphs(text)), TextIndex(text).paragraph)
    start, stop = units.around(unit, data.draw(st.integers(0, len(text))))
    assert 0 <= start <= stop <= len(text)


def test_white_space_at_the_end_is_no_trap() -> None:
    """A last paragraph without a sentence in it: the move goes to the end of the text."""
    for text in (" \n", "a\n \n", "\n\n", "。\n  "):
        units = Units(text, Blocks(paragraphs(text)), TextIndex(text).paragraph)
        assert units.next("sentence", text.rindex("\n")) == len(text)
