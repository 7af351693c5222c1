"""What the words of a clause say of it beside its codes: how strongly it binds, and whom it is for, by the scales of the codebook."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from coder.errors import FormatError
from coder.model.codebook import Codebook
from coder.text.modality import Scale, scale_of, uncited
from coder.text.shadow import simplified

FILE = "attributes.json"
_TARGETS = "policy_target"


@dataclass(frozen=True)
class Attributes:
    """The scales of a codebook.

    Attributes:
        modality: None if the codebook has no such scale. `targets`: word -> target group.
        codebook: Key and version.
    """

    modality: Scale | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    codebook: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.targets, key=lambda word: (-len(word), word)))))

    def binding(self, text: str) -> str:
        """How strongly a clause binds: the name of the level; empty without a word that says so."""
        found = self.modality.of(text) if self.modality else None
        return self.modality.names[found[0]] if self.modality and found else ""

    def aimed_at(self, text: str) -> tuple[str, ...]:
        """The target groups named, in the order of the text."""
        if not self.targets:
            return ()
        return tuple(dict.fromkeys(self.targets[found[0]] for found in self._pattern.finditer(uncited(text))))

    def write(self, folder: Path) -> None:
        """Write them beside a model."""
        scale = (
            {"names": {str(level): name for level, name in self.modality.names.items()}, "words": dict(self.modality.words)}
            if self.modality
            else None
        )
        value = {"codebook": self.codebook, "modality": scale, "targets": dict(self.targets)}
        (folder / FILE).write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")


def attributes_of(book: Codebook) -> Attributes:
    """The scales in a codebook's notes."""
    noted = book.notes.get("attributes")
    targets = noted.get(_TARGETS) if isinstance(noted, Mapping) else None
    cues = targets.get("cues") if isinstance(targets, Mapping) else None
    words = {simplified(str(word)): str(group) for group, listed in cues.items() for word in listed} if isinstance(cues, Mapping) else {}
    return Attributes(modality=scale_of(book), targets=words, codebook=f"{book.key} {book.version}")


def read_attributes(folder: Path) -> Attributes:
    """What `write` wrote; nothing where a model has none.

    Raises:
        FormatError: the file is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return Attributes()
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        scale = value["modality"]
        modality = Scale(names={int(level): name for level, name in scale["names"].items()}, words=scale["words"]) if scale else None
        return Attributes(modality, value["targets"], value["codebook"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path} is damaged: {error}", "Train the model again.") from error
