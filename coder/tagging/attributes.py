"""What words say beside the codes, by the scales of the codebook: how strongly a clause binds, whom it is for; how high a document stands."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from coder.errors import FormatError
from coder.language.phrases import Phrases
from coder.model.codebook import Codebook
from coder.text import policyrank
from coder.text.modality import Scale, scale_of, uncited
from coder.text.shadow import simplified, simplified_at_once

FILE = "attributes.json"
_TARGETS = "policy_target"


@dataclass(frozen=True)
class Attributes:
    """The scales of a codebook.

    Attributes:
        modality: None if the codebook has no such scale. `targets`: word -> target group.
        ranking: The table of document forms and strengths.
        codebook: Key and version.
        preamble: Keys of the codes that a clause in a preamble may carry, by the codebook's rule `preambles`; empty: it has no such rule.
    """

    modality: Scale | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    ranking: policyrank.Ranking = field(default_factory=policyrank.Ranking)
    codebook: str = ""
    preamble: tuple[str, ...] = ()

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases([*_longest_first(self.modality.words if self.modality else ()), *_longest_first(self.targets)])

    def of_all(self, texts: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """For each clause how strongly it binds (the name of the level; empty without a word that says so), and the target groups in its order."""
        pieces = [uncited(text) if "《" in text or "〈" in text else text for text in texts]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        levels = [self.modality.words[word] for word in _longest_first(self.modality.words)] if self.modality else []
        groups = [self.targets[word] for word in _longest_first(self.targets)]
        strongest: dict[int, int] = {}
        aims: dict[int, list[str]] = defaultdict(list)
        free = [0, 0]
        for place, number in self._phrases.find(simplified_at_once("\n".join(pieces))):
            is_target = number >= len(levels)
            if place < free[is_target]:
                continue
            free[is_target] = place + self._phrases.size(number)
            row = bisect_right(starts, place) - 1
            if is_target:
                aims[row].append(groups[number - len(levels)])
            else:
                strongest[row] = max(levels[number], strongest.get(row, levels[number]))
        names = self.modality.names if self.modality else {}
        return [(names[strongest[row]] if row in strongest else "", tuple(dict.fromkeys(aims.get(row, ())))) for row in range(len(texts))]

    def write(self, folder: Path) -> None:
        """Write them beside a model."""
        scale = (
            {"names": {str(level): name for level, name in self.modality.names.items()}, "words": dict(self.modality.words)}
            if self.modality
            else None
        )
        value: dict[str, object] = {"codebook": self.codebook, "modality": scale, "targets": dict(self.targets)}
        value |= {"ranking": policyrank.plain(self.ranking), "preamble": list(self.preamble)}
        (folder / FILE).write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def attributes_of(book: Codebook) -> Attributes:
    """The scales in a codebook's notes."""
    noted = book.notes.get("attributes")
    targets = noted.get(_TARGETS) if isinstance(noted, Mapping) else None
    cues = targets.get("cues") if isinstance(targets, Mapping) else None
    words = {simplified(str(word)): str(group) for group, listed in cues.items() for word in listed} if isinstance(cues, Mapping) else {}
    return Attributes(
        modality=scale_of(book),
        targets=words,
        ranking=policyrank.ranking_of(book),
        codebook=f"{book.key} {book.version}",
        preamble=_preamble(book),
    )


def _preamble(book: Codebook) -> tuple[str, ...]:
    rules = book.notes.get("rules")
    found = [each for each in rules if isinstance(each, Mapping) and each.get("id") == "preambles"] if isinstance(rules, Sequence) else []
    return tuple(str(code) for each in found for code in each.get("codes", ()))


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
        ranking = policyrank.ranking_from(value.get("ranking", {}))
        return Attributes(
            modality=modality,
            targets=value["targets"],
            ranking=ranking,
            codebook=value["codebook"],
            preamble=tuple(value.get("preamble", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path} is damaged: {error}", "Train the model again.") from error
