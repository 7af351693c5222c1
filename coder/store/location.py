"""Where a project lies: whether synchronisation or a network can damage it there, and which files are part of it.

On POSIX systems a file that is opened and closed beside SQLite takes away all locks that this process has on it
(sqlite.org/howtocorrupt.html, 2.2): another program would then take itself for the last one, and remove the -wal file that this
one writes into. So nothing but SQLite ever opens the files of a project.
"""

import re
from pathlib import Path

SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "nutstore", "坚果云", "百度")
BESIDE = ("", "-wal", "-shm", "-journal")
NETWORKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "9p", "davfs", "fuse.davfs")

RENUMBERING = ("vfat", "exfat", "msdos", "fuse", "fuseblk", *NETWORKS)
"""File systems that may give a file another number each time it is looked at."""

VECTORS = ".coder-vectors"
_LONGEST = 60


def vectors_beside(path: Path, encoder: str) -> Path:
    """Where the sentence vectors that an encoder made of a project's texts are kept: a machine's cache, which goes with `coder erase`."""
    plain = re.sub(r"[^a-z0-9]+", "-", encoder.casefold()).strip("-")
    return path.with_suffix(f"{VECTORS}-{plain[-_LONGEST:]}")


def all_vectors_beside(path: Path) -> tuple[Path, ...]:
    """Those of all encoders."""
    start = path.with_suffix(VECTORS).name
    return tuple(sorted(each for each in path.parent.iterdir() if each.name == start or each.name.startswith(f"{start}-")))


def warning(path: Path) -> str:
    """A remark if the project is on a synced or network folder, else nothing."""
    resolved = path.resolve()
    for part in resolved.parent.parts:
        if any(part.casefold().startswith(name) for name in SYNCED):
            return f"{path.name} lies in the synced folder {part}: a sync while the project is open can damage it; keep it on a local disk."
    kind = _file_system(resolved)
    if kind in NETWORKS or str(resolved).startswith("\\\\"):
        return f"{path.name} lies on a network folder ({kind or 'shared'}): two machines writing at once can damage it; keep it on a local disk."
    return ""


def is_part_of(path: Path, project: Path) -> bool:
    """Whether a path leads to a project file, or to what SQLite keeps beside it, under whatever name."""
    return any(_same_file(path, project.absolute().with_name(project.name + beside)) for beside in BESIDE)


def keeps_numbers(path: Path) -> bool:
    """Whether the file system keeps the number (inode) of a file for as long as the file is there."""
    return _file_system(path.resolve()).partition(".")[0] not in {each.partition(".")[0] for each in RENUMBERING}


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _file_system(path: Path) -> str:
    """The type of the file system that holds a path, where the system tells (Linux)."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    mounts = [fields for fields in (line.split(" ") for line in lines) if len(fields) > 2]
    holding = [fields for fields in mounts if path.is_relative_to(fields[1].replace("\\040", " "))]
    return max(holding, key=lambda fields: len(fields[1]))[2] if holding else ""
