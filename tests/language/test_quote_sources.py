"""Who stands behind a report beside its speaker, and headlines that put a speaker before a colon."""

import pytest

from dragoman.language.quotes import find_quotes
from dragoman.records import Quote, Region, RegionKind
from made_parses import parsed

pytestmark = pytest.mark.model

_ACT = "rebels had burned a mill near Wau"


def _holding(text: str, words: str, *regions: Region) -> Quote:
    """Give the quote whose content has some words."""
    document, sentences = parsed(text, *regions)
    return next(q for q in find_quotes(document, sentences) if any(words in p.text for p in q.content))


@pytest.mark.parametrize(
    ("text", "speaker", "relay", "cited"),
    [
        (f"Reuters quoted the mayor as saying that {_ACT}.", "the mayor", "Reuters", None),
        (f"The mayor, quoted by Reuters, said that {_ACT}.", "The mayor", "Reuters", None),
        (f"Reuters, citing the mayor, said that {_ACT}.", "Reuters", None, "the mayor"),
        (f"Reuters reported, citing the mayor, that {_ACT}.", "Reuters", None, "the mayor"),
        (f"The mayor said that {_ACT}.", "The mayor", None, None),
    ],
)
def test_who_is_cited_and_who_passes_words_on_are_told_apart(
    text: str, speaker: str, relay: str | None, cited: str | None
) -> None:
    quote = _holding(text, _ACT)
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
    assert (quote.relay.text if quote.relay else None, quote.cited.text if quote.cited else None) == (
        relay,
        cited,
    )


def test_a_cited_source_is_no_part_of_what_is_said() -> None:
    assert (
        _holding(f"Reuters reported, citing the mayor, that {_ACT}.", _ACT).content[0].text.startswith("that")
    )


@pytest.mark.parametrize(("head", "found"), [("Poll", True), ("Watch", False)])
def test_a_headline_speaks_through_who_stands_before_the_colon(head: str, found: bool) -> None:
    """A label such as "Watch" says nothing."""
    title = f"{head}: Voters split over new harbour tax"
    text = f"{title}\nThe vote is on Monday."
    regions = (Region(RegionKind.HEADLINE, 0, len(title)), Region(RegionKind.BODY, len(title) + 1, len(text)))
    document, sentences = parsed(text, *regions)
    speakers = [q.speaker.text for q in find_quotes(document, sentences) if q.speaker is not None]
    assert (head in speakers) is found
