"""A copy of a project that does not tell who spoke, or who coded: pseudonyms, numbers, other ids, days for moments.

What makes the copy is loaded only where one is asked for: every export looks in here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidValue
from coder.model.snapshot import Snapshot

if TYPE_CHECKING:
    from coder.project.leaving.pseudonyms import Replacements

_HEADINGS = {"name", "姓名", "名称"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disguise:
    """Whose names are replaced.

    Attributes:
        pseudonyms: Of speakers and actors who have a pseudonym; file names are left out. Coders go by numbers then, too.
        coders: Of people who coded.
        more: With `pseudonyms`: further names, of towns, firms, children ... -> what stands in their place.
    """

    pseudonyms: bool = False
    coders: bool = False
    more: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.pseudonyms or self.coders


OPEN = Disguise()
"""Every name stands as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disguised:
    """A copy, and what was done.

    Attributes:
        replaced: How often each pseudonym was put in.
        numbers: Name of a coder -> number.
        coders_left: Number of a coder -> how often that coder's name still stands in the texts, where it may be somebody else's.
        named: Under pseudonyms: names of those who speak and have none, but for whoever asks.
        traces: Under pseudonyms: kind of number or address by which a person can be found -> where it still stands.
    """

    snapshot: Snapshot
    replaced: "Replacements" = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    coders_left: Mapping[str, int] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    traces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def disguised(snapshot: Snapshot, disguise: Disguise, everything: Snapshot | None = None) -> Disguised:
    """The copy; the project itself where nothing is asked for.

    Args:
        everything: The whole project, if `snapshot` is a part of it or its consensus: a coder has one number in all copies.

    Raises:
        InvalidValue: pseudonyms are wanted, nobody has one, and there are no further names.
    """
    if not disguise:
        return Disguised(snapshot=snapshot)
    from coder.project.leaving.other_ids import with_other_ids
    from coder.project.leaving.pseudonyms import pseudonymised
    from coder.project.leaving.unnamed_coders import UnnamedCoders

    coders = UnnamedCoders(everything or snapshot)
    names = {**coders.as_speakers(snapshot), **(_with_other_names(snapshot, disguise.more) if disguise.pseudonyms else {})}
    replaced: Replacements = {}
    if disguise.pseudonyms or names:
        snapshot, replaced = pseudonymised(snapshot, names, own=disguise.pseudonyms)
    left = coders.left_in(snapshot)
    copy = with_other_ids(coders.without_names(snapshot))
    return Disguised(
        snapshot=copy,
        replaced=replaced,
        numbers=coders.names,
        coders_left=dict(sorted(left.items())),
        named=_named(copy, replaced) if disguise.pseudonyms else (),
        traces=_traces(copy) if disguise.pseudonyms else {},
    )


def _with_other_names(snapshot: Snapshot, more: Mapping[str, str]) -> Mapping[str, str]:
    """The further names, and with one name of a town those in other languages."""
    found: dict[str, str] = {}
    for town in snapshot.towns:
        given = next((more[each] for each in town.names.values() if each in more), None)
        if given:
            found |= dict.fromkeys(town.names.values(), given)
    return {**found, **more}


def _named(copy: Snapshot, replaced: "Replacements") -> tuple[str, ...]:
    from coder.project.leaving.unnamed_coders import ASKING

    """Labels that hold in one document only, such as `Speaker 1`, name nobody."""
    given = set(replaced)
    return tuple(sorted({each.name for each in copy.speakers if each.name not in given and each.role not in ASKING and not each.document_id}))


def _traces(copy: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """In texts, memos and values of variables; a place is the title and the character, or what else it is."""
    from coder.text.traces import traces

    found: dict[str, list[str]] = {}
    titles = {each.id: each.title for each in copy.documents}
    held = [
        *((f"{titles[key]} {{}}", text) for key, text in copy.texts.items()),
        *((f"a memo of {titles.get(each.target_id or '', each.target_kind)}", f"{each.title}\n{each.body}") for each in copy.memos),
        *(("a value of a variable", str(each.value)) for each in copy.attributes),
    ]
    for place, text in held:
        for each in traces(text):
            found.setdefault(each.kind, []).append(place.replace("{}", str(each.start)))
    return {kind: tuple(places) for kind, places in found.items()}


def names_from(path: Path) -> dict[str, str]:
    """Further names from a CSV table: a name, and what stands in its place; a first row that says `name` is a heading.

    Raises:
        InvalidValue: the file cannot be read, is no table, or a row has no two cells.
    """
    from coder.project.texts.metadata_table import read_table

    rows = [[cell.strip() for cell in row] for row in read_table(path)]
    first = 1 if rows[0] and rows[0][0].casefold() in _HEADINGS else 0
    found: dict[str, str] = {}
    for number, row in enumerate(rows[first:], first + 1):
        if not any(row):
            continue
        if len(row) < 2 or not row[0] or not row[1]:
            raise InvalidValue(f"{path.name}, row {number}: a name and what stands in its place are needed", "Write two columns: name,pseudonym.")
        found[row[0]] = row[1]
    return found
