"""Which code of the project a foreign code is, where that is certain."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from coder.formats.foreign.project import ForeignCode
from coder.model.codebook import IMPORTED_AS, Code
from coder.text.search.fold import fold

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Matches:
    """Finds the codes of a project that foreign codes are.

    Certain is: the same id (a code of ours that went out and came back, or one that an earlier import brought); the same name under the
    same codes, up to the top; in a list without groups, a name that only one code of the project bears, or its key.
    Retired codes are no match, nor codes of linkages, nor a mere group for a code that passages are coded with; and a group of the same
    name is one only if a code below it is found too.
    """

    def __init__(self, known: Sequence[Code], used: Collection[str]) -> None:
        self._used = used
        self._by_id = {each.id: each for each in known}
        self._by_origin = {str(each.provenance.get(IMPORTED_AS, "")): each for each in known}
        self._below: dict[tuple[str | None, str], list[Code]] = {}
        self._named: dict[str, list[Code]] = {}
        for each in known:
            if not each.retired and each.attaches_to == "segment":
                for name in {fold(word) for word in each.names.values()}:
                    self._below.setdefault((each.parent_id, name), []).append(each)
                for name in {fold(word) for word in (*each.names.values(), each.key)}:
                    self._named.setdefault(name, []).append(each)

    def of(self, codes: Sequence[ForeignCode]) -> dict[str, Code]:
        """The matches by key; `codes` stand each after the one above it."""
        is_flat = not any(each.parent for each in codes)
        often = Counter(fold(each.name) for each in codes)
        found: dict[str, Code] = {}
        taken: set[str] = set()
        for each in codes:
            if often[fold(each.name)] > 1 and is_flat:
                continue
            match = self._same_id(each) or self._same_path(each, found) or (self._same_name(each) if is_flat else None)
            if match and match.id not in taken and (match.codable or each.key not in self._used):
                found[each.key] = match
                taken.add(match.id)
        return self._without_mere_groups(codes, found)

    def _without_mere_groups(self, codes: Sequence[ForeignCode], found: dict[str, Code]) -> dict[str, Code]:
        """The matches but for groups below which nothing was found."""
        holding: set[str | None] = set()
        for each in reversed(codes):
            match = found.get(each.key)
            if match and (match.codable or each.key in holding or self._same_id(each)):
                holding.add(each.parent)
            elif match:
                del found[each.key]
        return found

    def _same_id(self, code: ForeignCode) -> Code | None:
        if not _GUID.fullmatch(code.key.lower()):
            return None
        return self._by_id.get(code.key.lower()) or self._by_origin.get(code.key)

    def _same_path(self, code: ForeignCode, found: dict[str, Code]) -> Code | None:
        above = found.get(code.parent) if code.parent else None
        if code.parent and above is None:
            return None
        return _only(self._below.get((above.id if above else None, fold(code.name)), ()))

    def _same_name(self, code: ForeignCode) -> Code | None:
        return _only(self._named.get(fold(code.name), ()))


def _only(found: Sequence[Code]) -> Code | None:
    return found[0] if len(found) == 1 else None
