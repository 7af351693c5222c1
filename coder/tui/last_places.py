"""Where a person was in each project when the screen was closed, in `places.json` of the configuration folder (no Textual).

It holds paths of projects, ids of documents and offsets, and no word of any text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "places.json"
MOST_PROJECTS = 50
MOST_DOCUMENTS = 500


@dataclass(frozen=True, slots=True)
class LastPlaces:
    """The places of one person in one project.

    Attributes:
        document: Id of the document that was open last; empty: none.
        places: Document id -> offset of the cursor, the latest last.
    """

    document: str = ""
    places: Mapping[str, int] = field(default_factory=dict)


def read(folder: Path, project: Path, user: str) -> LastPlaces:
    """What was kept; nothing where there is no file, or one that does not hold."""
    kept = _content(folder).get(_key(project, user))
    if not isinstance(kept, dict) or not isinstance(kept.get("places"), dict):
        return LastPlaces()
    places = {str(each): at for each, at in kept["places"].items() if isinstance(at, int) and at >= 0}
    return LastPlaces(str(kept.get("document", "")), places)


def write(folder: Path, project: Path, user: str, places: LastPlaces) -> None:
    """Keep the places, the file whole or as it was.

    Raises:
        OSError: the folder cannot be written.
    """
    content = _content(folder)
    content.pop(_key(project, user), None)
    content[_key(project, user)] = {"document": places.document, "places": dict(list(places.places.items())[-MOST_DOCUMENTS:])}
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{FILE}.part"
    part.write_text(json.dumps(dict(list(content.items())[-MOST_PROJECTS:]), ensure_ascii=False), encoding="utf-8")
    part.replace(folder / FILE)


def _key(project: Path, user: str) -> str:
    return f"{project.resolve()}\t{user}"


def _content(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
