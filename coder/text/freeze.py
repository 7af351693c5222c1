"""Bytes to frozen text: decoded once, LF newlines, nothing else changed.

No Unicode normalisation takes place, so what a researcher quotes is what stands in the file.
"""

import hashlib
from dataclasses import dataclass

from coder.errors import InputRefused
from coder.text import encodings

_RESAVE = "Save it again as UTF-8, or take the character out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A text that never changes again.

    Attributes:
        text: LF newlines, no byte order mark.
        encoding: How the bytes were decoded, as a Python codec name.
        source_sha256: Of the bytes as they came.
        text_sha256: Of the text as UTF-8.
        warnings: What a person should check, such as a guessed encoding.
    """

    text: str
    encoding: str
    source_sha256: str
    text_sha256: str
    warnings: tuple[str, ...] = ()


def freeze(data: bytes, *, name: str, encoding: str | None = None) -> Frozen:
    """Decode the bytes of the file `name` and freeze the text.

    UTF-8 is tried first, then what a byte order mark says; otherwise the encoding is guessed and a warning names it.
    One byte order mark at most is taken off.

    Raises:
        InputRefused: the file is empty, damaged, of an unknown encoding, or holds NUL.
    """
    if not data:
        raise InputRefused(f"{name}: the file is empty", "Give a file that holds text.")
    decoded = encodings.decode(data, name=name, encoding=encoding)
    text = _newlines(decoded.text)
    source = hashlib.sha256(data).hexdigest()
    as_utf8 = _checked(text, name)
    own = source if as_utf8 == data else hashlib.sha256(as_utf8).hexdigest()
    return Frozen(text=text, encoding=decoded.encoding, source_sha256=source, text_sha256=own, warnings=decoded.warnings)


def freeze_text(text: str, *, name: str) -> str:
    """Freeze a text that a reader holds already: LF newlines; freezing twice changes nothing.

    Raises:
        InputRefused: the text is empty, or holds NUL or half a surrogate pair.
    """
    frozen = _newlines(text)
    _checked(frozen, name)
    return frozen


def sha256_text(text: str) -> str:
    """The hash of a text: SHA-256 over its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _checked(text: str, name: str) -> bytes:
    """The text as UTF-8, if it may be frozen."""
    if not text or text.isspace():
        raise InputRefused(f"{name}: the file holds no text", "Give a file that holds text.")
    nul = text.find("\0")
    if nul >= 0:
        raise InputRefused(f"{name}: {_place(text, nul)}: a NUL character", f"This may not be a text file. {_RESAVE}")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"{name}: {_place(text, error.start)}: half a surrogate pair (U+{ord(text[error.start]):04X})"
        raise InputRefused(what, _RESAVE) from None


def _place(text: str, offset: int) -> str:
    return f"line {text.count(chr(10), 0, offset) + 1}, offset {offset}"
