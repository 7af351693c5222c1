"""All tables, in the order in which they are written."""

from coder.formats.loss import Loss, losses
from coder.formats.tidy import agreeing, codebook, codings, mentions, notes, people, texts
from coder.model.snapshot import Snapshot

TABLES = (
    codings.CODINGS,
    mentions.MENTIONS,
    mentions.PASSAGES,
    mentions.CODES,
    mentions.BROKERS,
    mentions.LINKAGES,
    texts.DOCUMENTS,
    texts.TEXTS,
    texts.TURNS,
    texts.DOCUMENT_TOWNS,
    codebook.CODES,
    codebook.CODEBOOKS,
    notes.ATTRIBUTES,
    notes.VARIABLES,
    codings.DECISIONS,
    codings.EXPOSURES,
    agreeing.ADJUDICATIONS,
    agreeing.RECODINGS,
    notes.MEMOS,
    people.ACTORS,
    people.TOWNS,
    people.SPEAKERS,
    people.USERS,
)


def not_in_tables(snapshot: Snapshot) -> tuple[Loss, ...]:
    """What of a project is in no table; turns stand there as they were corrected."""
    return losses((("settings of the project (use JSONL)", (each.key for each in snapshot.settings)),))
