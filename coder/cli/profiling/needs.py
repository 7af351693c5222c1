"""`coder profile --needs`: which towns need more evidence, on what, and from whom."""

from collections.abc import Sequence

from coder.cli.printing import shapes
from coder.cli.printing.render import line, print_json, table
from coder.cli.profiling.lines import headline
from coder.model.profile import ModelProfile


def show_needs(found: Sequence[ModelProfile], as_json: bool) -> None:
    """Print what each town lacks to be decided."""
    if as_json:
        towns = [
            {
                "town": each.town,
                "decided": each.verdict.name is not None,
                "needs": list(each.verdict.needs),
                "missing": shapes.plain(each.verdict.missing),
            }
            for each in found
        ]
        print_json({"towns": towns})
        return
    rows = [
        (each.town, need.dimension, need.codings or "", need.sources or "", ", ".join(need.ask))
        for each in found
        for need in each.verdict.missing
        if need.codings
    ]
    for each in found:
        line(f"{each.town}: {headline(each)}")
    if rows:
        line()
        table(rows, ("town", "dimension", "more codings", "more sources", "stakeholders heard least"))
