"""The report of an import in the making: what was compared, what is doubtful, what could not be held."""

from dataclasses import replace

from coder.formats.foreign.quotes import Quoted
from coder.formats.foreign.report import Doubtful, ImportReport
from coder.formats.loss import EXAMPLES, Loss


class Ledger:
    """Gathers what a reader finds while it reads, then makes the ImportReport."""

    def __init__(self) -> None:
        self.selections = self.verified = self.unverifiable = 0
        self.doubtful: list[Doubtful] = []
        self._losses: dict[str, tuple[int, list[str]]] = {}

    def lost(self, what: str, example: str = "", *, count: int = 1) -> None:
        """Note a thing that could not be held, or not as it was; `what` names its kind, in the plural."""
        number, examples = self._losses.setdefault(what, (0, []))
        if example and len(examples) < EXAMPLES:
            examples.append(example)
        self._losses[what] = (number + count, examples)

    def selection(self, quote: str, quoted: Quoted, start: int, stop: int, source: str) -> bool | None:
        """Count a selection and compare it with its quote; other words at its place make it doubtful.

        Returns whether the quote stands there; None where the file gives none (an empty `quote`).
        """
        self.selections += 1
        if not quote.strip():
            self.unverifiable += 1
            return None
        if quoted.says(start, stop, quote):
            self.verified += 1
            return True
        self.doubt(source, quoted, start, stop, quote)
        return False

    def doubt(self, source: str, quoted: Quoted, start: int, stop: int, expected: str) -> None:
        """Note a selection as doubtful: what is expected there, or why it is doubtful."""
        self.doubtful.append(Doubtful(source=source, start=start, stop=stop, expected=expected, found=quoted.shown(start, stop)))

    def losses(self) -> tuple[Loss, ...]:
        """What could not be held, in the order in which it was met."""
        return tuple(Loss(what=what, count=count, examples=tuple(examples)) for what, (count, examples) in self._losses.items())

    def report(self, *, producer: str, convention: str, evidence: str, sources: int, codes: int) -> ImportReport:
        """The report as it stands."""
        return ImportReport(
            producer=producer,
            convention=convention,
            evidence=evidence,
            sources=sources,
            codes=codes,
            selections=self.selections,
            verified=self.verified,
            unverifiable=self.unverifiable,
            doubtful=tuple(self.doubtful),
            losses=self.losses(),
        )


def with_losses(report: ImportReport, more: tuple[Loss, ...]) -> ImportReport:
    """A report with what was lost on the way into a project besides."""
    return replace(report, losses=(*report.losses, *more))
