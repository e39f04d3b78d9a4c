"""An article becomes a document: once its headline, its regions in order, its dateline, its way back."""

import re

import pytest

from dragoman.documents import prepare
from dragoman.errors import UnreadableArticle
from dragoman.records import Document, RegionKind
from dragoman.sources import Given, make_article

LEAD = "Turkey and Georgia agreed on Monday to reopen the crossing at Sarp that was closed last year."
NEXT = "The two ministers signed the paper in Ankara after the talks and the drivers ended their strike."
TITLE = "Turkey and Georgia to reopen border crossing"
ARABIC = "قالت الوزارة يوم الاثنين إن المحادثات استؤنفت في أنقرة"
HEBREW = "המשרד מסר ביום שני כי השיחות באנקרה התחדשו לאחר הפסקה"
RUSSIAN = "Министерство сообщило в понедельник, что переговоры в Анкаре возобновились"
CHINESE = "外交部周一表示安卡拉会谈已经恢复双方将继续讨论边境问题"
FRENCH = (
    "Les ministres des deux pays ont signé lundi à Ankara un accord pour rouvrir le poste frontière fermé "
    "depuis un an, a annoncé le gouvernement dans un communiqué."
)
SPANISH = (
    "Los ministros de los dos países firmaron el lunes en Ankara un acuerdo para reabrir el paso fronterizo "
    "cerrado desde hace un año, anunció el gobierno en un comunicado."
)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(region.kind.value, document.text[region.start : region.end]) for region in document.regions]


def document(text: str, *, title: str | None = None, source: str | None = None) -> Document:
    return prepare(make_article(text, given=Given(title=title, source=source)))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, f"{TITLE}\n{LEAD}\n{NEXT}"),
        (None, f"{TITLE}\n\n{LEAD}\n\n{NEXT}"),
        (TITLE, f"{LEAD}\n{NEXT}"),
        (f"{TITLE} | Daily Courier", f"{TITLE}\n{LEAD}\n{NEXT}"),
        (f"{TITLE} - Daily Courier", f"{LEAD}\n{NEXT}"),
        (TITLE.upper(), f"{TITLE}!\n{LEAD}\n{NEXT}"),
    ],
)
def test_a_headline_appears_once(title: str | None, text: str) -> None:
    """Given apart, repeated, or only in the text: one headline region stands at the front."""
    made = document(text, title=title, source="Daily Courier")
    assert [kind for kind, _ in kinds(made)] == ["headline", "body"]
    assert made.text.lower().count(TITLE.lower()) == 1


def test_a_known_place_before_the_first_sentence_is_the_dateline() -> None:
    article = make_article(f"{TITLE}\n\nGanja - {LEAD}\n\n{NEXT}")
    made = prepare(article, lambda name: name == "Ganja")
    assert kinds(made)[1] == ("dateline", "Ganja -")
    assert made.dateline is not None
    assert made.dateline.place is not None
    assert made.dateline.place.text == "Ganja"
    assert prepare(article).dateline is None


def test_a_title_run_together_with_the_first_sentence_is_cut_off() -> None:
    """Some feeds put title, dateline and lead on one line."""
    made = document(f"{TITLE}. ANKARA - {LEAD} {NEXT}", title=TITLE)
    assert kinds(made) == [
        ("headline", f"{TITLE}."),
        ("dateline", "ANKARA -"),
        ("body", f"{LEAD} {NEXT}"),
    ]


def test_a_title_that_the_text_lacks_maps_to_its_beginning() -> None:
    """Inserted words have no length in the article."""
    made = document(f"{LEAD}\n{NEXT}", title=TITLE)
    assert made.text == f"{TITLE}\n{LEAD}\n{NEXT}"
    assert {made.offsets.to_article(i) for i in range(len(TITLE))} == {0}
    assert made.offsets.to_article(made.text.index("Georgia agreed")) == LEAD.index("Georgia agreed")


