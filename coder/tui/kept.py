"""Small things kept for each project and person in a JSON file of the configuration folder (no Textual)."""

import json
from pathlib import Path
from typing import Any

MOST_PROJECTS = 50


def read(folder: Path, file: str, project: Path, user: str) -> Any:
    """What was kept; None where there is no file, or one that does not hold."""
    return _content(folder / file).get(_key(project, user))


def write(folder: Path, file: str, project: Path, user: str, value: Any) -> None:
    """Keep a value, the file whole or as it was; of many projects the latest.

    Raises:
        OSError: the folder cannot be written.
    """
    content = _content(folder / file)
    content.pop(_key(project, user), None)
    content[_key(project, user)] = value
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{file}.part"
    part.write_text(json.dumps(dict(list(content.items())[-MOST_PROJECTS:]), ensure_ascii=False), encoding="utf-8")
    part.replace(folder / file)


def _key(project: Path, user: str) -> str:
    return f"{project.resolve()}\t{user}"


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
