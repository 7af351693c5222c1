"""The acts of a coder, at the keyboard."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual import events
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.screens.help import Help
from coder.tui.session import Session

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Until = Callable[[Pilot[None], Callable[[], bool]], Awaitable[None]]
SIZES = [(80, 24), (120, 40)]


def session_of(pilot: Pilot[None]) -> Session:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app.session


def status(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CoderApp)
    return str(pilot.app.coding.query_one("#status").plain[0])  # type: ignore[attr-defined]


def given(project: Project) -> list[tuple[str, str]]:
    """Key of the code and quote of every coding."""
    codes = {code.id: code.key for code in project.codebooks.codes()}
    return [(codes[each.code_id], project.documents.text(each.document_id)[each.start : each.stop]) for each in project.codings.all()]


@pytest.mark.parametrize("size", SIZES)
async def test_a_turn_is_coded_by_mnemonic(project: Project, run: Run, size: tuple[int, int]) -> None:
    """`c` and the mnemonic code the whole turn when nothing is selected."""
    async with run(project, size) as pilot:
        await pilot.press("}", "c", "s", "o")
        assert given(project) == [("sit.synchronised_operation", "我们这里是政府先把园区规划好，再去招商引资。外商来了以后，带动了本地配套。")]
        assert "Synchronised operation" in status(pilot)


async def test_a_mnemonic_applies_at_its_unique_beginning(project: Project, run: Run) -> None:
    """`r` alone means Reflective monitoring: no other mnemonic begins with it."""
    async with run(project) as pilot:
        await pilot.press("c", "r")
        assert [key for key, _ in given(project)] == ["sit.reflective_monitoring"]


async def test_a_selected_sentence_is_coded(project: Project, run: Run) -> None:
    """A sentence, then one more; the coding covers exactly the selection."""
    async with run(project) as pilot:
        await pilot.press("}", "s", "1")
        assert [quote for _, quote in given(project)] == ["我们这里是政府先把园区规划好，再去招商引资。"]
        await pilot.press("s", "2")
        assert given(project)[-1][1].endswith("带动了本地配套。")


async def test_keystrokes_for_common_acts(project: Project, run: Run) -> None:
    """Pinned code 1, known mnemonic at most 3, repeat 1, undo 1."""
    async with run(project) as pilot:
        await pilot.press("1")
        assert len(given(project)) == 1
        await pilot.press("}", "c", "e", "c")
        assert len(given(project)) == 2
        await pilot.press("}", ".")
        assert len(given(project)) == 3
        await pilot.press("u")
        assert len(given(project)) == 2


async def test_keystrokes_for_accepting_and_in_vivo(project: Project, run: Run) -> None:
    """Accept and land on the next: 1. A code named with the word at the cursor: 1; code and coding go in one undo step, and come back in one."""
    async with run(project) as pilot:
        session = session_of(pilot)
        session.review.show(some_suggestions(session))
        session.jump(session.document.blocks[1].start)
        await pilot.press("a")
        here = session.here()
        assert len(given(project)) == 1 and here and here.ordinal == 4
        await pilot.press("}", "i")
        assert given(project)[-1] == ("We", "We")
        codes = len(project.codebooks.codes())
        assert session.counts[session.codes.recent[0]] == 1
        await pilot.press("u")
        assert len(given(project)) == 1 and len(project.codebooks.codes()) == codes - 1
        await pilot.press("U")
        assert given(project)[-1] == ("We", "We") and len(project.codebooks.codes()) == codes


async def test_the_wheel_scrolls_the_text(project: Project, run: Run) -> None:
    """Though no scroll bar stands beside it."""
    async with run(project, (60, 12)) as pilot:
        assert isinstance(pilot.app, CoderApp)
        view = pilot.app.coding.transcript
        assert view.virtual_size.height > view.size.height
        view.post_message(events.MouseScrollDown(view, 5, 3, 0, 1, 0, False, False, False))
        for _ in range(100):
            await pilot.pause(0.02)
            if view.scroll_offset.y:
                break
        assert view.scroll_offset.y > 0


async def test_a_mnemonic_that_is_begun_gives_way_to_another_key(project: Project, run: Run) -> None:
    """`c` and then a key that is no letter: that key does what it always does."""
    async with run(project) as pilot:
        session = session_of(pilot)
        before = session.head
        await pilot.press("c", "down")
        assert session.head != before and given(project) == []


async def test_a_code_is_picked_by_pinyin(project: Project, run: Run) -> None:
    """Enter opens the list, initials find the code, Enter gives it."""
    async with run(project) as pilot:
        await pilot.press("enter", *"jnpp", "enter")
        await pilot.pause()
        assert [key for key, _ in given(project)] == ["sit.skill_matching"]
        await pilot.press("}", "enter", "enter")
        await pilot.pause()
        assert [key for key, _ in given(project)] == ["sit.skill_matching"] * 2


async def test_chinese_typed_as_a_command_opens_the_code_list(project: Project, run: Run) -> None:
    """An input method left on is no error: the list opens with what was typed."""
    async with run(project) as pilot:
        pilot.app.post_message(events.Key("技", "技"))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "技"
        await pilot.press("enter")
        await pilot.pause()
        assert [key for key, _ in given(project)] == ["sit.skill_matching"]


async def test_full_width_punctuation_is_a_command(project: Project, run: Run) -> None:
    """`？` is `?`."""
    async with run(project) as pilot:
        pilot.app.post_message(events.Key("fullwidth_question_mark", "？"))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)


async def test_a_coding_is_removed_and_a_menu_asks_which_of_several(project: Project, run: Run) -> None:
    """One: at once. Two: by number."""
    async with run(project) as pilot:
        await pilot.press("}", "1", "d")
        assert given(project) == []
        await pilot.press("1", "2", "d", "2")
        await pilot.pause()
        assert len(given(project)) == 1


async def test_undo_and_redo_reach_everything(project: Project, run: Run) -> None:
    """Three steps back, one forward; the screen and the project agree."""
    async with run(project) as pilot:
        await pilot.press("}", "1", "}", "2", "}", "3", "u", "u", "u", "U")
        session = session_of(pilot)
        assert len(given(project)) == 1
        assert set(session.document.codings) == {each.id for each in project.codings.all()}
        assert sum(session.counts.values()) == 1
        await pilot.press("u", "u")
        assert not session.has_document and "no document" in status(pilot)
        await pilot.press("c", "1", "u", "U")
        assert session.has_document and given(project) == []


async def test_next_uncoded_turn(project: Project, run: Run) -> None:
    """Coded turns are passed over."""
    async with run(project) as pilot:
        session = session_of(pilot)
        await pilot.press("}", "1", "}", "1", "{", "{", "1", "]", "u")
        here = session.here()
        assert here and here.ordinal == 4


def some_suggestions(session: Session) -> list[Suggestion]:
    blocks, codes = session.document.blocks, {code.key: code.id for code in session.codes.codes}
    made = []
    for number, key in ((2, "sit.elite_coalition_building"), (4, "sit.synchronised_operation"), (6, "sit.communicative_mediation")):
        block = blocks[number - 1]
        reason = Reason(kind="cue", text="招商引资", start=block.start, stop=block.start + 4, weight=1.0)
        made.append(
            Suggestion(
                document_id=session.document.document.id,
                start=block.start,
                stop=block.stop,
                code_id=codes[key],
                score=0.82,
                suggester="test@1",
                reasons=(reason,),
            )
        )
    return made


@pytest.mark.parametrize("size", SIZES)
async def test_suggestions_are_accepted_and_rejected(project: Project, run: Run, size: tuple[int, int]) -> None:
    """One key each; the cursor goes on to the next; only acceptance codes; undo shows the suggestion again."""
    async with run(project, size) as pilot:
        session = session_of(pilot)
        session.review.show(some_suggestions(session))
        await pilot.press("]", "s")
        assert session.here() == session.document.blocks[1]
        await pilot.press("a")
        assert session.here() == session.document.blocks[3]
        await pilot.press("x")
        assert session.here() == session.document.blocks[5]
        assert [(key, each.origin) for (key, _), each in zip(given(project), project.codings.all(), strict=True)] == [
            ("sit.elite_coalition_building", "accepted_suggestion")
        ]
        by_place = sorted(project.suggestions.decisions(), key=lambda each: each.start)
        assert [each.verdict for each in by_place] == ["accepted", "rejected"]
        await pilot.press("u")
        assert len(session.document.suggestions) == 2
        await pilot.press("u")
        assert len(session.document.suggestions) == 3
        assert given(project) == []


async def test_reasons_are_shown(project: Project, run: Run, screen_rows: Callable[[Pilot[None]], list[str]]) -> None:
    """The inspector says why, and the margin shows the mnemonic with a question mark."""
    async with run(project, (120, 40)) as pilot:
        session = session_of(pilot)
        session.review.show(some_suggestions(session))
        await pilot.press("]", "s")
        text = "\n".join(screen_rows(pilot))
        assert "?ec" in text and "cue: “招商引资”" in text and "fair" in text and "0.82" not in text


async def test_a_memo_is_written_edited_and_removed(project: Project, run: Run) -> None:
    """Chinese text, saved with ctrl+s; Escape changes nothing; an empty memo goes."""
    async with run(project) as pilot:
        await pilot.press("}", "m")
        await pilot.pause()
        pilot.app.screen.query_one(TextArea).insert("政府主导\n第二行")
        await pilot.press("ctrl+s")
        await pilot.pause()
        memo = project.memos.list("passage")[0]
        assert (memo.body, memo.start) == ("政府主导\n第二行", session_of(pilot).document.blocks[1].start)
        await pilot.press("m", "x", "escape")
        await pilot.pause()
        assert project.memos.list("passage")[0].body == "政府主导\n第二行"
        await pilot.press("m")
        await pilot.pause()
        pilot.app.screen.query_one(TextArea).clear()
        await pilot.press("f2")
        await pilot.pause()
        assert project.memos.list("passage") == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_linkage_is_recorded_by_keyboard(project: Project, run: Run, size: tuple[int, int]) -> None:
    """Actors typed, situation and kind chosen, the rest by default; the verb's own checks are shown."""
    async with run(project, size) as pilot:
        await pilot.press("}", "}", "}", "L")
        await pilot.pause()
        await pilot.press(*"town", "tab", *"club", "tab", *"sy", "enter", "tab", *"inst", "enter", "ctrl+s")
        await pilot.pause()
        foot = pilot.app.screen.query_one("#link-foot").plain[0]  # type: ignore[attr-defined]
        assert "borrowed" in foot
        assert pilot.app.focused and pilot.app.focused.id == "field-borrowed_from"
        await pilot.press("shift+tab")
        pilot.app.screen.query_one("#field-kinds", Input).value = "infor"
        await pilot.pause()
        await pilot.press("enter", "ctrl+s")
        await pilot.pause()
        mention = project.mentions.list()[0]
        keys = {code.id: code.key for code in project.codebooks.codes()}
        assert (mention.actor_a.label, mention.actor_b.label) == ("town", "club")
        assert [keys[each] for each in mention.situations] == ["sit.synchronised_operation"]
        assert [keys[each] for each in mention.kinds] == ["kind.information"]
        assert (mention.status, mention.polarity) == ("active", "affirmed")
        assert mention.start == session_of(pilot).document.blocks[3].start


