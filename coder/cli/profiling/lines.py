"""A profile as plain lines: numbers and words carry everything."""

from collections.abc import Iterator, Mapping, Sequence

from coder.analysis.profiles.strongest import RULE
from coder.analysis.profiles.watermark import MARK
from coder.cli.printing.render import one_line, percent
from coder.model.profile import ModelProfile, Quote, ReferenceRow, Share

BAR_CELLS = 20
LEAST_SHOWN = 0.005


def profile_lines(each: ModelProfile) -> Iterator[str]:
    """The lines of one town's profile."""
    yield f"{each.town}: {headline(each)}"
    yield f"  from {each.documents} documents, {each.codings} codings, {each.mentions} linkage mentions; {each.sources} source(s) with evidence"
    yield from _asked_next(each)
    yield from _memberships(each)
    yield from _contrasts(each)
    yield "  situations: share [90 % interval], pieces of evidence n"
    for share in each.situations:
        yield f"    {_share(share)}"
    yield from _reference(each.reference)
    for group, shares in each.facets.items():
        told = [share for share in shares if share.n]
        if told:
            yield f"  {group}: " + "; ".join(f"{_short(share.code)} {percent(share.share)} (n {share.n})" for share in told)
    yield from _policy(each)
    yield from _figures(each)
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
    from coder.analysis.profiles.parameter_values import MEANINGS, text_of

    told = (f"{name} {text_of(each.parameters[name])}" for name in MEANINGS if each.parameters.get(name) not in (None, [], ""))
    return f"parameters: {'; '.join(told)}"


def headline(each: ModelProfile) -> str:
    """The verdict in words."""
    tentative = (", tentative" if each.tentative else "") + (f" [{MARK}]" if each.suggested else "")
    if each.verdict.name is None:
        return f"undetermined{tentative}: needs {'; '.join(each.verdict.needs)}"
    return f"{each.verdict.name} (p = {each.verdict.p:.2f}){tentative}"


def _asked_next(each: ModelProfile) -> Iterator[str]:
    """Who was heard least on the dimensions that lack evidence."""
    for need in each.verdict.missing:
        if need.ask:
            heard = ", ".join(f"{kind} {number}" for kind, number in sorted(need.heard.items(), key=lambda one: (one[1], one[0])))
            yield f"  on {need.dimension} ask next: {', '.join(need.ask)} (sources heard by stakeholder: {heard})"


def bar(share: float) -> str:
    """A bar of fixed width, filled from the left to the share."""
    filled = round(share * BAR_CELLS)
    return "[" + "#" * filled + "." * (BAR_CELLS - filled) + "]"


def _memberships(each: ModelProfile) -> Iterator[str]:
    """Probabilities of the corners, and the scores of the ideal types: strict, and the softer means that show near misses."""
    likely = sorted(each.corners.items(), key=lambda one: (-one[1], one[0]))
    yield "  corners: " + ", ".join(f"{name} {p:.2f}" for name, p in likely if p >= LEAST_SHOWN)
    for name, (middle, low, high) in each.types.items():
        softer = ", ".join(f"{kind} {values[0]:.2f}" for kind, values in each.softer.get(name, {}).items())
        yield f"  membership in {name}: {middle:.2f} [{low:.2f}, {high:.2f}] (weakest dimension; softer: {softer})"


def _contrasts(each: ModelProfile) -> Iterator[str]:
    yield "  contrasts: share of the left pole [90 % interval], evidence left:right"
    for name, contrast in each.contrasts.items():
        interval = f"{percent(contrast.theta):>5} [{percent(contrast.low)}, {percent(contrast.high)}]"
        counts = f"{contrast.n_first}:{contrast.n_second} from {contrast.sources} source(s), {contrast.speakers} speaker(s)"
        yield f"    {name:<15} {contrast.first:>25} {bar(contrast.theta)} {contrast.second:<25} {interval}  {counts}"


def _reference(tables: Mapping[str, Sequence[ReferenceRow]]) -> Iterator[str]:
    for name, rows in tables.items():
        decided = [row for row in rows if row.verdict != "insufficient"]
        matched = sum(row.verdict == "match" for row in decided)
        yield f"  comparison table, column {name}: {matched} of {len(decided)} decidable rows match, {len(rows) - len(decided)} insufficient"
    if any(row.quotes for rows in tables.values() for row in rows):
        yield f"  {RULE}"
    for row in dict.fromkeys(row.row for rows in tables.values() for row in rows):
        yield from _row({name: each for name, rows in tables.items() for each in rows if each.row == row})


