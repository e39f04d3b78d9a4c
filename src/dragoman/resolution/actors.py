"""Says who every mention is: known names first, then the words, the chain, the possessor, the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.knowledge.actors import ActorKnowledge, country_on, role_on
from dragoman.records import (
    BODY_KINDS,
    Actor,
    ActorKind,
    Annotations,
    Decision,
    Document,
    Mention,
    Option,
    Place,
    Span,
)
from dragoman.records.entries import entries_of
from dragoman.resolution.actor_scene import Callings, take_described_offices
from dragoman.resolution.asides import credited, introduced_mentions
from dragoman.resolution.completing import complete
from dragoman.resolution.date_words import date_words
from dragoman.resolution.given_spans import mention_of
from dragoman.resolution.identities import best_of, group_mentions
from dragoman.resolution.introduced_names import introduced_names
from dragoman.resolution.labelled import labelled
from dragoman.resolution.likewise import officers_of_police, others_of_a_sort, titled_in_a_row
from dragoman.resolution.phrases import Items
from dragoman.resolution.placed_names import placed_names
from dragoman.resolution.places_left_out import without_place
from dragoman.resolution.press_names import press_spans
from dragoman.resolution.readings import Reader, Reading
from dragoman.resolution.report import report_of
from dragoman.resolution.scene import Scene
from dragoman.resolution.shared_words import moved_states, shared_words
from dragoman.resolution.sides import says_both, sides_of
from dragoman.resolution.surnames import read_surnames
from dragoman.resolution.surroundings import Frame, Guess, Surroundings, dateline_country
from dragoman.resolution.warrants import CONFIDENCE, CityCountry


class ActorResolver:
    """Resolves mentions to actors, each with a decision that says why."""

    VERSION = "actors-2"

    def __init__(self, knowledge: ActorKnowledge, city_country: CityCountry | None = None) -> None:
        """Take what is known.

        Args:
            knowledge: States, bodies, people and roles.
            city_country: Country code of a big city by its name, None for an unknown one.
        """
        self._knowledge = knowledge
        self._cities = city_country
        self._reader = Reader(knowledge, city_country)

    def resolve(
        self, document: Document, annotations: Annotations, day: date | None, places: Sequence[Place] = ()
    ) -> tuple[dict[int, Actor], tuple[Decision, ...]]:
        """Resolve every mention.

        Args:
            document: The document.
            annotations: Its sentences and mentions; chains are used where they are filled in.
            day: The day at which offices are looked up, usually the publication's.
            places: Places the document names; they tell the country of people described without one.

        Returns:
            An actor for every mention id, and the decisions, those of refusals included.
        """
        scene = self._scene(document, annotations, day, places)
        actors: dict[int, Actor] = {}
        decisions: list[Decision] = []
        guesses = complete(scene)
        best, callings = _best_of_groups(scene), Callings(scene)
        for mention, own in zip(annotations.mentions, scene.readings, strict=True):
            reading, confidence, reason = own, CONFIDENCE[own.basis], own.reason
            of_group = best.get(scene.groups[mention.id][0])
            if of_group is not None and of_group is not own:
                reading, confidence, reason = _settle(own, of_group)
            if of_group is not None or reading.person_name:  # else its own words are its name
                reading = callings.called(mention, reading)
            named = bool(reading.person_name) and not reading.sectors
            if named and (mention.entity == "PERSON" or reading.kind is ActorKind.PERSON):
                reading = reading._replace(sectors=("CVL",), kind=ActorKind.PERSON)
                reason += "; a name without any standing is taken for a private person"
            actors[mention.id] = _actor(mention.span, reading, confidence)
            if reading.country is not None or reading.sectors or reading.joint:
                options = _options(reading, confidence, guesses.get(mention.id))
                decisions.append(self._decision(mention.span, reading, options, reason))
        return actors, tuple(decisions)

    def resolve_span(
        self,
        document: Document,
        annotations: Annotations,
        start: int,
        end: int,
        day: date | None,
        places: Sequence[Place] = (),
    ) -> Actor:
        """Resolve a stretch of text given from outside.

        Args:
            document: The document.
            annotations: Its sentences and mentions.
            start: Document offset of the first character.
            end: Document offset after the last.
            day: The day at which offices are looked up.
            places: Places the document names.

        Returns:
            The actor of the phrase that the stretch is, whether or not a mention has its bounds.
        """
        sentence = next((s for s in annotations.sentences if s.start < end and start < s.end), None)
        inside = [t for t in sentence.tokens if t.start < end and start < t.end] if sentence else []
        if sentence is None or not inside:
            return Actor(document.text[start:end], start, end, document.text[start:end])
        added = mention_of(document, sentence, inside, annotations.mentions)
        there = {m.id for m in annotations.mentions if (m.sentence, m.head) == (added.sentence, added.head)}
        mentions = [m for m in annotations.mentions if m.id not in there]
        numbered = {m.id: i for i, m in enumerate([*mentions, added])}
        numbered.update(dict.fromkeys(there, numbered[added.id]))  # chains begun there go on from the words
        renumbered = tuple(
            replace(m, id=numbered[m.id], chain=numbered.get(m.chain, numbered[m.id]))
            for m in (*mentions, added)
        )
        actors, _ = self.resolve(document, replace(annotations, mentions=renumbered), day, places)
        return replace(actors[numbered[added.id]], text=document.text[start:end], start=start, end=end)

    def members(
        self, annotations: Annotations, mention: Mention, actor: Actor, day: date | None
    ) -> tuple[Actor, ...]:
        """Give one actor for each country of a phrase that names several ("delegations from Iran and Iraq").

        Args:
            annotations: The document's sentences and mentions.
            mention: The mention.
            actor: What it was resolved to.
            day: The day at which offices are looked up.

        Returns:
            The actors in text order; the actor alone when the phrase names one country or none.
        """
        if actor.country is not None:
            return (actor,)
        found = Items(self._knowledge, annotations.sentences[mention.sentence])
        reading = self._reader.read(found, mention, day)
        if not reading.joint and says_both(found.sentence.tokens[mention.first : mention.head]):
            one = replace(annotations, mentions=(replace(mention, id=0),))
            both = sides_of(self._knowledge, report_of(self._knowledge, one), [reading])
            reading = both.get(0, reading)
        made = tuple(
            replace(actor, country=country, confidence=CONFIDENCE[reading.basis]) for country in reading.joint
        )
        return made or (actor,)

    def as_of(self, actor: Actor, day: date) -> Actor:
        """Give a known person the office held on a day; others stay as they are.

        Args:
            actor: As resolved on the publication day.
            day: The event's day.
        """
        party = self._knowledge.parties.get(actor.id or "")
        if party is None or party.kind is not ActorKind.PERSON:
            return actor
        office = role_on(party, day)
        if office is None:
            return actor
        country = country_on(party, office)
        return replace(actor, role=office.role, sectors=office.sectors or actor.sectors, country=country)

    def _scene(
        self, document: Document, annotations: Annotations, day: date | None, places: Sequence[Place]
    ) -> Scene:
        report = report_of(self._knowledge, annotations)
        items = report.items
        readings = [self._reader.read(items[m.sentence], m, day) for m in report.mentions]
        by_words = tuple(readings)
        introduced = tuple(introduced_mentions(report))
        for told in (
            date_words(report, readings),
            credited(report, readings),
            labelled(report, readings),
            introduced_names(report, readings, introduced),
            sides_of(self._knowledge, report, readings),
            others_of_a_sort(report, readings),
            titled_in_a_row(self._knowledge, report, readings),
            officers_of_police(report, readings),
            without_place(self._knowledge, report, readings),
            placed_names(self._knowledge, report, readings, places),
            shared_words(report, readings, places),
        ):
            for number, reading in told.items():
                readings[number] = reading
        moved = moved_states(by_words, readings, places)
        frame = Frame(
            dateline_country(self._knowledge, document, self._cities),
            press_spans(self._knowledge, report, readings),
            entries_of(document, annotations.sentences),
        )
        around = Surroundings(items, day, places, moved, frame)
        inner = {
            m.id
            for m in report.mentions
            if (found := items[m.sentence]).long and found.whole_name(m)[0] < m.first
        }
        groups = group_mentions(report, readings, around, introduced, inner)
        scene = Scene(report, annotations.quotes, day, around, readings, groups)
        read_surnames(scene, self._knowledge)
        take_described_offices(scene)
        return scene

    def _decision(self, span: Span, reading: Reading, options: tuple[Option, ...], reason: str) -> Decision:
        chosen = options[0].value if reading.country is not None else None
        return Decision(
            f"{span.start}:{span.end}", "actor", chosen, options, reason, "resolution.actors", self.VERSION
        )


def _best_of_groups(scene: Scene) -> dict[int, Reading]:
    """Give the best reading of each group of several, by its first mention."""
    groups = (members for i, members in enumerate(scene.groups) if i == members[0] and len(members) > 1)
    read = {members[0]: [scene.readings[i] for i in members] for members in groups}
    return {first: _with_standing(best_of(members), members) for first, members in read.items()}


def _settle(own: Reading, best: Reading) -> tuple[Reading, float, str]:
    """Put a mention's own reading together with the best of its group."""
    if own.country is not None and best.country not in {None, own.country}:
        return own, own.confidence, own.reason
    if best.country is None and not best.sectors:
        return own, own.confidence, own.reason
    if own.party is not None and own.kind is not ActorKind.STATE:
        return own, own.confidence, own.reason
    joined = Reading(
        best.name,
        best.party,
        best.country or own.country,
        best.basis,
        best.reason,
        best.sectors or own.sectors,
        best.kind if best.kind is not ActorKind.UNKNOWN else own.kind,
        best.role or own.role,
        best.national,
        best.joint,
        best.person_name or own.person_name,
        best.counterpart,
        best.group or own.group,
    )
    told = round(best.confidence * CONFIDENCE["chain"], 3)
    confidence = max(own.confidence if own.country else 0.0, told)
    return joined, confidence, f"named with {best.name!r}: {best.reason}"


