"""The figures of a town as lines: in their room, in both languages, and with quotes behind every number."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.profile import ModelProfile, Suggested, Verdict
from coder.project.project import Project
from coder.report.lines.line import Behind, Choice, Towards, plain
from coder.report.lines.material import Hand, Material
from coder.report.lines.pages import COUNTING, PAGES, page_lines
from coder.report.words import Words
from coder.text.cells import cell_len

TOWN = "Example Town East"
FAST = ProfileParameters(draws=200)


@pytest.fixture(scope="module")
def opened(demo: Path) -> Iterator[Project]:
    """The demo, open."""
    with Project.open(demo) as project:
        yield project


@pytest.fixture(scope="module")
def materials(opened: Project) -> dict[str, Material]:
    """What each page of one town is written from."""
    return {page: opened.figures.material(TOWN, page, parameters=FAST) for page in PAGES}


def hand(project: Project, language: str, width: int) -> Hand:
    return Hand(words=Words(language), names=project.figures.names(language), width=width)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_keeps_to_its_width(opened: Project, materials: dict[str, Material], page: str, language: str) -> None:
    """No line is wider than the terminal, with wide cells counted, at any width from 80 on."""
    for width in (80, 97, 120, 200):
        lines = [plain(line) for line in page_lines(page, materials[page], hand(opened, language, width))]
        assert lines and [line for line in lines if cell_len(line) > width] == []
        assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "network"])
def test_no_number_is_lost_where_room_is_short(opened: Project, materials: dict[str, Material], page: str) -> None:
    """What can be chosen at 200 columns can be chosen, and read whole, at 80."""

    def numbers(width: int) -> list[object]:
        pieces = chain.from_iterable(page_lines(page, materials[page], hand(opened, "zh", width)))
        return [(piece.target, piece.text.strip()) for piece in pieces if piece.target and not piece.text.lstrip().startswith("“")]

    assert numbers(80) == numbers(200)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "method"])
def test_every_number_that_can_be_chosen_has_quotes(opened: Project, materials: dict[str, Material], page: str) -> None:
    """No number leads nowhere; each page has some."""
    targets = [piece.target for line in page_lines(page, materials[page], hand(opened, "en", 120)) for piece in line if piece.target]
    behind = [each for each in dict.fromkeys(targets) if isinstance(each, Behind)]
    assert behind
    for each in behind:
        quotes = opened.figures.quotes(each, parameters=FAST)
        assert quotes, each
        assert all(quote.text for quote in quotes)


def test_the_towns_page_leads_to_every_town_and_the_method_page_to_every_parameter(opened: Project, materials: dict[str, Material]) -> None:
    """By their ids and names."""
    pieces = list(chain.from_iterable(page_lines("towns", materials["towns"], hand(opened, "en", 120))))
    assert {piece.target.town_id for piece in pieces if isinstance(piece.target, Towards)} == {town.id for town in opened.towns.list()}
    pieces = list(chain.from_iterable(page_lines("method", materials["method"], hand(opened, "zh", 120))))
    chosen = {piece.target.parameter for piece in pieces if isinstance(piece.target, Choice)}
    assert chosen == {*ProfileParameters().__dataclass_fields__, "periods"}


def test_suggestions_that_count_are_marked_on_every_page_where_they_do(opened: Project, materials: dict[str, Material]) -> None:
    """In words, above the numbers."""
    for page, material in materials.items():
        marked = replace(material, profile=_suggested(material.profile))
        first = plain(next(iter(page_lines(page, marked, hand(opened, "en", 80)))))
        assert ("WITH SUGGESTIONS: Suggestions that no person has accepted" in first) == (page in COUNTING)


def test_an_undetermined_town_says_so_and_what_it_needs(opened: Project) -> None:
    """First of all, in the language of the reader."""
    material = opened.figures.material("Example Town West", "home", parameters=FAST)
    assert material.profile.verdict.name is None and isinstance(material.profile.verdict, Verdict)
    shown = "\n".join(plain(line) for line in page_lines("home", material, hand(opened, "zh", 80))[:5])
    assert "判定：未定" in shown and "再需 1 个来源" in shown and "构造文本" in shown


def _suggested(profile: ModelProfile) -> ModelProfile:
    return replace(profile, suggested=Suggested(suggestions=3, weight=1.5, suggester="test@1"))


def test_memberships_distances_and_shifts_lead_to_quotes_too(opened: Project, materials: dict[str, Material]) -> None:
    """Numbers made of other numbers open what those were made of, once each."""

    def led(page: str, mark: str) -> list[Behind]:
        lines = page_lines(page, materials[page], hand(opened, "en", 120))
        return [piece.target for line in lines for piece in line if mark in piece.text and isinstance(piece.target, Behind)]

    members = led("home", "membership")
    assert len(members) > 1 and all(each.row for each in members)
    found = materials["towns"].comparison
    assert found is not None and found.distances
    apart = [each for each in led("towns", "0.") if " – " in each.title]
    assert len(apart) == len([pair for pair in found.distances if pair[0] != pair[1]])
    assert all(len(set(each.codings)) == len(each.codings) and each.codings for each in apart)
    moved = led("course", "  p ")
    assert moved and all(opened.figures.quotes(each, parameters=FAST) for each in moved)
