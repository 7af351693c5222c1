"""What the form of a linkage mention is opened for (no Textual)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coder.tui.linkages.form import Field
from coder.tui.linkages.values import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the passage suggests for a field: the line, and why in words."""

    line: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What the passage suggests: lines by field, and the names of all actors in it, which are offered first."""

    lines: Mapping[str, Proposal] = field(default_factory=dict)
    actors: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the form is opened for.

    Attributes:
        title, quote: What is recorded or changed, and the passage.
        fields: In order.
        values: Field -> the line it begins with.
        record: Writes what is typed (with the names of proposed lines left as they were) and says what was done.
        remove: Removes the mention and says so; None: there is none yet.
        last: Field -> line of the mention recorded last, for repeating its actors.
        propose: What the passage suggests; runs in a thread.
        gazetteer: The scale that the gazetteer gives for what is typed, in words; empty if none.
    """

    title: str
    quote: str
    fields: tuple[Field, ...]
    record: Callable[[Typed, tuple[str, ...]], str]
    values: Typed = field(default_factory=dict)
    remove: Callable[[], str] | None = None
    last: Typed = field(default_factory=dict)
    propose: Callable[[], Proposals] | None = None
    gazetteer: Callable[[Typed], str] = lambda typed: ""
