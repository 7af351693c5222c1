"""Agreement of coders on every code, over the turns of the documents that at least two of them coded.

A turn is a yes of the coders who gave some of it the code, and a no of the other coders of its document: what is uncoded is a no.
Alpha is Krippendorff's for nominal data; its interval resamples turns.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from coder.analysis.agreement.coders_of_documents import Coders, coders_of_documents, doubled
from coder.analysis.agreement.krippendorff import alpha_interval
from coder.analysis.profiles.draws import generator
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.turns import TurnIndex
from coder.analysis.units_of_passages import Units
from coder.model.agreement import AgreementTable, CodeAgreement, Mistaken
from coder.model.profile import Agreement
from coder.model.snapshot import Snapshot

Place = tuple[str, str, int]
"""Document, kind of unit, and where the unit begins."""


@dataclass(slots=True)
class _Turn:
    """Code id -> user id -> ids of codings."""

    given: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))


def agreement_table(snapshot: Snapshot, parameters: ProfileParameters) -> AgreementTable:
    """The agreement of the coders that count (`parameters.users`; empty: all people), on all codes given by some of them."""
    compared = doubled(coders_of_documents(snapshot, parameters))
    turns = _collected(snapshot, compared)
    units = {document: max(_units(snapshot, document), sum(place[0] == document for place in turns)) for document in compared}
    keys = {code.id: code.key for code in snapshot.codes}
    names = {user.id: user.name for user in snapshot.users}
    titles = {document.id: document.title for document in snapshot.documents}
    used = sorted({code for turn in turns.values() for code in turn.given}, key=lambda code: keys.get(code, code))
    rows = [_code(code, keys.get(code, code), turns, compared, units, parameters.seed) for code in used]
    return AgreementTable(
        coders=tuple(sorted({names.get(user, user) for users in compared.values() for user in users})),
        documents=tuple(sorted(titles[document] for document in compared)),
        turns=sum(units.values()),
        codes=tuple(sorted(rows, key=lambda row: (row.found.alpha is None, row.found.alpha or 0.0, row.found.code))),
        mistaken=tuple(_mistaken(turns, compared, keys)),
    )


def _collected(snapshot: Snapshot, coders: Coders) -> Mapping[Place, _Turn]:
    """Who gave what to each turn of these documents."""
    units = Units(snapshot)
    turns: dict[Place, _Turn] = defaultdict(_Turn)
    for coding in snapshot.codings:
        if coding.user_id not in coders.get(coding.document_id, ()):
            continue
        for unit in units.of(coding):
            turns[coding.document_id, unit.kind, unit.start].given[coding.code_id][coding.user_id].append(coding.id)
    return turns


def _units(snapshot: Snapshot, document_id: str) -> int:
    return len(TurnIndex(snapshot.segments.get(document_id, ())).units())


def _code(code: str, key: str, turns: Mapping[Place, _Turn], coders_of: Coders, units: Mapping[str, int], seed: int) -> CodeAgreement:
    patterns: Counter[tuple[int, ...]] = Counter()
    seen: Counter[str] = Counter()
    differ: list[str] = []
    all_yes = some_yes = 0
    for (document, _, _), turn in turns.items():
        users = turn.given.get(code)
        if users is None:
            continue
        coders = len(coders_of[document])
        patterns[len(users), coders - len(users)] += 1
        seen[document] += 1
        all_yes += len(users) == coders
        if len(users) < coders:
            some_yes += 1
            differ += [each for ids in users.values() for each in ids]
    for document, users_of in coders_of.items():
        patterns[0, len(users_of)] += units[document] - seen[document]
    found = alpha_interval(patterns, generator(seed, "agreement", key))
    value, low, high = (None if each is None else round(each, 6) for each in (found.value, found.low, found.high))
    return CodeAgreement(
        found=Agreement(code=key, units=found.units, alpha=value, low=low, high=high),
        all_yes=all_yes,
        some_yes=some_yes,
        codings=tuple(dict.fromkeys(differ)),
    )


def _mistaken(turns: Mapping[Place, _Turn], coders_of: Coders, keys: Mapping[str, str]) -> Sequence[Mistaken]:
    """Pairs of codes that stand for each other, over all pairs of coders."""
    places: Mapping[tuple[str, str], set[Place]] = defaultdict(set)
    behind: Mapping[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for place, turn in turns.items():
        for pair, ids in _differences(turn, sorted(coders_of[place[0]]), keys):
            places[pair].add(place)
            behind[pair].update(dict.fromkeys(ids))
    rows = [
        Mistaken(first=pair[0], second=pair[1], turns=len(found), documents=len({place[0] for place in found}), codings=tuple(behind[pair]))
        for pair, found in places.items()
    ]
    return sorted(rows, key=lambda row: (-row.turns, not row.second, row.first, row.second))


def _differences(turn: _Turn, users: Sequence[str], keys: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """What one coder gave and the other not, against what the other gave and the one not, within each group of codes."""
    for one, other in combinations(users, 2):
        only: dict[str, tuple[dict[str, list[str]], dict[str, list[str]]]] = defaultdict(lambda: ({}, {}))
        for code, given in turn.given.items():
            if (one in given) != (other in given):
                key, side = keys.get(code, code), 0 if one in given else 1
                only[key.partition(".")[0]][side][key] = given[one if side == 0 else other]
        for left, right in only.values():
            for first, ids in left.items() or {"": []}.items():
                for second, others in right.items() or {"": []}.items():
                    yield _ordered(first, second), [*ids, *others]


def _ordered(one: str, other: str) -> tuple[str, str]:
    """In alphabetical order, nothing last."""
    first, second = sorted((one, other))
    return (first, second) if first else (second, "")
