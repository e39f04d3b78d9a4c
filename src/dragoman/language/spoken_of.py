"""Whom a quotation is about where its cue says so: "He is kind," she said *of Okoro*."""

from collections.abc import Sequence

from dragoman.language import pronouns
from dragoman.language.chains import View
from dragoman.records import Mention, MentionKind, Quote, SpeechKind

_GAP = 40  # letters from the end of a cue to where the quotation goes on: a name and marks
_THIRD = pronouns.MALE | pronouns.FEMALE


def link_spoken_of(view: View, quotes: Sequence[Quote]) -> None:
    """Link "he" and "she" in a quotation to the person its cue says it is about.

    What the same speaker goes on to say in the next sentence is about the same person.
    """
    topic: Mention | None = None
    told, last = "", -1
    direct = [q for q in quotes if q.kind is SpeechKind.DIRECT]
    for quote in sorted(direct, key=lambda q: (q.content[0].start, q.content[-1].end)):
        named = _topic(view, quote)
        goes_on = quote.cue is None and quote.content[0].start - last < _GAP
        if named is not None:
            topic, told = named, pronouns.gender(named, view.sentence(named))
        elif not goes_on:
            topic = None
        last = max(quote.content[-1].end, quote.cue.end if quote.cue is not None else 0)
        if topic is not None:
            _link(view, quote, topic, told)


def _topic(view: View, quote: Quote) -> Mention | None:
    """Give the one person named behind "said of"."""
    if quote.cue is None:
        return None
    for mention in view.mentions:
        tokens = view.sentence(mention).tokens
        preposition = tokens[tokens[mention.head].head]
        verb = tokens[preposition.head]
        behind = tokens[mention.head].dep == "pobj" and preposition.text == "of"
        if behind and verb.start == quote.cue.start:
            first = view.mentions[view.chains.find(mention.id)]
            person = next((m for m in (mention, first) if pronouns.is_person(m, view.sentence(m))), None)
            if person is not None:
                return person
    return None


def _link(view: View, quote: Quote, topic: Mention, told: str) -> None:
    """Join a quotation's third persons of the topic's gender, where they are of one, with the topic."""
    inside = [
        m
        for m in view.mentions
        if m.kind is MentionKind.PRONOUN
        and view.lemma(m) in _THIRD
        and any(piece.contains(m.span) for piece in quote.content)
    ]
    genders = {pronouns.gender(m, view.sentence(m)) for m in inside}
    if len(genders) == 1 and genders <= {told or next(iter(genders))}:
        for mention in inside:
            if not view.chains.linked(mention.id) and view.agree(mention, topic):
                view.chains.join(mention.id, topic.id)
