"""The codebook at work on the screen: forms, merging, splitting, older codings, and another program beside."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import TextArea

from coder.project.project import Project
from coder.store.entities import ENTITIES

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
FIRST = "sit.competitive_positioning"
WIDE = (120, 40)


async def keys(pilot: Pilot[None], pressed: str) -> None:
    for key in pressed.split():
        await pilot.press(key)
        await pilot.pause()


def app_of(pilot: Pilot[None]) -> Any:
    return pilot.app


def said(pilot: Pilot[None]) -> str:
    return str(app_of(pilot).coding._bands.message[0])


def foot(pilot: Pilot[None], name: str) -> str:
    return str(app_of(pilot).screen.query_one(name).plain[0])


def state(project: Project) -> dict[str, list[object]]:
    return {entity.name: list(project.workspace.store.all(entity.kind)) for entity in ENTITIES}


def rows(pilot: Pilot[None]) -> list[str]:
    return list(app_of(pilot).coding.codebook.plain)


async def test_a_new_code_stands_in_the_group_at_the_cursor(project: Project, run: Run) -> None:
    """With both names, a key like those beside it, a mnemonic; the cursor is on it, and one undo takes it away."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "f2 down n T r a i n enter 培 训 enter")
        code = project.codebooks.code("sit.train")
        assert code.names == {"en": "Train", "zh": "培训"} and code.mnemonic and code.parent_id == project.codebooks.code("sit").id
        assert app_of(pilot).coding.codebook.code == code and "Train" in said(pilot)
        await keys(pilot, "u")
        assert not any("Train" in row for row in rows(pilot))


async def test_a_name_is_asked_for_until_there_is_one(project: Project, run: Run) -> None:
    """The form stays and says why."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "f2 down n ctrl+s")
        assert "needs a name" in foot(pilot, "#card-foot")
        await keys(pilot, "escape")
        assert type(app_of(pilot).screen).__name__ == "CodingScreen"


async def test_the_card_is_edited_in_one_step(project: Project, run: Run) -> None:
    """Name and definition together; the codings made before are counted, marked and told of."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 f2 down e X tab tab")
        app_of(pilot).screen.query_one("#definition-en", TextArea).load_text("Anew.\nMore.")
        await keys(pilot, "ctrl+s")
        code = project.codebooks.code(FIRST)
        assert code.names["en"] == "Competitive positioningX" and code.definition["en"] == "Anew.\nMore."
        assert code.definition["zh"] and project.codebooks.get().revision == 1
        assert "codings made before: 1" in said(pilot) and rows(pilot)[1].endswith(" 1 !1")
        await keys(pilot, "u")
        assert project.codebooks.code(FIRST).names["en"] == "Competitive positioning" and rows(pilot)[1].endswith(" 1")


async def test_what_was_typed_is_not_left_by_one_escape(project: Project, run: Run) -> None:
    """The first one warns, the second leaves and changes nothing; without a change one is enough."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "f2 down r escape")
        assert type(app_of(pilot).screen).__name__ == "CodingScreen"
        await keys(pilot, "r X escape")
        assert "Not saved yet" in foot(pilot, "#card-foot")
        await keys(pilot, "Y escape")
        assert type(app_of(pilot).screen).__name__ == "CardForm"
        await keys(pilot, "escape")
        assert project.codebooks.code(FIRST).names["en"] == "Competitive positioning"


async def test_a_card_changed_by_another_program_meanwhile_is_not_overwritten(project: Project, run: Run) -> None:
    """The form says so and keeps what was typed; another field of the same code is no conflict."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "f2 down r X")
        with Project.open(project.path, user="CD") as other:
            other.codebooks.edit_code(FIRST, names={"en": "Theirs"})
        await keys(pilot, "ctrl+s")
        assert "changed by another program" in foot(pilot, "#card-foot")
        assert project.codebooks.code(FIRST).names == {"en": "Theirs"}
        await keys(pilot, "escape escape")
        app_of(pilot).session.reload()
        await pilot.pause()
        await keys(pilot, "r X")
        with Project.open(project.path, user="CD") as other:
            other.codebooks.edit_code(FIRST, colour="#112233")
        await keys(pilot, "ctrl+s")
        code = project.codebooks.code(FIRST)
        assert (code.names["en"], code.colour) == ("TheirsX", "#112233")


async def test_the_tree_follows_another_program(project: Project, run: Run) -> None:
    """The cursor stays on its code, counts are true, a code that is gone is gone, and what was at hand with it is let go."""
    async with run(project, WIDE) as pilot:
        session = app_of(pilot).session
        await keys(pilot, "} 1 f2 down down")
        here = app_of(pilot).coding.codebook.code
        session.filter("code", session.last_code)
        with Project.open(project.path, user="CD") as other:
            other.codebooks.merge_codes(FIRST, "sit.skill_matching")
            other.codebooks.add_code("sit.other", parent="sit", names={"en": "Other"})
            other.codebooks.move_code("sit.other", before="sit.elite_coalition_building")
        session.reload()
        await pilot.pause()
        assert app_of(pilot).coding.codebook.code.id == here.id
        shown = rows(pilot)
        assert "Other" in shown[1] and not any("Competitive" in row for row in shown)
        assert next(row for row in shown if "Skill" in row).endswith(" 1")
        assert session.last_code is None and "code" not in session.filters
        await keys(pilot, "f3 .")
        assert "No code was given yet" in said(pilot)


