"""Counts of what the cells of a workbook could not hold."""

from coder.formats.loss import EXAMPLES, Loss


class CellLosses:
    """Collects losses cell by cell; keeps only the first examples."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}

    def cut(self, text: str) -> None:
        """A cell was too long."""
        self._add("cells longer than 32,767 characters, cut", text)

    def replaced(self, text: str) -> None:
        """A cell held characters that XML forbids."""
        self._add("cells with control characters, shown as symbols", text)

    def dropped(self, text: str) -> None:
        """A row came after the last one a sheet can hold."""
        self._add("rows beyond 1,048,576 (use CSV or JSONL)", text)

    def losses(self) -> tuple[Loss, ...]:
        """What was collected."""
        return tuple(Loss(what=what, count=count, examples=tuple(self._examples[what])) for what, count in self._counts.items())

    def _add(self, what: str, text: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        examples = self._examples.setdefault(what, [])
        if len(examples) < EXAMPLES:
            examples.append(text[:40])
