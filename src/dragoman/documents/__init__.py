"""Article to Document: cleaning, regions, dateline."""

from dragoman.documents.prepare import prepare

__all__ = ["prepare"]
