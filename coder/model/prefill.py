"""What a passage suggests for the fields of a linkage mention, each with its reason. A person confirms or changes all of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a value is suggested.

    Attributes:
        rule: What was looked at: `actor`, `own` (whose turn it is), `from` (a word for where a thing
            comes from), `broker`, `cue`, `coding`, `mood`, `time`, `place`, `document`.
        words: The words of the text, or the cue, that say so; of a coding the key of its code.
        start, stop: Where they stand in the document; equal where the text has no such words.
    """

    rule: str
    words: str
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A suggested value of one field.

    Attributes:
        field: Name of a field of LinkageMention.
        value: What `Mentions.add` takes for it: an actor as one line, a key of a code, a word, a date; several of them in a tuple.
        grounds: At least one.
    """

    field: str
    value: str | tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefill:
    """What the passage `start` to `stop` of a document suggests.

    Attributes:
        fields: In the order in which a form asks for them; what the passage does not say is left out.
        actors: All actors named in the passage, in order, as lines: candidates for either end.
    """

    document_id: str
    start: int
    stop: int
    fields: tuple[Filled, ...] = ()
    actors: tuple[str, ...] = ()

    def get(self, field: str) -> Filled | None:
        """What is suggested for a field, or None."""
        return next((each for each in self.fields if each.field == field), None)

    def arguments(self) -> dict[str, str | tuple[str, ...]]:
        """The suggested values by field, as `Mentions.add` takes them."""
        return {each.field: each.value for each in self.fields}
