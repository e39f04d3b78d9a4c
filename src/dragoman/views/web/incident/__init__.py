"""The incident page: what it shows, how it is drawn, and what a person may do to it."""
