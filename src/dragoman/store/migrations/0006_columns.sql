-- Of events: what is searched and counted by, so that nobody opens a million records for it.
ALTER TABLE events ADD COLUMN evidence VARCHAR;
ALTER TABLE events ADD COLUMN place_precision VARCHAR;
ALTER TABLE events ADD COLUMN type_confidence DOUBLE;
ALTER TABLE events ADD COLUMN actors_confidence DOUBLE;
ALTER TABLE events ADD COLUMN recipients_confidence DOUBLE;
ALTER TABLE events ADD COLUMN status_confidence DOUBLE;
ALTER TABLE events ADD COLUMN date_confidence DOUBLE;
ALTER TABLE events ADD COLUMN place_confidence DOUBLE;

UPDATE events SET
    evidence = record ->> '$.evidence.text',
    place_precision = record ->> '$.place.precision',
    type_confidence = (record ->> '$.confidence.type')::DOUBLE,
    actors_confidence = (record ->> '$.confidence.actors')::DOUBLE,
    recipients_confidence = (record ->> '$.confidence.recipients')::DOUBLE,
    status_confidence = (record ->> '$.confidence.status')::DOUBLE,
    date_confidence = (record ->> '$.confidence.date')::DOUBLE,
    place_confidence = (record ->> '$.confidence.place')::DOUBLE;
