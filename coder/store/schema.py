"""The tables of a project file and the triggers that guard them."""

APPLICATION_ID = 0x636F6472  # "codr"

TABLES = """
CREATE TABLE meta ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT;

CREATE TABLE content (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, length INTEGER NOT NULL CHECK (length > 0), body TEXT NOT NULL
) STRICT;
CREATE TABLE segmentation (
    content_id INTEGER NOT NULL REFERENCES content(id), kind TEXT NOT NULL, segmenter TEXT NOT NULL, segments TEXT NOT NULL,
    PRIMARY KEY (content_id, kind)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(body, content='', tokenize="unicode61 remove_diacritics 0");

CREATE TABLE event (
    id INTEGER PRIMARY KEY, replica TEXT NOT NULL, seq INTEGER NOT NULL, txn INTEGER NOT NULL, "at" TEXT NOT NULL,
    user_id TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'init', 'erase')), label TEXT NOT NULL, undoes INTEGER,
    payload TEXT, payload_sha256 TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (replica, seq)
) STRICT;
CREATE INDEX event_by_user ON event (user_id, txn);
CREATE INDEX event_by_txn ON event (txn);
CREATE INDEX event_by_entity ON event (entity_id);

CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('human', 'machine'))) STRICT;
CREATE TABLE setting (id TEXT PRIMARY KEY, "key" TEXT NOT NULL UNIQUE, "value" TEXT NOT NULL) STRICT;
CREATE TABLE codebook (
    id TEXT PRIMARY KEY, "key" TEXT NOT NULL UNIQUE, version TEXT NOT NULL, names TEXT NOT NULL, languages TEXT NOT NULL, dimensions TEXT NOT NULL,
    ideal_types TEXT NOT NULL, reference_profiles TEXT NOT NULL, notes TEXT NOT NULL, revision INTEGER NOT NULL, sha256 TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE code (
    id TEXT PRIMARY KEY, codebook_id TEXT NOT NULL REFERENCES codebook(id) DEFERRABLE INITIALLY DEFERRED, "key" TEXT NOT NULL,
    parent_id TEXT REFERENCES code(id) DEFERRABLE INITIALLY DEFERRED, names TEXT NOT NULL, definition TEXT NOT NULL,
    include TEXT NOT NULL, exclude TEXT NOT NULL, examples TEXT NOT NULL, cues TEXT NOT NULL, anti_cues TEXT NOT NULL, colour TEXT NOT NULL,
    mnemonic TEXT NOT NULL, position INTEGER NOT NULL, codable INTEGER NOT NULL, attaches_to TEXT NOT NULL, facets TEXT NOT NULL,
    retired INTEGER NOT NULL, provenance TEXT NOT NULL, UNIQUE (codebook_id, "key")
) STRICT;
CREATE TABLE document (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('interview', 'roundtable', 'policy', 'note')),
    language TEXT NOT NULL CHECK (language IN ('zh', 'en', 'mixed')),
    text_sha256 TEXT NOT NULL REFERENCES content(sha256) DEFERRABLE INITIALLY DEFERRED, length INTEGER NOT NULL, source TEXT NOT NULL,
    source_sha256 TEXT NOT NULL, encoding TEXT NOT NULL, importer TEXT NOT NULL, revision_of TEXT, created_at TEXT NOT NULL,
    created_by TEXT NOT NULL, metadata TEXT NOT NULL
) STRICT;
CREATE TABLE speaker (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, labels TEXT NOT NULL, role TEXT NOT NULL, pseudonym TEXT NOT NULL, actor_id TEXT,
    document_id TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE turn_edit (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER NOT NULL,
    opens INTEGER, speaker_id TEXT REFERENCES speaker(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE actor (
    id TEXT PRIMARY KEY, names TEXT NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL,
    town_id TEXT REFERENCES town(id) DEFERRABLE INITIALLY DEFERRED, pseudonym TEXT NOT NULL
) STRICT;
CREATE TABLE town (
    id TEXT PRIMARY KEY, names TEXT NOT NULL, division_code TEXT NOT NULL, county TEXT NOT NULL, parent_id TEXT, near_region TEXT NOT NULL
) STRICT;
CREATE TABLE town_scope (
    id TEXT PRIMARY KEY, town_id TEXT NOT NULL REFERENCES town(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER, stop INTEGER,
    CHECK ((start IS NULL) = (stop IS NULL))
) STRICT;
CREATE TABLE coding (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, code_id TEXT NOT NULL REFERENCES code(id) DEFERRABLE INITIALLY DEFERRED,
    user_id TEXT NOT NULL REFERENCES user(id) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL CHECK (origin IN ('human', 'accepted_suggestion', 'import')), decision_id TEXT, certainty INTEGER,
    codebook_version TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coding_by_document ON coding (document_id, start, stop);
CREATE INDEX coding_by_code ON coding (code_id, document_id, start);
CREATE TABLE decision (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, code_id TEXT NOT NULL REFERENCES code(id) DEFERRABLE INITIALLY DEFERRED, user_id TEXT NOT NULL,
    verdict TEXT NOT NULL, score REAL NOT NULL, suggester TEXT NOT NULL, coding_id TEXT, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_document ON decision (document_id);
CREATE TABLE memo (
    id TEXT PRIMARY KEY, target_kind TEXT NOT NULL, target_id TEXT, start INTEGER, stop INTEGER, kind TEXT NOT NULL, title TEXT NOT NULL,
    body TEXT NOT NULL, user_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_by_target ON memo (target_id);
CREATE TABLE linkage (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, town_id TEXT, actor_a TEXT, actor_b TEXT, kinds TEXT NOT NULL, time_from TEXT NOT NULL,
    time_to TEXT NOT NULL
) STRICT;
CREATE TABLE mention (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, anchors TEXT NOT NULL,
    actor_a TEXT NOT NULL, actor_b TEXT NOT NULL, user_id TEXT NOT NULL, created_at TEXT NOT NULL,
    town_id TEXT REFERENCES town(id) DEFERRABLE INITIALLY DEFERRED, linkage_id TEXT REFERENCES linkage(id) DEFERRABLE INITIALLY DEFERRED,
    speaker_id TEXT, clause_ref TEXT NOT NULL, evidence_mode TEXT NOT NULL, situations TEXT NOT NULL, systems TEXT NOT NULL, step TEXT NOT NULL,
    brokers TEXT NOT NULL, initiator TEXT NOT NULL, kinds TEXT NOT NULL, direction TEXT NOT NULL, scale TEXT NOT NULL, scale_source TEXT NOT NULL,
    dynamics TEXT NOT NULL, risk TEXT NOT NULL, relation TEXT NOT NULL, borrowed_from TEXT NOT NULL, status TEXT NOT NULL, valence TEXT NOT NULL,
    polarity TEXT NOT NULL, time_from TEXT NOT NULL, time_to TEXT NOT NULL, phase TEXT NOT NULL, intensity INTEGER, confidence INTEGER,
    memo TEXT NOT NULL, origin TEXT NOT NULL, decision_id TEXT, codebook_version TEXT NOT NULL, adjudication TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_document ON mention (document_id);
CREATE TABLE attribute_def (
    id TEXT PRIMARY KEY, "key" TEXT NOT NULL, target_kind TEXT NOT NULL, value_type TEXT NOT NULL, "values" TEXT NOT NULL,
    UNIQUE (target_kind, "key")
) STRICT;
CREATE TABLE attribute (
    id TEXT PRIMARY KEY, def_id TEXT NOT NULL REFERENCES attribute_def(id) DEFERRABLE INITIALLY DEFERRED, target_id TEXT NOT NULL,
    "value" TEXT NOT NULL, UNIQUE (def_id, target_id)
) STRICT;
CREATE INDEX attribute_by_target ON attribute (target_id);
"""

