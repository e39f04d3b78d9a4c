-- Facts. Nothing here is changed once written; a record column holds the whole record as exact JSON,
-- the columns beside it are for asking.

CREATE TABLE articles (
    id VARCHAR PRIMARY KEY,
    origin VARCHAR NOT NULL,
    markup VARCHAR NOT NULL,
    title VARCHAR,
    published DATE,
    published_basis VARCHAR NOT NULL,
    source VARCHAR,
    url VARCHAR,
    text VARCHAR NOT NULL
);

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,
    article VARCHAR NOT NULL,
    published DATE,
    source VARCHAR,
    url VARCHAR,
    text VARCHAR NOT NULL,
    dateline VARCHAR,
    offset_starts INTEGER[] NOT NULL,
    offset_sources INTEGER[] NOT NULL,
    offset_lengths INTEGER[] NOT NULL
);

CREATE TABLE regions (
    doc VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (doc, number)
);

CREATE TABLE mentions (
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
    confidence DOUBLE NOT NULL,
    PRIMARY KEY (doc, number)
);

CREATE TABLE statements (
    id VARCHAR PRIMARY KEY,
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

CREATE TABLE events (
    id VARCHAR PRIMARY KEY,
    doc VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    contexts VARCHAR[] NOT NULL,
    quad INTEGER NOT NULL,
    intensity DOUBLE NOT NULL,
    cameo VARCHAR,
    goldstein DOUBLE,
    status VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    first_day DATE,
    last_day DATE,
    date_precision VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    actor_texts VARCHAR[] NOT NULL,
    actor_ids VARCHAR[] NOT NULL,
    actor_countries VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    recipient_texts VARCHAR[] NOT NULL,
    recipient_ids VARCHAR[] NOT NULL,
    recipient_countries VARCHAR[] NOT NULL,
    place VARCHAR,
    geonameid BIGINT,
    lat DOUBLE,
    lon DOUBLE,
    place_country VARCHAR,
    speaker VARCHAR,
    trigger_text VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    record VARCHAR NOT NULL
);

CREATE TABLE decisions (
    doc VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    chosen VARCHAR,
    reason VARCHAR NOT NULL,
    component VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    PRIMARY KEY (doc, number)
);

-- Derived from events: an assembly replaces all of them.
CREATE TABLE incidents (
    id VARCHAR PRIMARY KEY,
    type VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    events VARCHAR[] NOT NULL
);

-- What people said of records; only ever added to, a judgement is taken back by another that names it.
CREATE TABLE judgements (
    id VARCHAR PRIMARY KEY,
    number INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    value VARCHAR,
    judge VARCHAR NOT NULL,
    day DATE NOT NULL,
    note VARCHAR NOT NULL,
    withdraws VARCHAR
);

-- How far each article is: the one table whose rows change.
CREATE TABLE ledger (
    key VARCHAR PRIMARY KEY,
    number INTEGER NOT NULL,
    article VARCHAR,
    origin VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    doc VARCHAR,
    events INTEGER NOT NULL
);
