"""Reads which documents repeat one another, with what tells a reader which article that is."""

from dataclasses import dataclass
from datetime import date

from dragoman.store.database import Store

_NEAR = """
SELECT d.id, a.title, d.source, d.published, c.containment
FROM (
    SELECT CASE WHEN doc = $1 THEN other ELSE doc END AS near, containment FROM copies
    WHERE doc = $1 OR other = $1
) c
JOIN documents d ON d.id = c.near LEFT JOIN articles a ON a.id = d.article
ORDER BY d.published NULLS LAST, d.id
"""


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A document that repeats another one or is repeated by it.

    Attributes:
        doc: Its id.
        title: Headline where it was given apart from the text, or None.
        source: Outlet, or None.
        published: Publication day, or None.
        share: Part of the shorter text's five-word runs that both have, 0 to 1.
    """

    doc: str
    title: str | None
    source: str | None
    published: date | None
    share: float


def near_copies(store: Store, doc: str) -> tuple[NearCopy, ...]:
    """Give the near-copies of a document, in order of publication; found when events are assembled."""
    return tuple(NearCopy(*row) for row in store.fetch(_NEAR, [doc]))
