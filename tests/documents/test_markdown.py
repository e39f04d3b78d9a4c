"""Marks of Markdown are taken out, words keep their places, and other uses of the same signs stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.markdown import without_markdown
from dragoman.documents.tracked import Tracked


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Kenyan police** held [9 nurses](http://x.y) in Embu.", "Kenyan police held 9 nurses in Embu."),
        ("*Rebels* shot [two guards](https://x.org/a_(b)).", "Rebels shot two guards."),
        ("***Both*** and __bold__ and _thin_.", "Both and bold and thin."),
        ("**a *b* c** d", "a b c d"),
        ("**The army\nsaid** so.", "The army\nsaid so."),
        ("- **Quito:** Nurses marched.", "Quito: Nurses marched."),
        ("Talks on:\n- fishing\n- grain", "Talks on:\nfishing\ngrain"),
        ("* One came.\n* Two left.", "One came.\nTwo left."),
        ("## Blast in Kano ##\n\nTwo died.", "Blast in Kano\n\nTwo died."),
        ('[Nurses](/a "why") and **[doctors](#b)** marched.', "Nurses and doctors marched."),
        ("[![A road](i.png)](https://x.y)\nTwo died.", "\nTwo died."),
        ("**Kenya**'s army, \u201c*no*\u201d", "Kenya's army, \u201cno\u201d"),
    ],
)
def test_marks_go_and_words_stay_at_their_places(marked: str, plain: str) -> None:
    left = without_markdown(Tracked.of(marked))
    assert left.text == plain
    assert "".join(marked[origin] for origin in left.origins) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Five* nurses came, 12* left.\n* Without doctors.",
        "The toll (*) rose (*) again; the U.S.* and the U.K.* differ.",
        "He said [sic] that [the president] (his brother) and [1] left.",
        "ISTANBUL (AP) _ The minister of trade_and_fishing left.",
        "The minister\n- a former general - resigned.",
        "5 * 3 * 2 is #1, # not -2",
        "f*** and s**t",
        "Told *Amina and *Musa.",
        "*Amina is not her name.",
        "http://x.y/_a_/b and __ and ** and ***",
        "* * *\n---",
    ],
)
def test_footnotes_insertions_and_dashes_stay(text: str) -> None:
    assert without_markdown(Tracked.of(text)).text == text


@given(st.text(alphabet="ab *_-#[]()!/\n"))
def test_no_letter_is_moved(text: str) -> None:
    left = without_markdown(Tracked.of(text))
    assert "".join(text[origin] for origin in left.origins) == left.text
    assert list(left.origins) == sorted(set(left.origins))
