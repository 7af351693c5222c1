"""Whether a project lies where synchronisation or a network can damage it."""

from pathlib import Path

SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "nutstore", "坚果云", "百度")
NETWORKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "9p", "davfs", "fuse.davfs")


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


def _file_system(path: Path) -> str:
    """The type of the file system that holds a path, where the system tells (Linux)."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ""
    mounts = [fields for fields in (line.split(" ") for line in lines) if len(fields) > 2]
    holding = [fields for fields in mounts if path.is_relative_to(fields[1].replace("\\040", " "))]
    return max(holding, key=lambda fields: len(fields[1]))[2] if holding else ""
