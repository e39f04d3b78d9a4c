"""The explainable coder: the codebook's lexicon read off dependency parses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.events import content, grammar, magnitude, roles
from dragoman.events.cameo import native_cameo
from dragoman.events.coders.interface import Relation
from dragoman.events.contexts import ContextFinder
from dragoman.events.dyad import relation_between
from dragoman.events.folding import fold
from dragoman.events.roles import Scene
from dragoman.events.shifts import Shift, shift
from dragoman.events.status import Standing, standing
from dragoman.events.triggers import Lexicon, Match, find_triggers
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Actor, Annotations, Draft, Sentence, Size, Span, Status

_FIRST_PERSON = {"we", "i", "our", "us"}
# Types whose recipient may be a thing that belongs to someone: a decision is condemned, not its maker.
_CERTAINTY = {3: 0.8, 2: 0.65, 1: 0.5}
_BOTH_SIDES = 0.12  # added when both sides are known; measured on our own annotated passages


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger with its roles and standing, before it becomes a draft.

    Attributes:
        match: The trigger.
        actors: Head tokens of the acting parties.
        recipients: Head tokens of the parties acted upon.
        standing: How the event stands.
        mode: Mode, from the entry or from the content.
        about: Event type of the content of a demand, refusal, threat or promise.
        voice: Mention of whoever says so, for words that express the speaker's own act ("unacceptable").
        shift: What an auxiliary rule makes of it, if one applies.
    """

    match: Match
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    standing: Standing
    mode: str | None
    about: str | None
    voice: int | None
    shift: Shift | None

    @property
    def type(self) -> str:
        """The event type after the auxiliary rules."""
        return self.shift.type if self.shift else self.match.entry.type


