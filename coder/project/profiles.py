"""Model profiles of the towns of a project."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from coder.analysis.profiles.explain import explain
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.analysis.profiles.verification import Verification
from coder.analysis.profiles.voices import voices
from coder.model.profile import ModelProfile, Quote
from coder.model.progress import Progress
from coder.model.suggestion import Suggestion
from coder.model.voices import Voice
from coder.project import resolve
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.verifying import verify
from coder.project.workspace import Workspace

Unread = Callable[[Progress | None], tuple[Suggestion, ...]]


class Profiles:
    """Computes profiles anew from the codings and mentions as they are; nothing of them is stored.

    Parameters that are not given are those the project keeps.
    """

    def __init__(self, workspace: Workspace, parameters: Parameters, unread: Unread) -> None:
        """`unread`: gives the suggestions for passages that nobody looked at."""
        self._store = workspace.store
        self._parameters = parameters
        self._unread = unread

    def of(
        self, *towns: str, parameters: ProfileParameters | None = None, suggested: bool = False, progress: Progress | None = None
    ) -> tuple[ModelProfile, ...]:
        """The profiles of these towns, or of all, in the order of their names.

        Args:
            suggested: Count the suggestions that nobody looked at by their probability; the profiles are marked. `progress` is of making them.
        """
        chosen: Sequence[str] | None = [resolve.town(self._store, town).id for town in towns] or None
        suggestions = self._unread(progress) if suggested else None
        return profile(snapshot(self._store), chosen, parameters=parameters or self._parameters.chosen(), suggestions=suggestions)

    def explain(self, town: str, row: str, *, parameters: ProfileParameters | None = None) -> tuple[Quote, ...]:
        """The quotes behind one number of a town's profile."""
        return explain(snapshot(self._store), resolve.town(self._store, town).id, row, parameters=parameters or self._parameters.chosen())

    def voices(self, town: str, row: str, *, parameters: ProfileParameters | None = None) -> tuple[Voice, ...]:
        """What each type of stakeholder says on a row of a town's profile."""
        found = resolve.town(self._store, town).id
        return voices(snapshot(self._store), found, row, parameters=parameters or self._parameters.chosen())

    def verify(self, path: Path) -> tuple[Verification, ...]:
        """The profiles in a file of `coder profile --json`, each computed again with its own parameters and compared.

        Raises:
            FormatError: the file cannot be read, or holds no profiles.
        """
        bundle = snapshot(self._store)
        unread = cache(lambda: self._unread(None))

        def compute(town: str, parameters: ProfileParameters, suggested: bool) -> ModelProfile:
            return profile(bundle, [town], parameters=parameters, suggestions=unread() if suggested else None)[0]

        return verify(path, bundle.towns, compute)