def _row(columns: Mapping[str, ReferenceRow]) -> Iterator[str]:
    """One row of the table: the town's cell, how it stands to each column, and its quotes."""
    here = next(iter(columns.values()))
    unclear = f", unclear {percent(here.unclear)}" if here.unclear else ""
    alpha = f", alpha {here.alpha:.2f}" if here.alpha is not None else ""
    counts = f"n {here.n}, {here.sources} source(s), {here.speakers} speaker(s){unclear}{alpha}"
    yield f"    {here.row}: {', '.join(map(_short, here.cell)) or 'no evidence'} ({counts})"
    for name, row in columns.items():
        yield f"      {name:<10} {row.verdict:<12} p {row.p:.2f}, Jaccard {row.jaccard:.2f}; published: {row.text}"
    for quote in here.quotes:
        yield f"      - {quoted(quote)}"


def quoted(quote: Quote) -> str:
    """A quote on one line, with its place."""
    return f"“{one_line(quote.text, 90)}” {quote.title}, {quote.speaker or 'no speaker'}, turn {quote.turn}, line {quote.line}"


def _policy(each: ModelProfile) -> Iterator[str]:
    """Document evidence beside what people say."""
    if each.policy is None:
        return
    counted = f"{len(each.policy.documents)} policy text(s): {'; '.join(each.policy.documents.values())}"
    yield f"  document evidence, apart from what people say (in the shares above both count as coded): {counted}"
    for row in each.policy.rows:
        binding = "".join(f"; {number} {name}" for name, number in row.binding.items())
        spoken = f"{row.spoken} turns of {row.spoken_sources} other text(s)"
        yield f"    {row.code:<30} {row.written} clauses of {row.written_sources} policy text(s){binding} | {spoken}"
    if not each.policy.rows:
        yield "    nothing in them is coded yet"


def _figures(each: ModelProfile) -> Iterator[str]:
    for name, measure in each.measures.items():
        if measure.value is not None:
            counts = f"n {measure.n}, {measure.sources} source(s), {measure.speakers} speaker(s)"
            yield f"  {name} {measure.value:.2f} [{measure.low:.2f}, {measure.high:.2f}] ({counts})"


def _robustness(each: ModelProfile) -> Iterator[str]:
    low, high = each.sensitivity.get("p_low"), each.sensitivity.get("p_high")
    if isinstance(low, float) and isinstance(high, float):
        yield f"  leaving out one source at a time, p of {each.sensitivity.get('corner')} goes from {low:.2f} to {high:.2f}"
    moved = each.sensitivity.get("crossovers")
    if isinstance(moved, list):
        names = ", ".join(f"{row['name'] or 'undetermined'} (p {row['p']:.2f}) at {row['crossover']}" for row in moved)
        yield f"  with the cross-over moved: {names}"
    told = [f"{_short(one.code)} {one.alpha:.2f} (n {one.units})" for one in each.agreement if one.alpha is not None]
    if told:
        yield f"  agreement of the coders (Krippendorff's alpha, n turns read by two): {', '.join(told)}"
    aside = [f"{number} {status}" for status, number in each.statuses.items() if number and status not in ("active", "ended")]
    if aside:
        yield f"  mentions kept out of the profile: {', '.join(aside)}"


def _share(share: Share) -> str:
    interval = f"[{percent(share.low)}, {percent(share.high)}]"
    alpha = f", alpha {share.alpha:.2f}" if share.alpha is not None else ""
    suggested = f" + {share.suggested:.1f} suggested" if share.suggested else ""
    aside = "".join(f"; {number} {why} aside" for why, number in share.aside.items())
    counts = f"n {share.n}{suggested}, {share.sources} source(s) = {percent(share.breadth)} of them, {share.speakers} speaker(s){alpha}{aside}"
    return f"{share.code:<30} {bar(share.share)} {percent(share.share):>5} {interval}  {counts}"


def _short(code: str) -> str:
    """A code without its group."""
    return code.rpartition(".")[2]
