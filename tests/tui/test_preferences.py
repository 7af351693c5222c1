"""Keys, theme and configuration folder as a person set them."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.actions.keys import collisions
from coder.tui.actions.table import ACTIONS
from coder.tui.app import CoderApp
from coder.tui.preferences import FILE, config_folder, read, remapped, write_setting
from coder.tui.terminal.themes import NAMES

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def keys_of(name: str, keys: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return next(each.keys for each in remapped(ACTIONS, keys)[0] if each.id == name)


def test_a_free_key_is_given() -> None:
    """In place of those of the table."""
    assert keys_of("code.repeat", {"code.repeat": ("Z Z",)}) == ("Z Z",)
    assert remapped(ACTIONS, {"code.repeat": ("Z Z",)})[1] == ()


def test_two_actions_can_change_places() -> None:
    """Both are moved, so nothing clashes."""
    swapped = {"suggest.accept": ("x",), "suggest.reject": ("a",)}
    assert remapped(ACTIONS, swapped)[1] == () and keys_of("suggest.accept", swapped) == ("x",)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"code.repeat": ("d",)}, "is both"),
        ({"code.repeat": ("g",)}, "begins"),
        ({"code.nothing": ("Z",)}, "there is no action code.nothing"),
        ({"mark.set": ("Z",)}, "<letter>"),
        ({"code.repeet": ("Z",)}, "did you mean code.repeat?"),
        ({"code.repeat": ("Z",), "code.pick": ("Z",)}, "is both"),
    ],
)
def test_what_cannot_be_is_reported_and_left_out(keys: dict[str, tuple[str, ...]], problem: str) -> None:
    """The table holds for that action, and no collision is left."""
    actions, problems = remapped(ACTIONS, keys)
    assert any(problem in each for each in problems)
    assert collisions(actions) == ()
    assert {each.id: each.keys for each in actions} == {each.id: each.keys for each in ACTIONS}


def test_a_file_is_read_and_its_faults_are_told(tmp_path: Path) -> None:
    """What can be understood holds; the rest is named."""
    (tmp_path / FILE).write_text('theme = "light"\ncolour = 1\n[keys]\n"code.repeat" = ";"\n"code.pick" = 3\n', encoding="utf-8")
    found = read(tmp_path)
    assert (found.theme, dict(found.keys)) == ("light", {"code.repeat": (";",)})
    assert len(found.problems) == 2
    (tmp_path / FILE).write_text("theme = ", encoding="utf-8")
    assert read(tmp_path).problems and read(tmp_path / "none").problems == ()


def test_keys_are_taken_as_people_write_them(tmp_path: Path) -> None:
    """Full-width marks, capitals of names, other names of keys, ids without quotes."""
    (tmp_path / FILE).write_text(
        '[keys]\ncode.repeat = "：  Ctrl+K"\n"code.pick" = ["Esc", "F5", "g PgDn"]\nmark.set = "z <letter>"\n', encoding="utf-8"
    )
    found = read(tmp_path)
    assert dict(found.keys) == {"code.repeat": (": ctrl+k",), "code.pick": ("escape", "f5", "g pagedown"), "mark.set": ("z <letter>",)}
    assert found.problems == ()


@pytest.mark.parametrize("key", ["ctrl+foo", "hyper+a", "shift+a", "f99", "enterr", "ctrl+", "ctrl+ctrl+a", "<letter> a", "ctrl+m", "\t", ""])
def test_a_key_that_cannot_be_pressed_is_told_in_one_line(tmp_path: Path, key: str) -> None:
    """With the id of the action; the other keys hold."""
    (tmp_path / FILE).write_text(f'[keys]\n"code.repeat" = {json.dumps(key)}\n"code.pick" = "Z"\n', encoding="utf-8")
    found = read(tmp_path)
    assert dict(found.keys) == {"code.pick": ("Z",)}
    assert len(found.problems) == 1 and "code.repeat" in found.problems[0] and "\n" not in found.problems[0]


def test_a_theme_is_kept_and_nothing_else_changes(tmp_path: Path) -> None:
    """Comments and keys stay."""
    folder = tmp_path / "deep" / "config"
    write_setting(folder, "theme", "light")
    file = folder / FILE
    file.write_text(file.read_text(encoding="utf-8") + '# mine\n[keys]\n"code.repeat" = ";"\n', encoding="utf-8")
    write_setting(folder, "theme", "contrast")
    assert read(folder).theme == "contrast" and "# mine" in file.read_text(encoding="utf-8") and read(folder).keys


def test_the_configuration_folder(tmp_path: Path) -> None:
    """CODER_CONFIG before everything else."""
    assert config_folder({"CODER_CONFIG": str(tmp_path)}) == tmp_path
    assert config_folder({"XDG_CONFIG_HOME": str(tmp_path)}) == tmp_path / "towncoder"


async def test_keys_of_the_file_hold_on_the_screen(project: Project, run: Run) -> None:
    """The new key does it, the old one says that it does nothing, the footer shows the new one; a fault is told at the start."""
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / FILE).write_text('theme = "contrast"\n[keys]\n"code.pick" = "Z"\n"no.such" = "Q"\n', encoding="utf-8")
    async with run(project) as pilot:
        assert isinstance(pilot.app, CoderApp)
        assert pilot.app.theme == "contrast"
        assert type(pilot.app.screen).__name__ == "Help"
        await pilot.pause()
        assert any("no.such" in row for row in pilot.app.screen.query_one("ListPane").plain)  # type: ignore[attr-defined]
        await pilot.press("escape")
        await pilot.pause()
        assert " Z " in pilot.app.coding.query_one("#footer").plain[0]  # type: ignore[attr-defined]
        await pilot.press("enter")
        assert pilot.app.screen is pilot.app.coding
        await pilot.press("Z")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "Picker"


@pytest.mark.parametrize("theme", NAMES)
async def test_every_theme_keeps_text_readable(project: Project, run: Run, theme: str) -> None:
    """Text on its ground, plain, coded and under the cursor: contrast of at least 4.5 to 1; marks, numbers and hints can be seen."""
    async with run(project, (120, 40)) as pilot:
        pilot.app.theme = theme
        await pilot.press("}", "1", "s")
        await pilot.pause()
        seen = 0
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style is None or not style.color or not style.bgcolor or not any(each.isalnum() for each in segment.text):
                    continue
                chinese = "\u4e00" <= segment.text[0] <= "\u9fff"
                ratio = contrast(style.color.triplet, style.bgcolor.triplet)
                assert ratio >= (4.5 if chinese and not style.reverse else 2.5), (theme, ratio, segment)
                seen += 1
        assert seen > 50


def contrast(one: object, other: object) -> float:
    """The WCAG ratio of two colours."""

    def luminance(triplet: object) -> float:
        parts = [each / 255 for each in triplet]  # type: ignore[attr-defined]
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("said", "cells", "problems"), [("2", 2, 0), ("1", 1, 0), ("3", None, 1), ("true", None, 1), ('"2"', None, 1)])
def test_the_ambiguous_width_is_one_or_two(tmp_path: Path, said: str, cells: int | None, problems: int) -> None:
    """Anything else is reported and counts as not said."""
    (tmp_path / FILE).write_text(f"ambiguous_width = {said}\n", encoding="utf-8")
    found = read(tmp_path)
    assert (found.ambiguous, len(found.problems)) == (cells, problems)
