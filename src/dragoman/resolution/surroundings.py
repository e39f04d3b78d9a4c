"""Whose a party is when its own words do not say: the states and places named round it, or a refusal."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.borders import borders
from dragoman.knowledge.parties import NON_STATES, Form, Sense
from dragoman.records import ActorKind, Document, Place, Sentence
from dragoman.resolution.phrases import Items, living, pick_sense, stands_apart
from dragoman.resolution.press_names import is_within
from dragoman.resolution.warrants import CityCountry

# Over the whole report a state must make this share of all state words to be taken for the one meant.
_SHARE = 0.6
# A place counts half as much for every so many sentences that lie between, and a little more when it was
# named before: of 178 mentions of real articles without any own word for their country this gave 125 theirs,
# distances of 2 and of 16 gave 119 and 123, the place named last before them 101. Weighing demonyms less, or
# what stands behind "in" and its like more, changed nothing.
_HALF = 8
_BEFORE = 1.2
# "Local residents" are of the place named so many sentences before, or nearer.
_LOOK_BACK = 3
_COLOURING = {"amod", "compound", "nmod", "poss"}
_WHERE = {"in", "at", "near", "outside", "inside", "around", "across"}
# A state's house abroad says whose it is and not where the report stands ("the Danish consulate in Lusaka").
_ABROAD = {"embassy", "consulate", "ambassador", "envoy", "consul", "diplomat", "attaché", "attache"}
# Outlets, firms, clubs and schools are named for what they print, sell or say, wherever the report is set.
_ANYWHERE = {"JRN", "BUS", "SOC", "EDU", "MED", "ELI"}
# Shares of the scene from which a guess is as sure as the table says; below the second a third was right.
_CLEAR, _FAIR = 0.8, 0.5


class Guess(NamedTuple):
    """A country from the surroundings, or a refusal.

    Attributes:
        country: The code, or None for a refusal.
        basis: Key of the confidence table.
        reason: In words.
        considered: Countries with the number of words that name them, most first.
    """

    country: str | None
    basis: str
    reason: str
    considered: tuple[tuple[str, int], ...] = ()


class Frame(NamedTuple):
    """How a report is made up.

    Attributes:
        filed_from: Country of the dateline, or None.
        press: Stretches that only tell who made the report, by start and end: nothing in them counts.
        entries: For each sentence, the entry of a live report that it stands in; empty for one report.
    """

    filed_from: str | None
    press: Sequence[tuple[int, int]]
    entries: Sequence[int]


class Surroundings:
    """The states a document names, sentence by sentence."""

    def __init__(
        self,
        items: Sequence[Items],
        day: date | None,
        places: Sequence[Place],
        moved: Mapping[str, str],
        frame: Frame,
    ) -> None:
        """Count the state words of every sentence; the scene is told by places, or without any by those.

        Args:
            items: Names and roles by sentence.
            day: The day on which states must exist.
            places: Places the document names.
            moved: States whose words all stand for another in the report, with that other.
            frame: Where the report was filed from, who made it, and its entries.
        """
        press = frame.press
        places = [place for place in places if not is_within(place.start, place.end, press)]
        named = [
            [
                replace(s, country=moved[s.country]) if s.country in moved else s
                for s in _named_in(found, day, press)
            ]
            for found in items
        ]
        telling = [
            [s.country for s in senses if s.form is not Form.NATIONAL and not _tells_nothing(s)]
            for senses in named
        ]
        none: Counter[str] = Counter()  # of most sentences
        self._counts = [Counter(countries) if countries else none for countries in telling]
        self._total = Counter(chain.from_iterable(telling))
        self._filed_from, self._entries = frame.filed_from, frame.entries
        self._fading = [0.5 ** (distance / _HALF) for distance in range(len(items) + 1)]
        self._fading_before = [_BEFORE * share for share in self._fading]
        self._scenes: dict[int, Guess] = {}
        sentences = [found.sentence for found in items]
        located = list(_located(places, sentences))
        self._set_in = _set_in(located, sentences)
        self._named = _places_named(located, sentences) or [
            (number, sense.country) for number, senses in enumerate(named) for sense in senses
        ]
        self._times = Counter(country for _, country in self._named)

    @property
    def countries(self) -> frozenset[str]:
        """All countries the document names."""
        return frozenset(self._total)

    @cached_property
    def homes(self) -> frozenset[str]:
        """All countries the document names or has places of."""
        return frozenset(self._total) | frozenset(self._times)

    def of_institution(self, sentence: int) -> Guess:
        """Guess the country of a state's institution named without one ("the army").

        Args:
            sentence: Number of its sentence.
        """
        near = self._counts[sentence]
        if not near and self._goes_on(sentence):
            near = self._counts[sentence - 1]
        if near:
            guess = _leading(near, "sentence", "named in this sentence or the one before", 0.0)
            return guess if guess.country is not None else self._untied(guess, near, sentence)
        if self._filed_from is not None:
            return Guess(self._filed_from, "dateline", "the report was filed from there")
        guess = _leading(self._total, "document", "named most in the report", _SHARE)
        return guess if guess.country is not None else self.of_scene(sentence)

    def _goes_on(self, sentence: int) -> bool:
        """Say whether a sentence goes on from the one before: one that opens an entry does not."""
        if sentence == 0:
            return False
        return not self._entries or self._entries[sentence] == self._entries[sentence - 1]

    def _untied(self, tie: Guess, near: Counter[str], sentence: int) -> Guess:
        """Let place, then dateline, then the whole report decide between states named equally often."""
        set_in = self.of_setting(sentence)
        if set_in.country in near:
            return set_in
        most = max(near.values())
        if self._filed_from is not None and near[self._filed_from] == most:
            return Guess(self._filed_from, "dateline", "of those named the report was filed from there")
        whole = Counter({country: self._total[country] for country, n in near.items() if n == most})
        guess = _leading(whole, "document", "named in the sentence and more often in the report", _SHARE)
        return guess if guess.country is not None else tie

    def is_filed_from(self, country: str) -> bool:
        """Say whether the report was filed from a country.

        Args:
            country: Its code.
        """
        return self._filed_from == country

    def instead_of(self, guess: Guess) -> Guess:
        """Guess the dateline's country where the nearest state is only whom somebody deals with, or none.

        Args:
            guess: What the words around said.
        """
        if self._filed_from not in {None, guess.country}:
            return Guess(self._filed_from, "dateline", "the report was filed from there", guess.considered)
        return Guess(None, "nothing", f"{guess.country} is whom they deal with", guess.considered)

    def of_setting(self, sentence: int) -> Guess:
        """Guess the country of those who act where they are ("the police"): of the sentence's own places.

        Args:
            sentence: Number of their sentence.
        """
        here = self._set_in.get(sentence, set())
        if len(here) != 1:
            return Guess(None, "nothing", "the sentence is not set in one country")
        (country,) = here
        return Guess(country, "sentence", f"the sentence is set in {country}")

    def of_setting_before(self, sentence: int) -> Guess:
        """Guess the country of those who are where the report was last said to stand.

        Args:
            sentence: Number of their sentence.
        """
        for before in range(sentence, max(-1, sentence - _LOOK_BACK - 1), -1):
            if before in self._set_in:
                return self.of_setting(before)
        return Guess(None, "nothing", "no place is named shortly before")

    def neighbour_of(self, country: str) -> Guess:
        """Guess whom a state's neighbour is: of those that border it, the one that the report is about.

        Args:
            country: The state's code.
        """
        near = borders().get(country, frozenset())
        named = Counter({other: n for other, n in self._total.items() if other in near})
        return _leading(named, "document", f"the neighbour of {country} that the report names", _SHARE)

    def of_scene(self, sentence: int) -> Guess:
        """Guess the country of people or bodies described without one: where the report stands just there.

        Args:
            sentence: Number of their sentence.
        """
        if sentence not in self._scenes:
            self._scenes[sentence] = self._scene_at(sentence)
        return self._scenes[sentence]

    def _scene_at(self, sentence: int) -> Guess:
        weights: defaultdict[str, float] = defaultdict(float)
        before, behind = self._fading_before, self._fading
        for at, country in self._named:
            weights[country] += before[sentence - at] if at <= sentence else behind[at - sentence]
        if not weights:
            return Guess(None, "nothing", "the report names no place")
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        country, weight = ranked[0]
        share = weight / sum(weights.values())
        considered = tuple((other, self._times[other]) for other, _ in ranked)
        if share < _FAIR:
            return Guess(None, "nothing", "the report names places of several countries there", considered)
        reason = f"the report is set in {country} there ({share:.0%} of the places, near ones first)"
        return Guess(country, "scene" if share >= _CLEAR else "leading scene", reason, considered)


def _leading(counts: Counter[str], basis: str, reason: str, share: float) -> Guess:
    """Choose the country that leads, or refuse where two compete or none has the share."""
    ranked = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    if not ranked:
        return Guess(None, "nothing", "no state is named near it")
    first = ranked[0]
    if len(ranked) > 1 and ranked[1][1] == first[1]:
        return Guess(None, "nothing", f"{first[0]} and {ranked[1][0]} compete", ranked)
    if first[1] < share * counts.total():
        return Guess(None, "nothing", "no state leads clearly", ranked)
    return Guess(first[0], basis, f"{first[0]} is {reason}", ranked)


def _located(places: Sequence[Place], sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int | None]]:
    """Give the country of every place that has one, its sentence and the last token of its name there."""
    starts = [sentence.start for sentence in sentences]
    for place in places:
        if place.country is not None:
            number = max(0, bisect_right(starts, place.start) - 1)
            yield place.country, number, _last_word(place, sentences[number])


def _places_named(
    located: Iterable[tuple[str, int, int | None]], sentences: Sequence[Sentence]
) -> list[tuple[int, str]]:
    """Give sentence and country of places, but for those whose house abroad is meant."""
    return [
        (number, country)
        for country, number, last in located
        if last is None or not _abroad(sentences[number], last)
    ]


def _last_word(place: Place, sentence: Sentence) -> int | None:
    """Give the last token of a place's name, or None where none begins in it."""
    last = bisect_left(sentence.tokens, place.end, key=attrgetter("start")) - 1
    return last if last >= 0 and sentence.tokens[last].start >= place.start else None


