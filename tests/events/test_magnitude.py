"""Numbers of the dead, hurt and held: which words say them, and which event they go to."""

from dataclasses import replace

import pytest

from dragoman.events.magnitude import tolls, with_sizes
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Count, Size
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Three Thai soldiers were killed in Surin.", "dead", Count(3, 3, 3)),
        ("Twenty U.S. soldiers were wounded.", "injured", Count(20, 20, 20)),
        ("Two dozen Chadian men were wounded.", "injured", Count(24, 24, 24)),
        ("Half a dozen men were killed.", "dead", Count(6, 6, 6)),
        ("Dozens of men were arrested.", "arrested", Count(24, 24, 99)),
        ("At least nine people were wounded.", "injured", Count(9, 9, None)),
    ],
)
def test_numbers_are_read(text: str, kind: str, count: Count) -> None:
    _, sentences = parsed(text)
    assert [(toll.kind, toll.count) for toll in tolls(sentences[0])] == [(kind, count)]


def test_a_number_goes_to_the_event_that_is_coded() -> None:
    """What was looked at and left out ("killed") keeps no number to itself."""
    _, sentences = parsed("Six men were killed on Sunday when troops shelled a market.")
    head = next(t.i for t in sentences[0].tokens if t.text == "shelled")
    stale = replace(DRAFT, head=head, type="ASSAULT", size=Size(dead=Count(1, 1, 1)))
    (sized,) = with_sizes([stale], Annotations(sentences, (), ()))
    assert sized.size == Size(dead=Count(6, 6, 6))


def test_a_number_of_another_type_is_nobodys() -> None:
    _, sentences = parsed("Six men were killed on Sunday when troops shelled a market.")
    (sized,) = with_sizes([replace(DRAFT, head=3, type="REQUEST")], Annotations(sentences, (), ()))
    assert sized.size == Size()


def test_a_number_goes_to_the_event_that_its_words_hang_from() -> None:
    _, sentences = parsed("Drones hit a port on Monday, killing nine people, after rebels claimed a bombing.")
    heads = [next(t.i for t in sentences[0].tokens if t.text == word) for word in ("hit", "bombing")]
    drafts = [replace(DRAFT, head=head, type="ASSAULT") for head in heads]
    hit, bombing = with_sizes(drafts, Annotations(sentences, (), ()))
    assert (hit.size, bombing.size) == (Size(dead=Count(9, 9, 9)), Size())


@pytest.mark.parametrize(
    ("text", "word", "act", "side", "told"),
    [
        ("Police led away two bystanders.", "led", ("COERCE", "arrest"), "recipients", ("arrested", 2)),
        ("Police led away an engineer.", "led", ("COERCE", "arrest"), "recipients", ("arrested", 1)),
        ("Pirates took a tanker.", "took", ("ASSAULT", "abduct"), "recipients", None),
        ("Chad sent home 14 traders.", "sent", ("COERCE", "deport"), "recipients", ("displaced", 14)),
        ("60 women sat down in a road.", "sat", ("PROTEST", "obstruct"), "actors", ("participants", 60)),
        ("A crowd sat down in a road.", "sat", ("PROTEST", "obstruct"), "actors", None),
    ],
)
def test_an_act_counts_those_it_befell(
    text: str, word: str, act: tuple[str, str], side: str, told: tuple[str, int] | None
) -> None:
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t.i for t in sentences[0].tokens if t.text == word)
    ids = tuple(m.id for m in mentions if (m.span.start > 0) == (side == "recipients") and m.head != head)
    draft = replace(DRAFT, head=head, type=act[0], mode=act[1], **{side: ids[:1]})
    (sized,) = with_sizes([draft], Annotations(sentences, mentions, ()))
    assert sized.size == (Size() if told is None else Size(**{told[0]: Count(told[1], told[1], told[1])}))


def test_who_is_sent_is_counted() -> None:
    _, sentences = parsed("Togo sent 2,000 soldiers to the border.")
    head = next(t.i for t in sentences[0].tokens if t.text == "sent")
    (sized,) = with_sizes(
        [replace(DRAFT, head=head, type="MOBILIZE", mode="troops")], Annotations(sentences, (), ())
    )
    assert sized.size == Size(participants=Count(2000, 2000, 2000))
