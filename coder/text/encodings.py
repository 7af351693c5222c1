"""Which encoding bytes are in: UTF-8, a byte order mark, or a guess that says so."""

import codecs
import re
from dataclasses import dataclass

from coder.errors import InputRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5", "big5hkscs", "cp1252", "shift_jis", "euc_kr")
_SAMPLE = 200_000
_HINT = "Name its encoding with --encoding (utf-8, gb18030, big5, utf-16 ...)."
_PLAIN = re.compile(r"[\t\n\r -~\u4e00-\u9fff\u3400-\u4dbf\u3000-\u303f\uff00-\uffef\u2010-\u2027]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the codec that gave it, and what to check."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, name: str, encoding: str | None = None) -> Decoded:
    """Decode the bytes of the file `name`, strictly.

    Raises:
        InputRefused: the bytes are damaged, or no encoding fits them.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data, name, codec), encoding=codec)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, name, error)
    if "\0" in text:
        wide = _utf16(data)
        if wide:
            return _with_warning(wide, data.decode(wide), name)
    return Decoded(text=text, encoding="utf-8")


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    text = _strict(data, name, encoding)
    codec = codecs.lookup(encoding).name
    takes_mark = codec in {"utf-8-sig", "utf-16", "utf-32"} and any(data.startswith(mark) for mark, _ in _MARKS)
    if text.startswith("\ufeff") and not takes_mark:
        text = text[1:]
    warnings: tuple[str, ...] = ()
    if codec not in {"utf-8", "utf-8-sig", "ascii"} and not data.isascii() and _is_utf8(data):
        warnings = (f"{name}: decoded as {codec} as told, but its bytes are valid UTF-8 too",)
    return Decoded(text=text, encoding=codec, warnings=warnings)


def _strict(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"{name}: not {encoding}: byte 0x{data[error.start]:02x} at byte offset {error.start} (line {line}): {error.reason}"
        raise InputRefused(what, _HINT) from None
    except (LookupError, UnicodeError, ValueError):
        raise InputRefused(f"{name}: unknown encoding {encoding!r}", "Known ones are utf-8, utf-16, gb18030, gbk, big5, cp1252 ...") from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    if _damaged_utf8(data):
        line = data.count(b"\n", 0, error.start) + 1
        what = f"{name}: damaged UTF-8: byte 0x{data[error.start]:02x} at byte offset {error.start} (line {line}): {error.reason}"
        raise InputRefused(what, "Repair the file, or name another encoding with --encoding.")
    codec = _utf16(data) if b"\0" in data else _referee(data)
    if codec is None:
        what = f"{name}: not UTF-8 (byte 0x{data[error.start]:02x} at byte offset {error.start}), and no other encoding fits"
        raise InputRefused(what, _HINT)
    return _with_warning(codec, data.decode(codec), name)


def _with_warning(codec: str, text: str, name: str) -> Decoded:
    warning = f"{name}: not UTF-8; read as {codec}, which is a guess: if the text looks wrong, import again with --encoding"
    return Decoded(text=text.removeprefix("\ufeff"), encoding=codec, warnings=(warning,))


def _damaged_utf8(data: bytes) -> bool:
    """Whether nearly all bytes above 127 stand in good UTF-8 sequences: no other encoding looks like that by chance."""
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    kept = sum(len(run.encode("utf-8")) for run in re.findall(r"[^\x00-\x7f]+", data.decode("utf-8", "ignore")))
    return high >= 12 and kept >= 0.9 * high


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, if nine in ten characters are then plain Chinese or English ones."""
    best = max((_share(data, codec), codec) for codec in ("utf-16-le", "utf-16-be"))
    return best[1] if best[0] >= 0.9 else None


def _share(data: bytes, codec: str) -> float:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    sample = text[:_SAMPLE]
    return 0.0 if "\0" in text or not sample else len(_PLAIN.findall(sample)) / len(sample)


def _referee(data: bytes) -> str | None:
    """The encoding that charset-normalizer holds for the likeliest among those that decode all bytes."""
    possible = [codec for codec in _CANDIDATES if _decodes(data, codec)]
    if len(possible) < 2:
        return possible[0] if possible else None
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data), cp_isolation=possible, preemptive_behaviour=False).best()
    return best.encoding if best is not None and best.encoding in possible else None


def _sample(data: bytes) -> bytes:
    """The beginning, cut where no character of a multi-byte encoding is torn: after a byte below 0x30."""
    if len(data) <= _SAMPLE:
        return data
    head = data[:_SAMPLE]
    last = max(head.rfind(byte) for byte in (b"\n", b" ", b"!", b",", b"-", b"."))
    return head[: last + 1] if last > 0 else head


def _decodes(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return not any("\x80" <= char <= "\x9f" or "\ue000" <= char <= "\uf8ff" for char in text[:_SAMPLE])
