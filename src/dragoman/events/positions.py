"""What a document's people hold on a matter: every stance with its holder and who says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.events import grammar
from dragoman.events.attribution import speakers
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_idioms import idiom
from dragoman.events.stance_matter import Matter, Naming, namings
from dragoman.events.stance_walk import Walk
from dragoman.knowledge.stances import VERSION, Stances
from dragoman.records import (
    PARTY_LABELS,
    Actor,
    ActorKind,
    Annotations,
    Event,
    Mention,
    MentionKind,
    Sentence,
    Span,
    Statement,
    Status,
    Token,
)
from dragoman.records.position import Stance

# What an act of a type that is done to a matter shows where the lexicon does not know its word.
_TYPES = {
    **dict.fromkeys(("REJECT", "ACCUSE", "PROTEST", "SANCTION", "THREATEN"), -1),
    **dict.fromkeys(("SUPPORT", "AGREE", "CONCEDE"), 1),
}
_DONE = {Status.HAPPENED, Status.ONGOING, Status.PLANNED}
_FIRST = {"i", "we", "my", "our", "us", "me"}
_THIRD = {"he", "she", "it", "they"}
_INDEFINITE = frozenset("nobody everyone everybody many most some all others few none".split())
# Papers hold nothing: whoever wrote them does.
_PAPERS = frozenset(
    "statement resolution letter communiqué communique declaration report editorial petition document "
    "message note memo speech article banner placard sign slogan survey poll study motion".split()
)
# Rules bind whoever they bind: what a law forbids is nobody's position.
_RULES = frozenset(
    "ruling verdict decision law constitution clause text decree order amendment provision act regulation "
    "treaty agreement measure bill rule policy statute technology system share stock price".split()
)
_PEOPLE = frozenset(
    "people crew elder family coalition alliance bloc country nation state neighbour neighbor camp side "
    "majority minority youth woman man critic parent friend ally rival head chief boss half third most many "
    "some other few all both none group movement community crowd guild public leadership".split()
)
# Endings of words for people; the abstract words that share them ("corner", "factor") seldom hold anything.
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "eer", "cian", "folk")
_STANCES = {1: Stance.FOR, -1: Stance.AGAINST, 0: Stance.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Held:
    """A stance with its holder, before it is dated.

    Attributes:
        naming: Where the matter is spoken of.
        sentence: Number of the sentence.
        head: Token of the word that decides.
        words: The words that show it.
        actor: Who holds it.
        stance: For, against or unclear.
        rule: Kind of rule.
        told: Statements in whose words it stands, outermost first.
        event: The coded event whose trigger shows it, or None.
        why: Reasons for stance and actor.
    """

    naming: Naming
    sentence: int
    head: int
    words: Span
    actor: Actor
    stance: Stance
    rule: str
    told: tuple[Statement, ...]
    event: Event | None
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what was found in it before anyone asks for a matter.

    Attributes:
        text: The document's text.
        annotations: Its parse, mentions and quotes.
        parties: Mentions as actors, by mention id.
        statements: Its reported speech.
        events: Its coded events.
    """

    text: str
    annotations: Annotations
    parties: Mapping[int, Actor]
    statements: Sequence[Statement]
    events: Sequence[Event]

    def told(self, words: Span) -> tuple[Statement, ...]:
        """Give the statements that report some words, outermost first."""
        by_quote = {id(s.quote): s for s in self.statements}
        return tuple(by_quote[id(q)] for q in speakers(words, [s.quote for s in self.statements]))

    def within(self, words: Span) -> Statement | None:
        """Give the innermost statement that holds some words, whatever it does with them."""
        holding = [s for s in self.statements if any(piece.contains(words) for piece in s.quote.content)]
        return min(holding, key=lambda s: (sum(p.end - p.start for p in s.quote.content), s.id), default=None)


class PositionFinder:
    """Finds positions; a pure function of the reading and the matter."""

    def __init__(self, stances: Stances) -> None:
        """Take the lexicon."""
        self._stances = stances

    def find(self, reading: Reading, wanted: Matter) -> list[Held]:
        """Give every position on a matter that a document reports, in text order.

        Whoever speaks of the matter and shows no stance is ``unclear``, with that as the reason; what the
        article itself says of it is nobody's position.
        """
        found: list[Held] = []
        bare: list[tuple[Naming, Statement]] = []
        for naming in namings(wanted, reading.annotations, reading.parties):
            held = self._at(reading, naming)
            found += held
            if not held and naming.how != "pronoun":
                bare += self._mentioned(reading, naming)
        found += _without_stance(reading, bare, found)
        return _each_once(found)

    def _at(self, reading: Reading, naming: Naming) -> list[Held]:
        """Read one place where the matter is spoken of."""
        sentence = reading.annotations.sentences[naming.sentence]
        phrase = idiom(sentence, naming.head, self._stances.idioms)
        findings = Walk(sentence, self._stances).findings(naming.head)
        if phrase is not None and (
            not findings or findings[0].sign == 0 or findings[0].rule in {"act", "unknown"}
        ):
            findings = [phrase]
        if naming.how == "pronoun":
            findings = [f for f in findings if _is_sure(sentence, naming, f)]
        return [held for finding in findings for held in _held(reading, sentence, naming, finding)]

    def _mentioned(self, reading: Reading, naming: Naming) -> Iterator[tuple[Naming, Statement]]:
        """Give the statement that speaks of the matter itself without a stance; "election day" does not."""
        sentence = reading.annotations.sentences[naming.sentence]
        token = sentence.tokens[naming.head]
        statement = reading.within(Span.of(reading.text, token.start, token.end))
        speaker = None if statement is None else statement.speaker
        known = speaker is not None and (speaker.kind is not ActorKind.UNKNOWN or speaker.sectors)
        if statement is not None and known and token.dep not in {"compound", "nmod"}:
            yield naming, statement


