"""UIMA documents (INCEpTION, WebAnno, DKPro), whichever way they are written: feature structures become texts and annotations.

Offsets are UTF-16 units: measured on dkpro-cassis' test file with emoji (exchange.md). There are no quotes in these files.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.layers import LINGUISTIC, Annotation, Tie, take
from coder.formats.foreign.offsets import Counting, Ruler

UTF16 = Counting("utf-16")
_BASE = ("uima.tcas.DocumentAnnotation", "uima.cas.Sofa", "uima.cas.NULL", "uima.cas.View")
_ENDS = (("Governor", "Dependent"), ("governor", "dependent"), ("source", "target"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A feature structure.

    Attributes:
        type: Full name with dots.
        sofa: Id of the text it belongs to.
        values: Features that say something.
        references: Features that name other structures.
        unsure: Features whose number may name another structure, or be a number.
    """

    id: str
    type: str
    sofa: str = ""
    begin: int | None = None
    end: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()


def gather(gathered: Gathering, title: str, sofas: Mapping[str, str], structures: Sequence[Structure], counting: Counting, key: str = "") -> None:
    """Take the texts (by the ids of their sofas) and what is annotated in them."""
    about = next((each for each in structures if each.type.endswith(".DocumentMetaData")), None)
    name = about.values.get("documentTitle", "") if about else ""
    for number, (sofa, text) in enumerate(sofas.items(), 1):
        own = f"{key}{sofa}"
        called = name or title
        if gathered.text(own, called if len(sofas) == 1 else f"{called} {number}", text, ruler=Ruler(text, counting), source=title):
            mine = [each for each in structures if each.sofa == sofa]
            slots = {each.id: each for each in structures if not each.sofa and "target" in each.references}
            take(gathered, own, _annotations(gathered, mine), [*_ties(mine), *_slots(mine, slots)], user=_user(about))


def _annotations(gathered: Gathering, structures: Sequence[Structure]) -> list[Annotation]:
    found = []
    for each in structures:
        if each.begin is None or each.end is None or each.type in _BASE or _is_relation(each):
            continue
        if LINGUISTIC.search(each.type):
            gathered.lose("annotations of tokens, sentences and syntax", short(each.type))
            continue
        for feature in each.unsure:
            gathered.lose("features whose numbers may name other annotations", f"{short(each.type)}: {feature}")
        found.append(Annotation(key=each.id, layer=short(each.type), pieces=((each.begin, each.end),), values=each.values))
    return found


def _is_relation(each: Structure) -> bool:
    return any(origin in each.references and target in each.references for origin, target in _ENDS)


def _ties(structures: Sequence[Structure]) -> list[Tie]:
    found = []
    for each in structures:
        ends = next((pair for pair in _ENDS if pair[0] in each.references and pair[1] in each.references), None)
        if ends and not LINGUISTIC.search(each.type):
            said = " ".join(dict.fromkeys(each.values.values()))
            origin, target = (each.references[end][0] for end in ends)
            found.append(Tie(key=each.id, name=f"{short(each.type)}: {said}" if said else short(each.type), origin=origin, target=target))
    return found


def _slots(structures: Sequence[Structure], slots: Mapping[str, Structure]) -> Iterator[Tie]:
    """What an annotation names in its features: through a slot with a role, or directly."""
    for each in structures:
        if each.begin is None or _is_relation(each) or LINGUISTIC.search(each.type):
            continue
        for feature, ids in each.references.items():
            for number, named in enumerate(ids):
                slot = slots.get(named)
                target = slot.references["target"][0] if slot else named
                role = slot.values.get("role", "") if slot else ""
                yield Tie(key=f"{each.id} {feature} {number}", name=role or feature, origin=each.id, target=target)


def short(name: str) -> str:
    """The last part of a type's full name."""
    return name.rpartition(".")[2] or name


def _user(about: Structure | None) -> str:
    """INCEpTION writes the annotator as id of the document; elsewhere that is a file name or the title again."""
    said = about.values.get("documentId", "") if about else ""
    title = about.values.get("documentTitle", "") if about else ""
    return said if title and said != title and not set(said) & set("./\\: ") else ""
