"""The codings of another program's project; one that is there already is not made a second time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from coder.formats.foreign.project import ForeignCoding, ForeignProject
from coder.model import ids
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.user import User
from coder.project.arriving.codes import Codes
from coder.project.arriving.losses import Losses
from coder.store.store import Store

Said = tuple[str, int, int, str, str]
"""(document, start, stop, code, user): what makes two codings the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The codings of an import: the new ones, and all by the keys that they had there."""

    new: list[Coding] = field(default_factory=list)
    by_key: dict[str, Coding] = field(default_factory=dict)


def codings(
    store: Store,
    foreign: ForeignProject,
    codes: Codes,
    documents: Mapping[str, Document],
    users: Mapping[str | None, User],
    at: str,
    losses: Losses,
) -> Made:
    """The codings with origin `import`, by whoever made them; those that cannot be kept are told of.

    Two codings of one passage with one code by one person are two, where the file has two; `at` dates those that the file does not.
    """
    here = _here(store, {each.id for each in documents.values()})
    seen: dict[Said, int] = {}
    made = Made()
    for each in foreign.codings:
        document, code = documents.get(each.text), codes.by_key.get(each.code)
        if document is None or code is None or not _fits(each, document):
            losses.lost(_why(document, code is None), f"{each.text} {each.start}-{each.stop}")
            continue
        user = users.get(each.user) or users[None]
        said = (document.id, each.start, each.stop, code.id, user.id)
        number = seen.get(said, 0)
        seen[said] = number + 1
        twins = here.get(said, ())
        if number < len(twins):
            made.by_key[each.key] = twins[number]
            continue
        coding = Coding(
            id=ids.imported_id("coding", *map(str, said), str(number)),
            document_id=document.id,
            start=each.start,
            stop=each.stop,
            code_id=code.id,
            user_id=user.id,
            origin="import",
            codebook_version=codes.stamp(code),
            created_at=each.created_at or at,
        )
        made.new.append(coding)
        made.by_key[each.key] = coding
    return made


def _here(store: Store, documents: Collection[str]) -> dict[Said, list[Coding]]:
    found: dict[Said, list[Coding]] = {}
    for each in store.iterate(Coding):
        if each.document_id in documents:
            found.setdefault((each.document_id, each.start, each.stop, each.code_id, each.user_id), []).append(each)
    return found


def _fits(coding: ForeignCoding, document: Document) -> bool:
    return 0 <= coding.start < coding.stop <= document.length


def _why(document: Document | None, codeless: bool) -> str:
    if document is None:
        return "codings of texts that did not come in"
    if codeless:
        return "codings with a code that is nowhere in the file"
    return "codings of no passage, or outside their text"
