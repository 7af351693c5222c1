"""Every action in the command palette, found in English, Chinese or pinyin."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from coder.tui.actions.table import CODEBOOK, GROUPS, READING, Action, of_context
from coder.tui.codes.forms import forms_of
from coder.tui.texts.screens import Texts

if TYPE_CHECKING:
    from coder.tui.app import CoderApp


def palette(texts: Texts) -> CommandPalette:
    """The palette of all actions, its hint in the language of the screen."""
    return CommandPalette([ActionProvider], placeholder=texts("palette hint"))


class ActionProvider(Provider):
    """Finds actions by label in either language, by pinyin and its initials, by id and by key."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action, label in self._labelled():
            yield DiscoveryHit(label, partial(self._app.coding.do, action.id), help=action.help[self._language])

    async def search(self, query: str) -> Hits:
        """Those that fit."""
        matcher = self.matcher(query)
        other = "en" if self._language == "zh" else "zh"
        for action, label in self._labelled():
            names = f"{action.label[other]} {action.id}", *forms_of(action.label["zh"])[-2:]
            score = max(matcher.match(label), *map(matcher.match, names))
            if score > 0:
                yield Hit(score, matcher.highlight(label), partial(self._app.coding.do, action.id), text=label, help=action.help[self._language])

    @property
    def _app(self) -> "CoderApp":
        return cast("CoderApp", self.app)

    @property
    def _language(self) -> str:
        return self._app.texts.language

    def _labelled(self) -> Iterator[tuple[Action, str]]:
        for action in of_context(READING, self._app.coding.actions.values()) + of_context(CODEBOOK, self._app.coding.actions.values()):
            keys = action.keys[0].replace(" ", "").replace("<letter>", "…") if action.keys else ""
            yield action, f"{GROUPS[action.group][self._language]}: {action.label[self._language]}" + (f"  ({keys})" if keys else "")
