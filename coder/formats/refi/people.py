"""The users of a project, and who made a thing."""

from coder.formats.foreign.gathering import Gathering
from coder.formats.refi.elements import Element, guid, said, within


class People:
    """The users by their identifiers."""

    def __init__(self, root: Element, gathered: Gathering) -> None:
        self._gathered = gathered
        self._keys: dict[str, str | None] = {}
        for number, each in enumerate(within(root, "Users", "User"), 1):
            self._keys[guid(each)] = gathered.user(said(each, "name", "id") or f"user {number}")
        self._owner = self._keys.get(guid(root, "creatingUserGUID", "creatingUser"))

    def who(self, *elements: Element) -> str | None:
        """Key of the user who made the first of these things that names one, else of whoever made the project; None: nobody is known."""
        for each in elements:
            named = guid(each, "creatingUser", "creatingUserGUID")
            if named in self._keys:
                return self._keys[named]
            if named:
                self._gathered.lose("users that are nowhere in the file", named)
        return self._owner


def made_at(*elements: Element) -> str:
    """When the first of these things that says so was made."""
    return next((at for at in (said(each, "creationDateTime") for each in elements) if at), "")
