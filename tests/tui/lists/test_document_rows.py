"""The list of documents as a table: what fits, in which order, found by what."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.project.texts.coverage import Coverage
from coder.text.cells import cell_len
from coder.tui.app import CoderApp
from coder.tui.lists.document_rows import Listed, ago, columns, fitting, head, in_order, narrowed, row
from coder.tui.screens.document_list import DocumentList
from coder.tui.terminal.rich_widths import count_ambiguous
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def listed(project: Project) -> list[Listed]:
    """Two documents of the project, the first coded in part."""
    project.documents.rename("talk", "昆山第一次座谈（很长很长很长很长很长很长很长很长很长很长的标题）🙂")
    turn = project.documents.turns("昆山")[0]
    project.codings.add("昆山", turn.start, turn.stop, "sit.skill_matching")
    return [Listed(coverage=each, waiting=None, done=False) for each in project.documents.coverage()]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_rows_and_head_are_as_wide_as_the_list(listed: Sequence[Listed], language: str, width: int) -> None:
    """Whatever the titles hold; the title never gets less than the others leave to it."""
    texts = Texts(language)
    shown = fitting(columns(texts, NOW), width)
    lines = [row(each, shown) for each in listed] + [head(shown, "coded", reverse=False, texts=texts)]
    assert {cell_len("".join(text for text, _ in line)) for line in lines} == {width}
    assert {"done", "title", "coded", "codings", "waiting"} <= {column.id for column, _ in shown}


def test_found_by_title_initials_and_town(listed: Sequence[Listed]) -> None:
    """Each word must find something."""
    assert [each.coverage.document.source for each in narrowed(listed, "ksdyc")] == ["talk.txt"]
    assert len(narrowed(listed, "example")) == 2
    assert [each.coverage.document.source for each in narrowed(listed, "example second")] == ["second.txt"]
    assert narrowed(listed, "example nowhere") == []


def test_in_order(listed: Sequence[Listed]) -> None:
    """Numbers the largest first, words from A on; without a column as in the project."""
    by = {column.id: column for column in columns(Texts("en"), NOW)}
    sources = [each.coverage.document.source for each in in_order(listed, by["coded"], reverse=False)]
    assert sources == ["talk.txt", "second.txt"]
    assert [each.coverage.document.source for each in in_order(listed, by["coded"], reverse=True)] == sources[::-1]
    assert in_order(listed, None, reverse=False) == list(listed)


def test_a_bar_is_never_empty_or_full_by_rounding(listed: Sequence[Listed]) -> None:
    """One coded turn of a thousand is seen, and one uncoded one too."""
    column = next(each for each in columns(Texts("en"), NOW) if each.id == "coded")

    def shown(coded: int) -> str:
        from dataclasses import replace

        coverage: Coverage = replace(listed[0].coverage, units=1000, coded=coded)
        return column.cell(Listed(coverage=coverage, waiting=0, done=False), 14)

    assert shown(0) == "░░░░░░░░░   0%" and shown(1) == "█░░░░░░░░   1%"
    assert shown(999) == "████████░  99%" and shown(1000) == "█████████ 100%"


def test_how_long_ago() -> None:
    """In the largest unit that fits, a date after a month."""
    texts = Texts("en")
    times = ("2026-03-01T11:59:40Z", "2026-03-01T11:30:00Z", "2026-03-01T02:00:00Z", "2026-02-20T12:00:00Z", "2025-12-31T00:00:00Z", "")
    assert [ago(each, NOW, texts) for each in times] == ["just now", "30 min ago", "10 h ago", "9 d ago", "2025-12-31", "·"]


def test_rows_stay_straight_where_ambiguous_characters_are_wide(listed: Sequence[Listed]) -> None:
    """The bar and the marks give way to ASCII."""
    count_ambiguous(2)
    try:
        texts = Texts("zh")
        shown = fitting(columns(texts, NOW), 70)
        lines = [row(each, shown) for each in listed] + [head(shown, "coded", reverse=False, texts=texts)]
        assert {cell_len("".join(text for text, _ in line)) for line in lines} == {70}
        assert "---" in "".join(text for text, _ in lines[1])
    finally:
        count_ambiguous(1)


async def test_the_list_opens_on_the_open_document(project: Project, run: Run) -> None:
    """Filters hold for it, typing narrows it down, Enter opens."""
    async with run(project, (120, 40)) as pilot:
        assert isinstance(pilot.app, CoderApp)
        pilot.app.session.open("second")
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DocumentList)
        pane = pilot.app.screen.query_one(ListPane)
        assert pane.value == project.documents.get("second").id and "just now" in pane.plain[pane.cursor]
        await pilot.press(*"talk", "enter")
        await pilot.pause()
        assert pilot.app.session.document.document.title == "talk"