async def test_known_actors_are_offered(project: Project, run: Run) -> None:
    """The first letters of a known name are enough."""
    project.actors.add("外商协会")
    async with run(project) as pilot:
        await pilot.press("L")
        await pilot.pause()
        pilot.app.screen.query_one("#field-actor_a", Input).value = "外"
        await pilot.pause()
        await pilot.press("enter")
        assert pilot.app.screen.query_one("#field-actor_a", Input).value == "外商协会"


async def test_find_goes_round_across_scripts(project: Project, run: Run) -> None:
    """Traditional finds Simplified; n and N step."""
    async with run(project) as pilot:
        await pilot.press("/")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = "園區"
        await pilot.press("enter")
        await pilot.pause()
        session = session_of(pilot)
        text = session.document.text
        assert text[slice(*session.selection)] == "园区"
        first = session.selection
        await pilot.press("n")
        assert session.selection != first and text[slice(*session.selection)] == "园区"
        await pilot.press("N")
        assert session.selection == first


async def test_going_to_a_turn_and_back(project: Project, run: Run) -> None:
    """`:5` goes there, ctrl+o goes back, marks are kept."""
    async with run(project) as pilot:
        session = session_of(pilot)
        await pilot.press(":", "5", "enter")
        await pilot.pause()
        assert session.head == session.document.blocks[4].start
        await pilot.press('"', "k", "ctrl+o")
        assert session.head == session.document.blocks[0].start
        await pilot.press("'", "k")
        assert session.head == session.document.blocks[4].start


