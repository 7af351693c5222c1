"""What a person should know of a merge beside what came in: texts that differ, actors of one name, codings made twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from coder.analysis.networks.same_actors import folded
from coder.model.coding import Coding
from coder.model.town import Actor
from coder.project.merging.made_twice import place_of
from coder.project.merging.outcome import Outcome
from coder.store.store import Store

NAMESAKES = 5
"""So many names are told."""


def notes(outcome: Outcome, store: Store, names: Mapping[str, str]) -> Iterator[str]:
    """All of it; `names`: of the users, by id."""
    yield from _texts(outcome)
    yield from _namesakes(outcome, store)
    yield from _made_twice(outcome, store, names)


def _texts(outcome: Outcome) -> Iterator[str]:
    """What is said of texts that differ, where one of them is new here."""

    def told(document_id: str) -> str:
        return repr((outcome.final(("document", document_id)) or {}).get("title", document_id))

    def is_new(*document_ids: str) -> bool:
        return any(outcome.here(("document", each)) is None for each in document_ids)

    for later, (earlier, alike) in sorted(outcome.pairs.items()):
        if is_new(later, earlier):
            yield f"the texts of {told(later)} differ ({alike:.0%} is the same): the later one counts, what was written on the earlier moved to it"
    left = outcome.left_behind()
    if left:
        yield f"{left} value(s) of variables or corrections of turns stay on the old texts: give them to the corrected ones by hand"
    for old, new in outcome.texts.rivals:
        if is_new(str(old["id"]), str(new["id"])):
            yield f"two corrected texts of one document: what was written on {old['title']!r} now stands on {new['title']!r}; remove the wrong one"


def _namesakes(outcome: Outcome, store: Store) -> Iterator[str]:
    """What is said of actors that come in under a name that another one has here: each coder made one of the same name."""
    here = {folded(name) for actor in store.all(Actor) for name in (*actor.names.values(), *actor.aliases)}
    found: dict[str, None] = {}
    for row in sorted(row for row in outcome.settled if row[0] == "actor" and outcome.here(row) is None):
        record = outcome.final(row)
        names = [str(each) for each in (*record["names"].values(), *record["aliases"])] if record else []
        found |= dict.fromkeys(name for name in names if folded(name) in here)
        here.update(map(folded, names))
    if found:
        shown = ", ".join(list(found)[:NAMESAKES]) + (" …" if len(found) > NAMESAKES else "")
        yield f"several actors go by one name ({shown}): if they are the same, coder actors PROJECT merge --namesakes"


def _made_twice(outcome: Outcome, store: Store, names: Mapping[str, str]) -> Iterator[str]:
    """What is said of codings that come in though the same person gave the same passage the same code here."""
    settled = {row[1]: each.record for row, each in outcome.settled.items() if row[0] == "coding"}
    new = [record for coding_id, record in settled.items() if record and outcome.here(("coding", coding_id)) is None]
    where = {(each["document_id"], each["user_id"]) for each in new}
    here = (each for document, user in where for each in store.all(Coding, document_id=document, user_id=user) if settled.get(each.id, each))
    places = set(map(place_of, here))
    again = [each for each in map(_coding, new) if place_of(each) in places] if places else []
    people = Counter(names.get(each.user_id, each.user_id) for each in again)
    if people:
        told = ", ".join(f"{name} {number}" for name, number in sorted(people.items()))
        yield f"codings that one person made in both copies, the same code on the same passage ({told}): both stay on record, figures count them once"


def _coding(record: Mapping[str, Any]) -> Coding:
    return Coding(**record)
