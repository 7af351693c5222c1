"""Model profiles of the towns of a project."""

from collections.abc import Sequence
from pathlib import Path

from coder.analysis.explain import explain
from coder.analysis.parameters import ProfileParameters
from coder.analysis.profile import profile
from coder.analysis.verification import Verification
from coder.analysis.voices import voices
from coder.model.profile import ModelProfile, Quote
from coder.model.voices import Voice
from coder.project import resolve
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.verifying import verify
from coder.project.workspace import Workspace


class Profiles:
    """Computes profiles anew from the codings and mentions as they are; nothing of them is stored.

    Parameters that are not given are those the project keeps.
    """

    def __init__(self, workspace: Workspace, parameters: Parameters) -> None:
        self._store = workspace.store
        self._parameters = parameters

    def of(self, *towns: str, parameters: ProfileParameters | None = None) -> tuple[ModelProfile, ...]:
        """The profiles of these towns, or of all, in the order of their names."""
        chosen: Sequence[str] | None = [resolve.town(self._store, town).id for town in towns] or None
        return profile(snapshot(self._store), chosen, parameters=parameters or self._parameters.chosen())

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
        return verify(path, bundle.towns, lambda town, parameters: profile(bundle, [town], parameters=parameters)[0])
