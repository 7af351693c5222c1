"""coder suggest --report and --evaluate: how well suggestions did, and would do, as lines and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from coder.cli.printing.render import counted, percent

if TYPE_CHECKING:
    from coder.analysis.intervals import Proportion
    from coder.model.codebook import Code
    from coder.suggest.evaluation import Evaluation
    from coder.suggest.track_record import TrackRecord
    from coder.suggest.withholding import Withholding

FEW = 20
"""Fewer trials than these are said to be few."""
FEW_PASSAGES = 10


def report_lines(record: "TrackRecord", drawn: "Withholding", encoder: str, codes: "Mapping[str, Code]") -> Iterator[str]:
    """One fact a line; intervals are of 90 %."""
    yield f"Accepted of all decided: {_told(record.accepted)}"
    yield "Passages are compared by words" + (" alone." if encoder == "none" else f" and sentence vectors (encoder: {encoder}).")
    yield ""
    yield "Does a suggestion sway the coder? Suggested codes that were given, of passages read so far:"
    yield f"  shown:    {_told(record.anchoring.shown)}"
    yield f"  withheld: {_told(record.anchoring.withheld)}"
    yield f"  difference: {_difference(record)}"
    if record.anchoring.unread:
        yield f"  not counted: {counted(record.anchoring.unread, 'passage')} not read yet (read is what was finished, or lies before the last coding)"
    share = f"{percent(drawn.share)} of the passages (seed {drawn.seed})" if drawn.share else "none; begin with: coder suggest PROJECT --withhold 0.2"
    yield f"  withheld at random: {share}"
    yield ""
    yield "What do they miss? Passages drawn at random and coded without suggestions, the only figures that no suggestion has swayed:"
    if record.audit.passages.trials:
        yield f"  passages with a code: {_told(record.audit.passages)}"
        yield f"  recall, codes given there that would have been suggested: {_told(record.audit.recall)}"
        yield f"  precision, codes that would have been suggested there that were given: {_told(record.audit.precision)}"
    else:
        yield "  none yet; begin with: coder review PROJECT --queue audit"
    yield ""
    yield "Do the probabilities mean what they say? Accepted by the probability shown:"
    for band in record.bands:
        yield f"  {band.low:.1f}-{band.high:.1f} (mean {band.mean_score:.2f}): {_told(band.accepted)}"
    yield ""
    yield "By code:"
    for each in record.codes:
        recall = f"; recall in the audit {_told(each.recall)}" if each.recall.trials else ""
        yield f"  {_key(codes, each.code_id)}: accepted {_told(each.accepted)}{recall}"
    yield ""
    yield "Over time:"
    for period, accepted in record.periods.items():
        yield f"  {period}: accepted {_told(accepted)}"
    yield "Intervals (90 %) take decisions as independent; turns of one document are not quite, so they are a little too narrow."


def report_shape(record: "TrackRecord", drawn: "Withholding", encoder: str, codes: "Mapping[str, Code]") -> dict[str, Any]:
    """The report for scripts."""
    gap = record.anchoring.difference
    return {
        "accepted": _shape(record.accepted),
        "encoder": encoder,
        "bands": [{"low": each.low, "high": each.high, "mean_score": each.mean_score, **_shape(each.accepted)} for each in record.bands],
        "anchoring": {
            "shown": _shape(record.anchoring.shown),
            "withheld": _shape(record.anchoring.withheld),
            "difference": None if gap is None else {"value": gap[0], "low": gap[1], "high": gap[2]},
            "unread": record.anchoring.unread,
            "share": drawn.share,
            "seed": drawn.seed,
        },
        "audit": {
            "passages": _shape(record.audit.passages),
            "recall": _shape(record.audit.recall),
            "precision": _shape(record.audit.precision),
        },
        "codes": [{"code": _key(codes, each.code_id), "accepted": _shape(each.accepted), "recall": _shape(each.recall)} for each in record.codes],
        "periods": [{"period": period, **_shape(accepted)} for period, accepted in record.periods.items()],
    }


def _difference(record: "TrackRecord") -> str:
    gap = record.anchoring.difference
    if gap is None:
        return "not known: needs passages of both kinds"
    return f"{gap[0]:+.0%} [{gap[1]:+.0%}, {gap[2]:+.0%}]"


def _told(share: "Proportion") -> str:
    if share.share is None or share.bounds is None:
        return "0 of 0"
    low, high = share.bounds
    few = " (few)" if share.trials < FEW else ""
    return f"{share.hits} of {share.trials}, {share.share:.0%} [{low:.0%}, {high:.0%}]{few}"


def _shape(share: "Proportion") -> dict[str, Any]:
    low, high = share.bounds or (None, None)
    return {"n": share.hits, "of": share.trials, "share": share.share, "low": low, "high": high}


def _key(codes: "Mapping[str, Code]", code_id: str) -> str:
    return codes[code_id].key if code_id in codes else code_id


def evaluation_lines(found: "Evaluation", codes: "Mapping[str, Code]") -> Iterator[str]:
    """What an evaluation says, in plain words."""
    yield f"Each of {counted(found.documents, 'document')} was predicted from the codings of the others:"
    yield f"{counted(found.passages, 'passage')} with codes, {found.read} read without any."
    yield ""
    three, five = f"recall@3 {found.recall_at_3:.3f}", f"recall@5 {found.recall_at_5:.3f}"
    yield f"Of 100 codes that you gave, {100 * found.recall_at_3:.0f} were among the first three named for the passage ({three})."
    yield f"Naming the three commonest codes each time would have found {100 * found.majority_at_3:.0f}."
    yield f"Among the first five: {100 * found.recall_at_5:.0f} ({five}). All codes counting alike: macro-F1 {found.macro_f1:.3f}."
    right = f"{found.right} of them rightly" if found.suggested else "so none wrongly"
    yield f"Suggested unasked, as on the screen: {found.suggested}, {right}; {found.given} codes were given."
    yield f"Probabilities are off by {100 * found.ece:.1f} points of 100 on average, those of the likeliest code by {100 * found.ece_top:.1f} (ECE)."
    yield ""
    yield "By code: passages that carry it; among the first three; suggested, of these rightly"
    for each in found.codes:
        few = " (few: take it lightly)" if each.passages < FEW_PASSAGES else ""
        yield f"  {_key(codes, each.code_id)}: {each.passages}; {each.first_three}; {each.suggested}, {each.right}{few}"


def evaluation_shape(found: "Evaluation", codes: "Mapping[str, Code]") -> dict[str, Any]:
    """The evaluation for scripts."""
    values = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "codes"}
    rows = [
        {
            "code": _key(codes, each.code_id),
            "passages": each.passages,
            "first_three": each.first_three,
            "suggested": each.suggested,
            "right": each.right,
        }
        for each in found.codes
    ]
    return {**values, "codes": rows}
