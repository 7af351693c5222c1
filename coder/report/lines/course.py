"""A town over time: its profile from period to period, its dated ties, its steps."""

from collections.abc import Iterator, Sequence

from coder.analysis.profiles.evidence import standing
from coder.model.comparison import PeriodProfile, Trajectory
from coder.model.episode import STEPS, Episode, Years
from coder.report.dated import Dated, dated_mentions
from coder.report.lines.bars import dot, span
from coder.report.lines.line import EMPTY, Behind, Choice, Line, Piece, behind_all, filled, heading, right
from coder.report.lines.material import Hand, Material, interval, percent
from coder.report.lines.situations import legend

_NAME = 30


def course(material: Material, hand: Hand) -> Iterator[Line]:
    """Trajectory, timeline, episodes."""
    yield from _periods(material, hand)
    if material.trajectory:
        yield from _trajectory(material.trajectory, hand)
    yield EMPTY
    yield from _timeline(material, hand)
    yield EMPTY
    yield from _episodes(material, hand)


def _periods(material: Material, hand: Hand) -> Iterator[Line]:
    shown = material.periods or hand.words("decades")
    target = Choice(title=hand.words("periods"), parameter="periods", value=material.periods)
    yield (Piece(f" {hand.words('course of')}  ", "strong"), Piece(hand.words("colon", hand.words("periods")), "dim"), Piece(shown, "text", target))


def _trajectory(found: Trajectory, hand: Hand) -> Iterator[Line]:
    """Of each dimension a line for each period: the share of the first pole."""
    if not found.rows:
        yield (Piece(f" {hand.words('no evidence')}", "dim"),)
    dimensions = list(dict.fromkeys(name for row in found.rows for name in row.profile.contrasts))
    for name in dimensions:
        contrast = found.rows[0].profile.contrasts[name]
        yield (
            Piece(f" {hand.words('colon', hand.name(name))}", "strong"),
            Piece(hand.words("share of", hand.name(contrast.first), hand.name(contrast.second)), "dim"),
        )
        yield from (_period(row, name, hand) for row in found.rows)
    if found.shift:
        yield (Piece(f" {hand.words('shift', *found.compared[::-1])}", "strong"),)
        for gap in found.shift:
            few = "" if gap.sufficient else f"  {hand.words('too few sources')}"
            moved = f"{gap.difference * 100:+4.0f} [{gap.low * 100:+.0f}, {gap.high * 100:+.0f}]  p {gap.p:.2f}"
            behind = _both_periods(gap.name, found, hand)
            yield (Piece(f"   {filled(hand.name(gap.name), _NAME)} "), Piece(moved, "text", behind), Piece(few, "dim"))


def _both_periods(name: str, found: Trajectory, hand: Hand) -> Behind | None:
    """What was said of a situation or a dimension in the two periods that are compared."""
    profiles = [row.profile for row in found.rows if row.label in found.compared]
    shares = [share for each in profiles for share in each.situations if share.code == name]
    return behind_all(hand.name(name), [*shares, *(each.contrasts[name] for each in profiles if name in each.contrasts)])


def _period(row: PeriodProfile, dimension: str, hand: Hand) -> Line:
    contrast = row.profile.contrasts[dimension]
    n = contrast.n_first + contrast.n_second
    label = row.label if row.kind == "period" else hand.words(f"period {row.kind}")
    room = max(10, min(40, hand.width - 52))
    if not n:
        return (Piece(f"   {filled(label, 16)} "), Piece(f"{dot(None, 0, 1, room)} ", "dim"), Piece(hand.words("no evidence"), "dim"))
    behind = Behind(title=hand.of(label, dimension), codings=contrast.codings, mentions=contrast.mentions)
    numbers = f"{percent(contrast.theta)} {interval(contrast.low, contrast.high)} n {contrast.n_first}:{contrast.n_second}"
    return (
        Piece(f"   {filled(label, 16)} "),
        Piece(f"{dot(contrast.theta, contrast.low, contrast.high, room)} ", "accent"),
        Piece(numbers, "text", behind),
        Piece(f" {hand.sources(contrast.sources)}", "dim"),
    )


def _timeline(material: Material, hand: Hand) -> Iterator[Line]:
    held = dated_mentions(material.mentions)
    yield heading(hand.words("timeline"))
    if not held:
        yield (Piece(f" {hand.words('no dates', len(material.mentions))}", "dim"),)
        return
    start = min(each.first[0] for each in held)
    stop = max(max(each.first[1], each.last[1] if each.last else 0) for each in held) + 1
    room = max(16, min(70, hand.width - _NAME - 30))
    years = str(start) + (right(str(stop - 1), max(5, room - len(str(start)))) if stop - 1 > start else "")
    yield (Piece(f"  {' ' * _NAME} {years}", "dim"),)
    for each in held:
        yield _dated(each, start, stop, room, material, hand)
    yield from legend(hand.words("timeline legend", len(held), len(material.mentions)), hand.width)


def _dated(each: Dated, start: int, stop: int, room: int, material: Material, hand: Hand) -> Line:
    mention = each.mention
    last = each.last or each.first
    surely = (each.first[1], last[0]) if each.first[1] <= last[0] else None
    until = stop if each.goes_on else max(last[1], each.first[1])
    drawn = span(each.first[0], until, room, start, stop, surely=surely, open_end=each.goes_on)
    aside = standing(mention, material.parameters.statuses)
    name = f"{mention.actor_a.label} → {mention.actor_b.label}"
    when = " – ".join(part for part in (mention.time_from, mention.time_to) if part)
    return (
        Piece(f"  {filled(name, _NAME)} "),
        Piece(f"{drawn} ", "dim" if aside else "accent"),
        Piece(when, "text", Behind(title=name, mentions=(mention.id,))),
        Piece(f" {hand.words(aside)}" if aside else "", "dim"),
    )


def _episodes(material: Material, hand: Hand) -> Iterator[Line]:
    words, figures = hand.words, material.episode_figures
    yield heading(words("episodes"))
    if not material.episodes:
        yield (Piece(f" {words('no episodes')}", "dim"),)
        return
    if figures and figures.share is not None and figures.low is not None and figures.high is not None:
        kept = f"{percent(figures.share).strip()} {interval(figures.low, figures.high).strip()}"
        yield (Piece(f" {words('made permanent', figures.institutionalised, figures.experiments, kept)}", "dim"),)
    for each in material.episodes:
        yield (Piece(f"  {filled(each.label, _NAME)} "), *_steps(each, hand), Piece(_wait(each, hand), "dim"))


def _steps(each: Episode, hand: Hand) -> Sequence[Piece]:
    pieces: list[Piece] = []
    for step in STEPS:
        told = each.steps.get(step)
        if told:
            between = " → " if pieces else ""
            behind = Behind(title=hand.of(each.label, step), mentions=told.mentions)
            pieces += [Piece(between, "dim"), Piece(f"{hand.short(step)} {_years(told.began, hand)}", "text", behind)]
    return pieces


def _years(began: Years | None, hand: Hand) -> str:
    if began is None:
        return hand.words("period undated")
    first, last = began
    return str(first) if first == last else f"{first or ''}–{last or ''}"


def _wait(each: Episode, hand: Hand) -> str:
    if each.wait:
        short, long = each.wait
        return f"  {hand.words('after years', str(short) if short == long else f'{short}–{long if long is not None else chr(0x2026)}')}"
    return f"  {hand.words('failed')}" if each.failed else ""
