"""Which encoder of sentences a project takes: kept with the project, so that all who code in it see the same suggestions."""

from collections.abc import Iterable

from coder.model.user import Setting
from coder.project.settings import Settings
from coder.project.workspace import Workspace
from coder.suggest.encoders.registry import DEFAULT, default, encoder

ENCODER = "suggest.encoder"


def encoder_name(settings: Iterable[Setting]) -> str:
    """The name chosen for the project; otherwise the default encoder where it is installed, else `none`."""
    return next((str(each.value) for each in settings if each.key == ENCODER), None) or default()


class Encoding:
    """Reads and changes the choice of one project."""

    def __init__(self, workspace: Workspace) -> None:
        self._settings = Settings(workspace)

    def chosen(self) -> str:
        """As `encoder_name`."""
        return str(self._settings.get(ENCODER) or default())

    def choose(self, name: str) -> str:
        """Take this encoder from now on: a name of `coder.suggest.encoders.registry`, `none` for words only.

        Raises:
            NotFound, MissingExtra, PluginError: there is none of that name, it is not installed, or it cannot be loaded; nothing is changed then.
        """
        encoder(name)
        self._settings.set(ENCODER, None if name == DEFAULT else name)
        return name
