"""Which documents a user read to the last line: what is left uncoded there is uncoded on purpose."""

from collections.abc import Iterable

from coder.model.user import Setting

_PREFIX = "finished:"


def finished_key(document_id: str, user_id: str) -> str:
    """The setting that says that a user read a document to the last line."""
    return f"{_PREFIX}{document_id}:{user_id}"


def finished_readings(settings: Iterable[Setting]) -> set[tuple[str, str]]:
    """(document id, user id) of what was read to the last line."""
    keys = (each.key.removeprefix(_PREFIX) for each in settings if each.key.startswith(_PREFIX) and each.value)
    return {(document, user) for document, _, user in (key.partition(":") for key in keys)}


def finished_documents(settings: Iterable[Setting]) -> set[str]:
    """Ids of the documents that somebody finished."""
    return {document for document, _ in finished_readings(settings)}
