"""An event as a coder hands it on, for tests to change what they are about."""

from dragoman.records import Draft, Size, Span, Status

DRAFT = Draft(
    sentence=0, head=0, trigger=Span(0, 1, "x"), type="REQUEST", mode=None, cameo=None, contexts=(),
    actors=(), recipients=(), status=Status.HAPPENED, auxiliary=(), size=Size(), certainty=1.0,
    type_certainty=0.9, status_certainty=1.0, why={"type": "read", "actors": "read", "recipients": "none"},
)  # fmt: skip
