"""The agreement on linkages in plain lines."""

from coder.cli.agreeing.coefficients import two
from coder.cli.agreeing.sentences import Sentences
from coder.cli.printing.render import line, table
from coder.model.linkage_agreement import ALONE, LinkageAgreement, SlotAgreement


def print_linkage_agreement(found: LinkageAgreement, words: Sentences, only: str | None = None) -> None:
    """Which ties both recorded, and field by field how; fields go by the name that --slot takes."""
    if not found.mentions:
        line(words("no mentions"))
        return
    mentions, documents = words.count(found.mentions, "mention"), words.count(len(found.documents), "document")
    line(words("mentions compared", words.listed(found.coders), mentions, documents, words.some(found.documents)))
    if found.one_only:
        line(words("one only", words.count(found.one_only, "document")))
    f1 = found.f1
    line(words("ties", found.partnered, found.mentions, two(f1.value), two(f1.low), two(f1.high)))
    line(words("partners"))
    heads = words.heads("field", "pairs", "same", "agree", "from", "to", "alpha", "from", "to", "likeness")
    table([_row(each) for each in found.slots if only in (None, each.slot)], heads)
    line(words("whole", words.listed(found.whole)))
    line(words("masi"))
    line(words("slots", found.level, ALONE))
    shown = [each for each in found.narrow if only in (None, each)]
    narrow = [*(["F1"] if found.resampled != "documents" else []), *shown]
    if narrow:
        line(words("narrow", words.listed(narrow)))


def _row(found: SlotAgreement) -> tuple[str, ...]:
    percent, alpha = found.percent, found.alpha
    between = (two(percent.value), two(percent.low), two(percent.high), two(alpha.value), two(alpha.low), two(alpha.high))
    return (found.slot, str(found.pairs), str(found.same), *between, "" if found.likeness is None else two(found.likeness))