async def test_merging_says_what_moves_and_is_one_step(project: Project, run: Run) -> None:
    """Asked first; leaving it changes nothing; counts, text and undo are right."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 2 } } 1")
        await pilot.pause()
        before = state(project)
        await keys(pilot, "f2 down M e c enter")
        assert "codings that move: 2; of them one with what is there: 1" in "".join(app_of(pilot).screen.query_one("ListPane").plain)
        await keys(pilot, "2")
        assert state(project) == before
        await keys(pilot, "M e c enter 1")
        assert len(project.codings.all()) == 2 and not any("Competitive" in row for row in rows(pilot))
        assert app_of(pilot).session.counts == {project.codebooks.code("sit.elite_coalition_building").id: 2}
        await keys(pilot, "u")
        assert state(project) == before and rows(pilot)[1].endswith(" 2")


async def test_splitting_goes_through_the_quotes(project: Project, run: Run) -> None:
    """Those that go, those that stay, one taken back on the way; none leaves all as it was."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 } } 1 } } 1")
        before = state(project)
        await keys(pilot, "f2 down S N e w enter enter x escape")
        assert state(project) == before and "nothing is split" in said(pilot)
        await keys(pilot, "S N e w enter enter a x backspace a x")
        made = project.codebooks.code("sit.new")
        assert [each.code_id == made.id for each in project.codings.all()] == [True, True, False]
        assert app_of(pilot).coding.codebook.code == made and "codings in it: 2" in said(pilot)
        await keys(pilot, "u")
        assert state(project) == before


async def test_older_codings_are_settled_with_one_key_each(project: Project, run: Run) -> None:
    """Kept, recoded, removed; each is one undo step, and u brings it back to the list."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 } 1 } 1 } 1")
        session = app_of(pilot).session
        session.codebook.edit(session.codes.codes[0], definition={"en": "Anew."})
        await keys(pilot, "f2 down R a e s m enter x")
        stamps = sorted(each.codebook_version[-2:] for each in project.codings.all())
        assert stamps == ["+0", "+1", "+1"] and session.older.counts == {session.codes.codes[0].id: 1}
        assert "1 of 4 left" in foot(pilot, "#older-title")
        await keys(pilot, "u")
        assert len(project.codings.all()) == 4 and "2 of 4 left" in foot(pilot, "#older-title")
        await keys(pilot, "A")
        assert project.codebooks.older(FIRST) == () and "All are settled" in foot(pilot, "#older-title")
        await keys(pilot, "u u u")
        assert "4 of 4 left" in foot(pilot, "#older-title") and len(project.codebooks.older(FIRST)) == 4
        await keys(pilot, "z")
        assert "z does nothing here" in foot(pilot, "#older-foot")
        await keys(pilot, "down enter")
        assert session.here().ordinal == 3


async def test_a_settled_coding_is_not_settled_twice(project: Project, run: Run) -> None:
    """Going back to one that was removed and pressing a key changes nothing."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1")
        session = app_of(pilot).session
        session.codebook.edit(session.codes.codes[0], definition={"en": "Anew."})
        await keys(pilot, "f2 down R x a e x")
        assert project.codings.all() == () and type(app_of(pilot).screen).__name__ == "OlderCodings"


async def test_the_place_of_a_coding_says_that_the_definition_changed(project: Project, run: Run) -> None:
    """In the inspector, in words."""
    async with run(project, (200, 60)) as pilot:
        await keys(pilot, "} 1")
        session = app_of(pilot).session
        session.codebook.edit(session.codes.codes[0], definition={"en": "Anew."})
        await keys(pilot, "l")
        told = " ".join(" ".join(app_of(pilot).coding.inspector.plain).split())
        assert "made under version" in told and "before the definition changed" in told


async def test_a_retired_code_is_not_offered_but_its_codings_stay(project: Project, run: Run) -> None:
    """It waits at the end of the tree, keeps its letters in the text, gives up its digit, and comes back by the same key."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 f2 down x")
        session = app_of(pilot).session
        assert all(each.key != FIRST for each in session.codes.search(""))
        coding = project.codings.all()[0]
        assert session.codes.short(coding.code_id) == "cp" and session.codes.colour(coding.code_id) == "#D55E00"
        assert coding.code_id not in session.codes.pinned.values()
        app_of(pilot).coding.codebook.fold()
        await keys(pilot, "end")
        while not app_of(pilot).coding.codebook.value.endswith("/retired"):
            await keys(pilot, "down")
        await keys(pilot, "space down x")
        assert any(each.key == FIRST for each in session.codes.search("")) and not project.codebooks.code(FIRST).retired


async def test_another_colour_is_seen_in_the_text_at_once(project: Project, run: Run) -> None:
    """Tint and bracket are taken anew."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "} 1 j j j j")
        transcript = app_of(pilot).coding.transcript
        row = next(y for y in range(10) if "cp" in transcript.render_line(y).text)
        before = {segment.style.color for segment in transcript.render_line(row)}
        await keys(pilot, "f2 down C t e a l enter")
        after = {segment.style.color for segment in transcript.render_line(row)}
        assert before != after


async def test_moving_up_and_down_follows_the_cursor(project: Project, run: Run) -> None:
    """Again and again, with the code under the cursor; at the end it is said; headings move too."""
    async with run(project, WIDE) as pilot:
        await keys(pilot, "f2 down J J")
        assert rows(pilot)[3][2:4] == "cp" and app_of(pilot).coding.codebook.code.key == FIRST
        await keys(pilot, "K K K")
        assert rows(pilot)[1][2:4] == "cp" and "at the end" in said(pilot)
        await keys(pilot, "up J")
        assert "TES" in rows(pilot)[0]
        await keys(pilot, "u u u u u")
        assert rows(pilot)[0].endswith("Interactive situation")
