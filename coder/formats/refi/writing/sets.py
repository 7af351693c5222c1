"""Named collections: the codes of each codebook where there are several, and the documents of each town."""

from collections.abc import Iterator, Sequence

from coder.formats.refi.writing.code_tree import Placed
from coder.formats.refi.writing.draft import Draft


def code_sets(draft: Draft, codes: Sequence[Placed], attribute: str = "targetGUID") -> Iterator[str]:
    """A set for each codebook; one alone needs none.

    Args:
        attribute: Of `MemberCode`, which the two schemas name differently.
    """
    books = [each for each in draft.snapshot.codebooks if any(code.code.codebook_id == each.id for code in codes)]
    for book in books if len(books) > 1 else ():
        title = book.names.get("en") or next(iter(book.names.values()), "") or book.key
        members = (f'<MemberCode {attribute}="{draft.guids.of("code", each.code.id)}"/>' for each in codes if each.code.codebook_id == book.id)
        yield _set(draft, "codebook", book.id, title, f"codebook {book.key} {book.version}", members)


def town_sets(draft: Draft) -> Iterator[str]:
    """A set for each town that whole documents speak of: what other programs call a document group."""
    for town in draft.snapshot.towns:
        scopes = [each for each in draft.snapshot.town_scopes if each.town_id == town.id and each.start is None]
        documents = dict.fromkeys(each.document_id for each in scopes)
        if documents:
            members = (f'<MemberSource targetGUID="{draft.guids.of("document", each)}"/>' for each in documents)
            yield _set(draft, "town-set", town.id, town.name(), "", members)


def _set(draft: Draft, kind: str, key: str, name: str, description: str, members: Iterator[str]) -> str:
    opening = draft.xml.attributes({"guid": draft.guids.of(kind, key), "name": name})
    return f"<Set{opening}>{draft.xml.element('Description', description)}{''.join(members)}</Set>"
