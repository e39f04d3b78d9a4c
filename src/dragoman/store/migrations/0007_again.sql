-- Of articles: the id that each would have without its day, by which the same text without one is known, and
-- what it is called whatever its words: its link, its file, or its own id in one. Of stores without text the
-- first cannot be made up later, and of older stores it is not.
ALTER TABLE articles ADD COLUMN undated VARCHAR;
ALTER TABLE articles ADD COLUMN mark VARCHAR;
UPDATE articles SET mark = url;

-- Of the ledger: what an article was coded with, as JSON. Of what was coded before nobody knows.
ALTER TABLE ledger ADD COLUMN settings VARCHAR;
