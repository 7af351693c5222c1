"""The card of a code beside the text: definition, rules, examples, where it comes from, and what waits for a second look."""

from coder.model.codebook import Code, in_language
from coder.text.cells import visible
from coder.tui.codes.colours import nearest
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.session import Session
from coder.tui.texts.screens import Texts

_RULES, _EXAMPLES, _PROVENANCE = 4, 2, 6


def code_card(session: Session, texts: Texts, code: Code, width: int) -> list[Line]:
    """The card in the language of the screen, else in the one it has, as lines of at most `width` cells."""
    language = session.language
    lines: list[Line] = [[(f"{session.codes.short(code.id)} ", "key"), (visible(code.name(language)), "strong")], [(visible(code.key), "dim")]]
    if code.codable:
        colour = session.codes.colour(code.id)
        lines.append([("██ ", colour), (nearest(colour).name(language), "dim"), (f" · {texts('retired')}" if code.retired else "", "warning")])
    older = session.older.counts.get(code.id, 0)
    if older:
        lines += wrapped(f"! {texts('older count', older)}", width, "warning")
    lines += wrapped(visible(definition), width) if (definition := in_language(code.definition, language)) else []
    for title, words, most in (("include", code.include, _RULES), ("exclude", code.exclude, _RULES), ("field examples", code.examples, _EXAMPLES)):
        for rule in (in_language(words, language) or ())[:most]:
            lines += at_most(wrapped(visible(f"{texts(title)}: {rule}"), width), 4)
    cues = in_language(code.cues, language)
    if cues:
        lines += at_most(wrapped(visible(f"{texts('field cues')}: {'; '.join(cues)}"), width, "dim"), 3)
    return lines + _origin(session, texts, code, width)


def _origin(session: Session, texts: Texts, code: Code, width: int) -> list[Line]:
    """Where the code comes from, and since when it is defined as it is, if that was changed here."""
    lines: list[Line] = []
    history = session.older.histories.get(code.id)
    if history:
        last = history.versions[-1]
        told = texts("redefined by", last.at[:10], session.user_names.get(last.user_id, ""))
        lines += wrapped(f"{texts('under version')} {last.stamp} · {told}", width, "dim")
    for name, value in list(code.origin.items())[:_PROVENANCE]:
        lines += at_most(wrapped(visible(f"{name}: {value}"), width, "dim"), 3)
    return lines
