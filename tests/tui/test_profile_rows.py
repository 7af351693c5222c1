"""What a profile shows, as lines."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.model.profile import Quote
from coder.project.project import Project
from coder.text.cells import cell_len
from coder.tui.profile_names import profile_names
from coder.tui.profile_rows import profile_lines, quote_lines
from coder.tui.texts import Texts

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Rows = Callable[[Pilot[None]], list[str]]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_quote_breaks_between_words_and_says_that_more_follows(width: int) -> None:
    """Two rows at most, none wider than the screen, no word cut in two."""
    text = "One command office, one timetable. Roads, substation, customs desk, dormitories and the bank branch were all due in one quarter. " * 2
    quote = Quote(
        kind="coding",
        id="c",
        value="v",
        supports=True,
        aside="",
        document_id="d",
        title="t",
        speaker="s",
        line=1,
        turn=1,
        start=0,
        stop=len(text),
        text=text,
        user="u",
        at="2026-01-01T00:00:00Z",
    )
    (_, place), *rows = quote_lines([quote], width)
    assert place == ("d", 0, len(text)) and len(rows) == 2
    shown = ["".join(piece for piece, _ in line) for line, _ in rows]
    assert all(cell_len(row) <= width for row in shown) and shown[-1].endswith("…")
    assert " ".join(row.strip().rstrip("…") for row in shown) == text[: len(" ".join(row.strip().rstrip("…") for row in shown))]
    assert set(" ".join(shown).replace("…", "").split()) <= set(text.split())


def test_a_profile_is_in_the_language_of_the_screen(project: Project) -> None:
    """Towns, models, dimensions, poles and groups have the names that the codebook and the project give them."""
    names = profile_names(project, "zh")
    assert names["kunshan"] == "昆山模式" and names["knowledge"] == "知识系统"
    assert names["reflective_monitoring"] == names["sit.reflective_monitoring"] == "反思性监测"
    assert names["scale"] == "联系尺度"
    town = project.towns.list()[0]
    assert names[town.id] == "Example Town"
    shown = "\n".join(
        "".join(piece for piece, _ in line) for line, _ in profile_lines(project.profiles.of()[0], Texts("zh"), lambda key: names.get(key, key))
    )
    assert "知识系统" in shown and "竞争性定位 / 反思性监测" in shown and "knowledge" not in shown.replace("knowledge dimension", "")


async def test_what_a_verdict_lacks_is_said_in_chinese(project: Project, run: Run, screen_rows: Rows) -> None:
    """On the screen with the profile of a town that has no codings yet."""
    async with run(project, (120, 40), "zh") as pilot:
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        shown = "\n".join(screen_rows(pilot))
        assert "知识系统：再需" in shown and "个来源" in shown and "more" not in shown and "corner" not in shown