EXPOSURE = """
CREATE TABLE exposure (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, user_id TEXT NOT NULL,
    condition TEXT NOT NULL CHECK (condition IN ('shown', 'withheld', 'audit')), codes TEXT NOT NULL, scores TEXT NOT NULL,
    suggester TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX exposure_by_document ON exposure (document_id);
"""

MENTIONS_WHOLE = """
ALTER TABLE mention ADD COLUMN scale_gazetteer TEXT NOT NULL DEFAULT '';
ALTER TABLE mention ADD COLUMN prefilled TEXT NOT NULL DEFAULT '[]';
ALTER TABLE mention ADD COLUMN model_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE linkage ADD COLUMN apart TEXT NOT NULL DEFAULT '[]';
ALTER TABLE linkage ADD COLUMN memo TEXT NOT NULL DEFAULT '';
"""

ADJUDICATION = """
CREATE TABLE adjudication (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('code', 'boundary', 'presence', 'slots', 'mention')), coders TEXT NOT NULL,
    originals TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('chosen', 'neither', 'other', 'later')), chosen TEXT NOT NULL,
    settled TEXT NOT NULL, slots TEXT NOT NULL, reason TEXT NOT NULL, user_id TEXT NOT NULL, codebook_version TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX adjudication_by_document ON adjudication (document_id);
CREATE TABLE recoding (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, user_id TEXT NOT NULL, draw INTEGER NOT NULL, seed INTEGER NOT NULL, drawn_at TEXT NOT NULL, codes TEXT NOT NULL,
    coded_at TEXT NOT NULL, codebook_version TEXT NOT NULL
) STRICT;
CREATE INDEX recoding_by_document ON recoding (document_id);
"""

