-- Of articles: who names the outlet.
ALTER TABLE articles ADD COLUMN IF NOT EXISTS source_basis VARCHAR DEFAULT 'none';

-- Of a store without text: what shows that a file holds the same article again.
CREATE TABLE withheld (
    article VARCHAR PRIMARY KEY,
    text_sha256 VARCHAR NOT NULL,
    title_sha256 VARCHAR,
    characters INTEGER NOT NULL
);

-- What a store is like as a whole.
CREATE TABLE properties (
    name VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
