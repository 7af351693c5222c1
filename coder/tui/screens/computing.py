"""What the coding screen has computed beside it: suggestions and queues, and how far they are."""

from typing import TYPE_CHECKING

from textual.message import Message

from coder.tui.screens.bands import Bands

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen


class Computing:
    """Asks for suggestions and queues, gives up on them, and shows in the header how far they are."""

    class SuggestionsWanted(Message):
        """The suggestions for the open document shall be computed."""

    def __init__(self, screen: "CodingScreen", bands: Bands) -> None:
        self._screen = screen
        self._bands = bands

    @property
    def suggesting(self) -> bool:
        """Whether suggestions are being computed."""
        return self._bands.progress.running

    def tick(self) -> None:
        """Draw the header again while something goes on."""
        if self.suggesting or self._bands.queue.running:
            self._bands.header()

    def ask_again(self) -> None:
        """Have the suggestions computed because somebody wants them; in a copy that was made without, say so."""
        if self._screen.session.project.suggestions.offered:
            self.ask_suggestions()
        else:
            self._screen.say(self._screen.texts("no suggestions here"))

    def ask_suggestions(self) -> None:
        """Have the suggestions computed, where there are any; they come in a while."""
        if not self._screen.session.project.suggestions.offered:
            return
        self._bands.progress.begin()
        self._show()
        self._screen.post_message(self.SuggestionsWanted())

    def stop(self) -> bool:
        """Give up what is being computed; False if nothing is."""
        if not (self.suggesting or self._bands.queue.running):
            return False
        self._screen.app.stop_suggesting()  # type: ignore[attr-defined]
        self._bands.progress.stop()
        self._bands.queue.stop()
        self._show()
        self._screen.say(self._screen.texts("suggesting stopped", self._screen.actions["suggest.refresh"].shown_key(self._screen.texts.language)))
        return True

    def suggestions_move(self, done: int, total: int) -> None:
        """So many texts were read, and of how many."""
        self._bands.progress.move(done, total)
        self._bands.header()

    def suggestions_came(self, error: str = "") -> None:
        """They are there, or there are none and the reason."""
        self._bands.progress.finish()
        self._show()
        if error:
            self._screen.say(self._screen.texts.refusal(*error.split("\n", 1)), "error")

    def ask_queue(self, name: str, count: int | None) -> None:
        """Have a queue of about `count` passages made (None: as many as it has by itself); it opens when it is there."""
        self._bands.queue.begin()
        self._bands.header()
        self._screen.app.make_queue(name, count)  # type: ignore[attr-defined]

    def queue_came(self) -> None:
        """It is there, or there is none."""
        self._bands.queue.finish()
        self._bands.header()

    def _show(self) -> None:
        self._bands.header()
        self._screen.touring.update()
