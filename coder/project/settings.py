"""Choices kept with the project."""

from coder.model import ids
from coder.model.user import Setting, User
from coder.project.workspace import DEFAULT_USER, Workspace, added, edited, removed, user_named


class Settings:
    """Reads and writes settings; values are JSON-compatible."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def get(self, key: str, default: object = None) -> object:
        """The value of a setting."""
        found = self._store.get(Setting, ids.setting_id(key))
        return found.value if found else default

    def set(self, key: str, value: object) -> None:
        """Set a value; None takes the setting away."""
        before = self._store.get(Setting, ids.setting_id(key))
        if value is None:
            self._workspace.write([removed(before)] if before else [], "drop a setting")
            return
        after = Setting(id=ids.setting_id(key), key=key, value=value)
        self._workspace.write([edited(before, after) if before else added(after)], "change a setting")


class Users:
    """Who codes in the project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[User, ...]:
        """All users."""
        return self._store.all(User)

    def add(self, name: str) -> User:
        """Enter a user; a known one stays as he or she is."""
        user = user_named(name)
        known = self._store.get(User, user.id)
        if known:
            return known
        self._workspace.write([added(user)], "add a user")
        return user

    def default(self) -> str:
        """Name of the user that commands work as when none is given."""
        found = self._store.get(Setting, ids.setting_id(DEFAULT_USER))
        return str(found.value) if found else ""
