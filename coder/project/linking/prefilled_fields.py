"""What cues, moods, times and places in a passage say of the fields of a mention."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from coder.language.cues import CueMatcher, Hit
from coder.language.places.finding import find_places
from coder.language.times import times
from coder.language.told import signs
from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.prefill import Filled, Ground
from coder.model.town import Town
from coder.store.store import Store
from coder.text.sentences import sentences

_CUED = (("kinds", "kind", 2), ("direction", "dir", 1), ("dynamics", "dyn", 1), ("step", "step", 1))
"""Fields filled by cues: the group of codes, and how many values at most."""
_LEAST = 0.15
"""A cue of less weight says nothing alone; what is filled is confirmed by a person, so common words count too."""
_ORDER = ("counterfactual", "failed", "ended", "planned", "wished", "denied")
"""Of several statuses told in a passage the first counts."""
_INSTITUTION = "kind.institution"
_BEFORE = 200

Hits = Mapping[str, Sequence[Hit]]
"""Key of a code -> its cues in the passage."""


class CuesOfFacets:
    """The cue matcher for the facets of a codebook, made anew when their cues have changed."""

    def __init__(self) -> None:
        self._segmenter = Segmenter()
        self._made: tuple[object, CueMatcher] | None = None

    def matcher(self, codes: Sequence[Code]) -> CueMatcher:
        """The matcher for these codes."""
        key = [(code.id, dict(code.cues), dict(code.anti_cues)) for code in codes]
        if self._made is None or self._made[0] != key:
            self._made = (key, CueMatcher(codes, self._segmenter))
        return self._made[1]


@cache
def _cues() -> CuesOfFacets:
    return CuesOfFacets()


def hits_of(store: Store, text: str, start: int, stop: int) -> Hits:
    """The cues of the facets in a passage; what stands before it in its sentence says how they are meant."""
    groups = tuple(f"{group}." for _, group, _ in _CUED)
    facets = [code for code in store.all(Code) if code.key.startswith(groups) and code.codable and not code.retired]
    keys = {code.id: code.key for code in facets}
    begins = [begin for begin, _ in sentences(text, max(0, start - _BEFORE), stop) if begin <= start]
    before = max(begins, default=start)
    by_code: dict[str, list[Hit]] = {}
    for hit in _cues().matcher(facets).find(text[before:stop]):
        if hit.start + before >= start and not hit.anti:
            by_code.setdefault(keys[hit.code_id], []).append(hit._replace(start=hit.start + before, stop=hit.stop + before))
    return by_code


def by_cues(hits: Hits) -> Iterator[Filled]:
    """Kinds, direction, dynamics and step: the codes whose cues weigh most."""
    for field, group, most in _CUED:
        weights = {key: sum(hit.weight for hit in found) for key, found in hits.items() if key.startswith(f"{group}.")}
        best = sorted((key for key, weight in weights.items() if weight >= _LEAST), key=lambda key: (-weights[key], key))[:most]
        if best:
            grounds = tuple(Ground(rule="cue", words=hit.cue, start=hit.start, stop=hit.stop) for key in best for hit in hits[key])
            yield Filled(field=field, value=tuple(best) if most > 1 else best[0], grounds=grounds)


def borrowed(cued: Sequence[Filled], text: str, span: tuple[int, int], town: Town | None) -> Iterator[Filled]:
    """Where an institution comes from: the places named in the passage, but for the town itself."""
    if not any(_INSTITUTION in each.value for each in cued if each.field == "kinds"):
        return
    own = {*town.names.values(), town.county} if town else set()
    places = [each for each in find_places(text[span[0] : span[1]], near=[town.county] if town and town.county else ()) if not each.cited]
    found = {each.name: Ground(rule="place", words=each.name, start=span[0] + each.start, stop=span[0] + each.stop) for each in places}
    kept = {name: ground for name, ground in found.items() if name not in own}
    if kept:
        yield Filled(field="borrowed_from", value=tuple(kept), grounds=tuple(kept.values()))


def by_mood(text: str, focus: Sequence[tuple[int, int]], hits: Hits) -> Iterator[Filled]:
    """Status and polarity, where the passage says another one than active and affirmed."""
    told = [sign for start, stop in focus for sign in signs(text, start, stop)]
    meant = [hit for found in hits.values() for hit in found]
    for field, value in (("status", "wished"), ("polarity", "denied")):
        said = [sign for sign in told if sign.field == field]
        if said:
            first = min(said, key=lambda sign: (_ORDER.index(sign.value), sign.start))
            same = [sign for sign in said if sign.value == first.value]
            yield Filled(field=field, value=first.value, grounds=tuple(_ground("mood", text, sign.start, sign.stop) for sign in same))
        elif meant and all(hit.mood == value for hit in meant):
            yield Filled(field=field, value=value, grounds=tuple(_ground("mood", text, hit.start, hit.stop) for hit in meant))


def by_time(text: str, focus: Sequence[tuple[int, int]]) -> Iterator[Filled]:
    """The time, where one only is told."""
    found = [(start, told) for start, stop in focus for told in times(text[start:stop])]
    if len({(told.time_from, told.time_to) for _, told in found}) != 1:
        return
    at, told = found[0]
    for field, value in (("time_from", told.time_from), ("time_to", told.time_to)):
        if value:
            yield Filled(field=field, value=value, grounds=(_ground("time", text, at + told.start, at + told.stop),))


def _ground(rule: str, text: str, start: int, stop: int) -> Ground:
    return Ground(rule=rule, words=text[start:stop], start=start, stop=stop)
