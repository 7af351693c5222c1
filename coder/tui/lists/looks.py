"""How the screens that look over the whole project were looked at last, so that they open as they were left (no Textual)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.tui.lists.sheet import View

Narrowing = Mapping[str, tuple[str, ...]]
"""kinds, documents or codes -> what is let pass; empty: all."""


@dataclass(slots=True)
class Looks:
    """Kept while the program runs.

    Attributes:
        query: What was searched for.
        view, cell: Of the table of codings, and the ids of the row and the column of the cell under the cursor.
        documents_by: The column that the documents are sorted by, and whether the other way round.
        town, page: Id of the town whose figures were looked at, and which page.
        disagreement: Which disagreements between coders were gone through, and the id of the one at hand.
        actors_of_texts: Whether the list of actors shows those that the texts name.
    """

    query: str = ""
    view: View = field(default_factory=View)
    cell: tuple[str, str] = ("", "")
    documents_by: tuple[str, bool] = ("", False)
    town: str = ""
    page: str = "home"
    disagreement: tuple[Narrowing, str] = ({}, "")
    actors_of_texts: bool = False
