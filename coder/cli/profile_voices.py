"""`coder profile --who`: a row of a profile by the stakeholders who say it."""

from collections.abc import Sequence

from coder.cli import shapes
from coder.cli.profile_text import quoted
from coder.cli.render import line, percent, print_json
from coder.model.voices import Voice


def show_voices(row: str, found: Sequence[tuple[str, Sequence[Voice]]], as_json: bool) -> None:
    """Print what each type of stakeholder says on a row, town by town."""
    if as_json:
        print_json({"row": row, "towns": [{"town": town, "stakeholders": [shapes.plain(each) for each in voices]} for town, voices in found]})
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
