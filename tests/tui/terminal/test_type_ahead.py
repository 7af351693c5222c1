"""Keys that come before the screen is there."""

from collections.abc import Awaitable, Callable

from textual import events
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.terminal.terminal_width import Answer

Until = Callable[[Pilot[None], Callable[[], bool]], Awaitable[None]]


async def test_keys_typed_while_the_program_starts_are_not_lost(project: Project, until: Until) -> None:
    """What was read with the terminal's answer comes first, then what was typed before the document was open."""
    app = CoderApp(project, project.documents.get("talk").id, "en", asked=Answer(typed="}1"))
    app._suggest = lambda document_id: app.coding.computing.suggestions_came()  # type: ignore[method-assign,assignment,return-value]
    begin = app._begin

    def slowly() -> None:
        for key in ("}", "2"):
            app.post_message(events.Key(key, key))
        app.set_timer(0.1, begin)

    app._begin = slowly  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.session.has_document:
            await pilot.pause(0.01)
        await until(pilot, lambda: len(project.codings.all()) == 2)
        given = [(each.start, each.code_id) for each in project.codings.all()]
    blocks = app.session.document.blocks
    pinned = app.session.codes.pinned
    assert sorted(given) == sorted([(blocks[1].start, pinned[1]), (blocks[2].start, pinned[2])])