@pytest.mark.parametrize("title", [TITLE, "Talks"])
def test_words_of_a_title_given_apart_have_no_place_in_the_article(title: str) -> None:
    made = document(f"{LEAD}\n{NEXT}", title=title)
    last = len(title)
    assert made.offsets.words_in_article(0, last) == (None, None)
    assert made.offsets.words_in_article(1, last - 1) == (None, None)
    begin = made.text.index("Georgia agreed")
    assert made.offsets.words_in_article(begin, begin + 7) == (
        LEAD.index("Georgia agreed"),
        LEAD.index("Georgia agreed") + 7,
    )
    lead = made.text.index(LEAD)
    assert made.offsets.words_in_article(lead, lead + len(LEAD)) == (0, len(LEAD))


def test_words_of_a_title_that_the_text_has_too_have_their_place() -> None:
    made = document(f"{TITLE}\n{LEAD}\n{NEXT}", title=TITLE)
    assert made.offsets.words_in_article(0, len(TITLE)) == (0, len(TITLE))


def test_the_dateline_keeps_its_place_and_its_day() -> None:
    """Both are spans of the document, and the report begins behind them."""
    made = document(f"{TITLE}\nANKARA, Turkey, March 3 (Reuters) - {LEAD}\n{NEXT}")
    assert made.dateline is not None
    assert made.dateline.place is not None
    assert made.dateline.date is not None
    place, day = made.dateline.place, made.dateline.date
    assert (place.text, day.text) == ("ANKARA, Turkey", "March 3")
    assert made.text[place.start : place.end] == place.text
    assert made.text[day.start : day.end] == day.text
    assert kinds(made)[1:] == [
        ("dateline", "ANKARA, Turkey, March 3 (Reuters) -"),
        ("body", f"{LEAD}\n{NEXT}"),
    ]


def test_a_paragraph_that_is_only_a_dateline_is_one() -> None:
    """Wire copy sets it on its own line."""
    made = document(f"TBILISI, Georgia (AP) _\n{LEAD}\n{NEXT}")
    assert kinds(made) == [("dateline", "TBILISI, Georgia (AP) _"), ("body", f"{LEAD}\n{NEXT}")]


def test_regions_stand_in_order_and_cover_every_word() -> None:
    """Nothing is dropped: between two regions stands only blank space."""
    lines = [
        TITLE,
        "By Sena Kaya",
        f"ANKARA - {LEAD}",
        "Read more: Strike in Batumi",
        NEXT,
        "Copyright 2019 Courier.",
    ]
    text = "\n".join(lines)
    made = document(text)
    assert [kind for kind, _ in kinds(made)] == [
        "headline", "byline", "dateline", "body", "teaser", "body", "other",
    ]  # fmt: skip
    edges = [edge for region in made.regions for edge in (region.start, region.end)]
    assert edges == sorted(edges)
    gaps = zip([0, *edges[1::2]], [*edges[::2], len(made.text)], strict=True)
    assert "".join(made.text[start:end] for start, end in gaps).strip() == ""


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Reuters Drivers wait near Batumi", ["Reuters", "Drivers wait near Batumi"]),
        ("AP:Associated Press Police guard the square", ["AP:Associated Press", "Police guard the square"]),
        (
            "Getty Images Police guard the square (Photo: Sena Kaya)",
            ["Getty Images", "Police guard the square", "(Photo: Sena Kaya)"],
        ),
        ("Police guard the square. Photo: Sena Kaya", ["Police guard the square.", "Photo: Sena Kaya"]),
        ("Police guard the square. Photo: A.P.", ["Police guard the square.", "Photo: A.P."]),
        (
            "Police guard the square. Photo by Sena Kaya for the Courier",
            ["Police guard the square.", "Photo by Sena Kaya for the Courier"],
        ),
    ],
)
def test_a_captions_words_stand_apart_from_its_credits(line: str, parts: list[str]) -> None:
    """Nobody is called "Getty Images Police", and who took a picture is not whom it shows."""
    made = kinds(
        document(f"{TITLE}\n{LEAD}\n{NEXT}\n{line}\n{LEAD.replace('Monday', 'Sunday')} Again.\n{NEXT} So.")
    )
    found = [(kind, text.strip()) for kind, text in made if text.strip() in parts]
    assert [text for _, text in found] == parts
    assert [kind for kind, _ in found].count("caption") == 1


