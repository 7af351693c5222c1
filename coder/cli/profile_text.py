"""A profile as plain lines: numbers and words carry everything."""

from collections.abc import Iterator

from coder.cli.render import percent
from coder.model.profile import ModelProfile, ReferenceRow, Share

BAR_CELLS = 20


def profile_lines(each: ModelProfile) -> Iterator[str]:
    """The lines of one town's profile."""
    yield f"{each.town}: {headline(each)}"
    yield f"  from {each.documents} documents, {each.codings} codings, {each.mentions} linkage mentions; {each.sources} source(s) with evidence"
    yield from _contrasts(each)
    yield "  situations: share [90 % interval], pieces of evidence n, sources"
    for share in each.situations:
        yield f"    {_share(share)}"
    for name, rows in each.reference.items():
        yield from _reference(name, rows)
    for group, shares in each.facets.items():
        told = [share for share in shares if share.n]
        if told:
            yield f"  {group}: " + "; ".join(f"{_short(share.code)} {percent(share.share)} (n {share.n})" for share in told)
    yield from _robustness(each)
    for note in each.notes:
        yield f"  note: {note}"
    stamps = {name: str(each.parameters.get(name, "")) for name in ("codebook_key", "codebook_version", "codebook_sha256", "inputs_sha256", "method")}
    yield (
        f"  {stamps['method']}; codebook {stamps['codebook_key']} {stamps['codebook_version']} ({stamps['codebook_sha256'][:12]}); "
        f"inputs {stamps['inputs_sha256'][:12]}"
    )


def parameter_line(each: ModelProfile) -> str:
    """Every parameter behind a profile, on one line."""
    from coder.analysis.parameter_values import MEANINGS, text_of

    told = (f"{name} {text_of(each.parameters[name])}" for name in MEANINGS if each.parameters.get(name) not in (None, [], ""))
    return f"parameters: {'; '.join(told)}"


def headline(each: ModelProfile) -> str:
    """The verdict in words."""
    tentative = ", tentative" if each.tentative else ""
    if each.verdict.name is None:
        return f"undetermined{tentative}: needs {'; '.join(each.verdict.needs)}"
    return f"{each.verdict.name} (p = {each.verdict.p:.2f}){tentative}"


def bar(share: float) -> str:
    """A bar of fixed width, filled from the left to the share."""
    filled = round(share * BAR_CELLS)
    return "[" + "#" * filled + "." * (BAR_CELLS - filled) + "]"


def _contrasts(each: ModelProfile) -> Iterator[str]:
    yield "  contrasts: share of the left pole [90 % interval], evidence left:right"
    for name, contrast in each.contrasts.items():
        interval = f"{percent(contrast.theta):>5} [{percent(contrast.low)}, {percent(contrast.high)}]"
        counts = f"{contrast.n_first}:{contrast.n_second} from {contrast.sources} source(s)"
        yield f"    {name:<15} {contrast.first:>25} {bar(contrast.theta)} {contrast.second:<25} {interval}  {counts}"


def _reference(name: str, rows: tuple[ReferenceRow, ...]) -> Iterator[str]:
    decided = [row for row in rows if row.verdict != "insufficient"]
    matched = sum(row.verdict == "match" for row in decided)
    yield f"  comparison table, column {name}: {matched} of {len(decided)} decidable rows match, {len(rows) - len(decided)} insufficient"
    for row in rows:
        cell = ", ".join(map(_short, row.cell)) or "no evidence"
        yield f"    {row.row:<34} {row.verdict:<12} here: {cell}; published: {row.text} (n {row.n}, {row.sources} source(s))"


def _robustness(each: ModelProfile) -> Iterator[str]:
    low, high = each.sensitivity.get("p_low"), each.sensitivity.get("p_high")
    if isinstance(low, float) and isinstance(high, float):
        yield f"  leaving out one source at a time, p of {each.sensitivity.get('corner')} goes from {low:.2f} to {high:.2f}"
    told = [f"{_short(one.code)} {one.alpha:.2f} (n {one.units})" for one in each.agreement if one.alpha is not None]
    if told:
        yield f"  agreement of the coders (Krippendorff's alpha, n turns read by two): {', '.join(told)}"
    aside = [f"{number} {status}" for status, number in each.statuses.items() if number and status not in ("active", "ended")]
    if aside:
        yield f"  mentions kept out of the profile: {', '.join(aside)}"


def _share(share: Share) -> str:
    interval = f"[{percent(share.low)}, {percent(share.high)}]"
    return f"{share.code:<30} {bar(share.share)} {percent(share.share):>5} {interval}  n {share.n}, {share.sources}"


def _short(code: str) -> str:
    """A code without its group."""
    return code.rpartition(".")[2]
