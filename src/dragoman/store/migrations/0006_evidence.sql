-- Of events: the sentence, so that words in it are found without opening every record.
ALTER TABLE events ADD COLUMN evidence VARCHAR;
UPDATE events SET evidence = record ->> '$.evidence.text';
