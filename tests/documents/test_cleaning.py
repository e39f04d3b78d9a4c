"""Cleaning mends characters and lines, changes no word, and keeps every character's place."""

import textwrap
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.cleaning import clean
from dragoman.documents.tracked import Tracked


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("One ship.\r\nTwo ships.\rThree.", "One ship.\nTwo ships.\nThree."),
        ("One\u00a0ship\u2009and\ttwo\u3000ships", "One ship and two ships"),
        ("O\u200bne sh\u00adip\ufeff", "One ship"),
        ("\u202aOne\u202c ship\x07", "One ship"),
        ("  One   ship \n\n \n Two ships  ", "One ship\nTwo ships"),
        ("Turkeyâ€™s minister saidâ€”â€œnoâ€\u009d", "Turkey\u2019s minister said\u2014\u201cno\u201d"),
        ("SÃ£o TomÃ© and C\u00c3\u00b4te d\u00e2\u0080\u0099Ivoire", "São Tomé and Côte d\u2019Ivoire"),
        ("protegA\u0303\u00a9s", "protegés"),
        ("10Â\u00a0km", "10 km"),
        ("Smith &amp; Kaya&#39;s &quot;deal&quot;&nbsp;&#x2014; over", 'Smith & Kaya\'s "deal" \u2014 over'),
        ("AT&T; and &nosuchname; stay", "AT&T; and &nosuchname; stay"),
        ("The of\ufb01ce in Zu\u0308rich", "The office in Zürich"),
        ("Ángel São Ünal\u2019s \u00abno\u00bb", "Ángel São Ünal\u2019s \u00abno\u00bb"),
        ("The mayor went to court.Tembo left.", "The mayor went to court. Tembo left."),
        ("It gave to the PAC.Contributing were two.", "It gave to the PAC. Contributing were two."),
        ("See www.example.Com or Example.Com for the U.S.Senate",) * 2,
        ("Set v1.Two down",) * 2,
        ("", ""),
        (" \n ", ""),
    ],
)
def test_each_kind_of_dirt_is_mended(dirty: str, cleaned: str) -> None:
    """What is clean already stays as it is."""
    assert clean(Tracked.of(dirty)).text == cleaned


def test_wrapped_paragraphs_are_joined() -> None:
    """Lines that break within sentences are one paragraph; empty lines part paragraphs."""
    wrapped = (
        "The ministers of the two countries met in Ankara on Monday and\n"
        "agreed that the crossing at Sarp would be reopened before the\n"
        "summer, the ministry of trade said.\n"
        "\n"
        "Drivers had blocked the road for three days and demanded that\n"
        "both governments pay them.\n"
    )
    first, second = clean(Tracked.of(wrapped)).text.split("\n")
    assert (first[:13], first[-11:]) == ("The ministers", "trade said.")
    assert (second[:11], second[-9:]) == ("Drivers had", "pay them.")


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    """A text with one paragraph a line is not wrapped."""
    lines = [
        "Border to reopen",
        "The ministers met in Ankara.",
        "Drivers had blocked the road.",
        "Nobody was hurt.",
    ]
    assert clean(Tracked.of("\n".join(lines))).text.split("\n") == lines


REPORTS = (
    "The ministry said on Monday that troops had left the town of Gao after two weeks of fighting.",
    "President Okoro met the Ethiopian prime minister, Abiy Ahmed, in the harbour of Addis Ababa.",
    "Rebels shelled the market of Menaka on Sunday. The governor accused Niger of arming them.",
)


def lines_of(text: str) -> list[str]:
    return clean(Tracked.of(text)).text.split("\n")


@pytest.mark.parametrize("width", [50, 66, 72])
def test_short_paragraphs_are_joined_where_lines_are_full(width: int) -> None:
    """A bulletin's paragraphs of two lines have few breaks; all stand where the next word did not fit."""
    wrapped = "\n\n".join(textwrap.fill(report, width) for report in REPORTS)
    assert lines_of(wrapped) == list(REPORTS)


