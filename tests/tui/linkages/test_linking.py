"""The form of a linkage mention: what is suggested, digits, folding, repeating, changing, removing; and the list of ties."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coder.model.linkage import LinkageMention
from coder.project.project import Project
from coder.tui.linkages.form import ACTORS, FREE, ONE, SEVERAL, Field
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

KINDS = (("kind.capital", "Capital"), ("kind.information", "Information"), ("kind.labour", "Labour"))


def field(kind: str) -> Field:
    return Field(name="x", label="x", group="what", kind=kind, candidates=KINDS)


@pytest.mark.parametrize(
    ("kind", "typed", "digit", "expected"),
    [
        (ONE, "", 2, "Information"),
        (ONE, "Capital", 3, "Labour"),
        (ONE, "Cap", 3, None),
        (SEVERAL, "Capital, Info", 1, None),
        (SEVERAL, "", 1, "Capital, "),
        (SEVERAL, "Capital, ", 2, "Capital, Information, "),
        (SEVERAL, "Capital, Information, ", 1, "Information, "),
        (SEVERAL, "", 4, None),
        (FREE, "", 1, None),
    ],
)
def test_a_digit_chooses_by_number(kind: str, typed: str, digit: int, expected: str | None) -> None:
    """In a list it is put in or taken out; free text takes digits as they are."""
    assert field(kind).chosen(typed, digit) == expected


def test_lists_are_parted_outside_brackets_in_either_width() -> None:
    """An actor with what is known of it is one item."""
    assert field(ACTORS).value("商会 [type=x, place=y]，镇政府；") == ("商会 [type=x, place=y]", "镇政府")
    assert field(SEVERAL).value("capital、 Labour") == ("kind.capital", "kind.labour")
    assert field(SEVERAL).shown(("kind.labour",)) == "Labour, "


def line(pilot: Pilot[None], name: str) -> Input:
    return pilot.app.screen.query_one(f"#field-{name.replace('.', '-')}", Input)


def keys_of(project: Project, ids: tuple[str, ...]) -> list[str]:
    keys = {code.id: code.key for code in project.codebooks.codes()}
    return [keys[each] for each in ids]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_what_the_passage_suggests_is_recorded_with_one_key(project: Project, run: Run) -> None:
    """It stands in the form with its reason; recorded as it is, the mention says which fields were suggested."""
    async with run(project, (80, 24)) as pilot:
        await press(pilot, "}", "}", "}", "L")
        assert line(pilot, "actor_a").value == "外商协会"
        assert "association" in line(pilot, "actor_a.kind").value.casefold()
        await press(pilot, "tab", *"town", "f2")
        (mention,) = project.mentions.list()
        assert (mention.actor_a.label, mention.actor_b.label) == ("外商协会", "town")
        assert "actor_a" in mention.prefilled and "actor_b" not in mention.prefilled
        assert keys_of(project, (mention.actor_a.kind,)) == ["actor.business_association"]


async def test_another_name_lets_what_was_suggested_of_the_actor_go(project: Project, run: Run) -> None:
    """The type of the association is not that of the club."""
    async with run(project, (80, 24)) as pilot:
        await press(pilot, "}", "}", "}", "L")
        assert line(pilot, "actor_a.kind").value
        line(pilot, "actor_a").value = "club"
        await pilot.pause()
        assert line(pilot, "actor_a.kind").value == ""


async def record(pilot: Pilot[None], *, kinds: str = "1") -> None:
    """Two actors, a situation and kinds by digit, a direction."""
    await press(pilot, "L")
    for name, value in (("actor_a", "town"), ("actor_b", "club"), ("situations", ""), ("kinds", "")):
        line(pilot, name).value = value
    line(pilot, "situations").focus()
    await press(pilot, "2", "tab", *kinds, "tab", "1", "f2")


async def test_digits_choose_and_go_on(project: Project, run: Run) -> None:
    """Where one is enough the next field is next; F3 shows every field, and back."""
    async with run(project, (120, 40)) as pilot:
        await press(pilot, "}")
        await record(pilot, kinds="12")
        (mention,) = project.mentions.list()
        assert keys_of(project, mention.kinds) == ["kind.capital", "kind.technology_knowledge"]
        assert keys_of(project, (*mention.situations, mention.direction)) == ["sit.elite_coalition_building", "dir.inward"]
        await press(pilot, "g", "l")
        assert not pilot.app.screen.query_one("#row-phase").display
        await press(pilot, "f3")
        assert pilot.app.screen.query_one("#row-phase").display


async def test_a_mention_is_changed_in_every_field_and_removed(project: Project, run: Run) -> None:
    """The form opens with what is recorded; only what differs is changed; F8 twice removes; undo brings each back."""
    async with run(project, (120, 40)) as pilot:
        await press(pilot, "}")
        await record(pilot)
        (before,) = project.mentions.list()
        await press(pilot, "g", "l", "f3")
        values = {"brokers": "商会 [place=昆山]", "phase": "一期", "actor_b.place": "台湾", "time_to": "2004~", "intensity": "2", "status": "ended"}
        for name, value in values.items():
            line(pilot, name).value = value
        await press(pilot, "f2")
        after = project.mentions.get(before.id)
        assert (after.brokers[0].place, after.phase, after.actor_b.place, after.time_to, after.intensity, after.status) == (
            *("昆山", "一期", "台湾", "2004~", 2, "ended"),
        )
        assert after.kinds == before.kinds and after.actor_a == before.actor_a
        await press(pilot, "g", "l")
        assert line(pilot, "brokers").value == "商会 [place=昆山], "
        await press(pilot, "f8", "f8")
        assert project.mentions.list() == ()
        await press(pilot, "u", "u")
        assert project.mentions.list() == (before,)


async def test_a_dot_repeats_the_actors_and_f4_lets_them_change_places(project: Project, run: Run) -> None:
    """Of the mention recorded last, whatever was suggested."""
    async with run(project, (80, 24)) as pilot:
        await press(pilot, "}")
        await record(pilot)
        await press(pilot, "}", "}", "L", ".", "f4", "f2")
        labels = [(each.actor_a.label, each.actor_b.label) for each in sorted(project.mentions.list(), key=lambda each: each.start)]
        assert labels == [("town", "club"), ("club", "town")]


async def test_the_broken_rule_is_told_in_the_language_of_the_screen(project: Project, run: Run) -> None:
    """And the field that is missing is shown and ready to be typed."""
    async with run(project, (120, 40), "zh") as pilot:
        await press(pilot, "}", "L")
        for name, value in (("actor_a", "甲方"), ("actor_b", "乙方"), ("kinds", "institution")):
            line(pilot, name).value = value
        await press(pilot, "f2")
        foot = pilot.app.screen.query_one("#link-foot", Lines).plain[0]
        assert "借鉴自何处" in foot and "必须填写" in foot
        await press(pilot, *"香港", "f2")
        assert project.mentions.list()[0].borrowed_from == ("香港",)


async def test_a_further_passage_tells_of_a_mention(project: Project, run: Run) -> None:
    """The selection is added; the inspector knows the mention there too."""
    async with run(project, (120, 40)) as pilot:
        await press(pilot, "}")
        await record(pilot)
        await press(pilot, "}", "}", "g", "+", "1")
        (mention,) = project.mentions.list()
        assert len(mention.anchors) == 2
        assert "town → club" in "\n".join(pilot.app.screen.query_one("#inspector", Lines).plain)


def told(project: Project) -> list[LinkageMention]:
    """Three mentions of two actors: two of one kind in two documents, one of another."""
    talk, second = project.documents.get("talk").id, project.documents.get("second").id
    add = project.mentions.add
    return [
        add(talk, 15, 20, "town", "club", kinds=["capital"], time_from="1998"),
        add(second, 3, 7, "club", "town", kinds=["capital"], polarity="denied"),
        add(talk, 21, 25, "town", "club", kinds=["information"]),
    ]


async def test_ties_are_confirmed_named_split_merged_and_dissolved(project: Project, run: Run) -> None:
    """By keys; each step is written at once and can be taken back."""
    mentions = told(project)
    async with run(project, (120, 40)) as pilot:
        await press(pilot, "g", "L")
        rows = pilot.app.screen.query_one(ListPane).plain
        assert (
            rows[0].startswith("  ? ")
            and {"town", "club"} <= set(rows[0].split())
            and "both: Capital" in rows[1]
            and "times overlap (1998)" in rows[1]
        )
        await press(pilot, "f2")
        (tie,) = project.snapshot().linkages
        assert {each.id for each in project.linkages.mentions(tie.id)} == {mentions[0].id, mentions[1].id}
        await press(pilot, "home", "f2", *"!", "enter")
        assert project.linkages.get(tie.id).label == "!"
        await press(pilot, "down", "f6")
        assert len(project.snapshot().linkages) == 2
        await press(pilot, "ctrl+z")
        assert len(project.snapshot().linkages) == 1
        await press(pilot, "pageup", "f3", "pagedown", "f3", "f5")
        assert len(project.linkages.mentions(tie.id)) == 3
        await press(pilot, "pageup", "f8")
        assert project.snapshot().linkages == () and len(project.mentions.list()) == 3


async def test_the_list_of_ties_opens_a_mention_and_refuses_what_makes_no_sense(project: Project, run: Run) -> None:
    """In the text, or in the form."""
    mentions = told(project)
    async with run(project, (80, 24)) as pilot:
        await press(pilot, "g", "L", "f5")
        assert "needs a mention" in "\n".join(pilot.app.screen.query_one("#listing-foot", Lines).plain)
        await press(pilot, "down", "down", "enter")
        app = pilot.app
        assert (app.session.document.document.id, app.session.anchor) in {(each.document_id, each.start) for each in mentions}  # type: ignore[attr-defined]
        await press(pilot, "g", "L", "down", "f2")
        assert line(pilot, "actor_a").value in ("town", "club")
