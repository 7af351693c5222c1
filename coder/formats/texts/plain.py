"""Plain text and Markdown: frozen as they are, markup included."""

from coder.errors import InputRefused
from coder.formats.files.magic import binary_format
from coder.formats.read_document import Extract
from coder.text.freeze import freeze


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text, decoded; see `coder.text.freeze`.

    Raises:
        InputRefused: empty, damaged, of an unknown encoding, or no text at all.
    """
    kind = binary_format(data)
    if kind:
        raise InputRefused(f"{name}: not a text but {kind[0]}", kind[1])
    frozen = freeze(data, name=name, encoding=encoding)
    return (Extract(text=frozen.text, encoding=frozen.encoding, warnings=frozen.warnings),)
