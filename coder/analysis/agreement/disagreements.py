"""Where coders differ, and where all of them agree: the work of two or more coders on the same documents, place by place.

The passages that a code was given are grouped where they overlap. If every coder of the document has a part in a group, they agree, or
differ on the boundaries; white space and punctuation at the ends make no difference. A group in which somebody has no part is laid beside
overlapping groups of other codes by other people: those that cover each other best are one disagreement on the code, those of the same
group of codes first. What is left was found by some and not by others. Mentions are matched (see `same_ties`) and compared slot by slot.

Codings are compared of the coders of a document (see `coders_of_documents`); ties of those who recorded ties in it: who did not may have
been asked for codings only.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.agreement.coders_of_documents import Coders, coders_of_documents, counting, readings
from coder.analysis.agreement.mention_pairs import is_turned, slots
from coder.analysis.agreement.passage_groups import Group, extent, grouped, joined
from coder.analysis.agreement.same_ties import differing, kept, same_ties
from coder.analysis.networks.same_actors import SameActors
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model import ids
from coder.model.coding import Coding
from coder.model.disagreement import Agreed, Compared, Disagreement, Original
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

DEFAULTS = ProfileParameters()


def compared(snapshot: Snapshot, parameters: ProfileParameters = DEFAULTS) -> Compared:
    """The coders that count (`parameters.users`; empty: all people) beside each other.

    Raises:
        NotFound: one of the users is not of this project.
    """
    work = _Work.of(snapshot, parameters)
    kind_of = _kinds(snapshot)
    same = SameActors(snapshot.actors)
    agreed: list[Agreed] = []
    found: list[Disagreement] = []
    for document in work.doubled:
        coders = work.order(work.coders.get(document, frozenset()))
        things = list(_codings(document, work.codings[document], coders, snapshot, kind_of)) if len(coders) > 1 else []
        coders = work.order({each.user_id for each in work.mentions[document]})
        things += _mentions(document, work.mentions[document], coders, same) if len(coders) > 1 else []
        agreed += (each for each in things if isinstance(each, Agreed))
        found += (each for each in things if isinstance(each, Disagreement))
    place = {each.id: number for number, each in enumerate(snapshot.documents)}
    return Compared(
        coders=work.order(set().union(*(work.present[each] for each in work.doubled))),
        documents=work.doubled,
        single=work.single,
        agreed=tuple(agreed),
        disagreements=tuple(sorted(found, key=lambda each: (place[each.document_id], each.start, each.stop, each.kind, each.id))),
    )


@dataclass(slots=True)
class _Work:
    """What each coder did in each document."""

    codings: Mapping[str, list[Coding]]
    mentions: Mapping[str, list[LinkageMention]]
    present: Mapping[str, set[str]]
    coders: Coders
    doubled: tuple[str, ...]
    single: tuple[str, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, snapshot: Snapshot, parameters: ProfileParameters) -> "_Work":
        counts, gone = counting(snapshot, parameters), scopes(snapshot).superseded
        here = [each.id for each in snapshot.documents if each.id not in gone]
        codings: dict[str, list[Coding]] = {each: [] for each in here}
        mentions: dict[str, list[LinkageMention]] = {each: [] for each in here}
        coders = coders_of_documents(snapshot, parameters)
        present: dict[str, set[str]] = {each: set(coders.get(each, ())) for each in here}
        for coding in snapshot.codings:
            if coding.user_id in coders.get(coding.document_id, ()):
                codings[coding.document_id].append(coding)
        for mention in snapshot.mentions:
            if mention.document_id in present and counts(mention.document_id, mention.user_id):
                mentions[mention.document_id].append(mention)
                present[mention.document_id].add(mention.user_id)
        for document, user in readings(snapshot, parameters):
            if document in present and counts(document, user):
                present[document].add(user)
        return cls(
            codings=codings,
            mentions=mentions,
            present=present,
            coders=coders,
            doubled=tuple(each for each in here if len(present[each]) > 1),
            single=tuple(each for each in here if len(present[each]) == 1),
            names={user.id: user.name for user in snapshot.users},
        )

    def order(self, users: Collection[str]) -> tuple[str, ...]:
        """In the order of their names."""
        return tuple(sorted(users, key=lambda user: (self.names.get(user, user), user)))


def _kinds(snapshot: Snapshot) -> Callable[[str], str]:
    """What a code is a kind of: the part of its key before the point, else what stands above it."""
    kinds = {code.id: code.key.partition(".")[0] if "." in code.key else code.parent_id or code.codebook_id for code in snapshot.codes}
    return lambda code_id: kinds.get(code_id, "")


def _codings(
    document: str, codings: Sequence[Coding], coders: tuple[str, ...], snapshot: Snapshot, kind_of: Callable[[str], str]
) -> Iterator[Agreed | Disagreement]:
    lonely: list[Group] = []
    for group in grouped(codings):
        if len(group.users) < len(coders):
            lonely.append(group)
        elif _same_extent(group, snapshot.texts, document):
            yield Agreed(document_id=document, code_id=group.code_id, originals=_originals(group.codings, coders))
        else:
            yield _disagreement(document, "boundary", [group], coders)
    for some in joined(lonely, kind_of):
        yield _disagreement(document, "code" if len(some) > 1 else "presence", some, coders)


def _same_extent(group: Group, texts: Mapping[str, str], document: str) -> bool:
    spans = {user: sorted((each.start, each.stop) for each in group.codings if each.user_id == user) for user in group.users}
    if len({tuple(each) for each in spans.values()}) == 1:
        return True
    text = texts[document]
    return len({extent(text, each) for each in spans.values()}) == 1


def _disagreement(document: str, kind: str, groups: Sequence[Group], coders: tuple[str, ...]) -> Disagreement:
    originals = _originals([each for group in groups for each in group.codings], coders)
    return Disagreement(
        id=ids.disagreement_id(each.id for each in originals),
        document_id=document,
        kind=kind,
        start=min(group.start for group in groups),
        stop=max(group.stop for group in groups),
        coders=coders,
        originals=originals,
        code_ids=tuple(dict.fromkeys(each.code_id for each in originals)),
    )


def _originals(codings: Sequence[Coding], coders: tuple[str, ...]) -> tuple[Original, ...]:
    ordered = sorted(codings, key=lambda each: (coders.index(each.user_id), each.start, each.stop, each.id))
    return tuple(Original(id=each.id, user_id=each.user_id, start=each.start, stop=each.stop, code_id=each.code_id) for each in ordered)


def _mentions(document: str, mentions: Sequence[LinkageMention], coders: tuple[str, ...], same: SameActors) -> Iterator[Agreed | Disagreement]:
    for tie in same_ties(mentions, same):
        first = min(tie, key=lambda each: coders.index(each.user_id))
        originals = tuple(
            Original(
                id=each.id,
                user_id=each.user_id,
                start=each.start,
                stop=each.stop,
                slots=kept(slots(each, same, turned=is_turned(first, each, same))),
            )
            for each in sorted(tie, key=lambda each: coders.index(each.user_id))
        )
        differ = differing([each.slots for each in originals])
        if len(tie) == len(coders) and not differ:
            yield Agreed(document_id=document, code_id="", originals=originals)
            continue
        yield Disagreement(
            id=ids.disagreement_id(each.id for each in originals),
            document_id=document,
            kind="slots" if len(tie) == len(coders) else "mention",
            start=min(each.start for each in originals),
            stop=max(each.stop for each in originals),
            coders=coders,
            originals=originals,
            slots=differ,
        )


def by_document(found: Sequence[Disagreement]) -> Mapping[str, tuple[Disagreement, ...]]:
    """The disagreements of each document."""
    groups: dict[str, list[Disagreement]] = defaultdict(list)
    for each in found:
        groups[each.document_id].append(each)
    return {document: tuple(some) for document, some in groups.items()}
