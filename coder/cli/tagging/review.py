"""coder tag --sample and --report: drawing a sample of a data set for review, and what the review says, as lines and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, lines, percent, print_json, table, warn
from coder.cli.session import opened
from coder.errors import InvalidValue

if TYPE_CHECKING:
    from coder.project.tagged.review import Reviewed
    from coder.tagging.estimating import Estimate
    from coder.tagging.thresholds import Threshold


def sample_into(project: Path, dataset: Path, paths: Sequence[Path], size: int, seed: int, user: str | None, *, as_json: bool) -> None:
    """Draw a sample of a data set into a project (made if it is not there), and say what it is."""
    from coder.project.tagged.review_project import reviewing

    with reviewing(dataset, project, user) as made, opened(project, user) as opened_project, progress("Adding documents") as moved:
        design = opened_project.tag_review.draw(dataset, paths, size, seed=seed, progress=moved)
    if made and not as_json:
        line(f"Made {project} with the codebook of the data set.")
    documents = len({each.document_id for each in design.sample})
    if as_json:
        strata = [asdict(stratum) for stratum in design.strata]
        print_json({"sample": len(design.sample), "documents": documents, "seed": seed, "clauses": design.clauses, "strata": strata})
        return
    drawn = f"{counted(len(design.sample), 'clause')} of {design.clauses:,} drawn for review (seed {seed})"
    line(f"{project}: {drawn}, in {counted(documents, 'document')}.")
    table([(each.name, f"{each.size:,}", each.drawn) for each in design.strata], ("stratum", "clauses", "drawn"))
    line(f"Review them: coder review {project} --queue sample (or on the screen: coder open {project}, then g q)")
    line(f"Then: coder tag --report {project}")


def report(project: Path, wanted: float | None, user: str | None, *, as_json: bool) -> None:
    """What the review says of the data set, and the thresholds of a precision that was asked for."""
    with opened(project, user) as opened_project:
        found = opened_project.tag_review.reviewed()
        limits = opened_project.tag_review.thresholds(wanted) if wanted else ()
        who = opened_project.user.name
    if as_json:
        shape = _shape(found) | ({"precision": wanted, "thresholds": [asdict(each) for each in limits]} if wanted else {})
        print_json({"tag_review": {"user": who, **shape}})
        return
    lines(_told(found, who, project))
    if wanted:
        line("")
        lines(threshold_lines(limits, wanted))


def leasts(project: Path, model_sha256: str, wanted: float, user: str | None) -> tuple[tuple[str, float], ...]:
    """The thresholds of the codes whose precision the review shows; the others are said to be left out.

    Raises:
        InvalidValue: it shows that of none, or it was of another model.
    """
    with opened(project, user) as opened_project:
        limits = opened_project.tag_review.thresholds(wanted)
        reviewed = opened_project.tag_review.design().model
    if reviewed != model_sha256:
        raise InvalidValue(f"the sample in {project} was tagged by another model", "Draw a sample of what this model tagged, and review it.")
    for told in threshold_lines(limits, wanted):
        warn(told)
    reached = tuple((each.code, each.least) for each in limits if each.least is not None)
    if not reached:
        raise InvalidValue(f"the review shows a precision of {wanted:.0%} of no code", "Review more of the sample, or ask for less.")
    return reached


def threshold_lines(limits: "Sequence[Threshold]", wanted: float) -> Iterator[str]:
    """One line for each code; those refused for the same reason stand together."""
    yield f"Least probabilities with a precision of {wanted:.0%} or more (each with 90 % certainty, by the review):"
    refused: dict[str, list[str]] = {}
    for each in limits:
        if each.least is None:
            refused.setdefault(each.why, []).append(each.code)
        else:
            yield f"  {each.code}: {each.least:.2f} ({each.right} of {each.looked} right there, at least {percent(each.low)})"
    for why, codes in refused.items():
        yield f"  {', '.join(codes)}: refused, {why}"


def _told(found: "Reviewed", who: str, project: Path) -> Iterator[str]:
    design = found.design
    yield f"{found.looked} of {counted(len(design.sample), 'clause')} drawn (seed {design.seed}) were reviewed by {who}."
    yield f"They speak for {design.clauses:,} clauses, {design.coded:,} of them tagged with a code. Intervals of 90 %."
    if not found.looked:
        yield f"Nothing can be said yet. Review the sample: coder review {project} --queue sample"
        return
    if found.without:
        few = ", ".join(found.without[:6]) + (", ..." if len(found.without) > 6 else "")
        yield f"Not met yet, and taken to be like the rest: {few}"
    silent = [each for each in found.codes if not (each.precision or each.recall or each.prevalence)]
    for each in found.codes:
        if each in silent:
            continue
        yield ""
        yield f"{each.code}: tagged on {counted(each.tagged, 'clause')}"
        yield f"  precision (tags that are right): {_share(each.precision)}; {each.right} of {each.looked} looked at"
        yield f"  recall (clauses with the code that are tagged): {_share(each.recall)}; {each.missed} missed ones met"
        yield f"  clauses that really carry it: {_count(each.prevalence)}"
    if silent:
        yield ""
        yield f"Nothing can be said yet of: {', '.join(f'{each.code} ({each.tagged:,})' for each in silent)}"
    yield ""
    yield "What a reviewer of suggestions does not add is not counted as missed: in clauses with other tags recall may look a little too good."


def _share(each: "Estimate | None") -> str:
    return f"{percent(each.value)} [{percent(each.low)}, {percent(each.high)}]" if each else "not known: too little was reviewed"


def _count(each: "Estimate | None") -> str:
    return f"{each.value:,.0f} [{each.low:,.0f}, {each.high:,.0f}]" if each else "not known: too little was reviewed"


def _shape(found: "Reviewed") -> dict[str, Any]:
    design = found.design
    return {
        "sample": len(design.sample),
        "looked": found.looked,
        "seed": design.seed,
        "clauses": design.clauses,
        "coded": design.coded,
        "level": 0.9,
        "strata": [asdict(each) for each in design.strata],
        "strata_without_review": list(found.without),
        "codes": [asdict(each) for each in found.codes],
    }
