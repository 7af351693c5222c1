"""`coder profile --who`: a row of a profile by the stakeholders who say it."""

from collections.abc import Mapping, Sequence

from coder.cli.printing import shapes
from coder.cli.printing.render import line, lines, percent, print_json
from coder.cli.printing.replaced import replaced_lines, replaced_shape
from coder.cli.profiling.lines import quoted
from coder.model.voices import Voice


def show_voices(row: str, found: Sequence[tuple[str, Sequence[Voice]]], as_json: bool, replaced: Mapping[str, int] | None = None) -> None:
    """Print what each type of stakeholder says on a row, town by town; and how often pseudonyms were put in, where they were."""
    if as_json:
        towns = [{"town": town, "stakeholders": [shapes.plain(each) for each in voices]} for town, voices in found]
        print_json({"row": row, "towns": towns, **({} if replaced is None else {"replaced": replaced_shape(replaced)})})
        return
    for town, voices in found:
        line(f"{town}: {row} by stakeholder; shares of what each says, with 90 % interval" if voices else f"{town}: no evidence of {row}")
        for each in voices:
            line(f"  {each.stakeholder or '(not known)'}: {each.n} piece(s) of evidence, {each.sources} source(s), {each.speakers} speaker(s)")
            for share in each.shares:
                interval = f"[{percent(share.low)}, {percent(share.high)}]"
                line(f"    {share.code:<30} {percent(share.share):>5} {interval}  n {share.n}, {share.sources} source(s)")
            for quote in each.quotes:
                line(f"    - {quote.value}: {quoted(quote)}")
    lines(replaced_lines(replaced or {}))
