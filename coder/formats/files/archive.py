"""Zip archives of strangers, read by member name within bounds; nothing is ever unpacked to disk."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Self

from coder.errors import InputRefused
from coder.formats.files.magic import binary_format

MAX_MEMBERS = 100_000
MAX_MEMBER = 128 * 1024**2
MAX_RATIO = 400
_SMALL = 8 * 1024**2

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError, IndexError)


class Archive:
    """An archive in memory, or on disk.

    Raises:
        InputRefused: it is no zip archive, is damaged, or would swell beyond all measure.
    """

    def __init__(self, data: bytes, name: str) -> None:
        kind = binary_format(data)
        if kind and not data.startswith(b"PK"):
            raise InputRefused(f"{name}: not what its name says but {kind[0]}", kind[1])
        self._open(io.BytesIO(data), name)

    @classmethod
    def of(cls, path: Path, name: str) -> Self:
        """The archive in a file, which is read member by member: it may hold recordings larger than memory."""
        made = cls.__new__(cls)
        made._open(path, name)
        return made

    def _open(self, source: BinaryIO | Path, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(source)
            members = self._zip.infolist()
            if members and self._begins_with_a_member() and min(each.header_offset for each in members):
                raise zipfile.BadZipFile("its end is missing: only an archive inside it is whole")
        except _DAMAGE as error:
            raise self._damaged(error) from error
        if len(members) > MAX_MEMBERS:
            raise InputRefused(
                f"{name}: {len(members)} members in the archive, more than {MAX_MEMBERS}", "Save the document anew with its own program."
            )
        for member in members:
            if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size):
                raise self._too_large(member)
        self._sizes = {member.filename: member for member in members}

    def _begins_with_a_member(self) -> bool:
        """Whether the file begins as an archive does. Then its own list of members begins there, too: else the list is that of a member."""
        stream = self._zip.fp
        if stream is None:
            return False
        stream.seek(0)
        return stream.read(4) == b"PK\x03\x04"

    def __contains__(self, member: str) -> bool:
        return member in self._sizes

    def names(self) -> tuple[str, ...]:
        """Names of the members."""
        return tuple(self._sizes)

    def size(self, member: str) -> int:
        """The bytes that a member says it has."""
        return self._sizes[member].file_size

    def read(self, member: str) -> bytes | None:
        """The bytes of a member, or None if there is none of that name.

        Raises:
            InputRefused: the member is damaged or encrypted.
        """
        info = self._sizes.get(member)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise InputRefused(f"{self._name}: protected by a password", "Open it in its own program and save it without a password.")
        if info.file_size > MAX_MEMBER:
            raise self._too_large(info)
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size)
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def needs(self, member: str, kind: str) -> bytes:
        """The bytes of a member that a file of this kind must have.

        Raises:
            InputRefused: it is missing or damaged.
        """
        data = self.read(member)
        if data is None:
            raise InputRefused(f"{self._name}: not {kind}: there is no {member} in the archive", "Save the document anew with its own program.")
        return data

    def _too_large(self, member: zipfile.ZipInfo) -> InputRefused:
        what = f"{self._name}: a part of it would swell to {member.file_size // 1024**2} MB, which looks like a zip bomb"
        return InputRefused(what, "Save the document anew with its own program, or in several parts.")

    def _damaged(self, error: BaseException) -> InputRefused:
        return InputRefused(f"{self._name}: a damaged archive ({error})", "Open it in its own program and save it anew.")
