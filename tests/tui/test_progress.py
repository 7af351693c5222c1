"""A sign of life while suggestions are computed."""

from coder.tui.progress import Progress
from coder.tui.texts.screens import Texts


def test_seconds_the_first_time_and_a_bar_the_next() -> None:
    """The first time nothing is known but the seconds; then the bar fills in the time the last one took."""
    now = [0.0]
    progress, texts = Progress(lambda: now[0]), Texts("en")
    assert progress.shown(texts) == ""
    progress.begin()
    now[0] = 4.0
    assert progress.shown(texts) == "computing suggestions 4 s"
    progress.finish()
    assert progress.shown(texts) == ""
    progress.begin()
    now[0] = 6.0
    assert progress.shown(texts) == "computing suggestions 2 s ███░░░"
    now[0] = 60.0
    assert progress.shown(texts).endswith("██████")


def test_a_second_question_does_not_start_the_clock_again() -> None:
    """Asking while it runs counts on."""
    now = [0.0]
    progress = Progress(lambda: now[0])
    progress.begin()
    now[0] = 3.0
    progress.begin()
    assert "3 s" in progress.shown(Texts("en"))


def test_work_that_tells_how_far_it_is_shows_its_share() -> None:
    """What is told comes before what is guessed; all told is the end of the telling, and stopped work is not taken for its usual time."""
    now = [0.0]
    progress, texts = Progress(lambda: now[0]), Texts("en")
    progress.move(640, 1280)
    now[0] = 2.0
    assert progress.shown(texts) == "computing suggestions 2 s ███░░░ 640/1280"
    progress.move(1280, 1280)
    assert progress.shown(texts) == "computing suggestions 2 s"
    progress.stop()
    assert progress.shown(texts) == ""
    progress.begin()
    assert progress.shown(texts) == "computing suggestions 0 s"
