"""Our own member of a .qdpx, for what REFI-QDA cannot hold: every thing of the project, in tables, without texts and log.

A line is a JSON object: the names of the fields once, then the values of many things of one type. The first line also holds the sha256
of every other member. Where one of them is no longer as it was, somebody changed the file with another program, and what that program
wrote counts: nothing is taken from here.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from coder.errors import FormatError
from coder.formats.files.archive import Archive
from coder.formats.refi.profiles import Profile
from coder.formats.refi.vocabulary import SIDE_FILE
from coder.formats.whole.jsonl import bundle_of, encoded
from coder.formats.whole.lines import numbered_lines, refuse
from coder.formats.whole.rows import ROW_TYPES, ordered, project_row
from coder.model.record import values_of
from coder.model.snapshot import Snapshot

Numbered = tuple[int, dict[str, Any]]

_ROWS = 5_000
"""Things in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFile:
    """What a side file is good for.

    Attributes:
        snapshot: The project, whole but for its log; None where the file was changed since, or the side file is damaged.
        problem: Why there is none, in words.
    """

    snapshot: Snapshot | None
    problem: str = ""


def written(snapshot: Snapshot, members: Mapping[str, str], hashes: Mapping[str, str], profile: Profile) -> Iterator[bytes]:
    """The lines, many at a time.

    Args:
        members: Document id -> the member that holds its text.
        hashes: Member -> sha256 of its bytes.
    """
    first = {**project_row(snapshot), "members": dict(hashes), "newline": profile.newline, "bom": profile.bom}
    yield encoded(first).encode()
    for each in ROW_TYPES:
        things = tuple(ordered(snapshot, each)) if each.type != "event" else ()
        for begin in range(0, len(things), _ROWS):
            fields, rows = values_of(things[begin : begin + _ROWS])
            table: dict[str, Any] = {"type": each.type, "fields": fields, "rows": rows}
            if each.type == "document":
                table["members"] = [members[thing.id] for thing in things[begin : begin + _ROWS]]
            yield encoded(table).encode()


def read(archive: Archive, name: str) -> SideFile | None:
    """What the side file of an archive says; None: there is none.

    Args:
        name: Of the archive, for messages.

    Raises:
        InputRefused: the archive is damaged.
    """
    data = archive.read(SIDE_FILE)
    if data is None:
        return None
    try:
        lines = numbered_lines(io.BytesIO(data), f"{name}: {SIDE_FILE}")
        number, first = next(lines, (1, {}))
        changed = _changed(archive, first.get("members"))
        if changed:
            return SideFile(snapshot=None, problem=f"{changed} was changed after this program wrote the file")
        texts = _Texts(archive, first)
        return SideFile(snapshot=bundle_of(f"{name}: {SIDE_FILE}", chain([(number, first)], texts.rows(lines))))
    except FormatError as error:
        return SideFile(snapshot=None, problem=error.what)


def _changed(archive: Archive, members: object) -> str:
    """The first member that is not as written; empty if all are. Others that were added mean nothing: no project file speaks of them."""
    if not isinstance(members, dict) or not members:
        return SIDE_FILE
    return next((each for each in members if not _is_as_written(archive.read(each), members[each])), "")


def _is_as_written(data: bytes | None, sha256: object) -> bool:
    return data is not None and hashlib.sha256(data).hexdigest() == sha256


class _Texts:
    """Makes the lines of a JSONL export of the tables; gives documents their texts, which stand in members of their own."""

    def __init__(self, archive: Archive, first: Mapping[str, object]) -> None:
        self._archive = archive
        self._bom, self._newline = first.get("bom") is True, first.get("newline")

    def rows(self, lines: Iterable[Numbered]) -> Iterator[Numbered]:
        """One row for each thing.

        Raises:
            FormatError: a line is no table.
        """
        for number, table in lines:
            fields, values, members = table.get("fields"), table.get("rows"), table.get("members", [])
            if not isinstance(fields, list) or not isinstance(values, list) or not isinstance(members, list):
                raise refuse(SIDE_FILE, number, "no table")
            if members and len(members) != len(values):
                raise refuse(SIDE_FILE, number, "no table")
            for at, row in enumerate(values):
                if not isinstance(row, list) or len(row) != len(fields):
                    raise refuse(SIDE_FILE, number, "a row has more or fewer values than there are fields")
                thing = dict(zip(fields, row, strict=True))
                yield number, {**thing, "type": table.get("type"), **({"text": self._text(members[at])} if members else {})}

    def _text(self, member: str) -> str | None:
        data = self._archive.read(member)
        if data is None:
            return None
        text = data.decode("utf-8", "replace")
        text = text.removeprefix("\ufeff") if self._bom else text
        return text.replace("\r\n", "\n") if self._newline == "\r\n" else text
