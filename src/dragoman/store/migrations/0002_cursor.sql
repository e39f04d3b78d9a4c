-- Of articles: where outlet and text stand. What was stored before did not keep it.
ALTER TABLE articles ADD COLUMN source_basis VARCHAR DEFAULT 'unknown';
ALTER TABLE articles ADD COLUMN text_basis VARCHAR DEFAULT 'received';

-- Where reading of the web stopped. Times are seconds since 1970, UTC.
CREATE TABLE cursor_sources (
    url VARCHAR PRIMARY KEY,
    etag VARCHAR,
    modified VARCHAR,
    stated VARCHAR
);

-- Every page that a source named: still to be fetched (waiting), noted in the ledger (taken), or given up.
CREATE TABLE cursor_pages (
    key VARCHAR PRIMARY KEY,
    number BIGINT NOT NULL,
    state VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    due BIGINT NOT NULL,
    url VARCHAR,
    source VARCHAR NOT NULL,
    title VARCHAR,
    published VARCHAR,
    published_basis VARCHAR NOT NULL,
    outlet VARCHAR,
    outlet_basis VARCHAR NOT NULL,
    text VARCHAR,
    text_basis VARCHAR NOT NULL
);

CREATE TABLE cursor_hosts (
    host VARCHAR PRIMARY KEY,
    failures INTEGER NOT NULL,
    until BIGINT NOT NULL
);