class RulesCoder:
    """Codes events from the codebook's trigger lexicon."""

    name = "rules"
    version = "rules-1"

    def __init__(self, codebook: Codebook) -> None:
        """Take the codebook whose lexicon decides."""
        self._codebook = codebook
        self._lexicon = Lexicon(codebook)
        self._contexts = ContextFinder(codebook)

    def code(self, annotations: Annotations, parties: Mapping[int, Actor]) -> tuple[Draft, ...]:
        """Find every event; see `EventCoder.code`."""
        return tuple(
            draft for scene in roles.scenes(annotations, parties) for draft in self._code_scene(scene)
        )

    def relation(
        self,
        annotations: Annotations,
        parties: Mapping[int, Actor],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> Relation:
        """Say what one known party does to another; see `EventCoder.relation`."""
        readings = [
            (scene, list(self._readings(scene, gated=False))) for scene in roles.scenes(annotations, parties)
        ]
        return relation_between(readings, source, target, self._codebook)

    def _code_scene(self, scene: Scene) -> Iterator[Draft]:
        readings = fold(scene.sentence, list(self._readings(scene, gated=True)))
        sizes = magnitude.sizes(scene.sentence, [(r.match.head, r.type) for r in readings])
        for reading in readings:
            yield self._draft(scene, reading, sizes.get(reading.match.head, Size()))

    def _readings(self, scene: Scene, *, gated: bool) -> Iterator[Reading]:
        """Read every trigger of a sentence that is not the content of another."""
        found = find_triggers(scene.sentence, self._lexicon)
        by_head = {match.head: match for match in found}
        contents = {match.head: content.content_tokens(scene.sentence, match) for match in found}
        absorbed: set[int] = set()
        for match in sorted(found, key=lambda m: _depth(scene.sentence, m.head)):
            if match.head in absorbed:
                continue
            reading = self._read(scene, match, contents[match.head], by_head)
            if not gated or self._is_event(scene, reading):
                absorbed |= contents[match.head]
                yield reading

    def _read(self, scene: Scene, match: Match, inside: set[int], by_head: Mapping[int, Match]) -> Reading:
        """Fill the roles of a trigger and judge its standing."""
        entry = match.entry
        actors = roles.fill(scene, match, entry.sources, loose=True)
        recipients = roles.fill(scene, match, entry.targets, loose=True)
        actors, recipients = _with_adjunct(scene, match, actors, recipients)
        inner = content.about(inside, by_head)
        if not recipients and inner is not None and entry.type in content.SHARING:
            recipients = self._of_content(scene, inner)
        recipients = tuple(i for i in recipients if i not in actors)
        stands = standing(scene.sentence, match.head)
        if entry.status is not None and stands.status is Status.HAPPENED:
            stands = replace(stands, status=Status(entry.status), reason=f"the word itself ({entry.origin})")
        mode = content.mode_from_content(match, inside, by_head)
        about = inner.entry.type if inner else None
        own_threat = any(scene.sentence.tokens[i].lemma in _FIRST_PERSON for i in actors)
        shifted = shift(entry.type, stands, own_threat=own_threat)
        voice = scene.said_by(match.head) if not actors and entry.sources[:1] == ("speaker",) else None
        return Reading(match, actors, recipients, stands, mode, about, voice, shifted)

    @staticmethod
    def _of_content(scene: Scene, inner: Match) -> tuple[int, ...]:
        """Give those whom the promised or refused act is for."""
        return roles.fill(scene, inner, inner.entry.targets, loose=True)

    def _is_event(self, scene: Scene, reading: Reading) -> bool:
        """Say whether enough is known of the parties for the word to mean the event."""
        sides = (reading.actors, reading.recipients)
        if not any(sides) and reading.voice is None:
            return False
        political = [any(scene.is_political(i) for i in side) for side in sides]
        political[0] = political[0] or reading.voice is not None
        mutual = reading.match.entry.mutual and len(reading.actors) > 1
        strength = reading.match.entry.strength
        if strength == 1:
            sideless = not reading.match.entry.targets
            return all(political) or ((mutual or sideless) and political[0])
        if self._codebook.types[reading.type].recipient == "required" and not (reading.recipients or mutual):
            return False
        return strength >= 3 or any(political)

    def _draft(self, scene: Scene, reading: Reading, size: Size) -> Draft:
        entry, sentence = reading.match.entry, scene.sentence
        mode = reading.shift.mode if reading.shift else reading.mode
        people = [a for i in (*reading.actors, *reading.recipients) if (a := scene.actor(i)) is not None]
        contexts = self._contexts.find(sentence, reading.match.head, people)
        certainty = _CERTAINTY[entry.strength] + _BOTH_SIDES * bool(reading.actors and reading.recipients)
        return Draft(
            sentence=sentence.number,
            head=reading.match.head,
            trigger=_words(sentence, reading.match),
            type=reading.type,
            mode=mode,
            cameo=self._cameo(reading, mode),
            contexts=tuple(dict.fromkeys((*entry.contexts, *contexts))),
            actors=_actor_ids(scene, reading),
            recipients=tuple(scene.mentions[i].id for i in reading.recipients),
            status=reading.shift.status if reading.shift else reading.standing.status,
            auxiliary=reading.standing.auxiliaries(),
            size=size,
            certainty=certainty,
            type_certainty=certainty,
            status_certainty=reading.standing.certainty,
            why=_why(reading),
        )

    def _cameo(self, reading: Reading, mode: str | None) -> str | None:
        if reading.shift is not None:
            return reading.shift.cameo
        return native_cameo(self._codebook, reading.match.entry.cameo, reading.type, mode, reading.about)


def _with_adjunct(
    scene: Scene, match: Match, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Take the missing side of an accompanying noun from its clause.

    "After a meeting with X, *Y* said"; "*Y* halted flights at the request of X".
    """
    entry = match.entry
    if entry.pos != "noun":
        return actors, recipients
    if entry.mutual and not actors:
        actors = roles.parties(scene, grammar.adjunct_subjects(scene.sentence, match.head), loose=False)
    if entry.type == "REQUEST" and not recipients:
        recipients = roles.parties(scene, grammar.adjunct_subjects(scene.sentence, match.head), loose=False)
    return actors, recipients


def _depth(sentence: Sentence, i: int) -> tuple[int, int]:
    """Order tokens from the root down, so that a demand is read before what it demands."""
    return sum(1 for _ in sentence.ancestors(i)), i


def _words(sentence: Sentence, match: Match) -> Span:
    """Give the trigger's words from its first to its last; a gap of another phrase is not bridged."""
    first, last = match.words[0], match.words[-1]
    if last - first > 4:
        first = last = match.head
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = " ".join(sentence.tokens[i].text for i in range(first, last + 1))
    return Span(start, end, text)


def _actor_ids(scene: Scene, reading: Reading) -> tuple[int, ...]:
    if not reading.actors and reading.voice is not None:
        return (reading.voice,)
    return tuple(scene.mentions[i].id for i in reading.actors)


def _why(reading: Reading) -> dict[str, str]:
    entry = reading.match.entry
    rule = f"{RulesCoder.version}: {entry.lemma!r} ({entry.origin})"
    empty = f"{RulesCoder.version}: no party stands in "
    return {
        "type": f"{rule}; {reading.shift.rule}" if reading.shift else rule,
        "mode": f"{RulesCoder.version}: {'by rule' if reading.shift else 'lexicon or content'}",
        "status": f"status-1: {reading.standing.reason}",
        "actors": rule if reading.actors or reading.voice is not None else empty + "/".join(entry.sources),
        "recipients": rule if reading.recipients else empty + ("/".join(entry.targets) or "any slot"),
    }
