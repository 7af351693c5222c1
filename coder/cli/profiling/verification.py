"""`coder profile --verify`: what still holds of a profile that was written down."""

from collections.abc import Sequence

from coder.analysis.profiles.verification import Verification
from coder.cli.printing import shapes
from coder.cli.printing.render import line, print_json

SHOWN = 20


def show_verification(found: Sequence[Verification], as_json: bool) -> bool:
    """Print what holds and what does not, and why; whether all does."""
    holds = all(each.holds for each in found)
    if as_json:
        print_json({"holds": holds, "towns": [shapes.plain(each) for each in found]})
        return holds
    for each in found:
        told = f"holds: {each.compared} figures are as written" if each.holds else f"differs: {len(each.differences)} of {each.compared} figures"
        line(f"{each.town}: {told if each.holds or each.compared else 'cannot be compared'}")
        for reason in each.reasons:
            line(f"  {'remark' if each.holds else 'because of'} {reason}")
        for one in each.differences[:SHOWN]:
            line(f"  {one.path}: {_shown(one.written)} -> {_shown(one.now)}")
        if len(each.differences) > SHOWN:
            line(f"  and {len(each.differences) - SHOWN} more (--json lists all)")
    return holds


def _shown(value: object) -> str:
    return "not there" if value is None else str(value)
