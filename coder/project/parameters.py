"""The parameters of profiles that a project keeps."""

from collections.abc import Mapping
from dataclasses import replace

from coder.analysis.profiles.parameter_values import MEANINGS, from_record, value_of
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue
from coder.model import ids
from coder.model.document import Document
from coder.model.user import Setting
from coder.project import resolve
from coder.project.workspace import Workspace, added, edited, removed

PREFIX = "profile."


class Parameters:
    """Reads and writes them; each is a setting of its own (`profile.rho`), so every change can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def chosen(self) -> ProfileParameters:
        """The project's parameters: what was set, else the defaults. A document left out that is gone from the project stays out silently.

        Raises:
            InvalidValue: a setting does not hold (another program wrote it).
        """
        kept = {name: found.value for name in MEANINGS if (found := self._store.get(Setting, ids.setting_id(PREFIX + name)))}
        chosen = from_record(kept)
        there = tuple(each for each in chosen.without if self._store.get(Document, each))
        return chosen if there == chosen.without else replace(chosen, without=there)

    def set(self, **texts: str) -> ProfileParameters:
        """Set parameters from text, in one step; the whole is held to the ranges of the method before anything is written.

        Raises:
            InvalidValue: a name or value is not one of a profile.
            NotFound: a document or codebook is not in the project.
        """
        values = {name: value_of(name, text) for name, text in texts.items()}
        return self._write(replace(self.chosen(), **self._resolved(values)), tuple(values))  # type: ignore[arg-type]

    def reset(self, *names: str) -> ProfileParameters:
        """Give parameters (all, if none is named) their defaults back."""
        for name in names:
            if name not in MEANINGS:
                raise InvalidValue(f"profiles have no parameter {name!r}", f"There is: {', '.join(MEANINGS)}.")
        defaults = ProfileParameters()
        chosen = names or tuple(MEANINGS)
        return self._write(replace(self.chosen(), **{name: getattr(defaults, name) for name in chosen}), chosen)

    def varied(self, values: Mapping[str, object]) -> ProfileParameters:
        """The project's parameters with some others for one run; nothing is written."""
        return replace(self.chosen(), **self._resolved(values))  # type: ignore[arg-type]

    def _resolved(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Documents and speakers by id, so that a new name changes nothing and no name is kept; a codebook that is not there is refused."""
        found = dict(values)
        speakers = found.get("speakers")
        if isinstance(speakers, tuple):
            found["speakers"] = tuple(map(self._condition, map(str, speakers)))
        without = found.get("without")
        if isinstance(without, tuple):
            found["without"] = tuple(resolve.document(self._store, str(each)).id for each in without)
        if found.get("codebook_key"):
            found["codebook_key"] = resolve.codebook(self._store, str(found["codebook_key"])).key
        return found

    def _condition(self, condition: str) -> str:
        key, _, value = condition.partition("=")
        if key.strip() == "speaker" and value.strip():
            return f"speaker={resolve.speaker(self._store, value.strip()).id}"
        return condition

    def _write(self, wanted: ProfileParameters, names: tuple[str, ...]) -> ProfileParameters:
        record, defaults = wanted.record(), ProfileParameters().record()
        changes = []
        for name in names:
            identity = ids.setting_id(PREFIX + name)
            before = self._store.get(Setting, identity)
            if record[name] == defaults[name]:
                changes += [removed(before)] if before else []
                continue
            after = Setting(id=identity, key=PREFIX + name, value=record[name])
            if after != before:
                changes.append(edited(before, after) if before else added(after))
        self._workspace.write(changes, "change the parameters of profiles")
        return wanted
