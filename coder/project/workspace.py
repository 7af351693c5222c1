"""What every noun of a project stands on: the open store, and who is working."""

import getpass
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.change import Change
from coder.model.document import Segment
from coder.model.record import to_record
from coder.model.user import Setting, User
from coder.store.entities import BY_KIND
from coder.store.store import Store

DEFAULT_USER = "default_user"

Changes = list[Change]
"""Changes being gathered for one transaction."""


class Workspace:
    """An open store and the user in whose name things are written.

    Attributes:
        kind: Of the transactions: `do`; `init` while a project is being furnished, which no undo takes back.
    """

    def __init__(self, store: Store, user: User, *, kind: str = "do") -> None:
        self.store = store
        self.user = user
        self.kind = kind

    @property
    def path(self) -> Path:
        """The project file."""
        return self.store.path

    def write(
        self,
        changes: Sequence[Change],
        label: str,
        *,
        new_texts: Iterable[tuple[str, str]] = (),
        segmented: Iterable[tuple[str, str, Sequence[Segment]]] = (),
    ) -> int | None:
        """Write changes in the user's name, in one transaction; a user's first writing enters the user too.

        `label` says what was done without any word of a text and without a name: it outlives an erasure.
        """
        if not changes:
            return None
        needs = () if self._enters_user(changes) else (added(self.user),)
        return self.store.apply(changes, user_id=self.user.id, label=label, kind=self.kind, needs=needs, new_texts=new_texts, segmented=segmented)

    def _enters_user(self, changes: Sequence[Change]) -> bool:
        return any(change.entity == "user" and change.entity_id == self.user.id for change in changes)


def added(thing: Any) -> Change:
    """The change that makes a thing."""
    return Change(entity=BY_KIND[type(thing)].name, entity_id=thing.id, before=None, after=to_record(thing))


def removed(thing: Any) -> Change:
    """The change that removes a thing."""
    return Change(entity=BY_KIND[type(thing)].name, entity_id=thing.id, before=to_record(thing), after=None)


def edited(before: Any, after: Any) -> Change:
    """The change that turns a thing into another of the same id."""
    return Change(entity=BY_KIND[type(after)].name, entity_id=after.id, before=to_record(before), after=to_record(after))


def one_of(value: str, allowed: Sequence[str], field: str) -> str:
    """The value, if it is allowed.

    Raises:
        InvalidValue: it is not.
    """
    if value not in allowed:
        raise InvalidValue(f"{field} cannot be {value!r}", f"It is one of: {', '.join(word for word in allowed if word)}.")
    return value


def who(store: Store, name: str | None) -> User:
    """The user to work as: the name given, else CODER_USER, else the project's default user, else the login name."""
    chosen = name or os.environ.get("CODER_USER") or _default_user(store) or login_name()
    return user_named(chosen)


def user_named(name: str) -> User:
    """The user with this name.

    Raises:
        InvalidValue: the name is empty or holds control characters.
    """
    name = name.strip()
    if not name or not name.isprintable():
        raise InvalidValue(f"{name!r} cannot be the name of a user", "Give a name of printable characters with --user.")
    return User(id=ids.user_id(name), name=name)


def login_name() -> str:
    """The login name of this computer's user, else `researcher`."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "researcher"


def _default_user(store: Store) -> str:
    setting = store.get(Setting, ids.setting_id(DEFAULT_USER))
    return str(setting.value) if setting else ""
