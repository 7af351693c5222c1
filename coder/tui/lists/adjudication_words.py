"""What was decided about a disagreement, in words: for the screen and for plain lines (no Textual)."""

from collections.abc import Sequence

from coder.analysis.agreement.confusions import is_named
from coder.model.adjudication import Adjudication
from coder.model.codebook import Code, in_language
from coder.project.teamwork.versions import Versions
from coder.tui.texts.screens import Texts

MOST = 60


def outcome(decision: Adjudication, versions: Versions, texts: Texts) -> str:
    """What holds, without who says so."""
    if decision.verdict in ("neither", "later"):
        return texts(f"outcome {decision.verdict}")
    people = texts("and names").join(versions.people(decision))
    if decision.verdict == "chosen":
        made = {each.user_id for each in decision.originals}
        return texts("outcome chosen" if made & set(decision.chosen) else "outcome empty", people)
    if decision.slots:
        slots = (texts("slot from", texts(f"slot {slot}"), versions.names.get(user, user)) for slot, user in decision.slots.items())
        return texts("outcome slots", people, ", ".join(slots))
    return texts("outcome other", "; ".join(f"{code_name(code, texts)} “{quote[:MOST]}”" for code, _, _, quote in versions.settled(decision)))


def outcome_for(earlier: Adjudication, versions: Versions, texts: Texts) -> str:
    """What held in an earlier case, by codes: who gave them says nothing of another case."""
    if earlier.verdict == "chosen":
        codes = dict.fromkeys(one.code_id for one in earlier.originals if one.user_id in earlier.chosen and one.code_id)
        if codes:
            return texts("outcome chosen", texts("and names").join(code_name(versions.codes.get(each), texts) for each in codes))
        if not any(one.user_id in earlier.chosen for one in earlier.originals):
            return texts("outcome neither")
    return outcome(earlier, versions, texts)


def told(decision: Adjudication, versions: Versions, texts: Texts) -> str:
    """What holds, who decided it and when, and why."""
    by = versions.names.get(decision.user_id, decision.user_id)
    said = texts("decided by", outcome(decision, versions, texts), by, decision.created_at[:10])
    return f"{said} · {texts('because', decision.reason)}" if decision.reason else said


def precedents(earlier: Sequence[Adjudication], versions: Versions, texts: Texts, most: int) -> list[str]:
    """The latest earlier decisions, one a line, with their reasons."""
    lines = []
    for each in earlier[:most]:
        said = outcome_for(each, versions, texts)
        lines.append(f"{said} · {texts('because', each.reason)}" if each.reason else said)
    return lines


def code_name(code: Code | None, texts: Texts) -> str:
    """The name of a code; of one that is gone a dash."""
    return code.name(texts.language) if code else "—"


def rules(code: Code, texts: Texts, *, about: Sequence[Code] | None = None) -> list[tuple[str, str]]:
    """(what it is, words): the definition of a code, when to use it, and when not; with `about` only the rules that name one of these codes."""
    found = [("", in_language(code.definition, texts.language) or texts("no definition"))]
    for name, some in (("include", code.include), ("exclude", code.exclude)):
        for each in in_language(some, texts.language) or ():
            if about is None or any(is_named(other, each) for other in about if other.id != code.id):
                found.append((texts(name), each))
    return found
