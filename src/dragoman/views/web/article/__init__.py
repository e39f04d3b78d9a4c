"""The article page: what it shows, and how its text is cut, laid out and marked."""
