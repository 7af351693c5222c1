"""Names are spotted where they stand, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from coder.language.places.spotting import Names

LETTERS = "市镇和县昆山\U00020bb7a"


@given(st.sets(st.text(LETTERS, max_size=5), max_size=12), st.text(LETTERS, max_size=40))
def test_all_names_of_two_characters_or_more_are_spotted(names: set[str], text: str) -> None:
    """At every place, the longest first, whatever is beside them."""
    wanted = []
    for start in range(len(text)):
        stops = sorted((start + len(name) for name in names if len(name) > 1 and text.startswith(name, start)), reverse=True)
        if stops:
            wanted.append((start, stops))
    assert Names(names).find(text) == wanted
