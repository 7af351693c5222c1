"""Which codes are taken for each other, how often, what was decided, and which definition may cause it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from coder.model.adjudication import Adjudication
from coder.model.codebook import Code
from coder.model.confusion import Cause, CodeAlone, CodeConfusion, Confusions
from coder.model.disagreement import Compared, Disagreement
from coder.model.snapshot import Snapshot
from coder.text.search.fold import fold

LEAST = 4
"""Fewer cases than this say nothing about a direction."""
MOSTLY = 0.75


def confusions(snapshot: Snapshot, found: Compared, decisions: Mapping[str, Adjudication]) -> Confusions:
    """The confusions among disagreements; `decisions` by the id of the disagreement, those that hold."""
    return _Confused(snapshot, found, decisions).all()


class _Confused:
    def __init__(self, snapshot: Snapshot, found: Compared, decisions: Mapping[str, Adjudication]) -> None:
        self._codes = {code.id: code for code in snapshot.codes}
        self._place = {code.id: number for number, code in enumerate(snapshot.codes)}
        self._names = {user.id: user.name for user in snapshot.users}
        self._found, self._decisions = found, decisions
        self._agreed = Counter(each.code_id for each in found.agreed if each.code_id)
        self._edges = Counter(each.code_ids[0] for each in found.disagreements if each.kind == "boundary")

    def all(self) -> Confusions:
        pairs: dict[tuple[str, str], list[Disagreement]] = defaultdict(list)
        alone: dict[str, list[Disagreement]] = defaultdict(list)
        for each in self._found.disagreements:
            if each.kind == "code":
                for pair in combinations(sorted(each.code_ids, key=lambda code: self._place.get(code, 0)), 2):
                    pairs[pair].append(each)
            elif each.kind == "presence":
                alone[each.code_ids[0]].append(each)
        confused = [self._pair(pair, cases) for pair, cases in pairs.items()]
        lonely = [self._alone(code, cases) for code, cases in alone.items()]
        return Confusions(
            coders=tuple(self._names.get(each, each) for each in self._found.coders),
            documents=len(self._found.documents),
            pairs=tuple(sorted(confused, key=lambda each: (-each.count, each.first, each.second))),
            alone=tuple(sorted(lonely, key=lambda each: (-each.count, each.code))),
            agreed={self._key(code): n for code, n in sorted(self._agreed.items(), key=lambda each: self._key(each[0]))},
            boundaries={self._key(code): n for code, n in sorted(self._edges.items(), key=lambda each: self._key(each[0]))},
        )

    def _key(self, code: str) -> str:
        return self._codes[code].key if code in self._codes else code

    def _pair(self, pair: tuple[str, str], cases: Sequence[Disagreement]) -> CodeConfusion:
        given: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for each in cases:
            for user, code in {(one.user_id, one.code_id) for one in each.originals if one.code_id in pair}:
                given[self._names.get(user, user)][pair.index(code)] += 1
        decided = Counter(self._outcome(pair, each) for each in cases if self._settled(each) is not None)
        counts = {name: (first, second) for name, (first, second) in sorted(given.items())}
        return CodeConfusion(
            first=self._key(pair[0]),
            second=self._key(pair[1]),
            count=len(cases),
            documents=len({each.document_id for each in cases}),
            agreed=(self._agreed[pair[0]] + self._edges[pair[0]], self._agreed[pair[1]] + self._edges[pair[1]]),
            given=counts,
            decided=decided,
            examples=tuple(each.id for each in cases),
            causes=tuple(_causes(self._codes[pair[0]], self._codes[pair[1]], counts, decided)) if set(pair) <= self._codes.keys() else (),
        )

    def _alone(self, code: str, cases: Sequence[Disagreement]) -> CodeAlone:
        held = [self._settled(each) for each in cases]
        given = Counter(self._names.get(user, user) for each in cases for user in each.makers)
        return CodeAlone(
            code=self._key(code),
            count=len(cases),
            documents=len({each.document_id for each in cases}),
            agreed=self._agreed[code] + self._edges[code],
            given=dict(sorted(given.items())),
            held=sum(each is not None and code in each for each in held),
            rejected=sum(each is not None and code not in each for each in held),
            examples=tuple(each.id for each in cases),
        )

    def _settled(self, each: Disagreement) -> frozenset[str] | None:
        """The codes that were decided to hold; None without a decision."""
        decision = self._decisions.get(each.id)
        if decision is None or not decision.is_decided:
            return None
        chosen = {one.code_id for one in each.originals if one.user_id in decision.chosen}
        return frozenset(chosen | {one.code_id for one in decision.settled})

    def _outcome(self, pair: tuple[str, str], each: Disagreement) -> str:
        held = self._settled(each) or frozenset()
        first, second = pair[0] in held, pair[1] in held
        return "both" if first and second else "first" if first else "second" if second else "neither"


def _causes(first: Code, second: Code, given: Mapping[str, tuple[int, int]], decided: Mapping[str, int]) -> Iterator[Cause]:
    settled = sum(decided.values())
    for held, over, outcome in ((first, second, "first"), (second, first, "second")):
        if settled >= LEAST and decided.get(outcome, 0) >= MOSTLY * settled:
            yield Cause(kind="held", code=over.key, other=held.key, number=decided[outcome], of=settled)
    for name, (one, two) in given.items():
        if one + two >= LEAST and max(one, two) >= MOSTLY * (one + two) and len(given) > 1:
            mine, other = (first, second) if one > two else (second, first)
            yield Cause(kind="one_sided", code=mine.key, other=other.key, number=max(one, two), of=one + two, said=name)
    for code, other in ((first, second), (second, first)):
        if not any(each.strip() for each in code.definition.values()):
            yield Cause(kind="no_definition", code=code.key, other=other.key)
        if not mentions(code, other):
            yield Cause(kind="not_excluded", code=code.key, other=other.key)
    shared = sorted({fold(one) for cues in first.cues.values() for one in cues} & {fold(one) for cues in second.cues.values() for one in cues})
    if shared:
        yield Cause(kind="same_cues", code=first.key, other=second.key, number=len(shared), said=", ".join(shared[:8]))


def mentions(code: Code, other: Code) -> bool:
    """Whether the exclude rules of a code, or its definition, name another one: by a name in any language, or by its key."""
    return any(is_named(other, each) for each in (*(one for some in code.exclude.values() for one in some), *code.definition.values()))


def is_named(code: Code, text: str) -> bool:
    """Whether a text names a code: by a name in any language, or by its key."""
    called = [code.key, code.key.rpartition(".")[2].replace("_", " "), *code.names.values()]
    folded = fold(text)
    return any(fold(name) in folded for name in called if len(name.strip()) > 1)
