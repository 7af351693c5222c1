"""Which documents a user read to the last line: what is left uncoded there is uncoded on purpose."""

from collections.abc import Iterable

from coder.model.user import Setting

_PREFIX = "finished:"


def finished_key(document_id: str, user_id: str) -> str:
    """The setting that says that a user read a document to the last line."""
    return f"{_PREFIX}{document_id}:{user_id}"


def finished_readings(settings: Iterable[Setting]) -> set[tuple[str, str]]:
    """(document id, user id) of what was read to the last line."""
    return {reading for each in settings if each.value and (reading := reading_of(each.key))}


def reading_of(key: str) -> tuple[str, str] | None:
    """(document id, user id) if the key of a setting is such a mark."""
    document, _, user = key.removeprefix(_PREFIX).partition(":")
    return (document, user) if key.startswith(_PREFIX) else None


def finished_documents(settings: Iterable[Setting]) -> set[str]:
    """Ids of the documents that somebody finished."""
    return {document for document, _ in finished_readings(settings)}
