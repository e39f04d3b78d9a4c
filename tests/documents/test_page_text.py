"""A page gives its article, its captions and its title, each with its place in the markup."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.documents import prepare
from dragoman.documents.alignment import align
from dragoman.documents.markup import read_markup
from dragoman.records import Document
from dragoman.sources import make_article

PARAGRAPHS = (
    (
        "ANKARA, April 3 &#8212; Turkey&rsquo;s trade minister Orhan Vural met his Georgian counterpart Nino "
        "Beridze in Ankara on Wednesday to discuss a border crossing that was closed last year."
    ),
    (
        "The two ministers agreed to reopen the crossing at Sarp before the summer, a joint statement said. "
        "Officials in Tbilisi said that customs posts must be rebuilt&nbsp;first."
    ),
    (
        "&ldquo;We will not <b>wait</b> another year,&rdquo; Vural told reporters after the talks. Beridze "
        "said that her government would send engineers to the crossing within two weeks."
    ),
    (
        "Lorry drivers blocked the road for three days in March and demanded compensation from both "
        "governments, which have promised to answer them by the end of the month."
    ),
)
TITLE = "Ministers meet in Ankara over border trade"
PAGE = f"""<!DOCTYPE html><html><head><title>{TITLE} | Daily Courier</title>
<script>var teaser = "Ministers meet <p>Nobody</p>";</script><style>p {{ margin: 0 }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/w">Rebels seize a town in the north after a siege</a></li></ul></nav>
<!-- {PARAGRAPHS[1]} -->
<article><h1>{TITLE}</h1>
<figure><img src="a.jpg"><figcaption>Minister Orhan Vural greets his guest in Ankara.</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
</article><footer><p>Copyright 2019 Daily Courier. All rights reserved.</p></footer></body></html>"""


def page() -> tuple[str, Document]:
    article = make_article(PAGE, markup="html")
    return article.text, prepare(article)


def test_a_page_gives_headline_caption_dateline_and_body() -> None:
    """Menus, scripts, comments and footers stay out."""
    _, document = page()
    assert [region.kind.value for region in document.regions] == ["headline", "caption", "dateline", "body"]
    assert document.text.startswith(
        f"{TITLE}\nMinister Orhan Vural greets his guest in Ankara.\nANKARA, April 3"
    )
    assert document.text.endswith("by the end of the month.")
    assert "Rebels" not in document.text
    assert document.text.count("agreed to reopen") == 1


def test_words_of_a_page_map_to_their_markup() -> None:
    """Entities and tags within words are spanned, and what a comment repeats is not taken for the text."""
    markup, document = page()
    for words, source in (
        ("Orhan Vural met", "Orhan Vural met"),
        ("Turkey\u2019s", "Turkey&rsquo;s"),
        ("not wait another", "not <b>wait</b> another"),
        ("rebuilt first", "rebuilt&nbsp;first"),
        ("greets his guest", "greets his guest"),
    ):
        start = document.text.index(words)
        begin, end = document.offsets.span_to_article(start, start + len(words))
        assert markup[begin:end] == source
    agreed = document.offsets.to_article(document.text.index("agreed to reopen"))
    assert markup.rindex("agreed to reopen") == agreed


def test_a_page_is_read_the_same_each_time() -> None:
    """Same bytes in, same document out."""
    assert page()[1] == page()[1]


def test_unclosed_and_nested_markup_is_read_once_through() -> None:
    """Broken pages give their words; comments and scripts that never end give none."""
    broken = "<p>One ship <i>left <b>Odesa</p> 3 < 5 <!-- lost <p>not this</p>"
    assert read_markup(broken).text.text.split() == ["One", "ship", "left", "Odesa", "3", "<", "5"]
    assert "".join(read_markup("a<br/>b<script>c").text.text.split()) == "abc"


_WORDS = st.lists(
    st.sampled_from(["ship", "harbour", "left", "Odesa", "talks", "the", "of", "Ankara"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=8))
def test_aligned_lines_read_as_the_page_does(lines: list[str]) -> None:
    """Lines that a page holds in order are found at their own words, in order."""
    markup = "<nav>harbour talks</nav>" + "".join(
        f"<p class='a'>{line.replace(' ', ' <i></i>')}</p>" for line in lines
    )
    placed = align(lines, read_markup(markup).text)
    for line, tracked in zip(lines, placed, strict=True):
        assert tracked.text == line
        assert all(
            markup[origin] == character
            for character, origin in zip(line, tracked.origins, strict=True)
            if character != " "
        )
    starts = [tracked.origins[0] for tracked in placed]
    assert starts == sorted(starts)


def test_a_line_that_the_page_lacks_takes_the_nearest_point() -> None:
    """Words that cannot be found map behind the words before them."""
    markup = "<p>One ship left the harbour of Odesa on Monday.</p><p>Talks go on.</p>"
    lines = ["One ship left the harbour of Odesa on Monday.", "Unknown words", "Talks go on."]
    placed = align(lines, read_markup(markup).text)
    assert set(placed[1].origins) == {markup.index("</p>")}
    assert placed[2].origins[0] == markup.index("Talks")
