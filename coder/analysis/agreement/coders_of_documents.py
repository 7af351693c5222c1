"""Who counts as a coder of which document, and which documents can be compared: said here once for agreement, disagreements and the consensus.

By `parameters.coders_of` a coder of a document is

- `assigned`: who gave a code in it, or marked it as read to the last line without finding a place for one; in a document that was assigned
  only those whom it was assigned to, so that who adjudicates is no coder there. Coders asked for by name count wherever they worked.
- `read`: the same, whoever it was assigned to.
- `coded`: only who gave a code in it.

A document that a coder neither coded nor finished says nothing of that coder: it is no agreement on nothing, and no disagreement.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from coder.analysis.profiles.evidence import counting_users
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model.assignment import plan_in
from coder.model.finished import finished_key, finished_readings
from coder.model.reliability import Counted
from coder.model.snapshot import Snapshot

Coders = Mapping[str, frozenset[str]]
"""Document id -> ids of its coders, in the order of the documents."""


def counting(snapshot: Snapshot, parameters: ProfileParameters) -> Callable[[str, str], bool]:
    """Whether the work of a user in a document counts.

    Raises:
        NotFound: one of the users asked for is not of this project.
    """
    counts, parts = counting_users(snapshot, parameters), _parts(snapshot, parameters)
    return lambda document, user: counts(user) and (document not in parts or user in parts[document])


def coders_of_documents(snapshot: Snapshot, parameters: ProfileParameters) -> Coders:
    """The coders of each document that has one; documents that a revision has replaced have none.

    Who marks documents as read and gives no code anywhere may record linkages alone, and is a coder only of what was assigned to her or him.

    Raises:
        NotFound: one of the users asked for is not of this project.
    """
    counts, gone, parts = counting(snapshot, parameters), scopes(snapshot).superseded, _parts(snapshot, parameters)
    found: dict[str, set[str]] = {each.id: set() for each in snapshot.documents if each.id not in gone}
    for coding in snapshot.codings:
        if coding.document_id in found and counts(coding.document_id, coding.user_id):
            found[coding.document_id].add(coding.user_id)
    coded = set().union(*found.values())
    for document, user in readings(snapshot, parameters):
        if document in found and counts(document, user) and (user in coded or user in parts.get(document, ())):
            found[document].add(user)
    return {document: frozenset(users) for document, users in found.items() if users}


def readings(snapshot: Snapshot, parameters: ProfileParameters) -> set[tuple[str, str]]:
    """(document, user) of what was read to the last line, where that makes a coder."""
    return set() if parameters.coders_of == "coded" else finished_readings(snapshot.settings)


def readers(snapshot: Snapshot, parameters: ProfileParameters) -> Coders:
    """The coders of each document that marked it as read to the last line."""
    read = readings(snapshot, parameters)
    held = coders_of_documents(snapshot, parameters) if read else {}
    return {document: found for document, users in held.items() if (found := frozenset(each for each in users if (document, each) in read))}


def doubled(coders: Coders) -> Coders:
    """The documents of at least two coders."""
    return {document: users for document, users in coders.items() if len(users) > 1}


def only_assigned(snapshot: Snapshot, parameters: ProfileParameters) -> Snapshot:
    """The project without what people did in documents that were assigned to others, where that decides who counts."""
    parts, people = _parts(snapshot, parameters), {each.id for each in snapshot.users if each.kind == "human"}

    def stays(document: str, user: str) -> bool:
        return user not in people or document not in parts or user in parts[document]

    aside = {finished_key(document, user) for document, user in finished_readings(snapshot.settings) if not stays(document, user)}
    return replace(
        snapshot,
        codings=tuple(each for each in snapshot.codings if stays(each.document_id, each.user_id)),
        mentions=tuple(each for each in snapshot.mentions if stays(each.document_id, each.user_id)),
        settings=tuple(each for each in snapshot.settings if each.key not in aside),
    )


def counted(snapshot: Snapshot, parameters: ProfileParameters) -> Counted:
    """Which documents are compared on codes, which are not, and why.

    Raises:
        NotFound: one of the users asked for is not of this project.
    """
    coders, parts = coders_of_documents(snapshot, parameters), _parts(snapshot, parameters)
    counts, gone = counting_users(snapshot, parameters), scopes(snapshot).superseded
    here = [each.id for each in snapshot.documents if each.id not in gone]
    gave = {(each.document_id, each.user_id) for each in snapshot.codings if counts(each.user_id)}
    titles = {each.id: each.title for each in snapshot.documents}
    names = {each.id: each.name for each in snapshot.users}
    some = frozenset().union(*coders.values())

    def told(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for document, user in sorted(pairs, key=lambda each: (names.get(each[1], each[1]), here.index(each[0]))):
            found[names.get(user, user)].append(titles[document])
        return {name: tuple(some) for name, some in found.items()}

    planned = [(document, user) for document in here for user in parts.get(document, ()) if len(parts[document]) > 1]
    alone = [document for document in here if len(coders.get(document, ())) == 1]
    return Counted(
        rule=parameters.coders_of if parts or parameters.coders_of != "assigned" else "read",
        idle=tuple(sorted(names[each] for each in names if parameters.users and counts(each) and each not in some)),
        compared=tuple(titles[each] for each in doubled(coders)),
        one_assigned=tuple(titles[each] for each in here if len(parts.get(each, ())) == 1),
        one_coder=tuple(titles[each] for each in alone if each not in parts),
        waiting=told(each for each in planned if each[1] not in coders.get(each[0], ())),
        silent=told((document, user) for document, users in doubled(coders).items() for user in users if (document, user) not in gave),
        aside=told(each for each in gave if each[0] in parts and each[1] not in parts[each[0]] and each[0] in here),
    )


def _parts(snapshot: Snapshot, parameters: ProfileParameters) -> Coders:
    """Whom each document was assigned to, where that decides who counts."""
    plan = plan_in(snapshot.settings)
    if plan is None or parameters.users or parameters.coders_of != "assigned":
        return {}
    return {each.document_id: frozenset(each.coders) for each in plan.shares}
