"""Files beside each other and inside them: bytes within bounds, text decoded, JSON in all the ways in which it is strung together."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.errors import FormatError, InputRefused
from coder.formats.files.file_names import shown
from coder.text import encodings
from coder.text.freeze import Frozen

MAX_BYTES = 128 * 1024**2
_HINT = "Export it anew from its own program."


def data_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        FormatError: it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > limit:
            raise FormatError(f"{shown(path)}: larger than {limit // 1024**2} MB", "Export it in parts.")
        return path.read_bytes()
    except OSError as error:
        raise FormatError(f"{shown(path)}: {error.strerror or error}", "Check the name and the permissions.") from error


def raw_text(path: Path, encoding: str | None = None) -> Frozen:
    """The text of a file as it stands there, its line ends included; `Frozen` tells the encoding and the hash.

    Raises:
        FormatError, InputRefused: it cannot be read or decoded.
    """
    data = data_of(path)
    decoded = encodings.decode(data, name=shown(path), encoding=encoding)
    digest = hashlib.sha256(data).hexdigest()
    return Frozen(text=decoded.text, encoding=decoded.encoding, source_sha256=digest, text_sha256=digest, warnings=decoded.warnings)


def json_of(path: Path) -> Iterator[Any]:
    """The values of a JSON file: one, or one a line, or several one after the other, however they are wrapped.

    Raises:
        FormatError: it is damaged; the error names the line.
    """
    name = shown(path)
    try:
        text = encodings.decode(data_of(path), name=name).text.removeprefix("\ufeff")
    except InputRefused as error:
        raise FormatError(error.what, error.hint) from error
    decoder = json.JSONDecoder()
    place = _next(text, 0)
    while place < len(text):
        try:
            value, place = decoder.raw_decode(text, place)
        except RecursionError as error:
            raise FormatError(f"{name}: its JSON is nested too deeply", _HINT) from error
        except ValueError as error:
            where = getattr(error, "lineno", 1)
            raise FormatError(f"{name}: line {where}: damaged JSON ({' '.join(str(error).split())[:100]})", _HINT) from error
        yield value
        place = _next(text, place)


def _next(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n,":
        place += 1
    return place


def words(value: object) -> str:
    """A value of JSON as text: numbers and truth as they are written, nothing for null; lists and objects as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def whole(value: object) -> int | None:
    """A value of JSON as a whole number, if it is one or says one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 2**53 else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else None
    return int(value) if isinstance(value, str) and len(value) < 16 and value.strip().isdecimal() else None
