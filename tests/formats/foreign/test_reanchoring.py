"""Doubtful selections go to their quotes only where that is asked for and certain."""

from pathlib import Path

from coder.formats.foreign.reanchoring import MOVED, reanchored
from coder.formats.refi.reading import read
from tests.formats.refi.building import TEXT, one_text, selection
from tests.formats.refi.words import losses, passages

PLAIN = "".join(each for each in TEXT if each < "\U00010000")


def test_a_quote_that_stands_once_draws_its_selection(tmp_path: Path) -> None:
    """One that stands twice, and one that is right, stay; a quote that was cut short keeps the length of its selection."""
    start = PLAIN.index("Kunshan")
    inside = (
        selection(0, start - 2, start + 5, "Kunshan")
        + selection(1, 0, 9, "Mayor Liu")
        + selection(2, 0, 11, "Interviewer")
        + selection(3, start + 10, start + 25, "paid for the r…")
    )
    found = reanchored(read(one_text(tmp_path / "a.qdpx", PLAIN, inside)))
    assert passages(found) == ["Kunshan", "Interview", "Interviewer", "paid for the ro"]
    assert (found.report.verified, len(found.report.doubtful), losses(found)[MOVED]) == (3, 1, 2)
    assert found.report.doubtful[0].expected == "Mayor Liu"


def test_without_doubts_nothing_is_changed(tmp_path: Path) -> None:
    """The project comes back as it is."""
    found = read(one_text(tmp_path / "a.qdpx", TEXT, selection(0, 0, 11, "Interviewer")))
    assert reanchored(found) is found
