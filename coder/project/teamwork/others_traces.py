"""What tells of another person's coding beside the codings themselves: codes named with words of a text, actors made with a mention."""

from collections.abc import Iterable

from coder.model.codebook import Code
from coder.model.document import Document
from coder.model.town import Actor
from coder.store.store import Store


def in_vivo_codes(store: Store, user_id: str, documents: Iterable[Document]) -> set[str]:
    """Ids of the codes that others made during the work, and whose name or key stands in one of the texts."""
    texts = [store.text(each.text_sha256) for each in documents]
    found = set()
    for code in store.all(Code):
        author, kind, _ = store.origin(code.id)
        if kind == "init" or author == user_id:
            continue
        names = {code.key.rpartition(".")[2], *code.names.values()}
        if any(name in text for name in names if len(name) > 1 for text in texts):
            found.add(code.id)
    return found


def made_with_mentions(store: Store, user_id: str) -> set[str]:
    """Ids of the actors that others made in the same step as a mention, and that are known through it alone."""
    found = set()
    for actor in store.all(Actor):
        author, kind, entities = store.origin(actor.id)
        if author != user_id and kind != "init" and "mention" in entities:
            found.add(actor.id)
    return found
