"""Disagreements, the consensus and confusions as lines and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.cli.render import counted, one_line
from coder.model.adjudication import Adjudication
from coder.model.codebook import Code
from coder.model.confusion import Cause, CodeAlone, CodeConfusion, Confusions
from coder.model.consensus import Consensus
from coder.model.disagreement import Disagreement
from coder.model.record import to_record
from coder.project.adjudicating import Adjudicating
from coder.project.versions import Version, Versions
from coder.tui.adjudication_words import rules, told
from coder.tui.texts import Texts

QUOTE = 60
MOST = 10
EXAMPLES = 2
_COUNTS = {
    "unanimous": "only what is common to all counts",
    "majority": "what more than half of the coders have counts",
    "adjudicated": "nothing of it counts",
}
_MEANT = {"chosen": "a coder's version", "neither": "nothing", "other": "something else"}


def disagreement_lines(sitting: Adjudicating, versions: Versions, texts: Texts) -> Iterator[str]:
    """Each disagreement in a line for the place and one for each version."""
    for each in sitting.items:
        place = versions.of(each)
        turn = f", turn {place.turn.ordinal}" if place.turn and place.turn.kind == "turn" else ""
        decision = sitting.decision(each)
        state = told(decision, versions, texts) if decision else "open"
        yield f"{each.id[:8]}  {texts(f'kind {each.kind}')}  {place.title}{turn}, {each.start}-{each.stop}: {state}"
        for version in place.versions:
            yield f"  {version.name}: {_made(version, each, versions, texts)}"


def _made(version: Version, each: Disagreement, versions: Versions, texts: Texts) -> str:
    if version.mention:
        said = [f"{texts(f'slot {slot}')} {versions.slot(version.mention, slot, texts.language, texts.word) or '-'}" for slot in each.slots]
        return "; ".join(
            [versions.slot(version.mention, "actors", texts.language), *(line for line in said if not line.startswith(texts("slot actors")))]
        )
    made = [f"{code.key if code else '?'} {start}-{stop} “{one_line(quote, QUOTE)}”" for code, start, stop, quote in version.passages]
    return "; ".join(made) or texts("recorded nothing" if each.kind == "mention" else "gave nothing")


def disagreement_shape(each: Disagreement, decision: Adjudication | None, versions: Versions) -> dict[str, Any]:
    """A disagreement as JSON, with what was decided."""
    place = versions.of(each)
    return {
        "id": each.id,
        "kind": each.kind,
        "document": place.title,
        "document_id": each.document_id,
        "turn": place.turn.ordinal if place.turn else None,
        "start": each.start,
        "stop": each.stop,
        "codes": [code.key for code in place.codes],
        "slots": list(each.slots),
        "versions": [_version_shape(version, each, versions) for version in place.versions],
        "decision": decision_shape(decision, versions) if decision else None,
    }


def _version_shape(version: Version, each: Disagreement, versions: Versions) -> dict[str, Any]:
    made = [
        {"id": one.id, "code": versions.codes[one.code_id].key if one.code_id in versions.codes else None, "start": one.start, "stop": one.stop}
        for one in each.of(version.user_id)
    ]
    said = {slot: versions.slot(version.mention, slot, "en") for slot in each.slots} if version.mention else {}
    return {"coder": version.name, "made": made, "quotes": [quote for *_, quote in version.passages], "slots": said}


def decision_shape(decision: Adjudication, versions: Versions) -> dict[str, Any]:
    """A decision as JSON, people by name and codes by key."""
    record = to_record(decision)
    record["chosen"] = list(versions.people(decision))
    record["by"] = versions.names.get(decision.user_id, decision.user_id)
    record["coders"] = [versions.names.get(each, each) for each in decision.coders]
    record["slots"] = {slot: versions.names.get(user, user) for slot, user in decision.slots.items()}
    for one in record["settled"]:
        one["code"] = versions.codes[one["code_id"]].key if one["code_id"] in versions.codes else None
    return record


def consensus_lines(found: Consensus) -> Iterator[str]:
    """What the consensus is made of, and what is missing from it."""
    if len(found.coders) < 2:
        yield "No document was worked on by two people: there is nothing to agree or to differ on."
        yield "In a document that was assigned (coder assign) only its coders are compared; --coders A,B names others."
        return
    yield (
        f"Consensus of {', '.join(found.coders)} over {counted(found.documents, 'document')}: {found.agreed} made alike by all, "
        f"{sum(found.decided.values())} adjudicated, {found.open} undecided."
    )
    if found.decided:
        yield "Adjudicated: " + ", ".join(f"{_MEANT[verdict]} {n}" for verdict, n in sorted(found.decided.items())) + "."
    if found.open:
        put_off = f" ({found.put_off} of them put off)" if found.put_off else ""
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(found.undecided.items()))
        yield f"Undecided: {kinds}{put_off}; {_COUNTS[found.rule]} ({found.rule}): something of {found.in_part} of them."
    if found.single:
        yield f"{counted(found.single, 'document')} worked on by one person: that work is taken as it is."
    if found.outdated:
        yield f"{counted(found.outdated, 'decision')} not used: what was decided about has changed since, or other coders are compared."


def consensus_shape(found: Consensus) -> dict[str, Any]:
    """The same as JSON."""
    return {**to_record(found), "open": found.open}


def consensus_answer(found: Consensus | None) -> dict[str, Any]:
    """The part of a JSON answer that tells of the consensus; empty without one."""
    return {"consensus": consensus_shape(found)} if found else {}


def confusion_lines(found: Confusions, codes: Mapping[str, Code], places: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """The pairs of codes that are confused, each with both definitions and what may cause it.

    Args:
        codes: By key.
        places: Id of a disagreement -> how it is quoted.
    """
    if not found.pairs:
        yield "No two codes are taken for each other."
    for pair in found.pairs[:MOST]:
        yield from _pair_lines(pair, codes, places, texts)
    if len(found.pairs) > MOST:
        yield f"... and {counted(len(found.pairs) - MOST, 'further pair')}; --json has all."
    if found.alone:
        yield "Given by some where others gave nothing like it:"
    for each in found.alone[:MOST]:
        yield _alone_line(each)
    if found.boundaries:
        told_ = sorted(found.boundaries.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        yield "Given by all, but not to the same passage: " + ", ".join(f"{code} {n}" for code, n in told_) + "."


def _pair_lines(pair: CodeConfusion, codes: Mapping[str, Code], places: Mapping[str, str], texts: Texts) -> Iterator[str]:
    given = "; ".join(f"{name}: {pair.first} {one}, {pair.second} {two}" for name, (one, two) in pair.given.items())
    yield f"{pair.first} and {pair.second}: {counted(pair.count, 'place')} in {counted(pair.documents, 'document')}"
    yield f"  {given}; agreed on {pair.first} {pair.agreed[0]}, on {pair.second} {pair.agreed[1]}"
    if pair.decided:
        names = {"first": pair.first, "second": pair.second, "both": "both", "neither": "neither"}
        yield "  decided: " + ", ".join(f"{names[name]} {n}" for name, n in sorted(pair.decided.items()))
    both = [codes[key] for key in (pair.first, pair.second) if key in codes]
    for code in both:
        for what, said in rules(code, texts, about=both):
            yield f"    {what}: {one_line(said, 200)}" if what else f"  {code.key}: {one_line(said, 400)}"
    for cause in pair.causes:
        yield f"  hint: {cause_told(cause)}"
    for identity in pair.examples[:EXAMPLES]:
        yield f"  e.g. {identity[:8]} {places[identity]}"


def _alone_line(each: CodeAlone) -> str:
    given = ", ".join(f"{name} {n}" for name, n in each.given.items())
    decided = f"; decided: it holds {each.held}, it does not {each.rejected}" if each.held + each.rejected else ""
    return f"  {each.code}: {each.count} ({given}), agreed on {each.agreed}{decided}"


def cause_told(cause: Cause) -> str:
    """What may cause a confusion, in a sentence."""
    if cause.kind == "held":
        doubt = f"the definition of {cause.code} may be too wide, or {cause.other} too narrow"
        return f"in {cause.number} of {cause.of} decisions {cause.other} held: {doubt}"
    if cause.kind == "one_sided":
        return f"{cause.said} gave {cause.code} in {cause.number} of {cause.of}: a reading of one coder rather than of the definition"
    if cause.kind == "no_definition":
        return f"{cause.code} has no definition"
    if cause.kind == "not_excluded":
        return f"the exclude rules of {cause.code} do not mention {cause.other}"
    return f"both have cue words in common: {cause.said}"


def confusion_shape(found: Confusions, codes: Mapping[str, Code]) -> dict[str, Any]:
    """The same as JSON, with the definitions of the codes concerned."""
    keys: Sequence[str] = sorted({key for pair in found.pairs for key in (pair.first, pair.second)} & codes.keys())
    texts = {key: {"definition": codes[key].definition, "include": codes[key].include, "exclude": codes[key].exclude} for key in keys}
    record = to_record(found)
    for pair, shape in zip(found.pairs, record["pairs"], strict=True):
        for cause, one in zip(pair.causes, shape["causes"], strict=True):
            one["told"] = cause_told(cause)
    return {**record, "codes": {key: {name: dict(value) for name, value in fields.items()} for key, fields in texts.items()}}
