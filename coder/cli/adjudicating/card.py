"""What the line-mode adjudication tells of a disagreement: one fact a line, numbers and words, nothing by place or colour."""

from collections.abc import Iterator

from coder.cli.adjudicating.words import Words
from coder.cli.printing.render import one_line
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.teamwork.versions import Place, Version, Versions
from coder.tui.lists.adjudication_words import precedents, rules, told
from coder.tui.texts.screens import Texts

AROUND = 200
LONGEST = 4000
LATEST = 3


class Card:
    """Tells of disagreements."""

    def __init__(self, versions: Versions, sitting: Adjudicating, words: Words) -> None:
        self._versions = versions
        self._sitting = sitting
        self._words = words
        self._texts = Texts(words.language)

    def told(self) -> Iterator[str]:
        """The lines on the disagreement at hand."""
        words, each = self._words, self._sitting.at_hand
        place = self._versions.of(each)
        yield ""
        yield words("number", self._sitting.place + 1, len(self._sitting.items), self._texts(f"kind {each.kind}"))
        yield words("document", place.title)
        yield self._where(place)
        yield words("context", one_line(place.text[max(0, each.start - AROUND) : each.stop + AROUND], LONGEST))
        for number, version in enumerate(place.versions, 1):
            yield from self._version(number, version, place)
        yield from self._definitions(place, whole=False)
        earlier = self._sitting.earlier(each)
        for line in precedents(earlier, self._versions, self._texts, LATEST):
            yield words("precedent", len(earlier), line)
        decision = self._sitting.decision(each)
        if decision:
            yield words("decided", told(decision, self._versions, self._texts))

    def _where(self, place: Place) -> str:
        each, turn = place.each, place.turn
        if turn is None:
            return self._words("outside", each.start, each.stop)
        if turn.kind != "turn":
            return self._words("unit", turn.ref or turn.ordinal, each.start, each.stop)
        return self._words("turn", turn.ordinal, turn.speaker or self._words("nobody"), each.start, each.stop)

    def _version(self, number: int, version: Version, place: Place) -> Iterator[str]:
        words = self._words
        if version.is_empty:
            empty = "recorded nothing" if place.each.kind in ("slots", "mention") else "gave nothing"
            yield words("version", number, version.name, self._texts(empty))
        for code, start, stop, quote in version.passages:
            key, name = (code.key, code.name(words.language)) if code else ("—", "—")
            yield words("version", number, version.name, words("passage", key, name, start, stop, one_line(quote, LONGEST)))
        mention = version.mention
        if mention:
            actors = self._versions.slot(mention, "actors", words.language)
            quote = one_line(mention.anchors[0].exact, LONGEST)
            yield words("version", number, version.name, words("mention", actors, mention.start, mention.stop, quote))
            for slot in place.each.slots:
                said = self._versions.slot(mention, slot, words.language, self._texts.word) or words("nothing said")
                yield words("slot", self._texts(f"slot {slot}"), said)

    def rules(self) -> Iterator[str]:
        """The definitions of the codes concerned with all their rules."""
        yield from self._definitions(self._versions.of(self._sitting.at_hand), whole=True)

    def _definitions(self, place: Place, *, whole: bool) -> Iterator[str]:
        for code in place.codes:
            for what, said in rules(code, self._texts, about=None if whole else place.codes):
                if what:
                    yield self._words("rule", what, one_line(said, LONGEST))
                else:
                    yield self._words("definition", code.key, code.name(self._words.language), one_line(said, LONGEST))
