-- The bulk of a store loses its primary keys. Their indexes were half of each write and grew with the store,
-- and kept nothing out: a document is written once, whole, under the key of `documents`, and the ids and
-- numbers of its parts are distinct within it by `pack`. Events keep theirs: they are few, and asked for by id.

CREATE TABLE new_regions (
    doc VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL
);
INSERT INTO new_regions BY NAME SELECT * FROM regions;
DROP TABLE regions;
ALTER TABLE new_regions RENAME TO regions;

CREATE TABLE new_mentions (
    doc VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    actor VARCHAR,
    country VARCHAR,
    sectors VARCHAR[] NOT NULL,
    kind VARCHAR NOT NULL,
    role VARCHAR,
    confidence DOUBLE NOT NULL
);
INSERT INTO new_mentions BY NAME SELECT * FROM mentions;
DROP TABLE mentions;
ALTER TABLE new_mentions RENAME TO mentions;

CREATE TABLE new_statements (
    id VARCHAR NOT NULL,
    doc VARCHAR NOT NULL,
    speaker VARCHAR,
    speaker_text VARCHAR,
    speaker_id VARCHAR,
    speaker_country VARCHAR,
    kind VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    content VARCHAR NOT NULL,
    outer_statement VARCHAR,
    record VARCHAR NOT NULL
);
INSERT INTO new_statements BY NAME SELECT * FROM statements;
DROP TABLE statements;
ALTER TABLE new_statements RENAME TO statements;

CREATE TABLE new_decisions (
    doc VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    chosen VARCHAR,
    reason VARCHAR NOT NULL,
    component VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    record VARCHAR NOT NULL
);
INSERT INTO new_decisions BY NAME SELECT * FROM decisions;
DROP TABLE decisions;
ALTER TABLE new_decisions RENAME TO decisions;