async def test_another_document_is_opened(project: Project, run: Run) -> None:
    """By typing a part of its name."""
    async with run(project) as pilot:
        await pilot.press("f6", *"seco", "enter")
        await pilot.pause()
        assert session_of(pilot).document.document.title == "second"


async def test_selecting_with_the_mouse(project: Project, run: Run) -> None:
    """A drag over five wide characters selects five; two, three, four clicks a word, a sentence, a turn."""
    async with run(project) as pilot:
        session = session_of(pilot)
        transcript = pilot.app.screen.query_one("#transcript")
        margin, row = transcript.columns.margin, transcript.layout_index.row_of(session.document.blocks[1].start)  # type: ignore[attr-defined]
        start = session.document.blocks[1].start - len("镇长：")
        await pilot.mouse_down("#transcript", offset=(margin, row))
        await pilot.hover("#transcript", offset=(margin + 10, row))
        await pilot.mouse_up("#transcript", offset=(margin + 10, row))
        assert session.selection == (start, start + 5)
        await pilot.click("#transcript", offset=(margin + 8, row), times=3)
        assert session.document.text[slice(*session.selection)] == "我们这里是政府先把园区规划好，再去招商引资。"
        await pilot.click("#transcript", offset=(margin + 8, row), times=4)
        assert session.selection == (session.document.blocks[1].start, session.document.blocks[1].stop)


