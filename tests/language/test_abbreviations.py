"""Abbreviations with their full stop: no sentence is cut behind them, or joined to the next."""

import pytest
from tests.made_parses import parsed

from dragoman.language.abbreviations import is_abbreviation

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Inflation rose 4 Pct. in March, the bank said.",
        "The Health Dept. of Ohio criticized the plan.",
        "The govt. rejected the plan.",
        "Supt. John Okello said police arrested five men.",
        "The rebels attacked Lt. Col. Musa Danjuma in Kano.",
        "Insp. Mary Achieng and Const. Peter Ouma were killed.",
        "Asst. Sec. Ann Hale met the officials.",
        "About approx. 50 soldiers attacked the village.",
        "Police shot a man on Fifth Ave. in New York.",
        "Russia accused Ukraine of violating Art. 5 of the treaty.",
        "Court No. 5 sentenced the activist to ten years.",
        "They rejected a request from Pct. 4 Constable Dale Orr.",
        "The opposition, incl. Senator Ana Dorin, rejected the plan.",
        "Police in Fresno, Calif. arrested three activists.",
    ],
)
def test_no_sentence_ends_at_an_abbreviation_inside_it(text: str) -> None:
    _, sentences = parsed(text)
    assert len(sentences) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell 5 Pct. The firm sacked 300 workers.",
        "Russia criticized the U.N. The Security Council met on Monday.",
        "Gunmen attacked the base at 5 a.m. They killed three soldiers.",
        "Police arrested the head of Hale Inc. He denied the charges.",
        "The police said No. The protesters then attacked the station.",
        "Protesters marched down Fifth Ave. Police arrested 20 of them.",
        "The patient was in the dept. Police arrested him.",
        "They hid behind a fig. 3 soldiers killed them.",
        "Rebels killed a gen. Soldiers hunted them.",
        "Police arrested three men in Mobile, Ala. The men denied the charges.",
    ],
)
def test_a_sentence_may_end_in_an_abbreviation(text: str) -> None:
    _, sentences = parsed(text)
    assert len(sentences) == 2


@pytest.mark.parametrize(
    ("word", "whole"),
    [("Sgt.", True), ("pct.", True), ("Pvt.", True), ("art.", False), ("No.", False), ("Sgt", False)],
)
def test_only_what_is_no_word_of_its_own_keeps_its_full_stop(word: str, *, whole: bool) -> None:
    assert is_abbreviation(word) is whole
