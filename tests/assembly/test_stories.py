"""Articles are grouped by what few of them say, and look-alikes are told apart by their names."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.compare import ArticleWords, article_words, by_text, cosines, shared_words
from dragoman.assembly.stories import look_alikes, stories
from made_parses import parsed

FIRE = "fire warehouse firefighter smoke roof"
HERE, THERE = "gorodek lenin zavod petrov volga sokol", "malaga calle bodega garcia ebro torre"
VOTE = "vote parliament budget deputy motion"


def article(identity: str, words: str, names: str = "", day: date | None = None) -> ArticleWords:
    bag = Counter(f"{words} {names}".split())
    return ArticleWords(identity, bag, bag, Counter(names.split()), day)


def test_a_word_that_few_hold_counts_for_more() -> None:
    bags = [
        Counter("common rare".split()),
        Counter("rare".split()),
        Counter("common".split()),
        Counter(["common"]),
    ]
    found = cosines(bags)
    assert found[0, 1] > found[0, 2] > 0


def test_an_empty_bag_is_like_nothing() -> None:
    assert cosines([Counter(), Counter("a b".split())]).tolist()[0] == [0, 0]


def test_articles_far_apart_in_time_are_less_alike_and_an_unknown_day_takes_nothing_off() -> None:
    day, later = date(2020, 1, 1), date(2021, 1, 1)
    other = article("z", VOTE)
    same, far, unknown = (
        float(by_text([article("a", FIRE, day=day), article("b", FIRE, day=when), other])[0, 1])
        for when in (day, later, None)
    )
    assert same == pytest.approx(1)
    assert unknown == pytest.approx(1)
    assert far == pytest.approx(0.8, abs=0.001)


def test_what_two_articles_share_is_named_names_first() -> None:
    one, two = article("a", FIRE, "Gorodek"), article("b", "smoke", "Gorodek")
    assert shared_words(one, two) == ("Gorodek", "smoke")


MIXED = [article(f"f{n}", FIRE) for n in range(3)] + [article(f"v{n}", VOTE) for n in range(3)]


def test_a_story_is_what_shares_words() -> None:
    assert stories(MIXED).clusters == (("f0", "f1", "f2"), ("v0", "v1", "v2"))


def test_a_merge_says_which_words_it_rests_on() -> None:
    best = stories(MIXED).merges[0].best
    assert best is not None
    assert set(best.reasons) == set(FIRE.split())


def test_look_alikes_are_one_story_and_told_apart_by_their_names() -> None:
    here = [article(f"a{n}", FIRE, HERE) for n in range(3)]
    there = [article(f"b{n}", FIRE, THERE) for n in range(3)]
    other = [article(f"v{n}", VOTE) for n in range(4)]
    assert len(stories([*here, *there, *other]).clusters) == 2
    assert look_alikes([*here, *there, *other]).clusters[:2] == (("a0", "a1", "a2"), ("b0", "b1", "b2"))


@given(st.permutations(MIXED))
def test_the_order_of_articles_means_nothing(given_order: list[ArticleWords]) -> None:
    assert stories(given_order) == stories(MIXED)
    assert look_alikes(given_order) == look_alikes(MIXED)


def test_no_article_makes_no_story() -> None:
    assert stories([]).clusters == ()


@pytest.mark.model
def test_an_article_is_compared_by_base_forms_names_and_its_opening() -> None:
    later = " ".join(["The council of the town met again and said nothing."] * 20)
    _, sentences = parsed(f"Two houses burned in Warsaw on Monday.\n{later}\nDeputies objected.")
    found = article_words("a", sentences)
    assert {"house", "burn", "warsaw", "deputy"} <= set(found.words)
    assert "warsaw" in found.names
    assert "warsaw" in found.opening
    assert "deputy" not in found.opening
    assert np.isfinite(by_text([found])).all()
