"""Where a person was in each project when the screen was closed, in `places.json` of the configuration folder (no Textual).

It holds paths of projects, ids of documents and offsets, and no word of any text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coder.tui import kept

FILE = "places.json"
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
    found = kept.read(folder, FILE, project, user)
    if not isinstance(found, dict) or not isinstance(found.get("places"), dict):
        return LastPlaces()
    places = {str(each): at for each, at in found["places"].items() if isinstance(at, int) and at >= 0}
    return LastPlaces(str(found.get("document", "")), places)


def write(folder: Path, project: Path, user: str, places: LastPlaces) -> None:
    """Keep the places, the file whole or as it was.

    Raises:
        OSError: the folder cannot be written.
    """
    latest = dict(list(places.places.items())[-MOST_DOCUMENTS:])
    kept.write(folder, FILE, project, user, {"document": places.document, "places": latest})
