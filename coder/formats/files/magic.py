"""Files that are no text, known by their first bytes."""

_HEAD = 4096
_SAVE_AS = "Save it as .docx, .odt, .pdf or .txt with its own program, without a password."
_RENAME = "Rename it after what it is, so that the right reader takes it."

_BINARY = (
    (b"%PDF-", "a PDF", _RENAME),
    (b"PK\x03\x04", "a zip archive (.docx, .odt, .xlsx, .qdpx and others are such)", _RENAME),
    (b"PK\x05\x06", "an empty zip archive", _SAVE_AS),
    (b"{\\rtf", "RTF", _RENAME),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt) or one with a password", _SAVE_AS),
    (b"SQLite format 3\0", "a database", "A project of this program is opened, not added; those of others: coder import."),
    (b"\x89PNG", "a picture", "Only texts can be added."),
    (b"\xff\xd8\xff", "a picture", "Only texts can be added."),
    (b"GIF8", "a picture", "Only texts can be added."),
    (b"II*\0", "a picture", "Only texts can be added."),
    (b"\x1f\x8b", "a compressed archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it first."),
    (b"Rar!\x1a", "a compressed archive", "Unpack it first."),
    (b"\xfd7zXZ\0", "a compressed archive", "Unpack it first."),
    (b"ID3", "a recording", "Only texts can be added: transcribe it first."),
    (b"RIFF", "a recording", "Only texts can be added: transcribe it first."),
    (b"OggS", "a recording", "Only texts can be added: transcribe it first."),
    (b"fLaC", "a recording", "Only texts can be added: transcribe it first."),
    (b"\x7fELF", "a program", "Only texts can be added."),
    (b"MZ\x90", "a program", "Only texts can be added."),
)


def binary_format(data: bytes) -> tuple[str, str] | None:
    """(what it is, what to do) for bytes that are no text, or None; a text may begin with the letters ID3."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    for magic, what, hint in _BINARY:
        if head.startswith(magic) and (b"\0" in head or not magic.isalnum()):
            return what, hint
    if head[4:8] == b"ftyp":
        return "a recording", "Only texts can be added: transcribe it first."
    return None
