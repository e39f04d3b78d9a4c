"""Writes events in the formats of other event data, and reads what was written."""
