"""Who says that an event took place: the quotes whose content holds its trigger, outermost first."""

from collections.abc import Sequence

from dragoman.records import Quote, Span


def speakers(trigger: Span, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Give the quotes that report a trigger.

    A trigger that is itself the cue ("demanded that …") stands outside its own content.

    Args:
        trigger: Words of the event.
        quotes: All quotes of the document.

    Returns:
        Quotes from the outermost to the innermost.
    """
    holding = [quote for quote in quotes if _content_with(quote, trigger) is not None]
    return tuple(sorted(holding, key=lambda quote: (quote.content[0].start, -quote.content[-1].end)))


def content_with(quote: Quote, trigger: Span) -> Span:
    """Give the piece of a quote that holds a trigger, its first where none does."""
    return _content_with(quote, trigger) or quote.content[0]


def _content_with(quote: Quote, trigger: Span) -> Span | None:
    if quote.cue is not None and quote.cue.overlaps(trigger):
        return None
    return next((piece for piece in quote.content if piece.contains(trigger)), None)
