"""The stories bench task: articles in, the story that each belongs to out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.assembly.compare import ArticleWords, article_words
from dragoman.assembly.stories import stories
from dragoman.errors import InputError
from dragoman.evaluation.rows import Row, day_of
from dragoman.language.parse import Parser
from dragoman.run.coder import plain_document


def predict(rows: Iterable[Mapping[str, Any]], parser: Parser) -> list[dict[str, Any]]:
    """Group the articles of a file.

    Args:
        rows: With ``doc_id``, ``text`` and, if known, ``dct``, ``title``.
        parser: A loaded parser.

    Returns:
        A row each, in order: ``doc_id``, ``event_cluster`` (the first id of its story), no ``mentions``.

    Raises:
        InputError: A day is none, or an id stands twice.
    """
    given = list(rows)
    articles = [words_of(row, parser) for row in given]
    refuse_twins([article.id for article in articles])
    story = stories(articles).of()
    return [
        {"doc_id": row["doc_id"], "event_cluster": story[a.id][0], "mentions": []}
        for row, a in zip(given, articles, strict=True)
    ]


def words_of(row: Mapping[str, Any], parser: Parser) -> ArticleWords:
    """Parse one row's text, its title before it where it does not start with it."""
    text, title = str(row["text"]), str(row.get("title") or "")
    if not text.startswith(title):
        text = f"{title}\n{text}"
    return article_words(str(row["doc_id"]), parser.parse(plain_document(text)), day_of(row))


def checked(row: Row) -> Row:
    """Give a row whose day can be read, so that a wrong one is named with its line.

    Raises:
        InputError: It is none.
    """
    day_of(row)
    return row


def refuse_twins(ids: Sequence[str]) -> None:
    """Raise when two articles have one id.

    Raises:
        InputError: They have.
    """
    twins = sorted(name for name, number in Counter(ids).items() if number > 1)
    if twins:
        raise InputError(f"doc_id {twins[0]!r} stands twice; give every article its own")
