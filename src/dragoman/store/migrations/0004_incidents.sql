-- Incidents are derived, so the old table is made anew with the columns by which they are asked for.
DROP TABLE incidents;

CREATE TABLE incidents (
    id VARCHAR PRIMARY KEY,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    standing VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    events VARCHAR[] NOT NULL,
    reports INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    belief DOUBLE NOT NULL,
    names VARCHAR NOT NULL,
    actor_countries VARCHAR[] NOT NULL,
    recipient_countries VARCHAR[] NOT NULL,
    place VARCHAR,
    disagreements VARCHAR[] NOT NULL,
    record VARCHAR NOT NULL
);

-- Where each event is. A component is what hangs together by comparisons: clustering never leaves it.
CREATE TABLE assembled (
    event VARCHAR PRIMARY KEY,
    component VARCHAR NOT NULL,
    incident VARCHAR NOT NULL
);

-- Which events are compared at all. No index: a scan of ten million rows takes less than keeping one.
CREATE TABLE blocks (
    key BIGINT NOT NULL,
    published INTEGER NOT NULL,
    event VARCHAR NOT NULL
);

-- What documents are looked up by to find near-copies, and the pairs found.
CREATE TABLE copy_keys (
    key BIGINT NOT NULL,
    doc VARCHAR NOT NULL
);

CREATE TABLE copies (
    doc VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    shared INTEGER NOT NULL,
    jaccard DOUBLE NOT NULL,
    containment DOUBLE NOT NULL
);

-- The judgements that the last assembly followed: those added or withdrawn since change their events.
CREATE TABLE assembled_judgements (
    judgement VARCHAR NOT NULL,
    events VARCHAR[] NOT NULL
);

-- What an incident was before it changed; only added to.
CREATE TABLE incident_history (
    number INTEGER NOT NULL,
    incident VARCHAR NOT NULL,
    events VARCHAR[] NOT NULL,
    became VARCHAR[] NOT NULL
);
