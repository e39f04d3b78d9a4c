"""Annotations to events: triggers, roles, status, attribution, size."""
