"""The passages of one text as selections: what is coded, remarked on, or said of a town."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from coder.formats.refi.profiles import Profile
from coder.formats.refi.vocabulary import quote_name
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.remarks import Remarks
from coder.model.coding import Coding

Passage = tuple[str, int, int]
"""Document id, start, stop."""


def selection_guid(draft: Draft, passage: Passage) -> str:
    """The identifier of the selection of a passage."""
    return draft.guids.of("selection", f"{passage[0]}:{passage[1]}-{passage[2]}")


def coding_selection_guid(draft: Draft, coding: Coding) -> str:
    """The identifier of the selection in which a coding stands."""
    if draft.profile.grouped:
        return selection_guid(draft, (coding.document_id, coding.start, coding.stop))
    return draft.guids.of("coding-selection", coding.id)


class Selections:
    """The selections of every text."""

    def __init__(self, draft: Draft, remarks: Remarks, codes: Mapping[str, str]) -> None:
        """Sort what stands on passages.

        Args:
            codes: Id of each code -> its identifier in the file.
        """
        self._draft, self._remarks, self._codes = draft, remarks, codes
        self._codings: dict[str, list[Coding]] = defaultdict(list)
        for each in draft.snapshot.codings:
            if each.code_id in codes:
                self._codings[each.document_id].append(each)
        self._others: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for document, passages in remarks.passages.items():
            self._others[document] |= passages
        for scope in draft.snapshot.town_scopes:
            if scope.start is not None and scope.stop is not None:
                self._others[scope.document_id].add((scope.start, scope.stop))

    def elements(self, document_id: str, text: str) -> Iterator[str]:
        """The selections of a text, by place."""
        place = offsets(text, self._draft.profile)
        codings: dict[tuple[int, int], list[Coding]] = defaultdict(list)
        for each in self._codings.get(document_id, ()):
            codings[each.start, each.stop].append(each)
        others = self._others.get(document_id, set())
        grouped = self._draft.profile.grouped
        for start, stop in sorted(codings.keys() | others):
            name = self._draft.xml.attribute(quote_name(text[start:stop]))
            shape = f'name="{name}" startPosition="{place(start)}" endPosition="{place(stop)}"'
            here = codings.get((start, stop), [])
            if grouped or (start, stop) in others:
                passage = document_id, start, stop
                yield self._element(selection_guid(self._draft, passage), shape, here if grouped else [], passage)
            if not grouped:
                for each in here:
                    yield self._element(coding_selection_guid(self._draft, each), shape, [each], None)

    def _element(self, guid: str, shape: str, codings: Sequence[Coding], passage: Passage | None) -> str:
        draft, remarks = self._draft, self._remarks
        inside = "".join(map(self._coding, codings))
        if remarks.exist:
            said = [words for each in codings for words in remarks.said(("coding", each.id))]
            if passage:
                said += remarks.said(("passage", *passage))
                inside += remarks.refs(("passage", *passage))
            inside = draft.xml.element("Description", "\n".join(said)) + inside
        by = draft.made_by(codings[0].user_id, codings[0].created_at) if codings else ""
        return f'<PlainTextSelection guid="{guid}" {shape}{by}>{inside}</PlainTextSelection>\n'

    def _coding(self, coding: Coding) -> str:
        draft = self._draft
        notes = self._remarks.refs(("coding", coding.id)) if self._remarks.exist else ""
        opening = f'<Coding guid="{draft.guids.once("coding", coding.id)}"{draft.made_by(coding.user_id, coding.created_at)}>'
        return f'{opening}<CodeRef targetGUID="{self._codes[coding.code_id]}"/>{notes}</Coding>'


def offsets(text: str, profile: Profile) -> Callable[[int], int]:
    """How this profile counts places of a text: code points, and line ends as long as it counts them."""
    if profile.newline_units == 1:
        return lambda place: place
    ends = [at for at, each in enumerate(text) if each == "\n"]
    more = profile.newline_units - 1
    return lambda place: place + more * bisect_left(ends, place)
