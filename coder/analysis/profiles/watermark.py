"""The mark on a profile in which suggestions count that nobody looked at."""

from collections.abc import Sequence

from coder.analysis.profiles.hints import Hints
from coder.model.profile import Suggested
from coder.model.suggestion import Suggestion

MARK = "with suggestions that nobody looked at"


def counted_in(hints: Hints, suggestions: Sequence[Suggestion]) -> Suggested:
    """How many suggestions count for a town, with what weight, and whose they are."""
    told = [hint for some in hints.values() for hint in some]
    return Suggested(
        suggestions=len(told),
        weight=round(sum(hint.weight for hint in told), 6),
        suggester=", ".join(sorted({each.suggester for each in suggestions})),
        hints=tuple(told),
    )


def watermarked(notes: Sequence[str], counted: Suggested | None) -> tuple[str, ...]:
    """The notes of a profile; where suggestions count, the first says so and every other bears the mark."""
    if counted is None:
        return tuple(notes)
    first = (
        f"{counted.suggestions} suggestions by {counted.suggester or 'the suggester'} weigh as {counted.weight:.1f} pieces of evidence: "
        "shares, contrasts and probabilities are no findings; n, sources and the gate are of what people coded"
    )
    return tuple(f"{MARK}: {note}" for note in (first, *notes))
