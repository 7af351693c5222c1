"""File names as people may see them: some hold control characters, or bytes that are no text."""

from pathlib import Path


def storable(path: Path) -> str:
    """The file's name as it is, except that bytes which are no UTF-8 become `\\xNN`."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown(path: Path | str) -> str:
    """The file's name on one line: what cannot be printed is written as an escape.

    >>> shown("a\\nb.txt")
    'a\\\\nb.txt'
    """
    name = path.name if isinstance(path, Path) else path
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in name)


def title_of(name: str) -> str:
    """The file's name without its suffix, on one line."""
    stem = Path(name).stem
    return " ".join("".join(each if each.isprintable() else " " for each in stem).split()) or shown(name)
