"""What is found: an actor as the text names it, with its type, its tier and the rule that found it."""

from dataclasses import dataclass

RULES = (
    "registry",
    "name",
    "government",
    "bureau",
    "office",
    "locative",
    "self",
    "firm",
    "association",
    "institute",
    "village",
    "bank",
    "park",
    "media",
    "people",
    "broker",
    "civil",
    "trained",
)
"""By what an actor is found: a name of the project, a name of the lexicon, then a pattern or word list for each sort of actor.

`office`: the holder of an office (镇长); `locative`: a tier spoken of as a place (镇里); `self`: the same as "we" (我们镇里);
`trained`: a trained pipeline that the user has installed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """An actor in a text.

    Attributes:
        start, stop: Code points, half-open.
        label: The words as written.
        kind: Key under `actor.`, or empty where the words do not say.
        tier: central, provincial, prefecture, county, township or village; else empty.
        place: Name of the place in the label (昆山 of 昆山市政府), or empty.
        rule: One of RULES.
        cue: The words that decided.
        generic: It names a sort of actor (企业, 市政府) and no single one.
        actor_id: Of the actor of the project with this name, or empty.
    """

    start: int
    stop: int
    label: str
    kind: str = ""
    tier: str = ""
    place: str = ""
    rule: str = ""
    cue: str = ""
    generic: bool = False
    actor_id: str = ""
