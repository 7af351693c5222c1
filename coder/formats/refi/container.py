"""The file that a project comes in: an archive, a bare .qde or .qdc, or the folder of an archive that was unpacked by hand."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

from coder.errors import FormatError, InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.file_names import shown
from coder.formats.files.safe_xml import parse

MAX_XML = 512 * 1024**2
MAX_TOTAL = 2 * 1024**3
_SCHEME = re.compile(r"^(?:internal|relative|absolute|file)\s*:[/\\]*", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bcBCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_HINT = "Export the project anew from its program (REFI-QDA: .qdpx or .qdc), then import that file."


class Container:
    """An opened file: its XML, and the texts and recordings that lie beside it. Nothing is ever unpacked.

    Attributes:
        name: Of the file.
        root: The root element, a Project or a CodeBook.
        remarks: (what was odd about it, example) pairs.

    Raises:
        FormatError, InputRefused: it is no project, is damaged, or looks like an attack.
    """

    def __init__(self, path: Path) -> None:
        self.name = shown(path)
        self.remarks: list[tuple[str, str]] = []
        self._members: Archive | _Folder
        if path.is_dir():
            data = self._inside(_Folder(path, self.name))
        else:
            head = _head(path, self.name)
            if head.startswith(b"PK"):
                data = self._inside(Archive.of(path, self.name))
            else:
                self._members, self._base, data = _Folder(path.parent, self.name), "", _bare(path, head, self.name)
        self.root = self._parsed(data)
        self._by_name = {name.replace("\\", "/").lower(): name for name in reversed(self._members.names())}

    def member(self, path: str) -> tuple[str, bytes] | None:
        """(name, bytes) of a text or recording by the path that the project gives, whatever its case and scheme; None: it is not there."""
        wanted = _SCHEME.sub("", path.strip()).replace("\\", "/").lower()
        last = PurePosixPath(wanted).name
        if not last:
            return None
        for each in (f"{self._base}sources/{wanted}", f"{self._base}{wanted}", f"{self._base}sources/{last}", f"{self._base}{last}"):
            found = self._by_name.get(each.lower())
            if found is not None:
                data = self._members.read(found)
                return None if data is None else (PurePosixPath(found.replace("\\", "/")).name, data)
        return None

    def _inside(self, members: "Archive | _Folder") -> bytes:
        """The XML of an archive or a folder: `project.qde`, or whatever .qde there is, the least deep first."""
        self._members = members
        found = [name for name in members.names() if PurePosixPath(name.replace("\\", "/")).suffix.lower() in (".qde", ".qdc")]
        found.sort(key=lambda name: (name.count("/"), PurePosixPath(name).name.lower() != "project.qde", name))
        if not found:
            raise FormatError(f"{self.name}: not a REFI-QDA project: there is no project.qde in it", _HINT)
        if sum(members.size(name) for name in members.names()) > 8 * MAX_TOTAL or members.size(found[0]) > MAX_XML:
            raise InputRefused(f"{self.name}: would swell beyond all measure, which looks like a zip bomb", _HINT)
        for name in found[1:]:
            self.remarks.append(("further .qde files in the archive, left out", name))
        self._base = found[0][: found[0].rfind("/") + 1]
        data = members.read(found[0])
        if not data or not data.strip():
            raise FormatError(f"{self.name}: {found[0]} in it is empty", _HINT)
        return data

    def _parsed(self, data: bytes) -> Any:
        try:
            return parse(_from_its_first_tag(data), self.name)
        except InputRefused as error:
            cleaned, number = _CONTROLS.subn(b"", data) if b"\0" not in data[:200] else (data, 0)
            if not number:
                raise
            try:
                root = parse(_from_its_first_tag(cleaned), self.name)
            except InputRefused:
                raise error from None
            self.remarks.append(("control characters that XML forbids, left out", f"{number} in {self.name}"))
            return root


class _Folder:
    """The files of a folder and of the `sources` folder in it; nothing outside of the two is ever read."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name = name
        inside = [(each, "sources/") for each in _listed(folder) if each.is_dir() and each.name.lower() == "sources"]
        found = [(f"{above}{file.name}", file) for place, above in ((folder, ""), *inside) for file in _listed(place)]
        self._files = {key: file for key, file in found if file.is_file() and not file.is_symlink()}

    def names(self) -> tuple[str, ...]:
        return tuple(self._files)

    def size(self, name: str) -> int:
        return self._files[name].stat().st_size

    def read(self, name: str) -> bytes | None:
        if self.size(name) > MAX_XML:
            raise InputRefused(f"{self._name}: {name} is larger than {MAX_XML // 1024**2} MB", _HINT)
        return self._files[name].read_bytes()


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def _head(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise FormatError(f"{name}: the file is empty", _HINT)
    return head


def _bare(path: Path, head: bytes, name: str) -> bytes:
    """The XML of a file that is no archive."""
    if _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise FormatError(f"{name}: a web page, not a REFI-QDA project", "Download the file itself; the page beside its link was saved instead.")
    if not looks_like_xml(head):
        raise FormatError(f"{name}: not a REFI-QDA project: neither a zip archive nor XML", _HINT)
    if path.stat().st_size > MAX_XML:
        raise InputRefused(f"{name}: its XML is larger than {MAX_XML // 1024**2} MB", _HINT)
    return path.read_bytes()


def looks_like_xml(head: bytes) -> bool:
    """Whether bytes begin as XML does, in UTF-8 or UTF-16."""
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def holds_project(path: Path) -> bool:
    """Whether an archive, whatever it is called, holds a project: browsers and mail programs rename .qdpx to .zip."""
    try:
        return any(name.lower().endswith(".qde") for name in Archive.of(path, shown(path)).names())
    except InputRefused:
        return False


def _from_its_first_tag(data: bytes) -> bytes:
    """XML without the byte order marks and blanks that some programs write before it; UTF-16 as it is."""
    return data if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4] else data.lstrip(b"\xef\xbb\xbf \t\r\n")
