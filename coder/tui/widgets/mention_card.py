"""A linkage mention in a few lines: who, what flows, how far, how it stands; both scales where coder and gazetteer differ."""

from collections.abc import Iterator

from coder.model.linkage import LinkageMention
from coder.tui.codes.code_list import CodeList
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.texts.screens import Texts

_DEFAULTS = {"status": "active", "polarity": "affirmed", "valence": "neutral", "evidence_mode": "first_hand", "initiator": "unclear"}


def mention_card(mention: LinkageMention, codes: CodeList, texts: Texts, width: int) -> list[Line]:
    """The ends, then every field that says something beyond its default."""
    brokers = f" ({', '.join(each.label for each in mention.brokers)})" if mention.brokers else ""
    head = wrapped(f"& {mention.actor_a.label} → {mention.actor_b.label}{brokers}", width, "text")
    lines = [[("& ", "accent"), (head[0][0][0][2:], "text")], *head[1:]]
    for label, value in _told(mention, codes, texts):
        lines += at_most(wrapped(f"{label}: {value}", width, "dim", "  "), 2)
    return lines


def _told(mention: LinkageMention, codes: CodeList, texts: Texts) -> Iterator[tuple[str, str]]:
    def names(*ids: str) -> str:
        return ", ".join(codes.by_id[each].name(codes.language) if each in codes.by_id else texts.word(each) for each in ids if each)

    for label, ids in (("situations field", mention.situations), ("kinds field", mention.kinds), ("step field", (mention.step,))):
        if any(ids):
            yield texts(label), names(*ids)
    if mention.borrowed_from:
        yield texts("borrowed_from"), ", ".join(mention.borrowed_from)
    if mention.direction:
        yield texts("direction"), names(mention.direction)
    if mention.scale or mention.scale_gazetteer:
        differs = mention.scale_gazetteer not in ("", mention.scale)
        yield texts("scale"), names(mention.scale) + (f" ({texts('by gazetteer', names(mention.scale_gazetteer))})" if differs else "")
    for name in ("dynamics", "risk", "relation"):
        if getattr(mention, name):
            yield texts(name), names(getattr(mention, name))
    for name, default in _DEFAULTS.items():
        if getattr(mention, name) != default:
            yield texts(name), texts.word(getattr(mention, name))
    if mention.time_from or mention.time_to:
        yield texts("time"), f"{mention.time_from}/{mention.time_to}"
    if len(mention.anchors) > 1:
        yield texts("passages of it"), str(len(mention.anchors))
    if mention.memo:
        yield texts("link memo"), mention.memo.replace("\n", " ")