async def test_all_is_there_after_quitting_and_opening_again(path: Path, run: Run) -> None:
    """Nothing has to be saved, and undo reaches back over the restart."""
    with Project.open(path, user="AB") as project:
        async with run(project) as pilot:
            await pilot.press("}", "1", "}", "2")
            await pilot.press("ctrl+q")
    with Project.open(path, user="AB") as project:
        assert len(given(project)) == 2
        async with run(project) as pilot:
            assert len(session_of(pilot).document.codings) == 2
            await pilot.press("u")
        assert len(given(project)) == 1


async def test_what_another_program_writes_is_shown(path: Path, project: Project, run: Run) -> None:
    """A coding by another person is there after the next look; it is not ours to remove."""
    async with run(project) as pilot:
        session = session_of(pilot)
        with Project.open(path, user="CD") as other:
            document = other.documents.get("talk")
            other.codings.add(document.id, session.document.blocks[1].start, session.document.blocks[1].stop, "sit.skill_matching")
        pilot.app._look_for_others()  # type: ignore[attr-defined]
        await pilot.pause()
        assert len(session.document.codings) == 1
        assert session.counts[next(iter(session.document.codings.values())).code_id] == 1
        await pilot.press("}", "d")
        assert "No coding of yours" in status(pilot)


async def test_a_digit_is_pinned_in_the_codebook_panel(project: Project, run: Run) -> None:
    """And kept with the project."""
    async with run(project) as pilot:
        await pilot.press("f2", "down", "down", "7", "escape", "7")
        key = given(project)[0][0]
        assert key == session_of(pilot).codes.by_id[session_of(pilot).codes.pinned[7]].key
        assert project.settings.get("tui.pinned")[6]  # type: ignore[index]


async def test_an_error_is_one_line(project: Project, run: Run) -> None:
    """A turn that is not there: no traceback, and the screen goes on."""
    async with run(project) as pilot:
        await pilot.press(":", "9", "9", "enter")
        await pilot.pause()
        assert "There is no turn 99" in status(pilot)
        await pilot.press("1")
        assert len(given(project)) == 1


async def test_every_action_has_a_handler(project: Project, run: Run) -> None:
    """The table and what it does are complete in both directions."""
    from coder.tui.actions.table import ACTORS, BY_ID, DOCUMENTS, MATRIX, PROFILE, of_context
    from coder.tui.screens.actor_list import ActorList
    from coder.tui.screens.document_list import DocumentList
    from coder.tui.screens.matrix import MatrixScreen
    from coder.tui.screens.profile import ProfileScreen

    async with run(project) as pilot:
        assert isinstance(pilot.app, CoderApp)
        coding = pilot.app.coding
        session, texts = coding.session, coding.texts
        others = (
            MatrixScreen(session, texts, of_context(MATRIX)),
            DocumentList(session, texts, of_context(DOCUMENTS)),
            ActorList(session, texts, of_context(ACTORS)),
            ProfileScreen(session, texts, {}, of_context(PROFILE)),
        )
        assert set(coding.verbs.handlers).union(*(screen.handlers for screen in others)) == set(BY_ID)


