"""Disagreements, the consensus and confusions as lines and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coder.cli.adjudicating.sentences import Sentences
from coder.cli.printing.render import one_line
from coder.model.adjudication import Adjudication
from coder.model.codebook import Code
from coder.model.confusion import Cause, CodeAlone, CodeConfusion, Confusions
from coder.model.consensus import Consensus
from coder.model.disagreement import Disagreement
from coder.model.record import to_record
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.teamwork.versions import Version, Versions
from coder.tui.lists.adjudication_words import rules, told
from coder.tui.texts.screens import Texts

QUOTE = 60
MOST = 10
EXAMPLES = 2


def disagreement_lines(sitting: Adjudicating, versions: Versions, texts: Texts) -> Iterator[str]:
    """Each disagreement in a line for the place and one for each version."""
    words = Sentences(texts.language)
    for each in sitting.items:
        place = versions.of(each)
        turn = words("turn", place.turn.ordinal) if place.turn and place.turn.kind == "turn" else ""
        decision = sitting.decision(each)
        state = told(decision, versions, texts) if decision else words("open")
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
    words = Sentences(texts.language)
    if not found.pairs:
        yield words("no confusions")
    for pair in found.pairs[:MOST]:
        yield from _pair_lines(pair, codes, places, texts, words)
    if len(found.pairs) > MOST:
        yield words("further", words.count(len(found.pairs) - MOST, "further pair"))
    if found.alone:
        yield words("alone")
    for each in found.alone[:MOST]:
        yield _alone_line(each, words)
    if found.boundaries:
        told_ = sorted(found.boundaries.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        yield words("edges", words.listed([f"{code} {n}" for code, n in told_]))


def _pair_lines(pair: CodeConfusion, codes: Mapping[str, Code], places: Mapping[str, str], texts: Texts, words: Sentences) -> Iterator[str]:
    given = ("；" if words.language == "zh" else "; ").join(
        words("given", name, pair.first, one, pair.second, two) for name, (one, two) in pair.given.items()
    )
    yield words("pair", pair.first, pair.second, words.count(pair.count, "place"), words.count(pair.documents, "document"))
    yield words("agreed on", given, pair.first, pair.agreed[0], pair.second, pair.agreed[1])
    if pair.decided:
        names = {"first": pair.first, "second": pair.second, "both": words("both"), "neither": words("neither")}
        yield words("decided", words.listed([f"{names[name]} {n}" for name, n in sorted(pair.decided.items())]))
    both = [codes[key] for key in (pair.first, pair.second) if key in codes]
    for code in both:
        for what, said in rules(code, texts, about=both):
            yield f"    {what}: {one_line(said, 200)}" if what else f"  {code.key}: {one_line(said, 400)}"
    for cause in pair.causes:
        yield words("hint", cause_told(cause, words))
    for identity in pair.examples[:EXAMPLES]:
        yield words("example", identity[:8], places[identity])


def _alone_line(each: CodeAlone, words: Sentences) -> str:
    given = words.listed([f"{name} {n}" for name, n in each.given.items()])
    decided = words("alone decided", each.held, each.rejected) if each.held + each.rejected else ""
    return words("alone line", each.code, each.count, given, each.agreed, decided)


def cause_told(cause: Cause, words: Sentences) -> str:
    """What may cause a confusion, in a sentence."""
    filled: Mapping[str, tuple[object, ...]] = {
        "held": (cause.number, cause.of, cause.other, cause.code, cause.other),
        "one_sided": (cause.said, cause.code, cause.number, cause.of),
        "no_definition": (cause.code,),
        "not_excluded": (cause.code, cause.other),
        "same_cues": (cause.said,),
    }
    return words(cause.kind, *filled[cause.kind])


def confusion_shape(found: Confusions, codes: Mapping[str, Code]) -> dict[str, Any]:
    """The same as JSON, with the definitions of the codes concerned."""
    keys: Sequence[str] = sorted({key for pair in found.pairs for key in (pair.first, pair.second)} & codes.keys())
    texts = {key: {"definition": codes[key].definition, "include": codes[key].include, "exclude": codes[key].exclude} for key in keys}
    record = to_record(found)
    for pair, shape in zip(found.pairs, record["pairs"], strict=True):
        for cause, one in zip(pair.causes, shape["causes"], strict=True):
            one["told"] = cause_told(cause, Sentences())
    return {**record, "codes": {key: {name: dict(value) for name, value in fields.items()} for key, fields in texts.items()}}