def _is_sure(sentence: Sentence, naming: Naming, finding: Finding) -> bool:
    """Say whether a pronoun is so placed that it stands for a thing: "rejects it", "it is a disgrace"."""
    if finding.sign == 0 or finding.rule not in {"attitude", "judgement", "wish", "act", "idiom"}:
        return False
    token = sentence.tokens[naming.head]
    if token.dep not in {"nsubj", "nsubjpass"}:
        return finding.rule != "act"
    verb = sentence.tokens[token.head]
    if finding.rule == "judgement" and verb.lemma != "be" and verb.pos in {"VERB", "AUX"}:
        return False
    # "It is wrong to hold it": the first stands for nothing.
    said = [verb, *sentence.dependents(verb.i, "acomp", "attr")]
    return not any(sentence.dependents(t.i, "xcomp", "ccomp", "acl", "csubj", "advcl") for t in said)


def _held(reading: Reading, sentence: Sentence, naming: Naming, finding: Finding) -> Iterator[Held]:
    """Give a finding's holders as actors."""
    event = _event_at(reading, sentence, finding)
    if finding.rule == "unknown" and event is None:
        return
    finding = _by_event(finding, event)
    shown = [t.i for i in finding.words for t in sentence.dependents(i, "neg", "aux", "auxpass")]
    words = _words(reading.text, sentence, (*finding.words, *shown, naming.head))
    predicate = sentence.tokens[finding.predicate]
    told = reading.told(Span.of(reading.text, predicate.start, predicate.end))
    told = told or _around(reading, sentence, finding)
    for actor, reason in _actors(reading, sentence, naming, finding, told):
        why = (("stance", f"{VERSION}: {finding.rule}: {finding.reason}"), ("actor", f"{VERSION}: {reason}"))
        stance = _STANCES[finding.sign]
        yield Held(
            naming, sentence.number, finding.predicate, words, actor, stance, finding.rule, told, event, why
        )


def _around(reading: Reading, sentence: Sentence, finding: Finding) -> tuple[Statement, ...]:
    """Give the statement around a judgement or wish where it is no report: "to", "whether"."""
    if finding.holds is not Holds.SPEAKER:
        return ()
    token = sentence.tokens[finding.predicate]
    around = reading.within(Span.of(reading.text, token.start, token.end))
    return () if around is None else (around,)


def _event_at(reading: Reading, sentence: Sentence, finding: Finding) -> Event | None:
    """Give the coded event whose trigger is among a finding's words, that of the predicate first."""
    for i in (finding.predicate, *finding.words):
        token = sentence.tokens[i]
        for event in reading.events:
            if event.trigger.start < token.end and token.start < event.trigger.end:
                return event
    return None


def _by_event(finding: Finding, event: Event | None) -> Finding:
    """Read the stance off an event's type where the lexicon does not know its word."""
    if finding.rule == "aside":
        return replace(finding, rule="unknown", reason=f"no word of stance: {finding.reason}")
    if finding.rule != "unknown":
        return finding
    if event is None or event.type not in _TYPES:
        return replace(finding, reason=f"no word of stance: {finding.reason}")
    sign = _TYPES[event.type] if event.status in _DONE else 0
    return replace(finding, sign=sign, rule="event", reason=f"{event.type} {event.status}: {finding.reason}")


def _actors(
    reading: Reading, sentence: Sentence, naming: Naming, finding: Finding, told: Sequence[Statement]
) -> Iterator[tuple[Actor, str]]:
    """Give who holds a stance."""
    speakers_ = [s.speaker for s in reversed(told) if s.speaker is not None]
    speaker = next((each for each in speakers_ if each.name.lower() not in _FIRST | {"you"}), None)
    if finding.holds is Holds.SPEAKER:
        if speaker is not None:
            yield speaker, "whoever says it"
        return
    named = False
    for i in finding.holders:
        if i == naming.head:
            continue
        token = sentence.tokens[i]
        if token.lemma in _FIRST:
            named = True
            if speaker is not None:
                yield speaker, f"{token.text!r} is whoever says it"
            continue
        found = _actor(reading, sentence, i, finding, speaker)
        if found is not None:
            named = True
            yield found
    if not named and not finding.holders and finding.rule == "idiom" and speaker is not None:
        yield speaker, "whoever says it"