async def test_the_palette_knows_every_action(project: Project, run: Run, until: Until) -> None:
    """ctrl+p, a few letters, Enter."""
    async with run(project) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"document memo")
        await until(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(TextArea)))
        assert pilot.app.screen.query(TextArea)


async def test_an_empty_project_is_no_error(tmp_path: Path, run: Run) -> None:
    """Without a document the screen says what to do."""
    with Project.create(tmp_path / "empty.coder", user="AB") as project:
        app = CoderApp(project, None, "en")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("c", "down", "u", "question_mark", "escape", "f5", "escape")
            await pilot.pause()
            assert "no document" in str(app.coding.query_one("#status").plain[0])  # type: ignore[attr-defined]


async def test_typing_ahead_loses_nothing(project: Project, run: Run, until: Until) -> None:
    """Keys posted at once, before the list is up, arrive in it in their order."""
    async with run(project) as pilot:
        for key in ("enter", *"jnpp", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: bool(given(project)))
        assert [key for key, _ in given(project)] == ["sit.skill_matching"]


async def test_typing_on_after_a_question_loses_nothing(project: Project, run: Run, until: Until) -> None:
    """Keys that follow Enter, Escape, or the digit of a menu at once, go where they would have gone at a slower pace."""
    async with run(project) as pilot:
        for key in ("/", *"协会", "enter", "1", "escape", "}", "/", "x", "escape", "2", "m", *"note", "ctrl+s", "3"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: len(given(project)) == 3)
        assert [key for key, _ in given(project)] == ["sit.competitive_positioning", "sit.elite_coalition_building", "sit.synchronised_operation"]
        assert [memo.body for memo in project.memos.list()] == ["note"]


async def test_suggestions_come_from_another_process(project: Project) -> None:
    """Computed beside the screen from what others have coded; nothing is coded by it."""
    document = project.documents.get("talk")
    app = CoderApp(project, document.id, "en")
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(2400):
            await pilot.pause(0.05)
            if app.session.has_document and not app.coding.computing.suggesting:
                break
        assert not app.coding.computing.suggesting
        assert "招商引资" in app.session.document.text
        assert all(each.reasons for each in app.session.document.suggestions.values())
        assert given(project) == []


async def test_a_tall_inspector_says_what_the_codes_given_here_mean(project: Project, run: Run) -> None:
    """Below the codings of the place stands the card of each code, once, as far as there is room; a low panel has none."""
    async with run(project, (160, 60)) as pilot:
        await pilot.press("}", "1")
        await pilot.pause()
        inspector = pilot.app.coding.inspector  # type: ignore[attr-defined]
        codes = pilot.app.session.codes  # type: ignore[attr-defined]
        key = codes.by_id[codes.pinned[1]].key
        assert inspector.plain.count(key) == 1 and len(inspector.plain) <= inspector.size.height
        await pilot.resize_terminal(120, 16)
        await pilot.pause()
        assert key not in inspector.plain


async def test_a_message_leaves_the_place_where_there_is_room(project: Project, run: Run) -> None:
    """Of the right end the number of selected characters goes first, then the turn."""
    async with run(project, (70, 24)) as pilot:
        await pilot.press("}", "s", "1")
        await pilot.pause()
        said = pilot.app.coding.query_one("#status").plain[0]  # type: ignore[attr-defined]
        assert "coded: " in said and "Turn 2/8" in said and "selected" not in said


@pytest.mark.parametrize(("lang", "said"), [("en", "No coding of yours here."), ("zh", "此处没有您的编码。")])
async def test_what_cannot_be_done_is_said_in_the_language_of_the_screen(project: Project, run: Run, lang: str, said: str) -> None:
    """What and what to do, as two sentences in the status line."""
    async with run(project, (120, 40), lang) as pilot:
        await pilot.press("less_than_sign")
        await pilot.pause()
        assert said in pilot.app.coding.query_one("#status").plain[0]  # type: ignore[attr-defined]
        assert "]c" in pilot.app.coding.query_one("#status").plain[0]  # type: ignore[attr-defined]
