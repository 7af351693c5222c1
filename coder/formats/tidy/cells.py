"""Values of a project as cells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coder.formats.tidy.columns import SEPARATOR, Cell, Row
from coder.model.adjudication import Adjudication
from coder.model.coding import Decision
from coder.model.exposure import Exposure
from coder.model.linkage import LinkageMention
from coder.model.recoding import Recoding
from coder.model.record import to_record
from coder.model.snapshot import Snapshot

LANGUAGES = ("en", "zh")
Placed = Adjudication | Decision | Exposure | LinkageMention | Recoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is written beside an id: title, name or key by id."""

    documents: Mapping[str, str]
    users: Mapping[str, str]
    towns: Mapping[str, str]
    codes: Mapping[str, str]
    books: Mapping[str, str]
    actors: Mapping[str, str]
    speakers: Mapping[str, str]
    linkages: Mapping[str, str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Names":
        """All names of a project; those of codes and codebooks are their keys."""
        return cls(
            documents={each.id: each.title for each in snapshot.documents},
            users={each.id: each.name for each in snapshot.users},
            towns={each.id: each.name() for each in snapshot.towns},
            codes={each.id: each.key for each in snapshot.codes},
            books={each.id: each.key for each in snapshot.codebooks},
            actors={each.id: each.name() for each in snapshot.actors},
            speakers={each.id: each.name for each in snapshot.speakers},
            linkages={each.id: each.label for each in snapshot.linkages},
        )

    def place(self, thing: Placed) -> Row:
        """The cells of `passages.PASSAGE`."""
        return thing.document_id, self.documents.get(thing.document_id, ""), thing.start, thing.stop

    def key(self, value: str) -> str:
        """The key of a code given by id; anything else, such as `unclear`, as it is."""
        return self.codes.get(value, value)


def as_json(value: Any) -> str:
    """JSON text with sorted keys; empty for nothing."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain) if value else ""


def by_language(texts: Mapping[str, Any]) -> tuple[Cell, Cell, str]:
    """The English, the Chinese, and the others as JSON; phrases stand one a line."""
    english, chinese = (_lines(texts.get(each, "")) for each in LANGUAGES)
    return english, chinese, as_json({language: value for language, value in texts.items() if language not in LANGUAGES})


def flat(cell: Cell) -> str:
    """A cell as one text, as in CSV: TRUE and FALSE, lists parted by `; `, nothing as nothing."""
    if isinstance(cell, tuple):
        return SEPARATOR.join(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return "" if cell is None else str(cell)


def _lines(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else to_record(value)
