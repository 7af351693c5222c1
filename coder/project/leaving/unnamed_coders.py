"""People who code, known by a number: `coder-1` is who coded first. Models keep their names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Memo
from coder.model.document import Document
from coder.model.linkage import Linkage, LinkageMention
from coder.model.record import from_record, to_record
from coder.model.snapshot import Snapshot
from coder.model.user import Setting, User
from coder.text.renaming import Renaming
from coder.text.search.fold import fold

T = TypeVar("T")

_WRITTEN_BY_CODERS = {
    "documents": Document, "codebooks": Codebook, "codes": Code, "memos": Memo, "adjudications": Adjudication, "mentions": LinkageMention,
    "linkages": Linkage, "attribute_defs": AttributeDef, "attributes": Attribute, "settings": Setting,
}  # fmt: skip
"""Field of a Snapshot -> the things in it whose words a coder chose; what participants said and are called is not among them."""

_NOT_WORDS = frozenset({"id", "key", "cues", "anti_cues", "mnemonic", "anchors", "actor_a", "actor_b", "brokers", "originals", "settled"})
ASKING = ("interviewer", "moderator")
"""Roles of those who ask the questions."""


class UnnamedCoders:
    """Gives each person who codes a number, and puts it in the place of the name in all that coders wrote.

    Attributes:
        names: Name of a person -> `coder-1` ...
    """

    def __init__(self, snapshot: Snapshot) -> None:
        """Number them by when they began: an order by name, or by an id derived from it, would tell the names."""
        people = sorted((each for each in snapshot.users if each.kind == "human"), key=_began(snapshot))
        self._by_id = {each.id: f"coder-{number}" for number, each in enumerate(people, 1)}
        self.names = {each.name: self._by_id[each.id] for each in people}
        self._renaming = Renaming(self.names)

    def as_speakers(self, snapshot: Snapshot) -> Mapping[str, str]:
        """Names in the texts -> number: of coders who ask the questions there under their own name, and have no pseudonym."""
        numbers = {fold(name): number for name, number in self.names.items()}
        found: dict[str, str] = {}
        for each in snapshot.speakers:
            number = numbers.get(fold(each.name))
            if number and each.role in ASKING and not each.pseudonym:
                found |= dict.fromkeys((each.name, *(label.partition("@")[0] for label in each.labels)), number)
        return found

    def left_in(self, snapshot: Snapshot) -> Counter[str]:
        """How often the name of each coder stands in the texts, where it is left: it may be somebody else's."""
        found: Counter[str] = Counter()
        for each in snapshot.documents:
            found.update(self._renaming(snapshot.texts[each.id]).names)
        return found

    def without_names(self, snapshot: Snapshot) -> Snapshot:
        """The copy; the log stays behind, since it holds the names."""
        fields: dict[str, Any] = {field: tuple(map(self._thing, getattr(snapshot, field))) for field in _WRITTEN_BY_CODERS}
        return replace(snapshot, name=self._text(snapshot.name), users=tuple(map(self._user, snapshot.users)), events=(), **fields)

    def _user(self, user: User) -> User:
        return replace(user, name=self._by_id.get(user.id, user.name))

    def _thing(self, thing: T) -> T:
        return from_record(type(thing), self._value(to_record(thing)))

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self._value(each) for each in value]
        if isinstance(value, Mapping):
            return {key: each if key in _NOT_WORDS else self._value(each) for key, each in value.items()}
        return value

    def _text(self, text: str) -> str:
        return self._renaming(text).text


def _began(snapshot: Snapshot) -> Any:
    """Key of a user: when they first coded, and how much they did."""
    made: list[Any] = [*snapshot.codings, *snapshot.mentions, *snapshot.memos]
    first: dict[str, str] = {}
    for each in made:
        first[each.user_id] = min(first.get(each.user_id, each.created_at), each.created_at)
    often = Counter(each.user_id for each in made)
    return lambda user: (user.id not in first, first.get(user.id, ""), -often[user.id])
