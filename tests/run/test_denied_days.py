"""A denied act has the day that its text gives it, and never that of the denial."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Decision, Draft, EventDate, Status
from dragoman.run.denied_days import Acts, Dated
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

FUNERAL = (
    "Troops shot six mourners. The army denied that troops had shot mourners. A bomb killed two drivers."
)


def dated(day: str | None, basis: str) -> Dated:
    when = EventDate(None, None, None, day, day, "day" if day else "unknown", basis)
    return when, Decision("0:1", "date", day, (), "by its words", "dates", "dates-1")


def acts_of(text: str, words: Sequence[tuple[int, str, str | None]]) -> Acts:
    """Make acts of a text: for each its sentence, its word and whom it hits; the last is the denied one."""
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    made: list[Draft] = []
    for number, word, hit in words:
        head = next(t.i for t in sentences[number].tokens if t.text == word)
        recipients = tuple(m.id for m in mentions if m.sentence == number and m.span.text == hit)
        assert bool(recipients) == (hit is not None)
        made.append(replace(DRAFT, type="ASSAULT", sentence=number, head=head, recipients=recipients))
    made[-1] = replace(made[-1], status=Status.DENIED)
    days = {0: dated("2026-03-03", "relative"), 2: dated("2026-03-01", "relative")}

    def day_of(draft: Draft) -> Dated:
        return days.get(draft.sentence, dated("2026-03-05", "published"))

    return Acts(made, day_of, Annotations(sentences, mentions, ()), {})


def test_the_same_act_told_elsewhere_gives_the_day() -> None:
    acts = acts_of(
        FUNERAL, [(0, "shot", "six mourners"), (2, "killed", "two drivers"), (1, "shot", "mourners")]
    )
    when, why = acts.day(acts.drafts[-1])
    assert when.first == "2026-03-03"
    assert "told elsewhere" in why.reason


@pytest.mark.parametrize(
    "words",
    [
        [(2, "killed", "two drivers"), (1, "shot", "mourners")],  # done to others
        [(0, "shot", None), (2, "killed", None), (1, "shot", "mourners")],  # either may be meant
        [(1, "shot", "mourners")],
    ],
)
def test_without_it_there_is_no_day(words: list[tuple[int, str, str | None]]) -> None:
    acts = acts_of(FUNERAL, words)
    when, why = acts.day(acts.drafts[-1])
    assert (when.first, when.last, why.chosen) == (None, None, None)
    assert "of the denial" in why.reason


def test_the_only_act_of_its_type_is_the_one() -> None:
    acts = acts_of(FUNERAL, [(0, "shot", None), (1, "shot", "mourners")])
    assert acts.day(acts.drafts[-1])[0].first == "2026-03-03"


def test_its_own_day_and_other_acts_stay() -> None:
    acts = acts_of(FUNERAL, [(0, "shot", "six mourners"), (2, "killed", "two drivers")])
    assert acts.day(acts.drafts[-1])[0].first == "2026-03-01"
    undenied = replace(acts.drafts[-1], sentence=1, status=Status.HAPPENED)
    assert acts.day(undenied)[0].first == "2026-03-05"
