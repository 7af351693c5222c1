"""What a codebook says beside what is learned: how strongly a clause binds, whom it is for, how high a document stands, what its codes mean."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from coder.errors import FormatError
from coder.language.phrases import Phrases
from coder.model.codebook import Code, Codebook
from coder.text.policy import rank as policyrank
from coder.text.policy.modality import CITED, Scale, scale_of
from coder.text.search.joined import Joined
from coder.text.shadow import simplified

FILE = "attributes.json"
_TARGETS = "policy_target"


@dataclass(frozen=True)
class Attributes:
    """The scales of a codebook, and the words of its codes.

    Attributes:
        modality: None if the codebook has no such scale. `targets`: word -> target group.
        ranking: The table of document forms and strengths.
        codebook: Key and version.
        names, definitions: Of codes and groups: key -> language -> words.
        preamble: Keys of the codes that a clause in a preamble may carry, by the codebook's rule `preambles`; empty: it has no such rule.
    """

    modality: Scale | None = None
    targets: Mapping[str, str] = field(default_factory=dict)
    ranking: policyrank.Ranking = field(default_factory=policyrank.Ranking)
    codebook: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    definitions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    preamble: tuple[str, ...] = ()

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases([*_longest_first(self.modality.words if self.modality else ()), *_longest_first(self.targets)])

    def of_all(self, joined: Joined) -> list[tuple[str, tuple[str, ...]]]:
        """For each clause how strongly it binds (the name of the level; empty without a word that says so), and the target groups in its order."""
        levels = [self.modality.words[word] for word in _longest_first(self.modality.words)] if self.modality else []
        groups = [self.targets[word] for word in _longest_first(self.targets)]
        strongest: dict[int, int] = {}
        aims: dict[int, list[str]] = defaultdict(list)
        places = self._phrases.find(_uncited(joined))
        free = [0, 0]
        for row, (place, number) in zip(joined.rows([place for place, _ in places]), places, strict=True):
            is_target = number >= len(levels)
            if place < free[is_target]:
                continue
            free[is_target] = place + self._phrases.size(number)
            if is_target:
                aims[row].append(groups[number - len(levels)])
            else:
                strongest[row] = max(levels[number], strongest.get(row, levels[number]))
        names = self.modality.names if self.modality else {}
        return [(names[strongest[row]] if row in strongest else "", tuple(dict.fromkeys(aims.get(row, ())))) for row in range(len(joined.texts))]

    def write(self, folder: Path) -> None:
        """Write them beside a model."""
        scale = (
            {"names": {str(level): name for level, name in self.modality.names.items()}, "words": dict(self.modality.words)}
            if self.modality
            else None
        )
        value: dict[str, object] = {"codebook": self.codebook, "modality": scale, "targets": dict(self.targets)}
        value |= {"ranking": policyrank.plain(self.ranking), "preamble": list(self.preamble)}
        value |= {"names": {**self.names}, "definitions": {**self.definitions}}
        (folder / FILE).write_text(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")


def _uncited(joined: Joined) -> str:
    """The Simplified whole with what stands in 《》 within one text blanked; offsets stay."""
    shadow, pieces, done = joined.shadow, [], 0
    for start, stop in _cited(joined):
        pieces += [shadow[done:start], "\u3000" * (stop - start)]
        done = stop
    return "".join([*pieces, shadow[done:]])


def _cited(joined: Joined) -> Iterator[tuple[int, int]]:
    for start, stop in pairwise(joined.starts):
        if joined.shadow.find("《", start, stop) >= 0 or joined.shadow.find("〈", start, stop) >= 0:
            yield from (found.span() for found in CITED.finditer(joined.shadow, start, stop))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def attributes_of(book: Codebook, codes: Sequence[Code] = ()) -> Attributes:
    """The scales in a codebook's notes, and what its codes are called and mean."""
    noted = book.notes.get("attributes")
    targets = noted.get(_TARGETS) if isinstance(noted, Mapping) else None
    cues = targets.get("cues") if isinstance(targets, Mapping) else None
    words = {simplified(str(word)): str(group) for group, listed in cues.items() for word in listed} if isinstance(cues, Mapping) else {}
    return Attributes(
        modality=scale_of(book),
        targets=words,
        ranking=policyrank.ranking_of(book),
        codebook=f"{book.key} {book.version}",
        names={code.key: dict(code.names) for code in codes},
        definitions={code.key: dict(code.definition) for code in codes},
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
            names=value.get("names", {}),
            definitions=value.get("definitions", {}),
            preamble=tuple(value.get("preamble", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path} is damaged: {error}", "Train the model again.") from error
