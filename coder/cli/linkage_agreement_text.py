"""The agreement on linkages in plain lines."""

from coder.cli.reliability_text import two
from coder.cli.render import counted, line, some, table
from coder.model.linkage_agreement import ALONE, LinkageAgreement, SlotAgreement


def print_linkage_agreement(found: LinkageAgreement, only: str | None = None) -> None:
    """Which ties both recorded, and field by field how."""
    if not found.mentions:
        line("In no document did two people record mentions. `coder link --user NAME` and L in the screen record them.")
        return
    titles = some(found.documents)
    line(f"{', '.join(found.coders)}: {counted(found.mentions, 'mention')} of {counted(len(found.documents), 'document')}: {titles}")
    if found.one_only:
        line(f"Not compared: {counted(found.one_only, 'document')} with mentions of one coder only.")
    f1 = found.f1
    line(f"Same ties recorded: {found.partnered} of {found.mentions} mentions have a partner, F1 {two(f1.value)} [{two(f1.low)}, {two(f1.high)}].")
    line("Partners overlap in the text; those with the same actors come first (by the registry, in either order).")
    table(
        [_row(each) for each in found.slots if only in (None, each.slot)],
        ("field", "pairs", "same", "agree", "from", "to", "alpha", "from", "to", "likeness"),
    )
    line(f"whole: all of {', '.join(found.whole)} alike. A field that neither coder filled is not compared.")
    line("alpha: Krippendorff's over the pairs; for fields of several values with MASI distance. likeness: shared values over all values (Jaccard).")
    line(f"Interval: {found.level:.0%}, bootstrap over documents. --slot FIELD or --slot {ALONE} shows where.")
    shown = [each for each in found.narrow if only in (None, each)]
    narrow = [*(["F1"] if found.resampled != "documents" else []), *shown]
    if narrow:
        line(f"Too few documents, so that pairs are drawn and the interval is too narrow: {', '.join(narrow)}.")


def _row(found: SlotAgreement) -> tuple[str, ...]:
    percent, alpha = found.percent, found.alpha
    between = (two(percent.value), two(percent.low), two(percent.high), two(alpha.value), two(alpha.low), two(alpha.high))
    return (found.slot, str(found.pairs), str(found.same), *between, "" if found.likeness is None else two(found.likeness))