def _set_in(
    located: Iterable[tuple[str, int, int | None]], sentences: Sequence[Sentence]
) -> dict[int, set[str]]:
    """Give for each sentence the countries of the places that it says something happened in."""
    found: dict[int, set[str]] = {}
    for country, number, last in located:
        if last is not None and _is_where(sentences[number], last):
            found.setdefault(number, set()).add(country)
    return found


def _is_where(sentence: Sentence, i: int) -> bool:
    """Say whether something happened at a name: "*in* Lagos", "*in* the province of Kano"."""
    token = sentence.tokens[i]
    if token.dep != "pobj":
        return False
    preposition = sentence.tokens[token.head]
    if preposition.lemma == "of":
        return _is_where(sentence, preposition.head)
    return preposition.lemma in _WHERE


def _only_where(sentence: Sentence, first: int, sense: Sense) -> bool:
    """Say whether a capital is only where something took place: "the leaders met *in Abuja*"."""
    return (
        sense.form is Form.CAPITAL and first > 0 and sentence.tokens[first - 1].lemma in {"in", "at", "near"}
    )


def _named_in(found: Items, day: date | None, press: Sequence[tuple[int, int]]) -> list[Sense]:
    """Give the states, bodies and people that a sentence names, but for those that only stand apart."""
    named = []
    sentence = found.sentence
    for item in found.all:
        if not item.senses or stands_apart(sentence, item.first, item.last):
            continue
        if is_within(sentence.tokens[item.first].start, sentence.tokens[item.last - 1].end, press):
            continue
        sense = pick_sense(living(item.senses, day), as_head=False, plural=False)
        elsewhere = _only_where(sentence, item.first, sense) or _abroad(sentence, item.last - 1)
        if sense.country not in NON_STATES and not elsewhere:
            named.append(sense)
    return named


