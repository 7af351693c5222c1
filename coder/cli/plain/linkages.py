"""Plain commands for linkages: record, read, change and remove them, and read what a passage suggests."""

import re
import shlex
from collections.abc import Iterable, Iterator

from coder.cli.plain.commands import BY_NAME
from coder.cli.plain.numbers import nth
from coder.cli.plain.reading import Do
from coder.cli.plain.telling import Telling
from coder.cli.plain.words import Words
from coder.cli.plain.writing import Writing
from coder.cli.printing.render import one_line
from coder.errors import InvalidValue
from coder.model.linkage import LinkageMention
from coder.project.linking.ends import split_ends
from coder.project.linking.fields import SITUATIONS
from coder.tui.linkages.values import values_of
from coder.tui.session import Session

_ARROW = re.compile(r"->|→|－>|>")
_LISTS = frozenset({"situations", "systems", "kinds", "borrowed_from"})


class Linkages:
    """Commands on the linkages told in the selection or turn."""

    def __init__(self, session: Session, telling: Telling, writing: Writing, words: Words) -> None:
        self._session = session
        self._telling = telling
        self._writing = writing
        self._words = words

    def commands(self) -> dict[str, Do]:
        """By id."""
        return {"link": self._link, "linkage": self._read, "relink": self._change, "unlink": self._remove, "hints": lambda _: self._hints()}

    def _link(self, typed: str) -> Iterable[str]:
        ends, _, rest = typed.replace("：", ":").partition(":")
        actors = [each.strip() for each in _ARROW.split(ends)]
        if len(actors) != 2 or not all(actors):
            raise self._usage("link")
        session = self._session
        mention = session.project.mentions.add(session.document.document.id, *session.target(), *actors, **self._fields(rest))
        session.notes.changed()
        return [self._words("linked", mention.actor_a.label, mention.actor_b.label)]

    def _fields(self, typed: str) -> dict[str, object]:
        """Codes of situations and kinds, and FIELD=VALUE for every other field."""
        try:
            parts = shlex.split(typed.replace("，", ","))
        except ValueError:
            raise self._usage("link") from None
        given: dict[str, object] = {}
        codes: list[str] = []
        for part in parts:
            name, equals, value = part.partition("=")
            if equals:
                given[name] = split_ends(value) if name == "brokers" else tuple(filter(None, value.split(","))) if name in _LISTS else value
            else:
                codes += [self._key(each) for each in part.split(",") if each]
        known = {code.key for code in self._session.codes.facets(SITUATIONS)}
        situations = [each for each in codes if each in known or each.startswith(f"{SITUATIONS}.")]
        found = {
            "situations": situations,
            "kinds": [each for each in codes if each not in situations],
        }
        return {**{name: value for name, value in found.items() if value}, **given}

    def _key(self, typed: str) -> str:
        return self._writing.meant(typed).key if self._writing.is_shorthand(typed) else typed

    def _read(self, typed: str) -> Iterator[str]:
        mention = self._chosen(typed or "1")
        yield self._words("linkage", nth_of(self._telling.linkages(), mention), mention.actor_a.label, mention.actor_b.label)
        keys = {code.id: code.key for code in self._session.codes.by_id.values()}
        towns = {each.id: each.name() for each in self._session.project.towns.list()}
        for name, value in values_of(mention, keys, towns.get(mention.town_id or "", ""), ()).items():
            if value not in ("", (), None):
                yield f"{name}: {one_line(_shown(value), 160)}"
        if mention.scale_gazetteer:
            yield f"scale_gazetteer: {keys.get(mention.scale_gazetteer, '')}"

    def _change(self, typed: str) -> Iterable[str]:
        number, _, rest = typed.strip().partition(" ")
        fields = self._fields(rest)
        if not fields:
            raise self._usage("relink")
        after = self._session.project.mentions.edit(self._chosen(number).id, **fields)
        self._session.notes.changed()
        return [self._words("relinked", after.actor_a.label, after.actor_b.label)]

    def _remove(self, typed: str) -> Iterable[str]:
        mention = self._chosen(typed, only=True)
        self._session.linking.remove(mention)
        return [self._words("unlinked", mention.actor_a.label, mention.actor_b.label)]

    def _hints(self) -> Iterator[str]:
        session = self._session
        found = session.project.mentions.prefill(session.document.document.id, *session.target())
        for each in found.fields:
            why = "; ".join(dict.fromkeys(one_line(ground.words, 40) for ground in each.grounds))
            yield self._words("hint", each.field, _shown(each.value), why)
        if not found.fields:
            yield self._words("no hints")

    def _chosen(self, typed: str, *, only: bool = False) -> LinkageMention:
        return nth(self._telling.linkages(), typed, only=only)

    def _usage(self, command: str) -> InvalidValue:
        language = self._words.language
        return InvalidValue(self._words("needs", BY_NAME[command].name(language)), BY_NAME[command].usage[language])


def nth_of(found: list[LinkageMention], mention: LinkageMention) -> int:
    """The number under which a mention is told."""
    return found.index(mention) + 1


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    label = getattr(value, "label", None)
    return str(value) if label is None else ", ".join(filter(None, (label, getattr(value, "kind", ""), getattr(value, "place", ""))))
