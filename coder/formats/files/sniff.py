"""What a file is by its first bytes, where its name does not say."""

import re

from coder.errors import InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.magic import binary_format

_HEAD = 4096
_SAVE_AS = "Save it as .docx, .odt, .pdf or .txt with its own program."
_MEMBERS = (("word/", ".docx"), ("xl/", ".xlsx"), ("content.xml", ".odt"))
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_SUBTITLE = re.compile(rb"\s*(?:\d+\s*\r?\n)?\s*(?:\d+:)?\d+:\d\d[,.]\d+[ \t]*-->")


def suffix_of(data: bytes, name: str) -> str:
    """The suffix that a file of these bytes should have.

    Raises:
        InputRefused: it is nothing that can be read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return _suffix_of_archive(Archive(data, name), name)
    kind = binary_format(data)
    if kind:
        raise InputRefused(f"{name}: not a text but {kind[0]}", kind[1])
    if head.startswith(b"WEBVTT"):
        return ".vtt"
    if _SUBTITLE.match(head):
        return ".srt"
    if b"<ANNOTATION_DOCUMENT" in head:
        return ".eaf"
    if head.startswith((b"@UTF8", b"@Begin")):
        return ".cha"
    if _HTML.match(head):
        return ".html"
    if _looks_binary(head):
        raise InputRefused(f"{name}: neither a text nor a known format", _SAVE_AS)
    return ".txt"


def _suffix_of_archive(archive: Archive, name: str) -> str:
    members = archive.names()
    for beginning, suffix in _MEMBERS:
        if any(member.startswith(beginning) for member in members):
            return suffix
    if any(member.lower().endswith(".qde") for member in members):
        raise InputRefused(f"{name}: a project of another program, not a text", "Use: coder import PROJECT FILE.")
    raise InputRefused(f"{name}: an archive of no known format", "Unpack it first, or save the document anew.")


def _looks_binary(head: bytes) -> bool:
    """Whether one byte in ten is a control character that no text has; UTF-16 is let through for the decoder to judge."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head:
        return False
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    zeros = head.count(0)
    return odd - zeros > len(head) / 10 or (zeros > 0 and not _utf16_like(head))


def _utf16_like(head: bytes) -> bool:
    return max(head[::2].count(0), head[1::2].count(0)) > 0 and min(head[::2].count(0), head[1::2].count(0)) == 0
