"""The coding screen: codebook, transcript and inspector, and the keys that work on them."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from coder.errors import CoderError
from coder.model.coding import Coding
from coder.tui.actions.keys import LETTER, KeyMap, is_han, token
from coder.tui.actions.table import ACTIONS, CODEBOOK, READING, Action, of_context
from coder.tui.actions.verbs import Verbs
from coder.tui.palette import palette
from coder.tui.screens import asking, explaining
from coder.tui.screens.bands import Bands
from coder.tui.screens.codebook_work import codebook_handlers
from coder.tui.screens.computing import Computing
from coder.tui.screens.handlers import handlers
from coder.tui.screens.touring import Touring
from coder.tui.session import Notice, Session
from coder.tui.terminal.lean_compositor import LeanCompositor
from coder.tui.texts.screens import Texts
from coder.tui.widgets.codebook_panel import CodebookPanel
from coder.tui.widgets.inspector import Inspector
from coder.tui.widgets.list_pane import ListPane
from coder.tui.widgets.transcript import Transcript
from coder.tui.widgets.which_key import WhichKey

_WIDE = 100
_TICK = 0.5


class CodingScreen(Screen[None]):
    """Shows a session; every key goes through the action table."""

    DEFAULT_CSS = """
    CodingScreen { layers: base drawer; }
    CodingScreen .band { height: 1; width: 100%; background: $panel; }
    CodingScreen #body { height: 1fr; }
    CodingScreen #codebook { width: 26; height: 100%; }
    CodingScreen #transcript { width: 1fr; height: 100%; }
    CodingScreen #inspector { width: 28; height: 100%; }
    CodingScreen #tour { width: 100%; height: 3; background: $panel; }
    CodingScreen.no-codebook #codebook { display: none; }
    CodingScreen.no-inspector #inspector { display: none; }
    CodingScreen.narrow #codebook { layer: drawer; dock: left; width: 34; height: 100%; }
    CodingScreen.narrow #inspector { dock: bottom; width: 100%; height: 8; }
    """

    EXPLAINS_ITSELF = True

    def __init__(self, session: Session, texts: Texts, project_name: str, actions: Sequence[Action] = ACTIONS) -> None:
        super().__init__()
        self._compositor = LeanCompositor()
        self.session = session
        self.texts = texts
        self.transcript = Transcript(session, id="transcript")
        self.codebook = CodebookPanel(session, id="codebook")
        self.inspector = Inspector(session, texts, id="inspector")
        self._which = WhichKey(self._items, id="which")
        self.actions = {action.id: action for action in actions}
        self.inspector.like_key = self.actions["jump.like"].shown_key(texts.language)
        self._maps = {context: KeyMap(of_context(context, actions)) for context in (READING, CODEBOOK)}
        self._pending: tuple[str, ...] = ()
        self._following = self._maps[READING]
        self._typed: str | None = None
        self._bands = Bands(self, project_name, self._mode)
        self._was_wide: bool | None = None
        self.verbs = Verbs(self)
        self.touring = Touring(self)
        self.computing = Computing(self, self._bands)
        self.verbs.handlers = self.touring.watch({**self.verbs.handlers, **handlers(self), **codebook_handlers(self)})
        session.listen(self._hear)

    def compose(self) -> ComposeResult:
        """Header, the three parts, which-key list, status, footer."""
        header, status, footer = self._bands.lines
        yield header
        with Horizontal(id="body"):
            yield self.codebook
            yield self.transcript
            yield self.inspector
        yield self._which
        yield status
        yield footer

    def on_mount(self) -> None:
        """Begin in the text."""
        self.transcript.focus()
        self.set_interval(_TICK, self.computing.tick)

    def on_resize(self, event: events.Resize) -> None:
        """Panels beside the text where there is room, else drawers."""
        wide = event.size.width >= _WIDE
        share = max(0, event.size.width - 120) // 5
        self.codebook.styles.width = min(38, 26 + share) if wide else 40
        self.inspector.styles.width = min(44, 28 + share) if wide else "100%"
        if wide != self._was_wide:
            self._was_wide = wide
            self.set_class(not wide, "narrow")
            self.set_class(not wide, "no-codebook")
            self.set_class(not wide, "no-inspector")
        self.call_after_refresh(self.update_bands)

    # -- bands ----------------------------------------------------------------------------------------------------

    def update_bands(self) -> None:
        """Draw header, status and footer."""
        self._bands.draw()

    def on_descendant_focus(self) -> None:
        """The footer lists the keys of where the cursor is."""
        self._bands.redraw(self._bands.footer)

    def update_status(self) -> None:
        """Draw mode, message, selection and place again."""
        self._bands.redraw(self._bands.status)

    def say(self, message: str, style: str = "text") -> None:
        """Show a message in the status line until the next key."""
        self._bands.say(message, style)

    def _mode(self) -> str:
        if self._typed is not None:
            return f"{self.texts('code with')}: {self._typed}_"
        if self._pending:
            return " ".join(self._pending) + " …"
        return self.texts("extending") if self.session.extending else self.texts("normal")

    def _hear(self, notice: Notice) -> None:
        if not self.is_attached:
            return
        self._bands.redraw(self._bands.status, self.inspector.update)
        if notice.kind != "selection":
            self._bands.redraw(self._bands.header)
        if notice.kind == "document":
            self.computing.ask_suggestions()

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key that the focused part leaves: one step in the key map."""
        event.stop()
        event.prevent_default()
        self.press(token(event.key, event.character))

    def press(self, press: str) -> None:
        """One key press, by its token."""
        self._bands.message = ("", "text")
        try:
            if self._typed is not None:
                self._type_code(press)
            else:
                self._follow(press)
        except CoderError as error:
            self._forget()
            self.say(self.texts.refusal(error.what, error.hint), "error")
        if not self._pending:
            self.transcript.label_turns(on=False)
        self.update_status()

    def _follow(self, press: str) -> None:
        context = CODEBOOK if self.codebook.has_focus else READING
        self._following = self._maps[context]
        step = self._following.feed(self._pending, press)
        if context == CODEBOOK and step.action is None and not step.pending:
            self._following = self._maps[READING]
            step = self._following.feed(self._pending, press)
        had_pending = bool(self._pending)
        self._forget()
        if step.action:
            self.run_action_of(step.action, step.argument)
        elif step.pending:
            self._await(step.pending)
        elif is_han(press):
            self.pick_code(typed=press)
        elif not (had_pending and press == "escape"):
            self.say(self.texts("unknown key", press))

    def run_action_of(self, action: Action, argument: str = "") -> None:
        """Do what an action says; without the letter it needs, wait for it."""
        sequence = next(iter(action.sequences()), ("",))
        if sequence[-1] == LETTER and not argument:
            self._await(sequence[:-1])
            self.update_status()
            return
        if self.session.has_document or action.group in ("screen", "codebook") or action.id.startswith(("edit.", "look.")):
            self.verbs.handlers[action.id](argument)
        else:
            self.say(self.texts("no document hint"))

    def _await(self, pending: tuple[str, ...]) -> None:
        """More keys must follow."""
        self._pending = pending
        if not self._following.following(pending):
            self._following = self._maps[READING]
        if pending in [each[:-1] for each in self.actions["jump.label"].sequences()]:
            self.transcript.label_turns(on=True)
        else:
            self._which.soon()

    def do(self, action_id: str) -> None:
        """Do an action by its id, as the command palette does."""
        self._bands.message = ("", "text")
        try:
            self.run_action_of(self.actions[action_id])
        except CoderError as error:
            self.say(self.texts.refusal(error.what, error.hint), "error")

    def _forget(self) -> None:
        self._pending = ()
        self._typed = None
        self._which.hide()

    def _items(self) -> list[tuple[str, str]]:
        """What may follow the keys pressed so far, with its label."""
        language = self.texts.language
        if self._typed is None:
            return [(key, action.label[language]) for key, action in self._following.following(self._pending).items()]
        codes = self.session.codes
        return [(codes.short(each.id), each.name(language)) for each in codes.beginning(self._typed)]

    # -- coding by mnemonic ---------------------------------------------------------------------------------------

    def begin_code(self) -> None:
        """Take the next keys as a mnemonic."""
        self._typed = ""
        self._which.soon()

    def _type_code(self, press: str) -> None:
        typed = self._typed or ""
        codes = self.session.codes
        if press == "escape":
            self._forget()
        elif press == "backspace":
            self._typed = typed[:-1]
        elif press == "enter":
            exact = [each for each in codes.beginning(typed) if codes.short(each.id) == typed]
            self._forget()
            if exact:
                self.verbs.give(exact[0].id)
            else:
                self.pick_code(typed=typed)
        elif is_han(press):
            self._forget()
            self.pick_code(typed=typed + press)
        elif len(press) == 1 and press.isalnum():
            self._typed = typed + press.lower()
            self._try_code()
        else:
            self._forget()
            self._follow(press)
        if self._typed is not None and self._which.display:
            self._which.list_now()

    def _try_code(self) -> None:
        typed = self._typed or ""
        found = self.session.codes.beginning(typed)
        if len(found) == 1:
            self._forget()
            self.verbs.give(found[0].id)
        elif not found:
            self._forget()
            self.say(self.texts("no such mnemonic", typed))

    # -- panels ---------------------------------------------------------------------------------------------------

    def toggle_codebook(self) -> None:
        """Show the codebook and go to it; hide it if it has the focus."""
        if self.codebook.has_focus:
            self.add_class("no-codebook")
            self.transcript.focus()
        else:
            self.remove_class("no-codebook")
            self.codebook.focus()
            self.call_after_refresh(self.codebook.rebuild)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.toggle_class("no-inspector")
        self.call_after_refresh(self.inspector.update)

    def toggle_zen(self) -> None:
        """Only the text, or the panels again."""
        bare = not (self.has_class("no-codebook") and self.has_class("no-inspector"))
        self.set_class(bare, "no-codebook")
        self.set_class(bare, "no-inspector")
        self.transcript.focus()

    def to_transcript(self) -> None:
        """Back to the text; a drawer closes."""
        self.transcript.focus()
        self.inspector.show_card(None)
        if self.has_class("narrow"):
            self.add_class("no-codebook")

    def close_drawers(self) -> None:
        """Hide the panels that cover the text."""
        if self.has_class("narrow"):
            self.add_class("no-codebook")
            self.add_class("no-inspector")

    def go_to_code(self, code_id: str) -> None:
        """Show a code in the codebook, with its card."""
        self.remove_class("no-codebook")
        self.codebook.focus()

        def shown() -> None:
            self.codebook.show_code(code_id)
            self.inspector.show_card(self.codebook.code)

        self.call_after_refresh(shown)

    def codebook_move(self, count: int) -> None:
        """Move in the codebook; the card of the code shows in the inspector."""
        self.codebook.move(count)
        self.inspector.show_card(self.codebook.code)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """A click in the codebook: a group folds, two clicks give a code."""
        if self.codebook.is_head(event.value):
            self.codebook.fold()
        elif event.times == 2:
            self.do("tree.apply")

    def on_transcript_clicked(self) -> None:
        """A click in the text gives it the focus."""
        self.transcript.focus()

    # -- asking ---------------------------------------------------------------------------------------------------

    def explain(self) -> None:
        """Show what the part in focus is for, and all keys."""
        self.app.push_screen(explaining.coding(self))

    def open_palette(self) -> None:
        """List all actions by name."""
        self.app.push_screen(palette(self.texts))

    def pick_code(self, *, typed: str = "", recent: bool = False) -> None:
        """Ask for a code in a list."""
        asking.code(self, typed, recent=recent)

    def pick_coding(self, codings: Sequence[Coding]) -> None:
        """Ask which coding to remove."""
        asking.coding(self, codings)
