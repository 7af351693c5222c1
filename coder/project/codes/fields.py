"""A new code, and whether the fields of a code hold."""

import re
from collections.abc import Mapping, Sequence

from coder.errors import Conflict, InvalidValue
from coder.formats.codebooks.derive import colours, language_of, mnemonics
from coder.formats.codebooks.derive import slug as slug_of
from coder.model import ids
from coder.model.codebook import Code, Codebook

LANGUAGE_FIELDS = ("names", "definition")
WORDS_FIELDS = ("include", "exclude", "examples", "cues", "anti_cues")
PLAIN_FIELDS = ("colour", "mnemonic", "position", "retired", "attaches_to")
_KEY = re.compile(r"[^\s:,;\"']+")


def new_code(
    book: Codebook,
    siblings: Sequence[Code],
    key: str,
    *,
    names: Mapping[str, str] | None = None,
    parent: Code | None = None,
    mnemonic: str = "",
    colour: str = "",
) -> Code:
    """A code, not yet written, at the end of a book; without mnemonic or colour it gets free ones.

    Args:
        siblings: All codes of the book.
        key: Empty: made from the name, with what its parent's key begins with (`sit.`).

    Raises:
        InvalidValue: a field does not hold.
        Conflict: the book has a code with this key, or with this mnemonic.
    """
    key = key.strip() or _key_of(names or {}, parent, siblings)
    slug = re.sub(r"[\s:,;\"']+", "_", key).strip("_")
    if not slug or not _KEY.fullmatch(slug) or not key.isprintable():
        raise InvalidValue(f"{key!r} cannot be the key of a code", "Give a word of printable characters, such as sit.new_code.")
    if any(each.key == slug for each in siblings):
        raise Conflict(f"{book.key} has a code {slug} already", "Use that one, or give another key.")
    check_fields({"names": names or {}, "mnemonic": mnemonic, "colour": colour}, siblings)
    return Code(
        id=ids.code_id(book.id, slug),
        codebook_id=book.id,
        key=slug,
        parent_id=parent.id if parent else None,
        names=dict(names) if names else {language_of(key): key},
        mnemonic=mnemonic or mnemonics([(slug, key)], frozenset(each.mnemonic for each in siblings))[0],
        colour=colour or colours(1, frozenset(each.colour for each in siblings))[0],
        position=max((each.position for each in siblings), default=0) + 1,
    )


def _key_of(names: Mapping[str, str], parent: Code | None, siblings: Sequence[Code]) -> str:
    """A key that the book has not yet; empty without a name."""
    word = slug_of(names.get("en") or next(iter(names.values()), ""))
    if not word:
        return ""
    family = parent.key.split(".", 1)[0] + "." if parent else ""
    taken = {each.key for each in siblings}
    return next(key for key in (f"{family}{word}{number or ''}" for number in (0, *range(2, len(taken) + 3))) if key not in taken)


def check_fields(fields: Mapping[str, object], others: Sequence[Code]) -> None:
    """Refuse names, a mnemonic or a colour that do not hold beside the other codes of the book.

    Raises:
        InvalidValue: a name is no line of text, the mnemonic is not one to four letters or digits, the colour is not #RRGGBB.
        Conflict: another code has the mnemonic.
    """
    names = fields.get("names") or {}
    assert isinstance(names, Mapping)
    for name in names.values():
        if not name.strip() or not name.isprintable():
            raise InvalidValue(f"{name!r} cannot be the name of a code", "Give one line of printable characters.")
    mnemonic, colour = str(fields.get("mnemonic") or ""), str(fields.get("colour") or "")
    if mnemonic and (not mnemonic.isalnum() or len(mnemonic) > 4):
        raise InvalidValue(f"{mnemonic!r} cannot be a mnemonic", "Give one to four letters or digits.")
    for each in others:
        if mnemonic and each.mnemonic.lower() == mnemonic.lower():
            raise Conflict(f"{mnemonic} is the mnemonic of {each.key}", "Give other letters.")
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise InvalidValue(f"{colour!r} is not a colour", "Give six hexadecimal digits, such as #3366CC.")