def _actor(span: Span, reading: Reading, confidence: float) -> Actor:
    group = reading.group if reading.kind in BODY_KINDS else None
    return Actor(
        span.text,
        span.start,
        span.end,
        reading.name,
        reading.party.id if reading.party is not None else group,
        reading.country,
        reading.sectors,
        reading.kind,
        reading.role,
        confidence,
    )


def _options(reading: Reading, confidence: float, guess: Guess | None) -> tuple[Option, ...]:
    """List what was considered, best first."""
    sectors = f":{reading.sectors[0]}" if reading.sectors else ""
    if reading.country is not None:
        label = reading.party.id if reading.party is not None else reading.name
        first = [Option(f"{reading.country}{sectors}", confidence, label)]
    else:
        first = [Option(f"{country}{sectors}", CONFIDENCE[reading.basis]) for country in reading.joint]
    if guess is None:
        return tuple(first)
    total = sum(count for _, count in guess.considered) or 1
    rest = [
        Option(f"{country}{sectors}", round(count / total * CONFIDENCE["sentence"], 3))
        for country, count in guess.considered
        if country != reading.country
    ]
    return (*first, *rest)


def _with_standing(best: Reading, members: Sequence[Reading]) -> Reading:
    """Give the best of a group with the standing that another tells: the title's beside the name."""
    if best.sectors or best.party is not None:
        return best
    told = [r for r in members if r.sectors and r.party is None and r.kind in {best.kind, ActorKind.PERSON}]
    if not told or best.kind not in {ActorKind.PERSON, ActorKind.UNKNOWN}:
        return best
    standing = best_of(told)
    return best._replace(sectors=standing.sectors, role=best.role or standing.role)
