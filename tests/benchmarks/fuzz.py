"""Damaged and hostile files for every reader: `python tests/benchmarks/fuzz.py [--inputs 2000] [--seed 1] [--import-every 10]`.

Good files of each format (made by the tests, and those of ../shared where they are) are mutated: bits flipped, ends cut off, stretches doubled or
replaced by what breaks parsers, numbers made huge or negative, files joined, members of archives swapped, dropped, named to leave the folder.
Each is read by the reader that takes it and by the one of the format it was made from; what is read is checked; every tenth one is imported into a
project. Only errors for users may come out, within 10 seconds and 1 GB, and no file may appear or change outside of the project.
"""

import argparse
import io
import json
import random
import re
import resource
import shutil
import signal
import sqlite3
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from coder.errors import CoderError
from coder.formats import readers
from coder.formats.foreign.choosing import choose, project_readers
from coder.formats.foreign.project import ForeignProject

SECONDS = 10
MEMORY = 1024**3
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
_LARGEST_SEED = 3 * 1024**2
_NASTY = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r\n",
        b"\r",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
        b"\x1b[31m",
        b"'",
        b'"',
        b"<",
        b"&#0;",
        b"&lol;",
        b"]]>",
    ),
    *(
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"[[[[",
        b"{{",
        b"NaN",
        b"1e999",
        b"null",
        b"true",
        b"-1",
        b"99999999999999999999",
        b"../../evil",
        b"\t",
        b"\\",
    ),
    *(b"", b"\xf0\xa0\xae\xb7", b"=cmd|' /C calc'!A0", b"9" * 5000, b"(" * 3000, b"[" * 3000, b"<a>" * 3000, b'{"a":' * 2000),
)
_CELLS = (
    None,
    "",
    -1,
    0,
    1,
    2**62,
    1.5,
    1e300,
    float("inf"),
    b"\xff\xfe\x00",
    b"",
    "x" * 5000,
    "a\x00b",
    "\x1b[31m\n",
    "12",
    "99999999999999999999",
    "NaN",
    "😀𠮷",
)
_NUMBER = re.compile(rb"(?<![\w.])\d{1,9}(?![\w.])")
_NUMBERS = (b"-1", b"0", b"1", b"2147483648", b"9007199254740993", b"1e308", b"99999999999999999999999", b"0.5")


@dataclass
class Found:
    """What went wrong, and what went well."""

    troubles: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    inputs: int = 0


class _Hangs(BaseException):
    """An input took too long."""


