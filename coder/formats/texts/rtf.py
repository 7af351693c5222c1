"""Rich Text Format: code pages by font, Unicode escapes, tables as lines with tabs, footnotes at the end, deletions left out."""

import codecs
import dataclasses
import re
from collections import Counter

from coder.errors import InputRefused
from coder.formats.read_document import Extract
from coder.formats.texts.flow import with_notes
from coder.formats.texts.rtf_words import BREAKS, CHARACTERS, CODE_PAGES, CODECS, LEFT_OUT, SYMBOLS

MAX_DEPTH = 10_000

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\", re.DOTALL)
_WARNINGS = {
    "deleted": "{} tracked deletions left out",
    "hidden": "{} pieces of hidden text left out",
    "annotation": "{} comments left out",
    "undecoded": "{} pieces could not be decoded: look for \ufffd",
    "open": "the end of the file may be missing: {} groups are not closed",
}


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text. `encoding` stands for the code page where the file names none.

    Raises:
        InputRefused: no RTF, or nested too deeply.
    """
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise InputRefused(f"{name}: not RTF: it does not begin with {{\\rtf", "Save it anew as RTF, or rename it after what it is.")
    parser = _Parser(_known(encoding, name))
    parser.run(data.decode("latin-1"), name)
    warnings = tuple(text.format(parser.found[what]) for what, text in _WARNINGS.items() if parser.found[what])
    notes = [(str(number), _lines(sink)) for number, sink in enumerate(parser.notes, start=1)]
    return (Extract(text=with_notes(_lines(parser.body), notes), encoding=parser.code_page, warnings=warnings),)


def _known(encoding: str | None, name: str) -> str | None:
    try:
        b"a".decode(encoding or "ascii")
    except UnicodeError:
        return encoding
    except LookupError as error:
        raise InputRefused(f"{name}: unknown encoding {encoding!r}", "Known ones are utf-8, gb18030, big5, cp1252 ...") from error
    return encoding


@dataclasses.dataclass(slots=True)
class _Group:
    """What holds until the group closes."""

    sink: list[str]
    left_out: bool = False
    fonts: bool = False
    fallback: int = 1
    font: str = ""
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False


class _Parser:
    """Reads tokens; text goes to the sink of the group that is open."""

    def __init__(self, encoding: str | None) -> None:
        self.body: list[str] = []
        self.notes: list[list[str]] = []
        self.found: Counter[str] = Counter()
        self.code_page = encoding or "cp1252"
        self._codecs: dict[str, str] = {}
        self._default_font = ""
        self._bytes = bytearray()
        self._skip = 0
        self._starred = False
        self._stack: list[_Group] = []
        self._group = _Group(self.body)

    def run(self, text: str, name: str) -> None:
        place = 0
        while place < len(text):
            token = _TOKEN.match(text, place)
            if token is None:
                break
            place = token.end()
            word, argument, code, symbol, brace, plain = token.groups()
            if word:
                place += self._word(word, argument)
            elif brace:
                if not self._brace(brace, name):
                    break
            elif code:
                self._raw(bytes.fromhex(code))
            elif symbol:
                self._symbol(symbol)
            elif plain:
                self._raw(plain.encode("latin-1"))
        self._flush()
        self.found["open"] = len(self._stack)

    def _brace(self, brace: str, name: str) -> bool:
        """Open or close a group; False after the last one."""
        self._flush()
        self._skip, self._starred = 0, False
        if brace == "{":
            if len(self._stack) >= MAX_DEPTH:
                raise InputRefused(f"{name}: groups nested deeper than {MAX_DEPTH}", "Open it in its own program and save it anew.")
            self._stack.append(self._group)
            self._group = dataclasses.replace(self._group)
        elif self._stack:
            self._group = self._stack.pop()
        return bool(self._stack)

    def _raw(self, data: bytes) -> None:
        taken = data[self._skip :]
        self._skip = max(0, self._skip - len(data))
        if not self._group.left_out:
            self._bytes += taken

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._break()
        elif symbol in SYMBOLS:
            self._say(SYMBOLS[symbol])

    def _word(self, word: str, argument: str | None) -> int:
        """Take a control word; how many characters of binary data follow it."""
        starred, self._starred = self._starred, False
        number = int(argument) if argument else 0
        if word == "bin":
            return max(0, number)
        if word == "u":
            self._say(chr(number % 0x10000))
            self._skip = self._group.fallback
        elif self._destination(word, starred):
            pass
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in BREAKS:
            self._break()
        elif word in ("cell", "nestcell"):
            self._say("\t")
        elif word in ("row", "nestrow"):
            self._end_row()
        else:
            self._property(word, argument, number)
        return 0

    def _destination(self, word: str, starred: bool) -> bool:
        if word == "fonttbl":
            self._group.fonts = True
            self._group.left_out = False
        elif word == "footnote" and not self._group.left_out:
            self._say(f"[{len(self.notes) + 1}]")
            self._flush()
            self.notes.append([])
            self._group.sink = self.notes[-1]
        elif word in LEFT_OUT or (starred and word not in ("shpinst", "shptxt", "listtext", "pntext", "pnseclvl")):
            self.found["annotation"] += word == "annotation"
            self._flush()
            self._group.left_out = True
        else:
            return False
        return True

    def _property(self, word: str, argument: str | None, number: int) -> None:
        if word == "f":
            self._flush()
            self._group.font = argument or ""
        elif word == "deff":
            self._default_font = argument or ""
            self._group.font = self._default_font
        elif word == "fcharset" and self._group.fonts:
            self._codecs[self._group.font] = CODECS.get(number, "")
        elif word == "ansicpg":
            self._page(argument or "")
        elif word in ("mac", "pc", "pca"):
            self.code_page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "uc":
            self._group.fallback = min(max(0, number), 100)
        elif word in ("v", "deleted"):
            self._unseen("hidden" if word == "v" else "deleted", argument != "0")
        elif word == "plain":
            self._flush()
            self._group.hidden = self._group.deleted = False
            self._group.font = self._default_font
        elif word == "pard":
            self._group.in_table = False
        elif word == "intbl":
            self._group.in_table = True

    def _page(self, argument: str) -> None:
        codec = CODE_PAGES.get(argument, f"cp{argument}")
        try:
            self.code_page = codecs.lookup(codec).name
        except LookupError:
            self.found["undecoded"] += 1

    def _unseen(self, what: str, on: bool) -> None:
        self._flush()
        if on and not getattr(self._group, what) and not self._group.left_out:
            self.found[what] += 1
        setattr(self._group, what, on)

    def _break(self) -> None:
        self._say(" " if self._group.in_table else "\n")

    def _end_row(self) -> None:
        self._flush()
        sink = self._group.sink
        if sink and sink[-1] == "\t":
            sink.pop()
        self._say("\n")

    def _say(self, words: str) -> None:
        self._flush()
        self._skip = 0
        group = self._group
        if not (group.left_out or group.fonts or group.hidden or group.deleted):
            group.sink.append(words)

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, group = bytes(self._bytes), self._group
        self._bytes.clear()
        if group.left_out or group.fonts or group.hidden or group.deleted:
            return
        try:
            words = data.decode(self._codecs.get(group.font, "") or self.code_page)
        except UnicodeDecodeError:
            words = data.decode(self._codecs.get(group.font, "") or self.code_page, "replace")
            self.found["undecoded"] += 1
        group.sink.append(words)


def _lines(sink: list[str]) -> list[str]:
    """The text as lines; halves of surrogate pairs, which RTF writes one by one, are joined."""
    text = "".join(sink).replace("\0", "\ufffd")
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.split("\n")
