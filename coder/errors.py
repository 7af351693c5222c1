"""Errors a user may see. Each says what is wrong and where, and what to do next.

CoderError
├── InputRefused      a file cannot become a document (NUL, unknown encoding, damaged archive)
├── OffsetError       a span lies outside its document
├── NotFound          no such document, code, coding, town, user ... in this project
├── Ambiguous         a name fits several things
├── InvalidValue      a value is outside what the field allows
│   └── RuleBroken    the fields of a mention break a rule of its codebook
├── ProjectError      a project file cannot be made, opened or written
│   ├── SchemaTooNew  the project was made by a newer version
│   └── ProjectLocked another program is writing
├── Conflict          the row is no longer what the change expects
│   └── UndoConflict  somebody changed the row since
├── CodebookError     a codebook file does not hold
├── FormatError       a file of an exchange format cannot be read or written
├── WorkerLost        a process that worked for this one is gone
├── MissingExtra      an optional package is not installed
└── PluginError       a plug-in could not be loaded
"""

from collections.abc import Mapping


class CoderError(Exception):
    """A mistake or a mishap the user can act on.

    Attributes:
        what: One line: what is wrong, and where.
        hint: One line: what to do next.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class InputRefused(CoderError):
    """A file cannot become a document."""


class OffsetError(CoderError):
    """A span lies outside its document, or is empty."""


class NotFound(CoderError):
    """Nothing of that name in this project."""


class Ambiguous(CoderError):
    """A name fits several things."""


class InvalidValue(CoderError):
    """A value is outside what the field allows."""


class RuleBroken(InvalidValue):
    """The fields of a mention break a rule of its codebook.

    Attributes:
        rule: The rule in words, by language.
        field: The field that breaks it.
    """

    def __init__(self, what: str, rule: Mapping[str, str], field: str = "") -> None:
        super().__init__(what, rule.get("en") or next(iter(rule.values()), ""))
        self.rule = rule
        self.field = field


class ProjectError(CoderError):
    """A project file cannot be made, opened or written."""


class SchemaTooNew(ProjectError):
    """The project was made by a newer version of the program."""


class ProjectLocked(ProjectError):
    """Another program is writing to the project."""


class Conflict(CoderError):
    """A row is no longer what the change expects."""


class UndoConflict(Conflict):
    """Somebody changed the row since."""


class CodebookError(CoderError):
    """A codebook file does not hold."""


class FormatError(CoderError):
    """A file of an exchange format cannot be read or written."""


class WorkerLost(CoderError):
    """A process that worked for this one is gone."""


class MissingExtra(CoderError):
    """An optional package is not installed."""


class PluginError(CoderError):
    """A plug-in could not be loaded."""