def mutated(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The bytes damaged in one to three ways."""
    if data.startswith(b"PK\3\4") and rng.random() < 0.6:
        with suppress(zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
            return _archive(data, other, rng)
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = rng.choice(_WAYS)(data, other, rng)
    return data


def _flip(data: bytes, other: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 32, 200)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(data: bytes, other: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)] if rng.random() < 0.7 else data[rng.randrange(len(data) + 1) :]


def _stretch(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 8, 64, 512, 4096)))


def _drop(data: bytes, other: bytes, rng: random.Random) -> bytes:
    start, stop = _stretch(data, rng)
    return data[:start] + data[stop:]


def _double(data: bytes, other: bytes, rng: random.Random) -> bytes:
    start, stop = _stretch(data, rng)
    return data[:stop] + data[start:stop] * rng.choice((1, 1, 50)) + data[stop:]


def _insert(data: bytes, other: bytes, rng: random.Random) -> bytes:
    start, stop = _stretch(data, rng)
    return data[:start] + rng.choice(_NASTY) + (data[start:] if rng.random() < 0.5 else data[stop:])


def _number(data: bytes, other: bytes, rng: random.Random) -> bytes:
    places = list(_NUMBER.finditer(data))[:20_000]
    for _ in range(rng.choice((1, 3, 20)) if places else 0):
        place = rng.choice(places)
        new = rng.choice(_NUMBERS)
        data = data[: place.start()] + new + data[place.start() + len(place[0]) :]
    return data


def _join(data: bytes, other: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _words(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """Two words or names change places."""
    found = re.findall(rb"[A-Za-z_]{3,20}", data[:50_000])
    if len(found) < 2:
        return data
    one, two = rng.sample(found, 2)
    return data.replace(one, b"\0#").replace(two, one).replace(b"\0#", two)


_WAYS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip,
    _flip,
    _cut,
    _drop,
    _double,
    _insert,
    _insert,
    _number,
    _number,
    _join,
    _words,
)


def _archive(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The same archive with members swapped, dropped, damaged inside, doubled, or named so that they leave the folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(each.filename, archive.read(each)) for each in archive.infolist()[:200]]
    way = rng.randrange(5)
    index = rng.randrange(len(members)) if members else 0
    if way == 0 and len(members) > 1:
        second = rng.randrange(len(members))
        members[index], members[second] = (members[index][0], members[second][1]), (members[second][0], members[index][1])
    elif way == 1 and members:
        del members[index]
    elif way == 2 and members:
        members[index] = (rng.choice(("../../evil.txt", "/tmp/evil", "a" * 300, "", "sources/\x07.txt")) or "x", members[index][1])
    elif members:
        members[index] = (members[index][0], mutated_text(members[index][1], other, rng))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def mutated_text(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """As `mutated`, never as an archive."""
    for _ in range(rng.choice((1, 2))):
        data = rng.choice(_WAYS)(data, other, rng)
    return data


def _cells(path: Path, rng: random.Random) -> bool:
    """Cells of a database made something else, tables and columns dropped or made views; whether that could be done."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        for _ in range(rng.choice((1, 2, 5))):
            table = rng.choice(tables)
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            column, way = rng.choice(columns), rng.randrange(10)
            if way == 0:
                connection.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
            elif way == 1:
                connection.execute(f'ALTER TABLE "{table}" RENAME TO "{table} before"')
                connection.execute(f'CREATE VIEW "{table}" AS SELECT * FROM "{table} before"')
            elif way == 2:
                connection.execute(f'INSERT INTO "{table}" SELECT * FROM "{table}"')
            else:
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE abs(random()) % 2 = 0', (rng.choice(_CELLS),))
            connection.commit()
        return True
    return False


def seeds(folder: Path) -> list[Path]:
    """Good files and folders of every format."""
    from tests.formats.foreign.building import MAKERS
    from tests.formats.refi.building import TEXT, one_text, selections

    made = [make(folder) for _, make in MAKERS.values()]
    refi = one_text(folder / "made.qdpx", TEXT, selections(TEXT))
    found = [*made, refi]
    for each in (SHARED / "formats", SHARED / "refi" / "files"):
        if each.is_dir():
            found += sorted(path for path in each.rglob("*") if path.is_file() and path.stat().st_size < _LARGEST_SEED and path.name != "INDEX.tsv")
    return found


def cases(sources: list[Path], folder: Path, rng: random.Random) -> Iterator[tuple[str, Path]]:
    """(name of the seed, mutated file or folder), without end; each stands in a folder of its own."""
    data = [path.read_bytes() for path in sources if path.is_file()]
    number = 0
    while True:
        number += 1
        source = rng.choice(sources)
        place = folder / str(number)
        place.mkdir()
        target = place / source.name
        if source.is_dir():
            shutil.copytree(source, target)
            damaged = rng.choice(sorted(path for path in target.rglob("*") if path.is_file()))
        else:
            for beside in source.parent.glob("*.txt"):
                shutil.copy(beside, place)
            damaged = target
            target.write_bytes(source.read_bytes())
            if rng.random() < 0.05:
                target = damaged = target.rename(target.with_suffix(rng.choice(sources).suffix or ".txt"))
        if not (damaged.read_bytes().startswith(b"SQLite") and rng.random() < 0.7 and _cells(damaged, rng)):
            damaged.write_bytes(mutated(damaged.read_bytes(), rng.choice(data), rng))
        yield f"{source.name} -> {target.relative_to(folder)}", target


def run(inputs: int, seed: int, *, import_every: int = 10, keep: Path | None = None) -> Found:
    """Feed the readers; what was found.

    Args:
        keep: Where inputs that made trouble are copied to.
    """
    rng = random.Random(seed)
    found = Found()
    earlier = _peak()
    with tempfile.TemporaryDirectory() as outer:
        room = Path(outer) / "one" / "two"
        room.mkdir(parents=True)
        made = Path(outer) / "seeds"
        made.mkdir()
        sources = seeds(made)
        before = _listing(Path(outer), room)
        for (name, path), number in zip(cases(sources, room, rng), range(inputs), strict=False):
            found.inputs += 1
            began, troubles = time.process_time(), len(found.troubles)
            _try(name, path, found, imported=number % import_every == 0)
            found.slowest = max(found.slowest, (time.process_time() - began, name))
            if _listing(Path(outer), room) != before:
                found.troubles.append(f"{name}: something changed outside of its folder")
                before = _listing(Path(outer), room)
            if keep and len(found.troubles) > troubles:
                keep.mkdir(parents=True, exist_ok=True)
                shutil.move(path.parent, keep / str(number))
            else:
                shutil.rmtree(path.parent)
    if _peak() > max(MEMORY, earlier):
        found.troubles.append(f"memory: {_peak() // 1024**2} MB")
    return found


def _peak() -> int:
    """The most bytes that this process held so far; what others in it did before (a run of all tests) counts too."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _listing(outer: Path, room: Path) -> list[tuple[str, int]]:
    return sorted((str(each), each.stat().st_mtime_ns) for each in outer.rglob("*") if room not in each.parents and each != room and each.is_file())


def _try(name: str, path: Path, found: Found, *, imported: bool) -> None:
    for what, work in _tries(path, imported):
        try:
            with _limited():
                work()
            found.outcomes[f"{what}: read"] += 1
        except CoderError as error:
            found.outcomes[f"{what}: refused"] += 1
            if not error.what.strip() or "\n" in error.what + error.hint or any(each < " " or each == "\x7f" for each in error.what + error.hint):
                found.troubles.append(f"{name}: {what}: an error that is not one clean line: {error.what[:200]!r}")
        except _Hangs:
            found.troubles.append(f"{name}: {what}: longer than {SECONDS} s")
        except Exception as error:  # noqa: BLE001 - anything at all is what is looked for
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
            found.troubles.append(f"{name}: {what}: {type(error).__name__}: {str(error)[:150]} at {where}")


def _tries(path: Path, imported: bool) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "chosen", lambda: _read_chosen(path)
    for reader in project_readers():
        if reader.name.partition("@")[0] in _family(path):
            yield reader.name, lambda reader=reader: _checked(reader.read(path))  # type: ignore[misc]
    if path.is_file():
        yield "text", lambda: readers.read(path)
    if imported:
        yield "import", lambda: _import(path)


def _family(path: Path) -> tuple[str, ...]:
    """The readers that may be forced on a file of this name."""
    return {
        ".sqlite3": ("taguette",), ".qda": ("qualcoder",), ".rqda": ("rqda",), ".requal": ("requal",), ".mex": ("maxqda",),
        ".jsonl": ("doccano",), ".json": ("label_studio", "uima_json", "transcripts"), ".xmi": ("uima_xmi",), ".tsv": ("webanno", "webanno_old"),
        ".csv": ("quote_table",), ".eaf": ("transcripts",), ".cha": ("transcripts",), ".qdpx": ("refi",), ".qdc": ("refi",), ".qde": ("refi",),
        "": ("brat", "qualitative_coding"),
    }.get(path.suffix, ())  # fmt: skip


def _read_chosen(path: Path) -> None:
    chosen = choose(path)
    if chosen:
        _checked(chosen.read(path))


def _checked(project: ForeignProject) -> None:
    from tests.formats.foreign.contract import check

    check(project)


def _import(path: Path) -> None:
    from coder.project.arriving.arrival import found_project, is_foreign, read

    if is_foreign(path):
        foreign, importer = read(path)
        found_project(path.parent / "made.coder", foreign, importer, user="me")


@contextmanager
def _limited() -> Iterator[None]:
    """Stops what takes longer than SECONDS of CPU time (where the system has such clocks)."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def main() -> None:
    """Print what was found as JSON; exit 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--import-every", type=int, default=10)
    parser.add_argument("--keep", type=Path)
    told = parser.parse_args()
    began = time.process_time()
    found = run(told.inputs, told.seed, import_every=told.import_every, keep=told.keep)
    print(
        json.dumps(
            {
                "inputs": found.inputs,
                "outcomes": dict(sorted(found.outcomes.items())),
                "slowest_s": round(found.slowest[0], 2),
                "slowest": found.slowest[1],
                "cpu_s": round(time.process_time() - began, 1),
                "max_rss_mb": _peak() // 1024**2,
                "troubles": found.troubles,
            },
            ensure_ascii=False,
            indent=1,
        )
    )
    raise SystemExit(bool(found.troubles))


if __name__ == "__main__":
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