def _actor(
    reading: Reading, sentence: Sentence, i: int, finding: Finding, speaker: Actor | None
) -> tuple[Actor, str] | None:
    """Give the party that a token stands for, or None where it is no one who can hold anything."""
    i = grammar.counted(sentence, grammar.resolve_relative(sentence, i))
    token = sentence.tokens[i]
    if token.lemma in _RULES:
        return None
    if token.lemma in _PAPERS:
        return _author(reading, sentence, i, speaker)
    mention = next(
        (m for m in reading.annotations.mentions if (m.sentence, m.head) == (sentence.number, i)), None
    )
    if mention is None:
        return None
    party = reading.parties.get(mention.id) or Actor(
        mention.span.text, mention.span.start, mention.span.end, mention.span.text
    )
    if mention.kind is MentionKind.PRONOUN:
        return _of_pronoun(reading, mention, party, speaker)
    if finding.rule != "holder" and not _is_someone(
        token, party, strictly=finding.rule in {"act", "unknown", "event"}
    ):
        return None
    return party, f"{token.text!r} is subject or holder of {sentence.tokens[finding.predicate].text!r}"


def _is_someone(token: Token, party: Actor, *, strictly: bool) -> bool:
    """Say whether a party can hold anything: it is known what it is, or its word is one for people."""
    if party.kind is not ActorKind.UNKNOWN or party.sectors or token.entity in PARTY_LABELS:
        return True
    if strictly or token.pos == "PRON":
        return token.pos == "PRON"
    return token.lemma in _PEOPLE or token.lemma.endswith(_ENDINGS)


def _author(reading: Reading, sentence: Sentence, i: int, speaker: Actor | None) -> tuple[Actor, str] | None:
    """Give whose paper it is: its possessor, who it is by, else whoever speaks."""
    owners = [t.i for t in sentence.dependents(i, "poss")]
    for preposition in ("by", "from", "of"):
        owners = owners or grammar.under_preposition(sentence, i, preposition)
    for owner in owners:
        for mention in reading.annotations.mentions:
            if (mention.sentence, mention.head) == (sentence.number, owner) and mention.id in reading.parties:
                return reading.parties[mention.id], f"the {sentence.tokens[i].text} is theirs"
    return None if speaker is None else (speaker, f"whoever reports the {sentence.tokens[i].text}")


def _of_pronoun(
    reading: Reading, mention: Mention, party: Actor, speaker: Actor | None
) -> tuple[Actor, str] | None:
    """Give whom a pronoun stands for; inside someone's words and unknown, it is taken for the speaker."""
    if party.name != mention.span.text:
        return party, f"{mention.span.text!r} stands for {party.name!r}"
    known = [
        m
        for m in reading.annotations.mentions
        if m.chain == mention.chain and m.kind is not MentionKind.PRONOUN
    ]
    if known and known[0].id in reading.parties:
        return reading.parties[known[0].id], f"{mention.span.text!r} stands for {known[0].span.text!r}"
    if mention.span.text.lower() in _THIRD and speaker is not None:
        return speaker, f"{mention.span.text!r} is taken for whoever says it"
    if mention.span.text.lower() in _INDEFINITE:
        return party, f"{mention.span.text!r} stands for no one known"
    return None


def _words(text: str, sentence: Sentence, tokens: Sequence[int]) -> Span:
    """Give the stretch from the first to the last of some tokens."""
    return Span.of(text, sentence.tokens[min(tokens)].start, sentence.tokens[max(tokens)].end)


def _without_stance(
    reading: Reading, bare: Sequence[tuple[Naming, Statement]], found: Sequence[Held]
) -> Iterator[Held]:
    """Give whoever speaks of the matter and shows no stance in those words, once a statement."""
    spoken: set[str] = set()
    for naming, statement in bare:
        actor = statement.speaker
        if actor is None or statement.id in spoken:
            continue
        spoken.add(statement.id)
        pieces = statement.quote.content
        if any(piece.overlaps(held.words) for piece in pieces for held in found):
            continue
        sentence = reading.annotations.sentences[naming.sentence]
        token = sentence.tokens[naming.head]
        words = Span.of(reading.text, token.start, token.end)
        why = (
            ("stance", f"{VERSION}: mention: mentions it without a stance"),
            ("actor", f"{VERSION}: whoever says it"),
        )
        place = (naming, sentence.number, naming.head, words)
        yield Held(*place, actor, Stance.UNCLEAR, "mention", (statement,), None, why)


def _each_once(found: Sequence[Held]) -> list[Held]:
    """Leave out what a sentence has twice of an actor, and what it leaves open and settles."""
    ordered = sorted(found, key=lambda h: (h.sentence, h.words.start, h.head, h.actor.start, h.stance))
    settled = {(h.sentence, _who(h.actor)) for h in ordered if h.stance is not Stance.UNCLEAR}
    kept: dict[tuple[int, str, Stance], Held] = {}
    for held in ordered:
        place = (held.sentence, _who(held.actor))
        if held.stance is Stance.UNCLEAR and place in settled:
            continue
        kept.setdefault((*place, held.stance), held)
    return list(kept.values())


def _who(actor: Actor) -> str:
    return actor.id or actor.name