def _tells_nothing(sense: Sense) -> bool:
    """Say whether a name is of a body that may be quoted or named anywhere."""
    return sense.party.kind is ActorKind.ORGANISATION and bool(_ANYWHERE.intersection(sense.sectors[:1]))


def _abroad(sentence: Sentence, last: int) -> bool:
    """Say whether the name that ends at a word only says whose embassy or envoy somewhere is meant."""
    token = sentence.tokens[last]
    return token.dep in _COLOURING and sentence.tokens[token.head].lemma in _ABROAD


def dateline_country(
    knowledge: ActorKnowledge, document: Document, city_country: CityCountry | None
) -> str | None:
    """Give the country that a report was filed from, if its dateline tells.

    Args:
        knowledge: The states.
        document: With its dateline.
        city_country: Country of a big city by its name.
    """
    if document.dateline is None or document.dateline.place is None:
        return None
    words = document.dateline.place.text.strip(" ,.()").title()
    for part in [words, *(p.strip() for p in reversed(words.split(",")))]:
        # A body's acronym is no place: "GAO (Desert Wire) -" is the town in Mali and no office of the USA.
        senses = [sense for sense in knowledge.senses(part) if sense.party.kind is ActorKind.STATE]
        if senses and senses[0].country not in NON_STATES:
            return senses[0].country
        country = city_country(part) if city_country is not None else None
        if country is not None:
            return country
    return None
