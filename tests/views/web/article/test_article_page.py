"""The article page shows every event in its words, who says what beside it, and why it was read so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from lxml import html as parser

from dragoman.errors import StoreError
from dragoman.records import Document, Option, RegionKind
from dragoman.run.ledger import Ledger
from dragoman.store import judgements
from dragoman.store.copies import NearCopy, near_copies
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict
from dragoman.store.pack import pack
from dragoman.store.texts import keep_no_text
from dragoman.store.withholding import Coded, withheld
from dragoman.views.html import Markup
from dragoman.views.web.article import cards, head
from dragoman.views.web.article.context import ArticlePage, article_page, said
from dragoman.views.web.article.text import blocks, sentence, text_markup
from dragoman.views.web.pages.article import body, written
from made_pages import (
    LINES,
    keep_article,
    page_article,
    page_decisions,
    page_document,
    page_event,
    page_statements,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


@pytest.fixture
def document() -> Document:
    return page_document()


@pytest.fixture
def page(store: Store, document: Document) -> ArticlePage:
    keep_article(store, document, page_article(document), [page_event(document)])
    return article_page(store, document.id)


def tree(markup: Markup) -> parser.HtmlElement:
    return parser.fromstring(f"<div>{markup}</div>")


def marked(markup: Markup, role: str) -> list[str]:
    """Give the words of a role's pieces."""
    return [one.text_content() for one in tree(markup).find_class(f"is-{role}")]


def test_the_text_is_all_there_and_in_order(page: ArticlePage) -> None:
    regions = tree(text_markup(page)).find_class("region")
    shown = [re.sub(r"^(caption|pullquote|teaser): ", "", one.text_content()) for one in regions]
    assert shown == [line for _, line in LINES]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("trigger", ["arrested"]),
        ("actor", ["Police"]),
        ("recipient", ["40 people"]),
        ("date", ["Tuesday"]),
        ("speaker", ["Derya Koral"]),
        ("cue", ["said"]),
    ],
)
def test_the_words_of_a_role_are_marked(page: ArticlePage, role: str, words: list[str]) -> None:
    assert marked(text_markup(page), role) == words


def test_a_span_within_another_carries_both(page: ArticlePage) -> None:
    (place,) = tree(text_markup(page)).find_class("is-place")
    assert "is-content" in place.get("class")
    assert place.text_content() == "in Ankara"


def test_regions_are_laid_out_as_what_they_are(page: ArticlePage) -> None:
    shown = tree(text_markup(page))
    assert shown.find(".//figcaption").text_content() == "caption: A street in the evening"
    assert shown.find(".//blockquote") is not None
    assert [one.tag for one in shown.find_class("region-teaser")] == ["p"]


def test_a_dateline_opens_its_paragraph_and_is_no_paragraph() -> None:
    document = page_document(
        ((RegionKind.HEADLINE, "Forty held"), (RegionKind.BODY, "ANKARA - Police came."))
    )
    opening = document.regions[1]
    parts = (
        document.regions[0],
        replace(opening, kind=RegionKind.DATELINE, end=opening.start + 9),
        replace(opening, start=opening.start + 9),
    )
    found = blocks(replace(document, regions=parts))
    assert [[part.kind.value for part in block] for block in found] == [["headline"], ["dateline", "body"]]


def test_words_outside_all_regions_are_shown_too(document: Document) -> None:
    found = blocks(replace(document, regions=document.regions[:1]))
    assert "".join(document.text[p.start : p.end] for block in found for p in block).count("Derya Koral") == 1


def test_tab_stops_at_triggers_until_an_event_is_chosen(store: Store, page: ArticlePage) -> None:
    event = page.events[0].event

    def stops(shown: ArticlePage) -> list[str]:
        return [one.text_content() for one in tree(text_markup(shown)).xpath("//span[@tabindex]")]

    assert stops(page) == ["arrested"]
    chosen = article_page(store, event.doc, event.id[:8])
    assert chosen.chosen == event.id
    words = ["Police", "arrested", "40 people", "in Ankara", "Tuesday", "Derya Koral", "said"]
    assert stops(chosen) == words


