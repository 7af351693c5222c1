"""PDF: the text of its pages, line by line as set; nothing is rejoined, so that what is quoted can be found on the page."""

import contextlib
import io
import logging
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

from coder.errors import InputRefused
from coder.formats.read_document import Extract
from coder.formats.texts.pdf_radicals import ideographs

MAX_PAGES = 20_000

_DAMAGE = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError),
    *(RecursionError, RuntimeError, TypeError, ValueError, zlib.error),
)
"""What pypdf raises on damaged files, beside its own errors; found by feeding it some."""

_ANEW = "Open it in a PDF program and print or save it anew."


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text: pages one after the other; `metadata["pages"]` holds the offset where each begins.

    Raises:
        InputRefused: damaged, protected by a password, or without text (scanned pages).
    """
    with _collected() as messages:
        pages = _pages(data, name)
    text, starts = "", []
    for page in pages:
        starts.append(len(text))
        text += page
    text, radicals = ideographs(text)
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        raise InputRefused(f"{name}: no text: scanned?", "Run character recognition (OCR) over it first, then add the result.")
    told = [f"{empty} of {len(pages)} pages have no text (pictures?)"] if empty else []
    odd = text.count("\ufffd")
    told += [f"{odd} characters could not be read: look for \ufffd"] if odd else []
    told += [f"{radicals} radicals that the font says stand as the ideographs they show"] if radicals else []
    metadata: dict[str, object] = {"pages": starts}
    return (Extract(text=text, metadata=metadata, warnings=(*told, *messages)),)


def _pages(data: bytes, name: str) -> list[str]:
    """The text of each page, each ending in one LF."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(name)
        if len(reader.pages) > MAX_PAGES:
            raise InputRefused(f"{name}: {len(reader.pages)} pages, more than {MAX_PAGES}", "Split it.")
        return [_clean(page.extract_text()) for page in reader.pages]
    except DependencyError as error:
        raise _protected(name) from error
    except (PyPdfError, *_DAMAGE) as error:
        raise InputRefused(f"{name}: a damaged PDF ({_one_line(error)})", _ANEW) from error


def _protected(name: str) -> InputRefused:
    return InputRefused(f"{name}: encrypted, or protected by a password", "Open it in a PDF program and save a copy without protection.")


def _clean(page: str) -> str:
    """LF newlines; what no text may hold becomes U+FFFD."""
    lines = page.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return lines.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").rstrip() + "\n"


@contextlib.contextmanager
def _collected() -> Iterator[list[str]]:
    """What pypdf logs and warns of, each once, instead of on the screen."""
    messages: list[str] = []
    handler = _Collector(messages)
    logger = logging.getLogger("pypdf")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


class _Collector(logging.Handler):
    """Keeps the first ten different messages."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        message = _one_line(record.getMessage())
        if message not in self._messages and len(self._messages) < 10:
            self._messages.append(message)


def _one_line(said: Any) -> str:
    return " ".join(str(said).split())[:120] or type(said).__name__
