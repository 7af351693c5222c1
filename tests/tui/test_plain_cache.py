"""Kept lines of plain widgets: the same as Textual's own, and only painted again when they changed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager

import pytest
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from textual.strip import Strip

from coder.project.project import Project
from coder.tui.widgets.plain_cache import PlainCache, is_plain

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def cells(strip: Strip) -> Iterator[tuple[str, Style | None]]:
    """Each character that can be seen with its style; of a space only the background."""
    for text, style, _ in strip:
        for character in text:
            yield character, Style(bgcolor=style.bgcolor) if style and character == " " and not style.underline and not style.reverse else style


@pytest.mark.parametrize("no_color", [False, True])
async def test_lines_come_out_as_textual_would_draw_them(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch, no_color: bool) -> None:
    """Text, width and colours of each part of the screen, with padding, and with the filter of NO_COLOR."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with run(project, (120, 40)) as pilot:
        await pilot.press("}", "1", "down")
        coding = pilot.app.coding  # type: ignore[attr-defined]
        for widget in (coding.transcript, coding.codebook, coding.inspector, coding.query_one("#status")):
            assert isinstance(widget._styles_cache, PlainCache) and is_plain(widget)
            region = widget.outer_size.region
            ours = widget._styles_cache.render_widget(widget, region)
            theirs = StylesCache().render_widget(widget, region)
            assert [strip.cell_length for strip in ours] == [widget.outer_size.width] * widget.outer_size.height
            for one, other in zip(ours, theirs, strict=True):
                assert list(cells(one)) == list(cells(other))


async def test_what_has_more_round_it_is_left_to_textual(project: Project, run: Run) -> None:
    """A border is drawn."""
    async with run(project) as pilot:
        status = pilot.app.screen.query_one("#status")
        status.styles.border_left = ("vkey", "red")
        await pilot.pause()
        assert not is_plain(status)
        assert status.render_lines(status.outer_size.region)[0].text[0] in "▏▎"  # type: ignore[attr-defined]


async def test_only_changed_lines_are_painted(project: Project, run: Run) -> None:
    """A second look at the same lines asks the widget for none of them."""
    async with run(project) as pilot:
        view = pilot.app.coding.transcript  # type: ignore[attr-defined]
        view.render_lines(view.outer_size.region)
        before = view.painted
        view.render_lines(view.outer_size.region)
        assert view.painted == before
