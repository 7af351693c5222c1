"""What another program's project holds and ours cannot, noted while it arrives."""

from dataclasses import replace

from coder.formats.foreign.report import ImportReport
from coder.formats.loss import EXAMPLES, Loss


class Losses:
    """Kinds of loss with their counts and first examples, in the order in which they were met."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, list[str]]] = {}

    def lost(self, what: str, example: str = "", *, count: int = 1) -> None:
        """Note a thing that could not be held, or not as it was; `what` names its kind, in the plural."""
        number, examples = self._found.setdefault(what, (0, []))
        if example and len(examples) < EXAMPLES:
            examples.append(example)
        self._found[what] = (number + count, examples)

    def added_to(self, report: ImportReport) -> ImportReport:
        """The reader's report with what was lost on the way into the project."""
        more = tuple(Loss(what=what, count=count, examples=tuple(examples)) for what, (count, examples) in self._found.items())
        return replace(report, losses=(*report.losses, *more))
