"""Necessity and sufficiency over a table of cases; refused below ten cases, where a single case moves everything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.comparing.fit import Necessity, Sufficiency, necessity, sufficiency
from coder.analysis.comparing.set_expressions import membership
from coder.errors import InvalidValue
from coder.model.episode import CaseTable

MIN_CASES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a condition stands to the outcome; `condition` is an expression such as `A*~B`."""

    condition: str
    necessity: Necessity
    sufficiency: Sufficiency


def too_few(table: CaseTable) -> bool:
    """Whether the table has fewer than ten cases."""
    return len(table.cases) < MIN_CASES


def fits(table: CaseTable, outcome: str, conditions: Sequence[str]) -> tuple[Fit, ...]:
    """The parameters of fit of each condition for the outcome, both expressions over the sets of the table.

    Raises:
        InvalidValue: there are fewer than ten cases; the message says why others were dropped.
    """
    if too_few(table):
        raise InvalidValue(f"{len(table.cases)} {table.of} are too few for necessity and sufficiency", _why(table))
    columns: Mapping[str, np.ndarray] = {name: np.array(values) for name, values in table.columns.items()}
    y = membership(outcome, columns)
    return tuple(
        Fit(condition=each, necessity=necessity(x, y), sufficiency=sufficiency(x, y)) for each in conditions for x in [membership(each, columns)]
    )


def _why(table: CaseTable) -> str:
    dropped = "; ".join(f"{case} ({why})" for case, why in list(table.dropped.items())[:5])
    more = f" and {len(table.dropped) - 5} more" if len(table.dropped) > 5 else ""
    return f"From {MIN_CASES} cases on." + (f" Left out: {dropped}{more}." if dropped else "")
