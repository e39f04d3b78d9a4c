"""The explainable coder: the codebook's lexicon read off dependency parses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.events import content, gate, roles
from dragoman.events.cameo import native_cameo
from dragoman.events.coders.interface import Relation
from dragoman.events.contexts import ContextFinder
from dragoman.events.dyad import relation_between
from dragoman.events.folding import fold
from dragoman.events.negation import negator
from dragoman.events.reading import Reading
from dragoman.events.roles import Scene
from dragoman.events.senses import refined
from dragoman.events.shifts import lapsed, promised_yielding, shift, vowed_harm
from dragoman.events.status import standing
from dragoman.events.triggers import Lexicon, Match, find_triggers
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Actor, Annotations, Draft, Sentence, Size, Span, Status, Token

_FIRST_PERSON = {"we", "i", "our", "us"}
# A vow to do these to someone is a threat, not a promise.
# Nouns of these types name what is done and do nothing themselves.
_SAID = {"ACCUSE", "REQUEST", "REJECT", "THREATEN"}
_DEEDS = {"ASSAULT", "PROTEST", "COERCE"}
_HARMFUL = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}
# A promise of these gives way to someone. The bare consent is left as AGREE: annotators differ, and the
# sentences of PLV on which the relation task was tuned have "agreed" and "willing to withdraw" as AGREE.
_YIELDING = {"RETREAT", "CONCEDE"}
_RENEWALS = {"renew", "extend", "prolong"}
_DECISIONS = {"decide", "resolve"}
_CONSENTS = {"agree", "willing"}
# Only these words threaten when it is harm that they announce; "plans to deploy" tells of the deed itself.
_VOWS = {"vow", "swear", "pledge", "promise", "undertake", "ready", "determined", "prepared"}
# By strength of the word and whether both sides are filled: how often there is an event, and how often
# its type is then right. Measured on 3,841 passages of our corpus (shards k to t) that no rule was made on.
_CERTAINTY = {
    (1, False): (0.70, 0.75), (1, True): (0.70, 0.79), (2, False): (0.74, 0.81), (2, True): (0.84, 0.84),
    (3, False): (0.83, 0.94), (3, True): (0.86, 0.94),
}  # fmt: skip

Matches = Mapping[int, list[Match]]
"""Of a sentence, for each word that the lexicon knows, by its index, the entries it satisfies, best first."""


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
        return self.drafts(annotations, parties, self.matches(annotations))

    def matches(self, annotations: Annotations) -> list[Matches]:
        """Find for every sentence, by number, the entries of the lexicon that its words satisfy."""
        return [find_triggers(sentence, self._lexicon) for sentence in annotations.sentences]

    def drafts(
        self, annotations: Annotations, parties: Mapping[int, Actor], matches: Sequence[Matches]
    ) -> tuple[Draft, ...]:
        """Find every event as `code` does, with the lexicon's entries looked up before."""
        return tuple(
            self._draft(scene, reading)
            for scene, found in zip(roles.scenes(annotations, parties), matches, strict=True)
            for reading in fold(scene.sentence, list(self._readings(scene, found, gated=True)))
        )

    def threshold(self, draft: Draft) -> float:  # noqa: ARG002 - the lexicon has decided already
        """Code every draft; see `EventCoder.threshold`."""
        return 0.0

    def relation(
        self,
        annotations: Annotations,
        parties: Mapping[int, Actor],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> Relation:
        """Say what one known party does to another; see `EventCoder.relation`."""
        readings = [
            (scene, list(self._readings(scene, find_triggers(scene.sentence, self._lexicon), gated=False)))
            for scene in roles.scenes(annotations, parties)
        ]
        return relation_between(readings, source, target, self._codebook)

    def noun_types(self, token: Token) -> frozenset[str]:
        """Give the types that the lexicon has for a noun, whatever stands beside it."""
        return self._lexicon.noun_types(token)

    def _readings(self, scene: Scene, found: Matches, *, gated: bool) -> Iterator[Reading]:
        """Read every trigger of a sentence that is not the content of another."""
        best = {head: matches[0] for head, matches in found.items()}
        acts = frozenset(i for i, m in best.items() if m.entry.pos == "noun" and m.entry.type in _DEEDS)
        scene = replace(scene, acts=acts)
        absorbed: set[int] = set()
        for head in sorted(found, key=lambda i: _depth(scene.sentence, i)):
            if head in absorbed:
                continue
            reading = self._reading(scene, found[head], best, gated=gated)
            if reading is not None:
                absorbed |= content.content_tokens(scene.sentence, reading.match)
                absorbed |= content.purpose_tokens(scene.sentence, reading.match)
                yield reading

    def _reading(
        self, scene: Scene, matches: list[Match], best: Mapping[int, Match], *, gated: bool
    ) -> Reading | None:
        """Read a word by the first entry whose roles are filled, the most specific first.

        "Fired a missile" with no one fired at is a show of force, not an attack: a one-sided type
        without recipient stands back for another entry of the same word.
        """
        # "called on the mayor *to discuss* the fair" is a visit, "called on him to resign" a request.
        matches = sorted(matches, key=lambda match: not content.purpose_tokens(scene.sentence, match))
        if " " in matches[0].entry.lemma:
            # "called off a strike" is no way of calling one: the bare verb does not stand in for the phrase.
            matches = [match for match in matches if " " in match.entry.lemma]
        readings = [self._read(scene, match, best) for match in matches]
        if not gated:
            return readings[0]
        readings = [r for r in readings if not _only_plans_harm(r)]
        events = [r for r in readings if gate.is_event(scene, r, self._codebook)]
        complete = [r for r in events if r.recipients or not self._is_one_sided(r)]
        return next(iter(complete or events), None)

    def _is_one_sided(self, reading: Reading) -> bool:
        return self._codebook.types[reading.type].recipient == "one-sided" and not reading.match.entry.mutual

    def _read(self, scene: Scene, match: Match, best: Mapping[int, Match]) -> Reading:
        """Fill the roles of a trigger and judge its standing."""
        match = refined(scene.sentence, match)
        entry = match.entry
        inside = content.content_tokens(scene.sentence, match)
        inner = content.about(inside, best)
        actors, recipients = roles.sides(scene, match)
        if not recipients and entry.type in content.SHARING:
            recipients = roles.of_content(scene, match, inner)
        stands = standing(scene.sentence, match.head)
        if entry.status is not None and stands.status is Status.HAPPENED:
            stands = replace(stands, status=Status(entry.status), reason=f"the word itself ({entry.origin})")
        if stands.reason == "a purpose" and entry.type in _SAID:
            # "used the stage to accuse China": who says why he spoke has spoken.
            stands = replace(stands, status=Status.HAPPENED, future=False)
        mode = content.mode_from_content(match, inside, best)
        about = inner.entry.type if inner else None
        shifted = shift(entry.type, stands, own_threat=_is_own(scene, match.head, actors))
        if entry.type == "AGREE" and inner is not None and about in _HARMFUL:
            # "promised not to attack" stays a promise.
            shifted = None if negator(scene.sentence, inner.head) else vowed_harm(inner.entry.type, stands)
        if shifted is None and entry.type == "AGREE" and about in _YIELDING and entry.lemma not in _CONSENTS:
            shifted = promised_yielding(stands, decided=entry.lemma in _DECISIONS)
        if entry.type == "COERCE" and entry.lemma in _RENEWALS and stands.status is Status.NEGATED:
            shifted = lapsed(stands)
        voice = scene.said_by(match.head) if not actors and entry.sources[:1] == ("speaker",) else None
        return Reading(match, actors, recipients, stands, mode, about, voice, shifted)

    def _draft(self, scene: Scene, reading: Reading) -> Draft:
        entry, sentence = reading.match.entry, scene.sentence
        mode = reading.shift.mode if reading.shift else reading.mode
        people = [a for i in (*reading.actors, *reading.recipients) if (a := scene.actor(i)) is not None]
        contexts = self._contexts.find(sentence, reading.match.head, people)
        certainty, of_type = _CERTAINTY[entry.strength, bool(reading.actors and reading.recipients)]
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
            size=Size(),
            certainty=certainty,
            type_certainty=of_type,
            status_certainty=reading.standing.certainty,
            why=_why(reading),
        )

    def _cameo(self, reading: Reading, mode: str | None) -> str | None:
        if reading.shift is not None:
            return reading.shift.cameo
        return native_cameo(self._codebook, reading.match.entry.cameo, reading.type, mode, reading.about)


def _only_plans_harm(reading: Reading) -> bool:
    """Say whether a word merely plans a harmful act: then the act is the event, still to come."""
    entry = reading.match.entry
    if entry.type != "AGREE" or entry.pos == "noun":
        return False
    return reading.about == "ACCUSE" or (reading.about in _HARMFUL and entry.lemma not in _VOWS)


def _is_own(scene: Scene, head: int, actors: tuple[int, ...]) -> bool:
    """Say whether an act is announced by who would do it: "*we* will strike", "*ECOWAS* said *it* could"."""
    tokens = [scene.sentence.tokens[i] for i in actors]
    # "us" is also how the lemma of "US" reads.
    if any(token.pos != "PROPN" and token.lemma in _FIRST_PERSON for token in tokens):
        return True
    speaker = scene.said_by(head)
    return speaker is not None and any(scene.mentions[i].chain == scene.chain_of(speaker) for i in actors)


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