def test_a_chosen_event_mutes_the_others(store: Store, document: Document) -> None:
    one = page_event(document)
    start = document.text.index("hurt")
    other = replace(
        one, id="e1:other", trigger=replace(one.trigger, text="hurt", start=start, end=start + 4), place=None
    )
    keep_article(store, document, page_article(document), [one, other])
    chosen = text_markup(article_page(store, document.id, one.id))
    assert marked(chosen, "trigger") == ["arrested"]
    assert [piece.text_content() for piece in tree(chosen).find_class("muted")] == ["hurt"]


def test_an_event_of_another_article_is_refused(store: Store, page: ArticlePage) -> None:
    with pytest.raises(StoreError, match="no event begins with 'e1:zzz'"):
        article_page(store, page.document.id, "e1:zzz")


def test_an_article_asked_for_with_a_wrong_event_is_shown_and_says_so(
    store: Store, page: ArticlePage
) -> None:
    made = written(store, page.document.id, "e1:zzz")
    assert "no event begins with 'e1:zzz'" in made.wrong
    assert "arrested" in marked(made.markup, "trigger")
    none = written(store, "d1:none", None)
    assert "no article 'd1:none'" in none.wrong


def test_an_unknown_article_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no article 'd1:none'"):
        article_page(store, "d1:none")


def test_a_statement_within_another_names_both_speakers_and_who_passed_it_on(page: ArticlePage) -> None:
    notes = tree(text_markup(page)).xpath("//li[@data-statement='s1:inner']")
    words = notes[0].text_content()
    assert "Derya Koral (TUR)" in words
    assert "reports that" in words
    assert "speaker not stated" in words
    assert "passed on by Anadol" in words


def test_statements_that_report_each_other_end(document: Document) -> None:
    inner, outer = page_statements(document)
    found = said((inner, replace(outer, outer="s1:inner")))
    assert [len(one.outer) for one in found] == [1, 1]


def test_a_decision_is_shown_with_its_alternatives_scores_reason_and_version(page: ArticlePage) -> None:
    shown = tree(cards.event_list(page))
    (actor,) = shown.xpath("//div[@data-role='actor']")
    words = actor.text_content()
    for said_ in ("TUR:X00", "named so", "actors-2", "0.90", "chosen", "and 3 more, all below 0.55"):
        assert said_ in words


def test_what_was_considered_and_not_coded_is_told_with_its_words(page: ArticlePage) -> None:
    shown = cards.passed_over(page.passed_over, page.document.text)
    assert shown is not None
    assert "below 0.70: not coded" in str(shown)
    assert page.document.text[:6] in unescape(str(shown))


def test_an_event_without_place_says_so(page: ArticlePage) -> None:
    event = replace(page.events[0].event, place=None)
    assert "no place is stated" in cards.summary(event)


def test_judgements_are_shown_with_who_and_when(store: Store, page: ArticlePage) -> None:
    event = page.events[0].event
    judgement = Judgement(
        event.id, "type", Verdict.WRONG, "mk", date(2020, 1, 2), value="ACCUSE", note="no <deed>"
    )
    judgements.add(store, judgement)
    shown = str(cards.event_list(article_page(store, event.doc)))
    for words in ("type: wrong", "should be ACCUSE", "no &lt;deed&gt;", "mk, 2020-01-02"):
        assert words in shown


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://paper.example/a?b=1", True),
        ("http://paper.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//paper.example/x", False),
        ("/etc/passwd", False),
        ("ftp://paper.example/", False),
        ("https://a b/", False),
    ],
)
def test_only_web_addresses_are_links(document: Document, url: str, *, is_link: bool) -> None:
    page = ArticlePage(document, page_article(document, url=url), True, 10, (), (), (), ())
    shown = tree(head.facts(page))
    links = shown.xpath("//dd//a[@class='outward']")
    assert bool(links) is is_link
    assert url in shown.text_content()
    if is_link:
        assert set(links[0].get("rel").split()) == {"noopener", "noreferrer", "nofollow"}


