"""The findings of a codebook as lines: each with its quotes, two sides as mirrored bars, many sides as tables."""

from collections.abc import Iterator, Mapping

from coder.analysis.profiles.parameters import ProfileParameters
from coder.cli.compare import INSUFFICIENT, difference_lines
from coder.cli.printing.render import percent
from coder.cli.profiling.lines import quoted
from coder.model.finding import Finding, Findings, Nearness, Side
from coder.model.profile import Share
from coder.report.lines.bars import bar
from coder.report.lines.line import filled, right

BAR = 14
NAME = 27


def finding_lines(found: Findings, names: Mapping[str, str], parameters: ProfileParameters) -> Iterator[str]:
    """Every finding: how much is said on it, how much of that for it, and the strongest quotes on both sides."""
    yield f"Findings of codebook {found.codebook} {found.version}; shares with {parameters.level:.0%} intervals of the posterior"
    for number, each in enumerate(found.findings, 1):
        yield f"{number}. {each.key}: {names.get(each.key, each.key)}"
        share = f"; share of all that is said {_spread(each.share)}" if any(one.share.n for one in found.findings) else ""
        yield f"   said {_behind(each.share)}{share}"
        yield f"   {_support(each)}"
        if each.nearness:
            yield f"   {_nearness(each.nearness)}"
        for sign, quotes in (("+", each.quotes_for), ("-", each.quotes_against)):
            for quote in quotes:
                yield f"   {sign} {quote.value}: {quoted(quote)}"


def _behind(share: Share) -> str:
    return f"n {share.n}, {share.sources} source(s), {share.speakers} speaker(s)"


def _spread(share: Share) -> str:
    return f"{percent(share.share)} [{percent(share.low)}, {percent(share.high)}]"


def _support(each: Finding) -> str:
    held = each.support
    told = f"for {held.n_for}, against {held.n_against}"
    if not held.sufficient:
        return f"{told} {INSUFFICIENT} insufficient ({held.sources} source(s))"
    return f"{told}: {percent(held.share)} [{percent(held.low)}, {percent(held.high)}] speaks for it"


def _nearness(held: Nearness) -> str:
    counts = f"{held.n_first}:{held.n_second} from {held.sources} source(s)"
    if not held.sufficient:
        return f"{held.dimension}: {held.first} or {held.second}: undetermined, {counts} {INSUFFICIENT} insufficient"
    nearer, p = (held.first, held.p) if held.p >= 0.5 else (held.second, 1 - held.p)
    interval = f"{held.first} {percent(held.share)} [{percent(held.low)}, {percent(held.high)}]"
    return f"{held.dimension}: nearer to {nearer} (p = {p:.2f}); {interval}, {counts} in the turns on this finding"


def mirror_lines(found: Findings) -> Iterator[str]:
    """Two sides as mirrored bars: the share of each finding, and below it the share of each code in the finding."""
    first, second = (found.side(label) for label in found.compared)
    head = f"{first.label} ({first.n} in {first.sources} sources)", f"{second.label} ({second.n} in {second.sources} sources)"
    yield f"{' ' * NAME} {right(head[0], BAR + 10)}|{head[1]}"
    for each in found.findings:
        yield _mirror(each.key, first.shares[each.key], second.shares[each.key], "" in first.sufficient, "" in second.sufficient)
        pairs = zip(first.codes[each.key], second.codes[each.key], strict=True)
        enough = [each.key in side.sufficient for side in (first, second)]
        for one, other in pairs:
            if one.n or other.n:
                yield _mirror(f"  {one.code}", one, other, *enough)
        if any(side.supports[each.key].n_against for side in (first, second)):
            yield f"{filled('  for : against', NAME)} {right(_stance(first, each.key), BAR + 10)}|{_stance(second, each.key)}"


def _stance(side: Side, key: str) -> str:
    held = side.supports[key]
    return f"{held.n_for}:{held.n_against}"


def _mirror(name: str, one: Share, other: Share, left: bool, right_side: bool) -> str:
    drawn = (_drawn(one, left)[::-1], _drawn(other, right_side))
    return f"{filled(name, NAME)} {_number(one, left)} {drawn[0]}|{drawn[1]} {_number(other, right_side).strip()}"


def _drawn(share: Share, enough: bool) -> str:
    return bar(share.share, share.low, share.high, BAR) if enough else " " * BAR


def _number(share: Share, enough: bool) -> str:
    return right(f"{percent(share.share) if enough else INSUFFICIENT} n{share.n}", 9)


def gap_lines(found: Findings, level: float) -> Iterator[str]:
    """How the two sides differ, where both have enough evidence; what cannot be compared is named."""
    told = tuple(each for each in found.differences if each.sufficient)
    if told:
        yield from difference_lines(told, found.compared[0], found.compared[1], level)
    left = [each.key for each in found.findings if not all(each.key in found.side(label).sufficient for label in found.compared)]
    if not all("" in found.side(label).sufficient for label in found.compared):
        yield f"{INSUFFICIENT} the findings cannot be compared: one of the sides has too little evidence"
    if left:
        yield f"{INSUFFICIENT} the codes of these cannot be compared, one side has too little evidence: {', '.join(left)}"


def table_lines(found: Findings) -> Iterator[str]:
    """Every side with the share of each finding, and of each code in its finding, where there is enough to say so."""
    yield f"By {found.by}: pieces of evidence, and the share among the codes of the finding"
    for each in found.findings:
        yield f"  {each.key}"
        for side in found.sides:
            told = [f"{_tail(share.code)} {share.n}{_share(share, each.key in side.sufficient)}" for share in side.codes[each.key] if share.n]
            counts = f"for:against {_stance(side, each.key)}, {side.supports[each.key].sources} source(s)"
            yield f"    {side.label}: {', '.join(told) or 'nothing'} ({counts})"


def _share(share: Share, enough: bool) -> str:
    return f" ({_spread(share)})" if enough else f" {INSUFFICIENT}"


def _tail(code: str) -> str:
    return code.rpartition(".")[2]