CAME_WITH = """
ALTER TABLE event ADD COLUMN came_with INTEGER;
"""

_WRITTEN = 'id, replica, seq, txn, "at", user_id, entity, entity_id, kind, label, undoes, payload, payload_sha256, digest'
_ERASING = "EXISTS (SELECT 1 FROM meta WHERE \"key\" = 'erasing')"


def _spans_inside(table: str) -> str:
    """A trigger that refuses spans outside the document."""
    outside = """NEW.start IS NOT NULL AND NOT (0 <= NEW.start AND NEW.start < NEW.stop
        AND NEW.stop <= (SELECT length FROM document WHERE id = NEW.document_id))"""
    return "\n".join(
        f"CREATE TRIGGER {table}_span_{verb} BEFORE {verb} ON {table} WHEN {outside} BEGIN SELECT RAISE(ABORT, 'span outside its document'); END;"
        for verb in ("INSERT", "UPDATE")
    )


TRIGGERS = f"""
CREATE TRIGGER content_update BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'a text never changes'); END;
CREATE TRIGGER content_delete BEFORE DELETE ON content WHEN NOT {_ERASING} BEGIN SELECT RAISE(ABORT, 'a text is never deleted'); END;
CREATE TRIGGER document_text BEFORE UPDATE OF id, text_sha256, length ON document
    WHEN (NEW.id IS NOT OLD.id OR NEW.text_sha256 IS NOT OLD.text_sha256 OR NEW.length IS NOT OLD.length) AND NOT {_ERASING}
    BEGIN SELECT RAISE(ABORT, 'a text never changes'); END;
CREATE TRIGGER event_update BEFORE UPDATE OF {_WRITTEN} ON event
    WHEN NOT ({_ERASING} AND NEW.payload IS NULL AND NEW.id = OLD.id AND NEW.digest = OLD.digest AND NEW.payload_sha256 = OLD.payload_sha256)
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
{_spans_inside("coding")}
{_spans_inside("decision")}
{_spans_inside("town_scope")}
{_spans_inside("exposure")}
{_spans_inside("adjudication")}
{_spans_inside("recoding")}
"""
