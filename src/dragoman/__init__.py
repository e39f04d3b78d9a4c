"""Dragoman reads news reports and writes down who did what to whom, with the words that say it."""
