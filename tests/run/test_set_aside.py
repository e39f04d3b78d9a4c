"""What of an article was not read stands on record, with what to do."""

from dragoman.run.set_aside import BREAKS_OFF, cut
from dragoman.sources import make_article

PAGE = "<html><body><h1>Raid</h1><p>Police arrested seven people.</p><p>They sent arms to"


def test_a_page_that_breaks_off_is_on_record_with_its_article() -> None:
    article = make_article(PAGE)
    (decision,) = cut(article)
    assert (decision.subject, decision.reason) == (article.id, BREAKS_OFF)


def test_a_whole_page_and_a_text_that_breaks_off_are_not() -> None:
    assert cut(make_article(f"{PAGE} Sudan.</p></body></html>")) == ()
    assert cut(make_article("They sent arms to")) == ()
