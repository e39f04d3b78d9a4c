"""How agreement of two annotations is measured: alpha, F1, pairs of events and the table of fields."""

import math
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from corpus_agreement import f1, paired, table
from corpus_format import CorpusEvent, Found, Passage
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Status
from dragoman.run.review.agreement import alpha

TEXT = "Chad police freed three divers on Monday and fined a shipping firm in Doba."
QUIET = "The firm said nothing."
Units = list[tuple[str, str]]


def span(words: str, text: str = TEXT) -> Found:
    start = text.index(words)
    return Found(words, start, start + len(words))


def event(trigger: str = "freed", type_: str = "RETREAT", *actors: str) -> CorpusEvent:
    return CorpusEvent(
        trigger=span(trigger),
        type=type_,
        mode=None,
        contexts=(),
        actors=tuple(span(actor) for actor in actors),
        recipients=(),
        place=None,
        date=None,
        status=Status.HAPPENED,
        auxiliary=(),
        speaker=(),
        size={},
        cameo="084",
    )


def passage(*events: CorpusEvent, text: str = TEXT) -> Passage:
    return Passage("x1-001", "body", text, events, "x1.jsonl")


def rows(*pairs: tuple[Passage, Passage]) -> dict[str, tuple[float, float, int]]:
    return {name: (share, agreement, units) for name, share, agreement, units in table(pairs)}


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # 20 values, 14 n and 6 y; 4 of 10 units differ: 1 - (4/10) / (2*14*6 / (20*19))
        ("yn nn ny ny nn nn yn nn yy nn", 1 - 0.4 / (168 / 380)),
        # 8 values, 4 a, 3 b and 1 c; 1 of 4 units differs: 1 - (1/4) / (1 - (4*3 + 3*2) / (8*7))
        ("aa aa bb bc", 1 - 0.25 / (38 / 56)),
        ("aa bb cc", 1.0),
        ("ab ba", -0.5),  # all units differ, two of three pairs of values would by chance
        ("ab", 0.0),
        ("bb bb bb bb ab", 0.0),  # one odd value among ten: as often apart as by chance
        ("aa bb bb bb ab ab ba ba", 0.0),  # 4 of 8 units; by chance 2*6*10 / (16*15)
    ],
)
def test_alpha_is_the_share_of_agreement_beyond_chance(units: str, expected: float) -> None:
    """Alpha is as reckoned by hand: 1 in full agreement, 0 at what chance gives, below 0 when apart."""
    assert alpha([(one, other) for one, other in units.split()]) == pytest.approx(expected)


@pytest.mark.parametrize("units", [[], [("a", "a")], [("a", "a")] * 9])
def test_alpha_says_nothing_where_nothing_varies(units: Units) -> None:
    """With one value only, or none, chance cannot be told from agreement."""
    assert math.isnan(alpha(units))


def test_alpha_of_coders_who_guess_is_near_nought() -> None:
    """Two coders who draw their values by lot agree no better than chance."""
    draw = random.Random(7)  # noqa: S311 - a seeded generator is the point
    units = [(draw.choice("aabc"), draw.choice("aabc")) for _ in range(5000)]
    assert alpha(units) == pytest.approx(0, abs=0.04)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1), st.randoms())
def test_alpha_knows_no_order(units: Units, draw: random.Random) -> None:
    """Neither the order of the units nor which coder is the first matters, and alpha is never over 1."""
    other = [(b, a) for a, b in units]
    draw.shuffle(other)
    found = alpha(units)
    assert alpha(other) == pytest.approx(found, nan_ok=True)
    assert math.isnan(found) or found <= 1


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([({"a"}, {"a"})], 1.0),
        ([({"a"}, {"b"})], 0.0),
        ([({"a", "b"}, {"a"})], 2 / 3),
        ([({"a"}, {"a", "b"})], 2 / 3),
        ([({"a"}, {"a"}), (set(), {"a"})], 2 / 3),  # counted over all pairs, not their mean
        ([({"a"}, {"b"}), ({"b"}, {"a"})], 0.0),  # a value of one pair does not serve another
        ([(set(), set()), ({"a"}, {"a"})], 1.0),
        ([(set(), set())], 0.0),
        ([], 0.0),
    ],
)
def test_f1_counts_shared_values(pairs: Iterable[tuple[set[str], set[str]]], expected: float) -> None:
    """F1 is twice the shared values over the values of both, 0 where there are none."""
    assert f1(pairs) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["freed"], ["freed"], [(0, 0)]),
        (["police freed"], ["freed three"], [(0, 0)]),  # triggers overlap
        (["freed"], ["fined"], [(0, None), (None, 0)]),
        (["police "], ["freed"], [(0, None), (None, 0)]),  # side by side is no overlap
        (["freed"], [], [(0, None)]),
        ([], ["freed"], [(None, 0)]),
        (["freed", "fined"], ["fined", "freed"], [(0, 1), (1, 0)]),
        (["freed", "three"], ["freed three"], [(0, 0), (1, None)]),  # each is paired once
        (["freed three"], ["freed", "three"], [(0, 0), (None, 1)]),
        ([], [], []),
    ],
)
def test_events_are_paired_by_their_triggers(
    first: list[str], second: list[str], expected: list[tuple[int | None, int | None]]
) -> None:
    """Events with overlapping triggers are one, whatever their types; what is left stands alone."""
    ours = [event(trigger, "RETREAT") for trigger in first]
    theirs = [event(trigger, "COERCE") for trigger in second]
    found = [
        (ours.index(one) if one else None, theirs.index(other) if other else None)
        for one, other in paired(passage(*ours), passage(*theirs))
    ]
    assert found == expected


