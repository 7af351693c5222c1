"""Finds actors: names and word lists by a phrase matcher, heads of names by a token matcher, both over the project's own cutting of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from coder.language.actors import chinese, english, english_names
from coder.language.actors.chinese_names import ChineseNames, kind_said
from coder.language.actors.find import Find
from coder.language.actors.registry import Registry
from coder.language.actors.rules import KIND_OF_TIER, Head, word_set
from coder.language.pipeline import pipeline
from coder.language.scope import apart
from coder.language.words import HAN, Segmenter
from coder.text.shadow import simplified

_WE = word_set(
    """
    我们 咱们 本 我 咱 我们的
    """
)
_OWN = {"省": "provincial", "市": "prefecture", "县": "county", "区": "county", "镇": "township", "乡": "township", "村": "village"}
_PLACE_ONLY = frozenset("的有面头边住走去来逛种出最没")
_STUDY = tuple("读念考")
_STUDIED = word_set(
    """
    毕业 毕业生 生 念书 读书 时期 时代 教育
    """
)
_COMPOUNDS = {word: re.compile(after) for word, after in chinese.COMPOUNDS.items()}
_SORTS = ("企业", "厂商", "业者", "厂", "公司", "部落")


class ActorFinder:
    """Finds the actors that a text names. Made once; the dictionary (0.4 s) is loaded when the first text is read.

    >>> [(each.label, each.tier) for each in ActorFinder().find("昆山市政府和镇里都支持台商协会。")]  # doctest: +SKIP
    [('昆山市政府', 'prefecture'), ('镇里', 'township'), ('台商协会', '')]
    """

    def __init__(self, *, trained: Sequence[Language] = ()) -> None:
        """Compile names and patterns.

        Args:
            trained: Trained pipelines, whose organisations are found too.
        """
        segmenter = Segmenter()
        self._nlp = pipeline("zh", segmenter)
        self._names = ChineseNames(segmenter)
        self._trained = tuple(trained)
        self._lexicon = {phrase.words: phrase for phrase in (*english.english(), *chinese.chinese())}
        self._single = frozenset(phrase.words for phrase in self._lexicon.values() if phrase.rule == "name")
        segmenter.add(words for words in self._lexicon if HAN.search(words))
        self._phrases = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for words in self._lexicon:
            self._phrases.add(words, [Doc(self._nlp.vocab, words=[words]) if HAN.search(words) else self._nlp.make_doc(words)])
        self._heads: dict[str, Head] = {}
        self._matcher = Matcher(self._nlp.vocab)
        for at, head in enumerate(chinese.HEADS):
            self._add(f"zh{at}", head, [{"LOWER": {"REGEX": f"(?:{'|'.join(head.words)})$"}}])
        for at, head in enumerate(english.HEADS):
            self._add(f"en{at}", head, [{"LOWER": {"IN": list(head.words)}, "IS_LOWER": False}])
        self._matcher.add("of", [[{"LOWER": {"IN": list(english.OF_HEADS)}, "IS_LOWER": False}, {"LOWER": {"IN": ["of", "for"]}}]])
        self._matcher.add("self", [[{"LOWER": {"IN": sorted(_WE)}}, {"LOWER": {"IN": sorted(_OWN)}}]])

    def find(self, text: str, registry: Registry | None = None) -> list[Find]:
        """The actors that `text` names, in order of place; none overlap. Not in titles, addresses and the labels of turns.

        Args:
            registry: The names of the project's actors.
        """
        doc = self._nlp(simplified(text))
        found = [*self._by_registry(doc, text, registry), *self._by_phrase(doc), *self._by_head(doc), *self._by_training(doc)]
        avoid = apart(text)
        kept = [each for each in _longest_first(found) if not _is_apart(text, each, avoid)]
        return [replace(each, label=text[each.start : each.stop]) for each in _with_bureaus(sorted(kept, key=lambda each: each.start))]

    def _add(self, key: str, head: Head, pattern: list[dict[str, object]]) -> None:
        self._heads[key] = head
        self._matcher.add(key, [pattern])

    def _by_registry(self, doc: Doc, text: str, registry: Registry | None) -> Iterator[Find]:
        if registry is None:
            return
        edges = frozenset(edge for token in doc for edge in (token.idx, token.idx + len(token)))
        for start, stop, named in registry.places(text, edges):
            yield Find(
                start=start,
                stop=stop,
                label=text[start:stop],
                kind=named.kind,
                tier=named.tier,
                rule="registry",
                cue=named.name,
                actor_id=named.actor_id,
            )

    def _by_phrase(self, doc: Doc) -> Iterator[Find]:
        for key, first, stop in self._phrases(doc):
            phrase = self._lexicon[doc.vocab.strings[key]]
            made = self._find(doc, first, stop, phrase.rule, phrase.kind, phrase.tier, generic=phrase.generic)
            made = replace(made, cue=phrase.words)
            if phrase.grows:
                made = self._grown(doc, first, made)
            if not self._is_other(doc, first, stop, made):
                yield self._own(doc, made)

    def _grown(self, doc: Doc, first: int, found: Find) -> Find:
        """With the place before it."""
        reach = self._names.reach(doc, first, "places")
        if reach.first == first or not reach.place:
            return found
        said = self._names.tier_of(reach.place)
        tier = said if found.tier in ("", "prefecture") and said in ("provincial", "prefecture", "county") else found.tier or said
        kind = KIND_OF_TIER.get(tier, found.kind) if found.kind.startswith("actor.gov") else found.kind
        return replace(found, start=doc[reach.first].idx, place=reach.place, tier=tier, kind=kind, generic=False)

    def _by_head(self, doc: Doc) -> Iterator[Find]:
        for key, first, stop in self._matcher(doc):
            name = doc.vocab.strings[key]
            if name == "self":
                tier = _OWN[doc[stop - 1].text]
                yield self._find(doc, first, stop, "self", KIND_OF_TIER[tier], tier, generic=True)
            elif name == "of":
                yield from self._of(doc, first)
            elif name.startswith("en"):
                yield from self._english(doc, first, self._heads[name])
            else:
                yield from self._chinese(doc, first, self._heads[name])

    def _chinese(self, doc: Doc, at: int, head: Head) -> Iterator[Find]:
        reach = self._names.reach(doc, at, head.takes, () if head.rule == "civil" else self._single)
        word: str = doc[at].text
        cue = next(each for each in head.words if word.endswith(each))
        inside = word[: -len(cue)]
        if reach.first == at and not (head.bare or len(inside) > 1):
            return
        place = reach.place or (inside if self._names.tier_of(inside) else "")
        tier = self._names.tier_of(place) if head.rule == "government" else ""
        made = self._find(doc, reach.first, at + 1, head.rule, head.kind, tier, generic=False)
        kind = KIND_OF_TIER.get(tier, head.kind) if head.rule == "government" else kind_said(made.label, head.kind)
        if head.rule == "civil" and doc[reach.first].text in self._single:
            kind, made = KIND_OF_TIER["central"], replace(made, rule="government", tier="central")
        proper = any(self._names.is_proper(token) for token in doc[reach.first : at])
        if reach.first == at and self._is_other(doc, at, at + 1, made):
            return
        single = (reach.single or len(inside) > 1) and (cue not in _SORTS or proper)
        yield self._own(doc, replace(made, kind=kind, place=place, cue=cue, generic=not single))

    def _of(self, doc: Doc, at: int) -> Iterator[Find]:
        rule, kind, tier = english.OF_HEADS[doc[at].lower_]
        stop = english_names.after(doc, at)
        if stop == at + 1:
            return
        first = english_names.before(doc, at)
        words = [token.lower_ for token in doc[first:at]]
        said = english_names.tier_of(words) if rule in ("government", "bureau") else ""
        yield self._find(doc, first, stop, rule, KIND_OF_TIER.get(said, kind), said or tier, cue=doc[at].text)

    def _english(self, doc: Doc, at: int, head: Head) -> Iterator[Find]:
        of_government = head.rule in ("government", "bureau")
        first = english_names.before(doc, at, lists=of_government)
        words = [token.lower_ for token in doc[first:at]]
        if not words or not english_names.is_capital(doc[at]) or (head.rule == "park" and not english.PARK_WORDS & set(words)):
            return
        tier = english_names.tier_of([*reversed(words)]) if of_government else ""
        kind = KIND_OF_TIER.get(tier, head.kind)
        yield self._find(doc, first, at + 1, head.rule, kind, tier, generic=not english_names.is_single(words), cue=doc[at].text)

    def _by_training(self, doc: Doc) -> Iterator[Find]:
        for nlp in self._trained:
            for entity in nlp(doc.text).ents:
                if entity.label_ == "ORG":
                    stop = entity.start_char + len(entity.text)
                    yield Find(start=entity.start_char, stop=stop, label=entity.text, rule="trained", cue=nlp.meta.get("name", "") or "spaCy")

    def _own(self, doc: Doc, found: Find) -> Find:
        """With `we` before it, a sort of actors is the speaker's own."""
        before = doc.char_span(max(0, found.start - 1), found.start, alignment_mode="expand") if found.start and found.generic else None
        if before is None or before.text not in _WE:
            return found
        return replace(found, start=before.start_char, rule="self")

    def _is_other(self, doc: Doc, first: int, stop: int, found: Find) -> bool:
        """Whether the words mean something else here: a place (村里的树), a time of life (念大学), a part of another word (政府采购)."""
        after = doc[stop].text if stop < len(doc) else ""
        before = doc[first - 1].text if first else ""
        if found.rule == "locative":
            return after[:1] in _PLACE_ONLY and before not in _WE
        compounds = _COMPOUNDS.get(found.label)
        if compounds and compounds.match(after + "".join(token.text for token in doc[stop + 1 : stop + 3])):
            return True
        if found.label == "政府" and before in chinese.QUALITIES:
            return True
        return found.rule == "institute" and found.generic and (before[-1:] in _STUDY or after in _STUDIED)

    def _find(self, doc: Doc, first: int, stop: int, rule: str, kind: str, tier: str, *, generic: bool = False, cue: str = "") -> Find:
        start, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
        label = "".join(token.text_with_ws for token in doc[first:stop]).strip()
        return Find(start=start, stop=end, label=label, kind=kind, tier=tier, rule=rule, generic=generic, cue=cue or label)


