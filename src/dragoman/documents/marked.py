"""Stretches of an article whose kind is known before its words are read."""

from dataclasses import dataclass

from dragoman.records import RegionKind


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the article that its markup calls by a name, or its columns show to be a table.

    Attributes:
        kind: What it is.
        start: Article offset behind the opening tag, or of the first row.
        end: Article offset of the closing tag, or behind the last row.
    """

    kind: RegionKind
    start: int
    end: int