def test_the_same_annotation_twice_agrees_in_full() -> None:
    """Every field that holds a value has F1 1, and alpha 1 wherever it varies."""
    full = replace(
        event("freed", "RETREAT", "Chad police"),
        mode="release",
        contexts=("military",),
        recipients=(span("three divers"),),
        date=span("Monday"),
        place=span("Doba"),
        speaker=(span("a shipping firm"),),
        size={"arrested": 3},
    )
    other = replace(event("fined", "SANCTION"), status=Status.PLANNED)
    both = passage(full, other)
    found = rows((both, both), (passage(text=QUIET), passage(text=QUIET)))
    assert [name for name, (share, _, _) in found.items() if share != 1] == []
    assert [name for name, (_, agreement, _) in found.items() if agreement != 1] == []


def test_the_table_of_two_passages() -> None:
    """Each field's F1 and units are as counted by hand, over what both annotations found."""
    first = passage(
        replace(event("freed", "RETREAT", "Chad police"), mode="release", contexts=("military", "crime")),
        replace(event("fined", "SANCTION"), recipients=(span("a shipping firm"),), place=span("Doba")),
    )
    second = passage(
        replace(event("freed", "RETREAT", "police"), mode="withdraw", contexts=("crime",)),
        replace(event("fined", "COERCE"), recipients=(span("three divers"),), status=Status.PLANNED),
    )
    quiet, loud = passage(text=QUIET), passage(replace(event(), trigger=span("said", QUIET)), text=QUIET)
    found = {name: (share, units) for name, (share, _, units) in rows((first, second), (quiet, loud)).items()}
    words = len(TEXT.split()) + len(QUIET.split())
    assert found == {
        "trigger": (4 / 5, words),  # two of two and three
        "trigger and type": (2 / 5, 3),
        "type, same trigger": (1 / 2, 2),
        "mode": (0.0, 1),  # only of events with the same type
        "status": (1 / 2, 2),
        "contexts": (2 / 3, 4),  # two names for two events
        "actors": (1.0, 2),  # spans that overlap are the same
        "recipients": (0.0, 2),
        "place": (0.0, 2),
        "date": (0.0, 2),
        "speaker": (0.0, 2),
        "size": (0.0, 2),
    }


def test_alpha_of_triggers_is_over_words() -> None:
    """A word counts as inside when a trigger overlaps it, also where a full stop is stuck to it."""
    whole = replace(event(), trigger=span("nothing", QUIET))
    longer = replace(event(), trigger=span("said nothing", QUIET))
    _, found, units = rows((passage(whole, text=QUIET), passage(longer, text=QUIET)))["trigger"]
    # 8 values, 5 outside and 3 inside; "said" differs
    assert (found, units) == (pytest.approx(1 - (1 / 4) / (30 / 56)), 4)


@pytest.mark.parametrize(("one", "other"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_an_event_of_one_side_only_counts_against_both(one: int, other: int) -> None:
    """Events that only one annotation has lower the F1 of triggers, whichever annotation it is."""
    extra = event("fined", "SANCTION")
    first, second = passage(event(), *[extra] * one), passage(event(), *[extra] * other)
    same, alone = 1 + one * other, one ^ other
    assert rows((first, second))["trigger"][0] == pytest.approx(2 * same / (2 * same + alone))
