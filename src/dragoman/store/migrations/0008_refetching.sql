-- Of pages: what the source said of the entry's state, when the page was first had and last asked for (seconds
-- since 1970, UTC; 0 where an older version did not note it), and what to ask with the next time.
ALTER TABLE cursor_pages ADD COLUMN stated VARCHAR;
ALTER TABLE cursor_pages ADD COLUMN fetched BIGINT;
ALTER TABLE cursor_pages ADD COLUMN asked BIGINT;
ALTER TABLE cursor_pages ADD COLUMN etag VARCHAR;
ALTER TABLE cursor_pages ADD COLUMN modified VARCHAR;
UPDATE cursor_pages SET asked = 0 WHERE state = 'taken';
