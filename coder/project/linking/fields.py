"""The fields of a linkage mention that take codes or fixed words, and the rules between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from coder.errors import InvalidValue, RuleBroken
from coder.model import linkage
from coder.model.codebook import Code, Codebook
from coder.model.mention_rule import MentionRule, rules_of
from coder.project.workspace import one_of
from coder.store.store import Store
from coder.text import edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeField:
    """A field whose values are codes of one group of the codebook; situations may also be any code of a pole."""

    name: str
    group: str
    many: bool = False


SITUATIONS = "sit"
CODE_FIELDS = (
    CodeField(name="situations", group=SITUATIONS, many=True),
    CodeField(name="systems", group="sys", many=True),
    CodeField(name="step", group="step"),
    CodeField(name="kinds", group="kind", many=True),
    CodeField(name="direction", group="dir"),
    CodeField(name="scale", group="scale"),
    CodeField(name="dynamics", group="dyn"),
    CodeField(name="risk", group="risk"),
    CodeField(name="relation", group="rel"),
)
ACTOR_GROUP = "actor"
END_FIELDS = ("actor_a", "actor_b", "brokers")

WORD_FIELDS: Mapping[str, Sequence[str]] = {
    "evidence_mode": linkage.EVIDENCE_MODES,
    "initiator": linkage.INITIATORS,
    "scale_source": linkage.SCALE_SOURCES,
    "status": linkage.STATUSES,
    "valence": linkage.VALENCES,
    "polarity": linkage.POLARITIES,
}
TIME_FIELDS = ("time_from", "time_to")
TEXT_FIELDS = ("clause_ref", "phase", "memo", "model_hash")
LIST_FIELDS = ("borrowed_from", "prefilled")
LEVEL_FIELDS = ("intensity", "confidence")
ADJUDICATIONS = ("none", "agreed")
RESOLVED_BY = "resolved_by:"
UNCLEAR_ALLOWED = ("direction", "scale", "dynamics", "risk", "relation")


class FieldCodes:
    """Finds the codes that the fields of a mention name, such as `information` or `kind.information`."""

    def __init__(self, store: Store) -> None:
        self._books = {each.id: each for each in store.all(Codebook)}
        self._codes: dict[str, list[Code]] = {}
        self.rules: tuple[tuple[str, MentionRule], ...] = tuple((book.key, rule) for book in self._books.values() for rule in rules_of(book))
        for code in store.all(Code):
            if code.codable and not code.retired:
                self._codes.setdefault(code.key, []).append(code)
        self._poles = dict.fromkeys(key for book in self._books.values() for key in book.pole_codes)
        self._keys = {code.id: code.key for codes in self._codes.values() for code in codes}

    def id_of(self, value: str, group: str, field: str) -> str:
        """The id of the code that `value` names in a group; `unclear` and empty stay as they are where allowed."""
        if not value or (value == linkage.UNCLEAR and field in UNCLEAR_ALLOWED):
            return value
        book, _, key = value.rpartition(":")
        for candidate in (key, f"{group}.{key}"):
            for code in self._codes.get(candidate, []):
                if not book or self._books[code.codebook_id].key == book:
                    if not self.belongs(code.key, group):
                        break
                    return code.id
        known = self.keys(group)
        if self.belongs(self._keys.get(value, ""), group):
            return value
        hint = f"It is one of: {', '.join(known)}." if known else f"No codebook of this project has codes under {group}."
        raise InvalidValue(f"{field} cannot be {value!r}", hint)

    def keys(self, group: str) -> list[str]:
        """Keys of the codes of a group."""
        return [key for key in self._codes if self.belongs(key, group)]

    def belongs(self, key: str, group: str) -> bool:
        """Whether a code is one of a group; a situation is also what stands for a pole of a codebook's dimensions."""
        return key.startswith(f"{group}.") or (group == SITUATIONS and key in self._poles)

    def key_of(self, code_id: str) -> str:
        """The key of a code, or the value itself if it is none."""
        return self._keys.get(code_id, code_id)

    def systems_of(self, situations: Sequence[str]) -> tuple[str, ...]:
        """The systems that the dimensions of the codebooks give these situations."""
        keys = {self.key_of(each) for each in situations}
        found = [
            code.id
            for book in self._books.values()
            for dimension in book.dimensions
            if keys & {key for pole in dimension.poles.values() for key in pole}
            for code in self._codes.get(f"sys.{dimension.id}", [])
        ]
        return tuple(dict.fromkeys(found))


