"""What every part of a file is written from."""

from dataclasses import dataclass, field
from functools import cached_property

from coder.formats.refi.guids import Guids
from coder.formats.refi.profiles import Profile
from coder.formats.refi.writing.markup import Markup
from coder.model.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A project on its way into one file."""

    snapshot: Snapshot
    profile: Profile
    guids: Guids = field(default_factory=Guids)
    xml: Markup = field(default_factory=Markup)

    @cached_property
    def user_names(self) -> dict[str, str]:
        """Name of each user by id."""
        return {each.id: each.name for each in self.snapshot.users}

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        return {}

    def made_by(self, user_id: str, moment: str) -> str:
        """The attributes that say who made something and when, as far as it is known."""
        known = self._known.get((user_id, moment))
        if known is None:
            known = self._known[user_id, moment] = self._attributes("creatingUser", user_id, "creationDateTime", moment)
        return known

    def changed_by(self, user_id: str, moment: str) -> str:
        """The attributes that say who changed something last and when."""
        return self._attributes("modifyingUser", user_id, "modifiedDateTime", moment)

    def _attributes(self, who: str, user_id: str, when: str, moment: str) -> str:
        user = f' {who}="{self.guids.of("user", user_id)}"' if user_id in self.user_names else ""
        time = self.xml.time(moment)
        return f'{user} {when}="{time}"' if time else user


class UniqueNames:
    """Makes names differ: a second `x` becomes `x (2)`."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, name: str) -> str:
        """The name, or the first variant of it that is not used yet."""
        found, number = name, 2
        while found in self._used:
            found, number = f"{name} ({number})", number + 1
        self._used.add(found)
        return found
