"""What is handed to a coder in Python is read as a file's fields are, or refused in one line."""

import pickle
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.records import Article
from dragoman.run.coder import Coder, Settings
from dragoman.run.received import article_of, sound
from dragoman.run.settings import own_file
from dragoman.sources import article_from_record

TEXT = "Police arrested ten people in Cairo."
DAY = date(2031, 5, 7)


@pytest.mark.parametrize(
    "published",
    [
        DAY,
        datetime(2031, 5, 7, 23, 30, tzinfo=UTC),
        "2031-05-07",
        "2031-05-07T23:30:00+02:00",
        "20310507",
        20310507,
        "May 7, 2031",
        "7 May 2031",
        "Wed, 07 May 2031 23:30:00 GMT",
        "",
        None,
    ],
)
def test_a_day_is_read_in_python_as_in_a_field_of_a_file(published: object) -> None:
    """The day, and with it the article's id, are those of the same field of a JSON line."""
    ours = article_of(TEXT, published)
    theirs = article_from_record({"text": TEXT, "published": published}, origin="a.jsonl:1")
    assert (ours.published, ours.id) == (theirs.published, theirs.id)
    assert ours.published == (DAY if published else None)
    assert ours.published_basis == ("given" if published else "none")


@pytest.mark.parametrize("published", [1938037800, -5, 1.5, True, b"2031-05-07", "03/04/2031", "soon"])
def test_what_is_no_day_is_a_usage_error_with_value_and_remedy(published: object) -> None:
    """A number of seconds is no day without a time zone."""
    value = re.escape(str(published))
    with pytest.raises(UsageError, match=rf"^published: .*{value}.*write it as YYYY-MM-DD$"):
        article_of(TEXT, published)


def test_a_number_too_long_to_be_written_is_no_day() -> None:
    with pytest.raises(UsageError, match="a very long number"):
        article_of(TEXT, 10**5000)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": None}, "text: None is no string; give its words"),
        ({"text": b"Police"}, "text: bytes b'Police' is no string; decode it first, as by .decode('utf-8')"),
        ({"text": ["Police"]}, "text: list ['Police'] is no string"),
        ({"title": 5}, "title: 5 is no string"),
        ({"source": b"Wire"}, "source: bytes b'Wire' is no string; decode it first"),
        ({"url": Path("a")}, "url: "),
    ],
)
def test_what_is_no_string_is_named(given: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(said)}") as caught:
        article_of(**{"text": TEXT, **given})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html>\n<p>{TEXT}",
        f"  <html lang='en'><body>{TEXT}</body></html>",
        f"<div><p>{TEXT}</p><p>More.</p></div>",
    ],
)
def test_a_page_is_no_text_and_the_call_that_reads_it_is_named(page: str) -> None:
    with pytest.raises(UsageError, match=r"it is an HTML page .* coder\.code_article\(.*make_article\(page"):
        article_of(page)


def test_a_text_that_speaks_of_tags_is_a_text() -> None:
    assert article_of(f"{TEXT} He wrote <p> and 3 < 4, a <b>bold</b> claim.").markup == "text"


def test_half_a_surrogate_pair_is_replaced_as_in_a_file() -> None:
    """UTF-8 cannot write it, so ids could not be made of it; the text keeps its length and its offsets."""
    broken = f"\ud800 {TEXT}"
    ours = article_of(broken, title="A \udfff", source="\ud800", url="\ud800")
    theirs = article_from_record({"text": broken, "title": "A \udfff"}, origin="a.jsonl:1")
    assert (ours.id, ours.text, ours.title) == (theirs.id, theirs.text, theirs.title)
    assert (ours.text, ours.source, ours.url) == (f"\ufffd {TEXT}", "\ufffd", "\ufffd")
    assert sound(Article("a1:1", broken, title="\ud800")) == Article("a1:1", f"\ufffd {TEXT}", title="\ufffd")


@pytest.mark.parametrize("article", [None, TEXT])
def test_what_is_no_article_is_refused(article: object) -> None:
    with pytest.raises(UsageError, match="is not an Article; give code\\(\\) its text"):
        sound(article)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"coder": "rules"}, "settings: dict {'coder': 'rules'} are no Settings; write dragoman.Settings("),
        (Settings(threads=0), "threads: 0 is no number of threads; give a whole number from 1"),
        (Settings(threads="2"), "threads: str '2' is no number of threads"),  # type: ignore[arg-type]
        (Settings(threads=True), "threads: True is no number of threads"),
        (Settings(codebook=5), "codebook: 5 is no path"),  # type: ignore[arg-type]
        (Settings(actors=b"a"), "actors: bytes b'a' is no path"),  # type: ignore[arg-type]
        (Settings(model=None), "model: None is no name"),  # type: ignore[arg-type]
        (Settings(threshold="x"), "threshold str 'x' is no certainty"),  # type: ignore[arg-type]
        (Settings(threshold=True), "threshold True is no certainty"),
    ],
)
def test_settings_that_no_coder_can_be_made_with_are_refused(settings: object, said: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(said)}"):
        Coder(settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["own.yaml", Path("own.yaml")])
def test_a_file_of_ones_own_is_a_string_or_a_path(given: str | Path) -> None:
    assert own_file("codebook", given) == Path("own.yaml")
    assert own_file("codebook", None) is None


def test_a_coder_says_how_it_gets_into_other_processes() -> None:
    """Pickling it would fail with a word about a database; the message names what can be pickled."""
    with pytest.raises(UsageError, match="pickle its Settings, and make a Coder of them in each process"):
        pickle.dumps(Coder.__new__(Coder))
    assert pickle.loads(pickle.dumps(Settings(coder="rules"))) == Settings(coder="rules")  # noqa: S301 - our own
