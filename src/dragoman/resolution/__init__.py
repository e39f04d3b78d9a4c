"""Spans to identities, each a Decision: actors, places, dates."""
