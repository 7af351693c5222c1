"""All tables, in the order in which they are written."""

from coder.formats.tidy import codebook, codings, mentions, notes, people, texts

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
    notes.MEMOS,
    people.ACTORS,
    people.TOWNS,
    people.SPEAKERS,
    people.USERS,
)
