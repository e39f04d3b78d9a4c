"""Drafts with the phrases that were read as their sides, for tests of what grammar makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.events.coders.reader_aims import mended
from dragoman.language.mentions import find_mentions
from dragoman.records import Actor, ActorKind, Annotations, Quote, Span, SpeechKind
from made_drafts import DRAFT
from made_parses import parsed


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger in a text, and whom the Reader took for its sides.

    Attributes:
        text: One sentence.
        word: The trigger.
        type: Its event type.
        actors: Phrases read as actors.
        recipients: Phrases read as recipients.
        known: Phrases of which the country is known.
        quoted: Words in quotation marks and who says them.
    """

    text: str
    word: str
    type: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    quoted: tuple[str, str] | None = None


def sides(case: Case, kind: ActorKind = ActorKind.GROUP) -> tuple[list[str], list[str]]:
    """Give the words of both sides as grammar leaves them, known phrases being parties of a kind."""
    document, sentences = parsed(case.text)
    mentions = find_mentions(document, sentences)
    head = next(t for t in sentences[0].tokens if t.text == case.word)

    def ids(phrases: Sequence[str]) -> tuple[int, ...]:
        return tuple(m.id for m in mentions if m.span.text in phrases)

    assert len(ids(case.actors)) == len(case.actors)
    assert len(ids(case.recipients)) == len(case.recipients)
    draft = replace(
        DRAFT,
        head=head.i,
        trigger=Span(head.start, head.end, head.text),
        type=case.type,
        actors=ids(case.actors),
        recipients=ids(case.recipients),
        why={"actors": "read", "recipients": "read"},
    )
    words = {i: mentions[i].span.text for i in ids(case.known)}
    parties = {i: Actor(text, 0, 1, text, country="TGO", kind=kind) for i, text in words.items()}
    made = mended(draft, Annotations(sentences, mentions, _quotes(case)), parties)
    return [mentions[i].span.text for i in made.actors], [mentions[i].span.text for i in made.recipients]


def _quotes(case: Case) -> tuple[Quote, ...]:
    if case.quoted is None:
        return ()
    said, by = (Span(start := case.text.index(x), start + len(x), x) for x in case.quoted)
    return (Quote((said,), None, by, SpeechKind.DIRECT, 0),)
