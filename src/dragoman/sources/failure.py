"""What could not be read, as a record: one bad article never stops the rest."""

from dataclasses import dataclass

from dragoman.records import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read.

    Attributes:
        origin: Where it stood: a path, a path and line (``news.jsonl:7``), or ``-`` for standard input.
        reason: What is wrong and what would mend it, in one sentence.
    """

    origin: str
    reason: str


Reading = Article | Failure
"""What a reader yields for each article it meets."""