def test_the_day_is_told_with_who_says_so(page: ArticlePage) -> None:
    assert "2016-05-04 (given with the article)" in tree(head.facts(page)).text_content()


def test_an_article_without_events_says_so(store: Store, document: Document) -> None:
    keep_article(store, document, page_article(document))
    assert "No event was coded" in str(body(article_page(store, document.id)))


def test_near_copies_are_linked(store: Store, document: Document, page: ArticlePage) -> None:
    other = page_document((*LINES, (RegionKind.BODY, "And more.")))
    keep_article(store, other, page_article(other, title="The same <again>"))
    store.fetch("INSERT INTO copies VALUES (?, ?, 50, 0.8, 0.9)", [*sorted((document.id, other.id))])
    (copy,) = near_copies(store, document.id)
    assert copy == NearCopy(other.id, "The same <again>", "Anatolian Daily", date(2016, 5, 4), 0.9)
    assert near_copies(store, other.id)[0].doc == document.id
    shown = str(head.facts(article_page(store, page.document.id)))
    assert "The same &lt;again&gt;" in shown
    assert f"/article/{other.id}" in shown


def test_a_store_without_text_says_what_it_has(store: Store, document: Document) -> None:
    keep_no_text(store)
    article, event = page_article(document), page_event(document)
    found = withheld(Coded(document, page_statements(document), (event,), page_decisions(event)))
    ledger = Ledger(store)
    (admitted,) = ledger.admit([article])
    ledger.done(admitted, pack(found.document, found.statements, found.events, found.decisions))
    page = article_page(store, document.id)
    assert not page.has_text
    assert page.characters == len(article.text)
    shown = tree(body(page)).text_content()
    assert "keeps no text" in shown
    assert "COERCE" in shown
    assert "2 statements" in shown
    assert "Derya Koral (TUR)" in shown
    assert "sha256:" not in shown


HOSTILE = (
    "<script>window.x=1</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ constructor.constructor('x')() }}",
    "\u202eevil\u202c and \x07 bell",
    "javascript:alert(1)",
    "</span></p></div><iframe srcdoc=x>",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_and_nothing_else(store: Store, words: str) -> None:
    """In headline, body, outlet, title, speaker, reason: no element and no attribute comes of them."""
    lines = ((RegionKind.HEADLINE, words), (RegionKind.BODY, f"{LINES[2][1]} {words}"))
    document = replace(page_document(lines), source=words)
    event = page_event(document)
    actor = replace(event.actors[0], name=words, role=words, text=words)
    event = replace(event, actors=(actor,), why={"type": words})
    keep_article(store, document, page_article(document, title=words, url=words), [event])
    made = written(store, document.id, None)
    shown = tree(made.markup)
    assert made.title == words
    assert not [
        one for one in shown.iter() if one.tag in {"script", "img", "svg", "iframe", "style", "object"}
    ]
    assert not [
        name for one in shown.iter() for name in one.attrib if name.startswith("on") or name == "srcdoc"
    ]
    assert not [one for one in shown.xpath("//@href") if not re.match(r"[/?#]|https?:", one)]
    clean = re.sub("[\x07\u202a-\u202e]", "\ufffd", words)
    assert shown.text_content().count(clean) > 3


def test_a_sentence_by_itself_is_marked_and_lettered(document: Document) -> None:
    event = page_event(document)
    start, end = document.regions[2].start, document.regions[2].end
    words = document.text[start:end]
    event = replace(event, evidence=replace(event.evidence, text=words, start=start, end=end))
    shown = tree(sentence(event))
    assert shown.text_content() == words
    assert [(one.text_content(), one.get("data-letters")) for one in shown.find_class("mark")][:2] == [
        ("Police", "A"),
        ("arrested", "T"),
    ]


def test_alternatives_are_written_best_first(page: ArticlePage) -> None:
    decision = replace(page.passed_over[0], alternatives=(Option("B", 0.1), Option("A", 0.7)))
    choice = replace(page.events[0].choices[0], decisions=(decision,))
    scores = [one.text_content() for one in tree(cards.choice_markup(choice)).find_class("score")]
    assert scores == ["0.70", "0.10"]
