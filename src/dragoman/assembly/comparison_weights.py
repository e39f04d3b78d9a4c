"""What each finding says of two reports being of one happening: log-odds, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """What a finding counts.

    Attributes:
        verdict: ``same``, ``compatible``, ``unknown`` or ``contradict``.
        value: Log-odds added.
        reason: Why it counts that much.
    """

    verdict: str
    value: float
    reason: str


START = -3.25
"""Before anything is compared: of two reports of one type in one block, few are of one happening."""

THRESHOLD = 0.5
"""Mean probability at which reports join."""

NEVER = -40.0
"""As good as excluded: no other finding makes up for it."""

WEIGHTS: Mapping[str, Mapping[str, Weight]] = {
    "status": {
        "alike": Weight("same", 0.0, "most reports say that it happened, so it tells little"),
        "part": Weight("same", 4.0, "whoever denies a part in an act speaks of that act"),
        "rival": Weight(
            "compatible", -0.2, "a denial answers a claim of the same thing, and must be kept by it"
        ),
        "apart": Weight(
            "contradict", NEVER, "what is planned or possible is another record than what happened"
        ),
        "undone": Weight("contradict", -2.0, "not doing a thing is seldom the same news as doing it"),
    },
    "days": {
        "told": Weight("same", 4.0, "one is spoken of as known and has its day by the other's words"),
        "same": Weight("same", 1.5, "both texts say the same day"),
        "overlap": Weight("compatible", 0.5, "one date lies in the other"),
        "next": Weight("compatible", -0.7, "a day apart: time zones, or one report counts from its own day"),
        "far": Weight("contradict", NEVER, "days that cannot meet are two happenings"),
        "unknown": Weight("unknown", -1.0, "no day: then other fields have to say more"),
    },
    "place": {
        "same": Weight("same", 2.0, "one place of the gazetteer"),
        "near": Weight("compatible", 0.8, "within a city's reach, 25 km"),
        "within": Weight("compatible", 0.6, "one is in the other"),
        "unknown": Weight("unknown", 0.0, "one report does not say where"),
        "elsewhere": Weight("contradict", -3.0, "two places of one country"),
        "abroad": Weight("contradict", -5.0, "places in two countries"),
    },
    "actors": {
        "same": Weight("same", 1.8, "the same party by id or full name"),
        "alike": Weight("same", 1.2, "they share words of their names"),
        "country": Weight("compatible", 0.8, "the same country, not both named more closely"),
        "unknown": Weight("unknown", 0.0, "one report does not say who"),
        "described": Weight("unknown", -0.6, "other words, which may or may not describe the same"),
        "other person": Weight("contradict", -1.5, "two persons of one country"),
        "other country": Weight("contradict", -3.0, "parties of two countries"),
    },
    "recipients": {
        "same": Weight("same", 1.5, "the same party by id or full name"),
        "alike": Weight("same", 1.0, "they share words of their names"),
        "country": Weight("compatible", 0.8, "the same country, not both named more closely"),
        "unknown": Weight("unknown", 0.0, "one report does not say to whom"),
        "described": Weight("unknown", -0.2, "victims are described in many ways"),
        "other person": Weight("contradict", -1.5, "two persons of one country"),
        "other country": Weight("contradict", -2.5, "parties of two countries"),
    },
    "tolls": {
        "same": Weight("same", 1.5, "the same number, two or more"),
        "one": Weight("same", 0.5, "one each, which is common"),
        "near": Weight("compatible", 0.5, "numbers within a half of each other, or ranges that meet"),
        "differ": Weight("compatible", -0.5, "numbers that counting over days may explain"),
        "clear": Weight("contradict", -3.0, "more than four times the other, and by more than five"),
        "unknown": Weight("unknown", 0.0, "no number of one kind in both"),
    },
    "mode": {
        "same": Weight("same", 0.5, "the same mode"),
        "differ": Weight("contradict", -1.0, "another mode; the coder errs in a quarter of them"),
        "unknown": Weight("unknown", 0.0, "a mode is not given"),
    },
    "trigger": {
        "same": Weight("same", 0.8, "the same word says it"),
        "differ": Weight("unknown", -0.6, "other words say it"),
    },
    "sentence": {
        "copied": Weight("same", 2.5, "the sentences are nearly the same words"),
        "alike": Weight("same", 1.2, "the sentences share much"),
        "some": Weight("compatible", 0.4, "the sentences share some content words"),
        "little": Weight("unknown", -1.0, "the sentences share next to none"),
        "one": Weight("contradict", -1.0, "two triggers of one sentence are mostly two things"),
    },
    "story": {
        "one": Weight("same", 1.0, "one article seldom reports two like happenings"),
        "same": Weight(
            "same", 2.0, "articles so alike are of one story: 60 in 100 of such pairs, 1 in 100 of others"
        ),
        "alike": Weight("compatible", 1.0, "articles that share many names and numbers"),
        "some": Weight("unknown", -0.7, "articles that share some"),
        "other": Weight("contradict", -2.5, "articles of one story share more in 19 of 20 cases"),
        "unknown": Weight("unknown", 0.0, "an article too short to tell its story"),
    },
}
"""Field, finding, weight.

``story`` was swept over pairs of articles. The rest was set by hand; the start, other words for the actor and
for the deed, and sentences that share little were set stricter after 31 incidents had been read against the
texts: what five of those had wrongly together had no more in common than story, day, type and a country.
"""
