"""Interchangeable coders behind one interface."""
