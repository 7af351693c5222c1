"""A town's profile as lines, each with the row of the profile that its quotes are asked for by (no Textual)."""

from collections.abc import Callable, Sequence

from coder.model.profile import Contrast, ModelProfile, Quote, Share
from coder.text.cells import cell_len, crop, visible
from coder.tui.passages import in_context

Styled = Sequence[tuple[str, str]]
Listed = tuple[Styled, object]
"""A line, and what choosing it means; None: it cannot be chosen."""

Words = Callable[..., str]
_BAR = 20
_SHOWN_FACETS = 8
_QUOTE = 2


def town_lines(profiles: Sequence[ModelProfile], words: Words, name: Callable[[str], str]) -> list[Listed]:
    """The towns with their verdicts; the value of each is its place in `profiles`."""
    lines: list[Listed] = []
    for at, profile in enumerate(profiles):
        counts = f"{profile.documents} {words('documents')} · {profile.codings} {words('codings')} · {profile.mentions} {words('mentions')}  "
        town = profile.town if name(profile.town_id) == profile.town_id else name(profile.town_id)
        lines.append(([(f" {_filled(visible(town), 24)}", "strong"), (counts, "dim"), (_verdict(profile, words, name), "accent")], at))
    return lines


def profile_lines(profile: ModelProfile, words: Words, name: Callable[[str], str]) -> list[Listed]:
    """One profile: verdict and what it lacks, contrasts, the grid of situations, facets, notes.

    Args:
        name: What the screen calls a code, group, dimension, pole, model or need.
    """
    lines: list[Listed] = [([(f" {words('verdict')}: ", "dim"), (_verdict(profile, words, name), "strong")], profile.verdict.name)]
    lines += [([(f"   · {visible(name(need))}", "warning")], None) for need in profile.verdict.needs]
    corners = sorted(profile.corners.items(), key=lambda each: -each[1])[:3]
    lines.append(([("   P: " + "  ".join(f"{visible(name(corner))} {p:.2f}" for corner, p in corners), "dim")], None))
    lines += [([], None), ([(f" {words('contrasts')}", "strong")], None)]
    lines += [(_contrast(contrast, words, name), contrast.dimension) for contrast in profile.contrasts.values()]
    lines += [([], None), ([(f" {words('situations')}", "strong")], None)]
    lines += [(_share(share, name, words), share.code) for share in profile.situations]
    for group, shares in profile.facets.items():
        held = [share for share in shares if share.n][:_SHOWN_FACETS]
        if held:
            lines += [([], None), ([(f" {words('facets')}: {visible(name(group))}", "strong")], None)]
            lines += [(_share(share, name, words), f"{group}:{share.code}") for share in held]
    if profile.notes:
        lines.append(([], None))
        lines += [([(f" {visible(name(note))}", "dim")], None) for note in profile.notes]
    return lines


def quote_lines(quotes: Sequence[Quote], width: int) -> list[Listed]:
    """The quotes behind a number; the value of each is its place in the text."""
    lines: list[Listed] = []
    for quote in quotes:
        sign = "+" if quote.supports else "-"
        head = f" {sign} {quote.title}" + (f" · {quote.speaker}" if quote.speaker else "") + f" · {quote.turn} · {quote.user}"
        place = (quote.document_id, quote.start, quote.stop)
        lines.append(([(visible(head), "accent"), (f" {quote.value}{f' ({quote.aside})' if quote.aside else ''}", "dim")], place))
        lines += [([("   ", "text"), *line], None) for line in _begun(visible(quote.text.replace("\n", " ")), max(10, width - 4))]
    return lines


def _begun(words: str, width: int) -> list[Styled]:
    """The first rows of a quote, broken as the transcript breaks its rows; the last says so if more follow."""
    rows = ["".join(piece for piece, _ in line).rstrip() for line in in_context(words, 0, len(words), width, most=len(words))]
    more = "…" if len(rows) > _QUOTE else ""
    return [[(row + (more if at == _QUOTE - 1 else ""), "text")] for at, row in enumerate(rows[:_QUOTE])]


def _verdict(profile: ModelProfile, words: Words, name: Callable[[str], str]) -> str:
    verdict = profile.verdict
    if verdict.name is not None:
        return f"{visible(name(verdict.name))}  p = {verdict.p:.2f}"
    return f"{words('undetermined')} {visible('; '.join(map(name, verdict.needs[:2])))}"


def _contrast(contrast: Contrast, words: Words, name: Callable[[str], str]) -> Styled:
    poles = f"{visible(name(contrast.first))} / {visible(name(contrast.second))}"
    counts = f"n={contrast.n_first}:{contrast.n_second} · {contrast.sources} {words('sources')}  "
    return [
        (f" {_filled(visible(name(contrast.dimension)), 18)}", "text"),
        (_bar(contrast.theta, contrast.low, contrast.high), "accent"),
        (f" {contrast.theta:.2f} [{contrast.low:.2f}, {contrast.high:.2f}]  ", "text"),
        (counts + poles, "dim"),
    ]


def _share(share: Share, name: Callable[[str], str], words: Words) -> Styled:
    return [
        (f" {_filled(visible(name(share.code)), 26)}", "text"),
        (_bar(share.share, share.low, share.high), "accent"),
        (f" {share.share:.2f} [{share.low:.2f}, {share.high:.2f}]  n={share.n}", "text"),
        (f" · {share.sources} {words('sources')}", "dim"),
    ]


def _bar(value: float, low: float, high: float) -> str:
    """`█` up to the value, the interval as `─`, so that both can be read without colour."""
    cells = []
    for at in range(_BAR):
        middle = (at + 0.5) / _BAR
        cells.append("█" if middle <= value and middle < low else "▓" if low <= middle <= min(value, high) else "─" if low <= middle <= high else "·")
    return "".join(cells)


def _filled(text: str, cells: int) -> str:
    cut = crop(text, cells)
    return cut + " " * (cells - cell_len(cut) + 1)
