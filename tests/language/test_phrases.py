"""Many phrases looked for at once: what a search for each would find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.language.phrases import Phrases

LETTERS = "政府采购ab\n𠮷￿"


@settings(deadline=None)
@given(st.lists(st.text(LETTERS, max_size=4), max_size=8, unique=True), st.text(LETTERS, max_size=60))
def test_every_occurrence_is_found_in_order_of_place(phrases: list[str], text: str) -> None:
    """Overlapping ones and rare Han characters included; the empty phrase stands nowhere."""
    wanted = [(place, number) for place in range(len(text)) for number, phrase in enumerate(phrases) if phrase and text.startswith(phrase, place)]
    assert Phrases(phrases).find(text) == wanted
