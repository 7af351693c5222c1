"""The users of a project, and who made a thing."""

from coder.formats.foreign.gathering import Gathering
from coder.formats.refi.elements import Element, guid, said, within
from coder.formats.refi.vocabulary import plain_guid


class People:
    """The users by their identifiers."""

    def __init__(self, root: Element, gathered: Gathering) -> None:
        self._gathered = gathered
        self._keys: dict[str, str | None] = {}
        self._written: dict[str, str | None] = {}
        for number, each in enumerate(within(root, "Users", "User"), 1):
            self._keys[guid(each)] = gathered.user(said(each, "name", "id") or f"user {number}")
        self._owner = self._keys.get(guid(root, "creatingUserGUID", "creatingUser"))

    def who(self, *elements: Element) -> str | None:
        """Key of the user who made the first of these things that names one, else of whoever made the project; None: nobody is known."""
        for each in elements:
            written = each.get("creatingUser") or each.get("creatingUserGUID") or ""
            if written in self._written:
                return self._written[written]
            named = plain_guid(written)
            if named in self._keys:
                self._written[written] = self._keys[named]
                return self._keys[named]
            if named:
                self._gathered.lose("users that are nowhere in the file", named)
        return self._owner


def made_at(*elements: Element) -> str:
    """When the first of these things that says so was made."""
    for each in elements:
        at = each.get("creationDateTime")
        if at:
            return str(at)
    return ""
