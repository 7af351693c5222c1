"""A profile as plain lines: numbers and words carry everything."""

from collections.abc import Iterator

from coder.cli.render import percent
from coder.model.profile import ModelProfile, Share

BAR_CELLS = 20


def profile_lines(each: ModelProfile) -> Iterator[str]:
    """The lines of one town's profile."""
    yield f"{each.town}: {headline(each)}"
    yield f"  from {each.documents} documents, {each.codings} codings, {each.mentions} linkage mentions"
    for need in each.verdict.needs:
        yield f"  needs {need}"
    yield "  contrast (share of the first pole, 90 % interval)"
    for name, contrast in each.contrasts.items():
        counts = f"{contrast.n_first}:{contrast.n_second} from {contrast.sources} source(s)"
        interval = f"{percent(contrast.theta):>5} [{percent(contrast.low)}, {percent(contrast.high)}]"
        yield f"    {name:<15} {contrast.first} {bar(contrast.theta)} {contrast.second}  {interval}  {counts}"
    yield "  situations (share, 90 % interval; pieces of evidence, sources)"
    for share in each.situations:
        yield f"    {_share(share)}"
    for group, shares in each.facets.items():
        if any(share.n for share in shares):
            yield f"  {group}: " + "; ".join(
                f"{share.code} {percent(share.share)} (n {share.n}, {share.sources} sources)" for share in shares if share.n
            )
    for note in each.notes:
        yield f"  note: {note}"


def headline(each: ModelProfile) -> str:
    """The verdict in words."""
    if each.verdict.name is None:
        return f"undetermined (most probable corner: p = {each.verdict.p:.2f})"
    return f"{each.verdict.name} (p = {each.verdict.p:.2f})"


def bar(share: float) -> str:
    """A bar of fixed width, filled from the left to the share."""
    filled = round(share * BAR_CELLS)
    return "[" + "#" * filled + "." * (BAR_CELLS - filled) + "]"


def _share(share: Share) -> str:
    return f"{share.code:<34} {percent(share.share):>5} [{percent(share.low)}, {percent(share.high)}]  n {share.n}, {share.sources} source(s)"
