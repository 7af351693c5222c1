"""Many texts looked at as one: every place leads back to its text, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from coder.text.search.fold import fold
from coder.text.search.joined import Joined
from coder.text.shadow import simplified

TEXTS = st.lists(st.text("政府採購Ａb\n𠮷《》", max_size=8), max_size=8)


@given(TEXTS)
def test_every_place_leads_back_to_its_text(texts: list[str]) -> None:
    """Folded and simplified texts stand at the offsets of the texts; empty texts and texts with newlines included."""
    joined = Joined(texts)
    for row, text in enumerate(texts):
        start = joined.starts[row]
        assert joined.folded_text(row) == fold(text)
        assert joined.shadow[start : start + len(text)] == simplified(text)
        assert joined.rows(range(start, start + len(text) + 1)) == [row] * (len(text) + 1)
