"""The lines of a JSONL file as objects, one at a time, with their numbers."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from coder.errors import FormatError

MAX_LINE = 512 * 1024 * 1024
"""Bytes. A text of 50 MB makes a line of at most 300 MB."""

_HINT = "The file is damaged or was changed by hand: export it anew."


def refuse(name: str, number: int, problem: str, hint: str = _HINT) -> FormatError:
    """The error that names the line."""
    return FormatError(f"{name} line {number}: {problem}", hint)


def numbered_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number from 1, object) for each line that is not blank; `name` is that of the file.

    Raises:
        FormatError: a line is no JSON object.
    """
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise refuse(name, number, f"longer than {MAX_LINE // 1024**2} MB")
        if line.strip():
            yield number, _object(name, number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _object(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
        row = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
        if "\\u" in text:
            json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(name, number, f"not UTF-8 at byte {error.start + 1}") from None
    except UnicodeEncodeError:
        raise refuse(name, number, "holds half a surrogate pair") from None
    except RecursionError:
        raise refuse(name, number, "nested too deeply") from None
    except json.JSONDecodeError as error:
        raise refuse(name, number, f"no JSON at character {error.pos + 1} ({error.msg})") from None
    except ValueError as error:
        raise refuse(name, number, f"no JSON ({error})") from None
    if not isinstance(row, dict):
        raise refuse(name, number, "not a JSON object")
    return row


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:20]} is too large")
    return value
