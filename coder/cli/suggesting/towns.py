"""The towns that policy texts may speak of: listed, accepted, declined."""

from collections.abc import Sequence

from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, one_line, print_json, table
from coder.model.record import to_record
from coder.project.project import Project

_WHY = {
    "issuer": "issued there by {}",
    "above": "issued by the county that it is in: {}",
    "title": "the title names {}",
    "named": "the clause names {}",
}


def show(project: Project, documents: Sequence[str], as_json: bool) -> None:
    """The proposals, each with its reason."""
    with progress("Reading") as moved:
        found = project.town_suggestions.proposed(documents, progress=moved)
    titles = {each.id: each.title for each in project.documents.list()}
    towns = {each.id: each.name() for each in project.towns.list()}
    if as_json:
        print_json({"suggestions": [{**to_record(each), "document": titles[each.document_id], "town": towns[each.town_id]} for each in found]})
        return
    rows = [
        (
            each.key,
            towns[each.town_id],
            one_line(titles[each.document_id], 40),
            f"clause {each.ref}" if each.ref else "whole",
            _WHY[each.why].format(each.words),
        )
        for each in found
    ]
    if rows:
        table(rows, ("proposal", "town", "document", "of it", "because"))
    line(f"{counted(len(found), 'proposal')}. Nothing is written: --accept KEY... or --accept all enters, --decline KEY... never asks again.")


def settle(project: Project, accept: Sequence[str], decline: Sequence[str], as_json: bool) -> None:
    """Enter what is accepted; never ask again for what is declined."""
    declined = project.town_suggestions.decline(decline) if decline else 0
    scopes = project.town_suggestions.accept(accept) if accept else ()
    if as_json:
        print_json({"entered": [to_record(each) for each in scopes], "declined": declined})
        return
    if accept:
        line(f"{counted(len(scopes), 'statement')} entered. `coder undo` takes it back.")
    if decline:
        line(f"{counted(declined, 'proposal')} declined.")