def _longest_first(found: Iterable[Find]) -> list[Find]:
    """Without what overlaps something longer; of the same words a name of the project counts, then what the rules know more of."""
    taken: list[Find] = []
    ends: list[tuple[int, int]] = []
    for each in sorted(found, key=lambda each: (each.start - each.stop, each.rule != "registry", each.rule == "trained", each.start)):
        if all(each.stop <= left or right <= each.start for left, right in ends):
            taken.append(each)
            ends.append((each.start, each.stop))
    return taken


def _with_bureaus(found: Iterable[Find]) -> list[Find]:
    """台東縣政府 and the 農業處 right behind it are one actor, of the tier of the first."""
    joined: list[Find] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and each.rule == "bureau" and last.stop == each.start and last.rule == "government":
            joined[-1] = replace(last, stop=each.stop, rule="bureau", cue=each.cue)
        else:
            joined.append(each)
    return joined


def _is_apart(text: str, found: Find, avoid: Sequence[tuple[int, int]]) -> bool:
    """Whether it stands in a title or an address, or is the label of a turn."""
    if any(left < found.stop and found.start < right for left, right in avoid):
        return True
    before = text[max(0, found.start - 8) : found.start].rstrip("#* \t")
    return (not before or before.endswith("\n")) and text[found.stop : found.stop + 1] in ("：", ":")
