"""Actors that the texts name, with how often and where; a person decides which of them the project keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A place where an actor is named: start and stop are code points of the document."""

    document_id: str
    start: int
    stop: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSuggestion:
    """An actor as the texts name it.

    Attributes:
        name: As written most often.
        forms: Every way it is written, the most frequent first.
        kind: Key under `actor.` or empty.
        tier, place, rule, cue, generic: As in `coder.language.actors.find.Find`.
        count, documents: How often it is named, and in how many documents.
        examples: Some of these places, of different documents first.
        actor_id: Of the actor of the project that it is; None: it is not yet there.
        perhaps: Name of an actor of the project, or of the town's own body, that it may be; only a person can say.
        because: Why: `form` (the same but for 人民, `the`, 市 ...), or `town` (the text speaks of that town).
    """

    name: str
    forms: tuple[str, ...]
    kind: str = ""
    tier: str = ""
    place: str = ""
    rule: str = ""
    cue: str = ""
    generic: bool = False
    count: int = 0
    documents: int = 0
    examples: tuple[Example, ...] = ()
    actor_id: str | None = None
    perhaps: str = ""
    because: str = ""
