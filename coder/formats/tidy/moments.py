"""Moments for formats that have a type for them."""

from datetime import UTC, datetime

from coder.formats.loss import Loss, losses


class Moments(dict[object, datetime | None]):
    """ISO 8601 text -> the moment in UTC; None for nothing, and for what is no such text, which is counted as lost."""

    def __init__(self) -> None:
        super().__init__()
        self._strange: list[str] = []

    def __missing__(self, text: object) -> datetime | None:
        self[text] = found = _parsed(str(text)) if text else None
        if text and found is None:
            self._strange.append(str(text))
        return found

    def losses(self) -> tuple[Loss, ...]:
        """The texts that are no moments, each once."""
        return losses((("times that are no ISO 8601", self._strange),))


def _parsed(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
