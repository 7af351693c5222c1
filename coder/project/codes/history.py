"""What a code meant at each version of its codebook, read from the log, and which codings were made under another meaning."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.codebook import Code, Codebook
from coder.model.record import from_record
from coder.store.log import change_of
from coder.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeVersion:
    """A code as it was from one transaction on.

    Attributes:
        stamp: `version+revision` of the codebook that this transaction made; empty if it was made with no change of meaning.
        txn, at, user_id: The transaction, its time, and who wrote it.
    """

    code: Code
    stamp: str
    txn: int
    at: str
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeHistory:
    """The meanings of a code, oldest first; one that was taken back stands there too.

    Attributes:
        made: Stamp -> the transaction in which the codebook came to it (last, if several times).
    """

    versions: tuple[CodeVersion, ...]
    made: Mapping[str, int]

    def at(self, stamp: str) -> CodeVersion:
        """The version under which a coding with this stamp was made; under an unknown stamp, the first."""
        txn = self.made.get(stamp, -1)
        return next((each for each in reversed(self.versions) if each.txn <= txn), self.versions[0])

    def is_older(self, stamp: str) -> bool:
        """Whether the code meant something else when a coding with this stamp was made."""
        return self.at(stamp).code.meaning != self.versions[-1].code.meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Redefinition:
    """What one field of a code said in one language, and what it says now; empty where it says nothing. Rules stand one on a line.

    Attributes:
        field: definition, include or exclude.
    """

    field: str
    language: str
    then: str
    now: str


def redefinitions(then: Code, now: Code) -> tuple[Redefinition, ...]:
    """Where the meaning of a code differs from what it was."""
    found = []
    for field in ("definition", "include", "exclude"):
        before, after = getattr(then, field), getattr(now, field)
        for language in dict.fromkeys([*after, *before]):
            was, now_said = _said(before.get(language, "")), _said(after.get(language, ""))
            if was != now_said:
                found.append(Redefinition(field=field, language=language, then=was, now=now_said))
    return tuple(found)


def _said(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def histories(store: Store, book: Codebook) -> Mapping[str, CodeHistory]:
    """Id of a code -> its history, for the codes of a book that have had more than one meaning."""
    made = _made(store, book)
    if len(made) < 2:
        return {}
    found = {code.id: history_of(store, code, made) for code in store.all(Code, codebook_id=book.id)}
    return {code_id: history for code_id, history in found.items() if len(history.versions) > 1}


def history_of(store: Store, code: Code, made: Mapping[str, int] | None = None) -> CodeHistory:
    """The meanings of one code."""
    if made is None:
        book = store.get(Codebook, code.codebook_id)
        made = _made(store, book) if book else {}
    stamps = {txn: stamp for stamp, txn in made.items()}
    versions: list[CodeVersion] = []
    for event in store.events_of(code.id):
        after = change_of(event).after if event.payload is not None else None
        if not after or "codebook_id" not in after:
            continue
        then = from_record(Code, after)
        if not versions or then.meaning != versions[-1].code.meaning:
            versions.append(CodeVersion(code=then, stamp=stamps.get(event.txn, ""), txn=event.txn, at=event.at, user_id=event.user_id))
    return CodeHistory(versions=tuple(versions) or (CodeVersion(code=code, stamp="", txn=0, at="", user_id=""),), made=made)


def _made(store: Store, book: Codebook) -> dict[str, int]:
    """Stamp -> the last transaction in which the book came to it."""
    made: dict[str, int] = {}
    for event in store.events_of(book.id):
        after = change_of(event).after if event.payload is not None else None
        if after:
            made[f"{after['version']}+{after['revision']}"] = event.txn
    return made