def checked(given: Mapping[str, object], codes: FieldCodes) -> dict[str, object]:
    """The given fields with codes by id and words checked.

    Raises:
        InvalidValue: a field is unknown, or a value is outside what it allows.
    """
    out: dict[str, object] = {}
    by_name = {each.name: each for each in CODE_FIELDS}
    for name, value in given.items():
        if name in by_name:
            out[name] = _codes(by_name[name], value, codes)
        elif name in WORD_FIELDS:
            out[name] = one_of(str(value), WORD_FIELDS[name], name)
        elif name in TIME_FIELDS:
            out[name] = edtf.check(str(value).strip(), name)
        elif name in TEXT_FIELDS:
            out[name] = str(value)
        elif name in LEVEL_FIELDS:
            out[name] = _level(name, value)
        elif name in LIST_FIELDS:
            out[name] = tuple(dict.fromkeys(str(each).strip() for each in _many(value) if str(each).strip()))
        elif name == "adjudication":
            out[name] = _adjudication(str(value))
        elif name == "speaker_id" and (value is None or isinstance(value, str)):
            out[name] = value
        else:
            raise InvalidValue(
                f"a mention has no field {name!r}", f"Its fields: {', '.join([*by_name, *WORD_FIELDS, *TIME_FIELDS, *TEXT_FIELDS, *LIST_FIELDS])}."
            )
    return out


def check_rules(mention: linkage.LinkageMention, codes: FieldCodes) -> None:
    """The rules between fields: those of time, and those that the codebooks state.

    Raises:
        InvalidValue: the time ends before it begins.
        RuleBroken: a rule of a codebook does not hold.
    """
    edtf.check_order(mention.time_from, mention.time_to)
    values = values_of(mention, codes)
    for book, rule in codes.rules:
        field = rule.broken(values)
        if field:
            says = "is given" if field in rule.forbidden or not rule.speaks(values) else "does not fit" if field in rule.allowed else "is missing"
            raise RuleBroken(f"{field} {says}: the rule {rule.id} of {book}", rule.text, field)


def values_of(mention: linkage.LinkageMention, codes: FieldCodes) -> dict[str, tuple[str, ...]]:
    """Field -> what it holds, codes by key and actors by the words said."""
    values: dict[str, tuple[str, ...]] = {}
    for name in (each.name for each in fields(mention) if each.name != "anchors"):
        held = getattr(mention, name)
        each_held = held if isinstance(held, tuple) else () if held in (None, "") else (held,)
        values[name] = tuple(each.label if isinstance(each, linkage.ActorRef) else codes.key_of(str(each)) for each in each_held)
    return values


def recoded(mention: linkage.LinkageMention, codes: Mapping[str, str]) -> linkage.LinkageMention:
    """The mention with codes replaced by others (an empty id: left out)."""
    given: dict[str, object] = {}
    for field in CODE_FIELDS:
        value = getattr(mention, field.name)
        if field.many:
            given[field.name] = tuple(dict.fromkeys(new for new in (codes.get(each, each) for each in value) if new))
        else:
            given[field.name] = codes.get(value, value)
    return replace(mention, **given)  # type: ignore[arg-type]


def _codes(field: CodeField, value: object, codes: FieldCodes) -> object:
    if field.many:
        return tuple(dict.fromkeys(codes.id_of(str(each), field.group, field.name) for each in _many(value)))
    return codes.id_of(str(value or ""), field.group, field.name)


def _many(value: object) -> Sequence[object]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []


def _adjudication(value: str) -> str:
    who = value.removeprefix(RESOLVED_BY).strip()
    if value in ADJUDICATIONS or (value.startswith(RESOLVED_BY) and who and who.isprintable()):
        return value
    raise InvalidValue(f"adjudication cannot be {value!r}", f"It is one of: {', '.join(ADJUDICATIONS)}, {RESOLVED_BY}NAME.")


def _level(name: str, value: object) -> int | None:
    if value in (None, ""):
        return None
    if str(value) in ("1", "2", "3"):
        return int(str(value))
    raise InvalidValue(f"{name} cannot be {value!r}", "It is 1, 2 or 3.")