@pytest.mark.parametrize("line", ["Sena Kaya/Getty Images", "Photo: Sena Kaya", "Photograph: Reuters"])
def test_a_line_that_is_all_credit_is_no_caption(line: str) -> None:
    """It tells nothing of what the picture shows."""
    made = kinds(document(f"{TITLE}\n{LEAD}\n{NEXT}\n{line}\n{LEAD.replace('Monday', 'Sunday')}\n{NEXT} So."))
    assert [kind for kind, text in made if text.strip() == line] == ["other"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        (" \n\t\u200b \n", "it is empty"),
        ("1914 - 1918 *** 12.000.000", "it holds no letters"),
        (ARABIC, "Arabic, not English (written from right to left)"),
        (HEBREW, "Hebrew, not English (written from right to left)"),
        (RUSSIAN, "Russian, not English"),
        (CHINESE, "Chinese, not English"),
        (FRENCH, "French, not English"),
        (SPANISH, "Spanish, not English"),
        ("<html><body><nav><a href='/'></a></nav></body></html>", "no article text"),
    ],
)  # fmt: skip
def test_what_cannot_be_coded_is_refused_with_its_reason(text: str, reason: str) -> None:
    """The message names the origin, the fault, and for a language its name."""
    with pytest.raises(UnreadableArticle) as caught:
        prepare(make_article(text, origin="news.jsonl:3"))
    assert str(caught.value).startswith("news.jsonl:3: ")
    assert reason in str(caught.value)


def test_a_short_text_in_latin_letters_has_the_benefit_of_the_doubt() -> None:
    """A headline of names is too short to tell its language."""
    assert document("Ankara, Tbilisi: Vural, Beridze").text == "Ankara, Tbilisi: Vural, Beridze"


def test_lower_cased_english_is_english() -> None:
    """Some archives keep no capitals."""
    assert document((LEAD + " " + NEXT).lower()).regions[0].kind is RegionKind.BODY


def test_a_text_without_any_sentence_end_is_a_document() -> None:
    """A column of words without stops is still body."""
    text = "the ministers of the two countries met in Ankara and agreed that the crossing would open " * 30
    made = document(text)
    assert kinds(made) == [("body", made.text)]


def test_a_text_of_nothing_but_quotations_is_body() -> None:
    """No paragraph is lost for want of a speaker."""
    lines = [
        "“We will not wait for another year.”",
        "“The road has to be opened, and the drivers know that.”",
    ]
    made = document("\n".join(lines))
    assert "".join(text for _, text in kinds(made)).replace("\n", "") == "".join(lines)
    assert {kind for kind, _ in kinds(made)} <= {"headline", "body"}


def test_a_line_of_a_million_characters_is_read_whole() -> None:
    """A rule that grew with the square of a line would not end."""
    line = "The ministers of the two countries met in Ankara and said that the crossing would be opened. "
    text = line * (1_000_000 // len(line) + 1)
    made = document(text)
    assert len(made.text) > 1_000_000
    assert made.offsets.to_article(999_999) == 999_999


def test_a_document_without_a_date_has_none() -> None:
    """No day is made up."""
    assert document(LEAD).published is None
    assert document(LEAD).dateline is None


def test_ids_follow_from_content() -> None:
    """The same article gives the same document; another title gives another."""
    first, again, other = document(LEAD), document(LEAD), document(LEAD, title=TITLE)
    assert first == again
    assert first.id != other.id
    assert re.fullmatch(r"d1:[0-9a-f]{20}", first.id)
    assert first.article == make_article(LEAD).id
