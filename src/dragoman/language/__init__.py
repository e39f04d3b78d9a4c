"""Document to annotations: parse, mentions, coreference, quotes."""
