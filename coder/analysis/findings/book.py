"""Which findings a codebook is about, and what it marks as speaking against one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.errors import NotFound
from coder.model.codebook import Code, Codebook
from coder.model.snapshot import Snapshot

NUMBERED = "finding"
AGAINST = "against"
STANCE = "stance"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingBook:
    """A codebook read as findings.

    Attributes:
        findings: Key of a group -> keys of its codes, in the order of the codebook.
        of: Id and key of a code -> keys of the finding and of the code that it counts for.
        against: Id of a code -> the finding and code, or the finding alone, that every passage with it speaks against.
        markers: Ids of the codes that turn the evidence they overlap into evidence against.
    """

    codebook: Codebook
    findings: Mapping[str, tuple[str, ...]]
    of: Mapping[str, tuple[str, str]]
    against: Mapping[str, tuple[tuple[str, str], ...]]
    markers: frozenset[str]

    @property
    def rule(self) -> str:
        """What counts as evidence against, in words."""
        rules = ["a denied mention that carries a code of the finding"]
        if self.markers:
            rules.append(f"a passage that the same coder also gave a code with the facet {STANCE}: {AGAINST}")
        if self.against:
            rules.append(f"a code whose facet {AGAINST} names the finding")
        return "; ".join(rules)


def finding_book(snapshot: Snapshot, codebook_key: str | None = None) -> FindingBook:
    """The codebook with this key, else the first whose groups are numbered as findings (facet `finding`), else the first that has groups.

    A finding is a group at the top of the codebook with codes for passages below it. Where some groups have the facet `finding`,
    the findings are these, in the order of their numbers. A code speaks against what its facet `against` names (keys of groups or
    codes); one with the facet `stance: against` turns the evidence it overlaps into evidence against.

    Raises:
        NotFound: there is no such codebook, or it has no groups.
    """
    books = [_read(snapshot, book) for book in snapshot.codebooks if codebook_key in (None, book.key)]
    grouped = [book for book in books if book.findings]
    if not grouped:
        known = ", ".join(each.key for each in snapshot.codebooks)
        raise NotFound(
            f"no findings in codebook {codebook_key}" if codebook_key else "no codebook of this project has findings",
            f"Findings are groups of codes; there is: {known}.",
        )
    numbered = {code.codebook_id for code in snapshot.codes if is_numbered(code)}
    return next((book for book in grouped if book.codebook.id in numbered), grouped[0])


def is_numbered(code: Code) -> bool:
    """Whether a group says that it is a finding."""
    return NUMBERED in code.facets and not code.codable


def _read(snapshot: Snapshot, book: Codebook) -> FindingBook:
    mine = sorted((each for each in snapshot.codes if each.codebook_id == book.id), key=lambda code: (code.position, code.key))
    by_id = {code.id: code for code in mine}
    markers = frozenset(code.id for code in mine if code.facets.get(STANCE) == AGAINST)
    groups = _groups(mine)
    counted = {code.id: (top.key, code.key) for code in mine if code.codable and code.id not in markers and (top := _top(code, by_id)) in groups}
    keys = {code.key: code for code in mine}
    against = {code.id: tuple(_targets(code, keys, groups, counted)) for code in mine if AGAINST in code.facets}
    of = {each: place for each, place in counted.items() if each not in against}
    found = {group.key: tuple(code.key for code in mine if of.get(code.id, ("", ""))[0] == group.key) for group in groups}
    return FindingBook(
        codebook=book,
        findings={key: codes for key, codes in found.items() if codes},
        of={**of, **{by_id[each].key: place for each, place in of.items()}},
        against={each: targets for each, targets in against.items() if targets},
        markers=markers,
    )


def _groups(codes: Sequence[Code]) -> list[Code]:
    """The groups that are findings."""
    with_codes = {code.parent_id for code in codes if code.codable and code.attaches_to == "segment" and not code.retired}
    tops = [code for code in codes if code.parent_id is None and not code.codable]
    by_id = {code.id: code for code in codes}
    used = {top.id for each in with_codes if each in by_id for top in (_top(by_id[each], by_id),)}
    numbered = [code for code in tops if is_numbered(code)]
    return sorted(numbered, key=lambda code: str(code.facets[NUMBERED])) if numbered else [code for code in tops if code.id in used]


def _top(code: Code, by_id: Mapping[str, Code]) -> Code:
    seen = {code.id}
    while (above := by_id.get(code.parent_id or "")) and above.id not in seen:
        code = above
        seen.add(code.id)
    return code


def _targets(code: Code, keys: Mapping[str, Code], groups: Sequence[Code], counted: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    named = code.facets[AGAINST]
    wanted = [str(each) for each in named] if isinstance(named, (list, tuple)) else [str(named)]
    of_groups = [(group.key, "") for group in groups if group.key in wanted]
    return of_groups + [counted[keys[each].id] for each in wanted if each in keys and keys[each].id in counted]