def test_headlines_items_and_turns_stay_apart_in_wrapped_text() -> None:
    """What begins or ends short of the width is no part of the paragraph beside it."""
    items = [textwrap.fill(f"- {report}", 60, subsequent_indent="  ") for report in REPORTS[:2]]
    turns = [textwrap.fill(f"{who}: {REPORTS[2]}", 60) for who in ("Q", "MS ORR")]
    made = lines_of("\n".join(["Troops leave Gao", textwrap.fill(REPORTS[0], 60), *items, *turns]))
    assert made == [
        "Troops leave Gao", REPORTS[0], REPORTS[0], REPORTS[1], f"Q: {REPORTS[2]}",
        f"MS ORR: {REPORTS[2]}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Foreign Affairs of the Republic\n12 Harbour Road\nNairobi, Kenya\nTelephone 0100",
        "The river took the bridge,\nand no one came to mend it,\nwe waited there\nand none would help.",
        "The injured are:\n- two policemen\n- a teacher who had come to the market\n- a child of six",
        "Troops leave Gao after two weeks of fighting\nRebels shell market\nEnvoy meets both sides in Bamako",
        "Troops have left Gao.\nThe army said so on Monday.\nRebels have returned, residents said.",
    ],
)
def test_lines_that_end_where_they_please_stay_apart(text: str) -> None:
    """Addresses, verses, lists (whose marks are Markdown's), headlines and short paragraphs."""
    assert lines_of(text) == [line.removeprefix("- ") for line in text.split("\n")]


_DIRTY = "\n|\r\n|\u00a0|\u200b|&amp;|&#8217;|â€™|\ufb01|e\u0301|\x00|\t|Â\u00a0"
_PIECES = st.sampled_from(["Ankara ", "the ", "word", " ", ". ", "\u00e9", *_DIRTY.split("|")])
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))


def _plain(text: str) -> str:
    """Bring an article's stretch to the form in which characters are compared."""
    return unicodedata.normalize("NFKC", unescape(text))


@given(_TEXTS)
def test_every_character_stands_where_the_map_says(article: str) -> None:
    """Up to white space and mended characters, a cleaned text reads as the article does at its offsets."""
    cleaned = clean(Tracked.of(article))
    offsets = cleaned.offset_map()
    for i, character in enumerate(cleaned.text):
        origin = offsets.to_article(i)
        assert origin == cleaned.origins[i]
        source = article[origin]
        same = source == character or (source.isspace() and character.isspace())
        # A mended character stands at the first character of what it was mended from.
        mended = (
            source in "&âÂÃÄÅ" or _plain(source)[:1] == _plain(character)[:1] or character in _plain(source)
        )
        joined = unicodedata.normalize("NFC", article[origin : origin + 20]).startswith(character)
        assert same or mended or joined or (not source.isprintable() and character.isspace())


@given(_TEXTS)
def test_offsets_never_go_back(article: str) -> None:
    """Text order is article order."""
    origins = list(clean(Tracked.of(article)).origins)
    assert origins == sorted(origins)


@given(_TEXTS)
def test_cleaning_leaves_nothing_to_clean(article: str) -> None:
    """Blank runs, blank ends, control characters and empty lines are gone."""
    text = clean(Tracked.of(article)).text
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n" not in text
    assert not any(ord(character) < 32 and character != "\n" for character in text)


@given(st.text(max_size=100), st.lists(st.integers(0, 40), max_size=40))
def test_the_map_of_any_ascending_origins_is_exact(text: str, steps: list[int]) -> None:
    """Pressing origins into pieces loses none of them."""
    origins, here = [], 0
    for step in steps[: len(text)]:
        here += step // 13  # mostly 0 and 1, some jumps
        origins.append(here)
    tracked = Tracked.of("x" * len(origins))
    for i, origin in enumerate(origins):
        tracked.origins[i] = origin
    offsets = tracked.offset_map()
    assert [offsets.to_article(i) for i in range(len(origins))] == origins
