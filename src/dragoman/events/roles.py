"""Who acts and who is acted upon: the slots of a trigger's frame, filled with parties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from dragoman.events import grammar
from dragoman.events.attribution import is_will
from dragoman.events.embedding import REPORTING
from dragoman.events.triggers import Match
from dragoman.records import Actor, ActorKind, Annotations, Mention, MentionKind, Quote, RegionKind, Sentence
from dragoman.records.nearby import Nearby

# Inside a thing, the party it belongs to stands in these places, nearest first: "Iran's programme",
# "the Iranian programme", "the decision by Turkey", "a court in Lusaka".
# A thing acts for its maker or holder ("the decision by Turkey"), never for the place it is in.
_MAKERS = ("by", "of", "from")
_BELONGING = ("by", "of", "from", "in", "against", "on", "with", "to", "for")
# Acts that whoever stands behind "of" undergoes: "*shelling of* Kherson killed two" does not say by whom.
_UNDERGONE = frozenset(
    """
    abduction arrest assassination beating beheading blockade bombardment bombing burning capture detention
    ejection encirclement eviction execution expulsion imprisonment invasion jailing kidnapping killing
    lynching murder occupation persecution ransacking rape seizure shelling shooting siege stabbing storming
    torture
    """.split()
)
_MODIFIERS = {"amod", "compound", "nmod"}
_DEEPEST = 3
_STEM = 4  # letters that a country's name and its adjective share: Iran, Iranian


class Owners(Enum):
    """How a thing may stand for the party it belongs to."""

    NONE = 0
    MAKERS = 1
    ANY = 2
    NOT_VICTIMS = 3  # "condemned the attack *on Kyiv*" does not condemn Kyiv


_THROUGH: dict[Owners, tuple[str, ...]] = {
    Owners.NONE: (),
    Owners.MAKERS: _MAKERS,
    Owners.ANY: _BELONGING,
    Owners.NOT_VICTIMS: tuple(p for p in _BELONGING if p not in {"against", "on"}),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that is known of its mentions.

    Attributes:
        sentence: The sentence.
        mentions: Its mentions by head token.
        parties: The document's mentions as actors, by mention id.
        voices: Reported speech that touches the sentence, innermost last, with its speaker's mention.
        acts: Heads of the nouns that name an act.
        chains: Chain of every mention of the document that speaks.
    """

    sentence: Sentence
    mentions: Mapping[int, Mention]
    parties: Mapping[int, Actor]
    voices: tuple[tuple[Quote, int], ...] = ()
    acts: frozenset[int] = frozenset()
    chains: Mapping[int, int] = field(default_factory=dict)

    def said_by(self, i: int) -> int | None:
        """Give the mention of the speaker whose words a token is among, if there is one."""
        token = self.sentence.tokens[i]
        for quote, speaker in reversed(self.voices):
            if any(piece.start <= token.start < piece.end for piece in quote.content):
                return speaker
        return None

    def chain_of(self, mention: int) -> int:
        """Give the chain of any mention of the document."""
        return self.chains.get(mention, mention)

    def actor(self, i: int) -> Actor | None:
        """Give the actor that the mention headed by a token is, if it is one."""
        mention = self.mentions.get(i)
        return None if mention is None else self.parties.get(mention.id)

    def is_party(self, i: int) -> bool:
        """Say whether the mention headed by a token can act: a person, body, state or population."""
        mention = self.mentions.get(i)
        if mention is None:
            return False
        actor = self.parties.get(mention.id)
        if actor is not None and (actor.kind is not ActorKind.UNKNOWN or actor.sectors):
            return not self._is_act(i, actor) and not self._is_credit(actor)
        return mention.kind is MentionKind.PRONOUN and self.sentence.tokens[i].lemma in _PERSONAL

    def _is_act(self, i: int, actor: Actor) -> bool:
        """Say whether a phrase names an act and not its doer: "a terrorist *attack* killed nine"."""
        return i in self.acts and actor.id is None

    def _is_credit(self, actor: Actor) -> bool:
        """Say whether it is the agency whose name stands before a caption's text."""
        return self.sentence.region is RegionKind.CAPTION and actor.sectors[:1] == ("JRN",)

    def is_same(self, i: int, j: int) -> bool:
        """Say whether two mentions are of one party: "Iran praised *its* army" has no recipient."""
        one, two = self.mentions.get(i), self.mentions.get(j)
        if one is None or two is None or one.chain != two.chain:
            return i == j
        countries = {a.country for k in (i, j) if (a := self.actor(k)) is not None and a.country}
        return len(countries) <= 1

    def is_political(self, i: int) -> bool:
        """Say whether it is a party of a political sector, a state or an international body."""
        actor = self.actor(i)
        return actor is not None and is_political(actor)

    def is_social(self, i: int) -> bool:
        """Say whether it is a party with a place in society that is known; a mere name has none."""
        actor = self.actor(i)
        if actor is None or not actor.sectors:
            return False
        return actor.kind is not ActorKind.PERSON or bool(actor.role or actor.id) or actor.sectors != ("CVL",)


_POLITICAL = frozenset("GOV MIL COP LEG JUD PTY REB UAF SPY OPP PRM PRE".split())
_BODIES = frozenset("IGO UNO EUR NGO ISM IMG".split())
_PERSONAL = {"he", "she", "they", "we", "i", "who", "you", "his", "her", "their", "our", "my"}


def is_political(actor: Actor) -> bool:
    """Say whether an actor has a political sector, or is a state, its people or an international body."""
    return (
        actor.kind is ActorKind.STATE
        or actor.country in _BODIES
        or not _POLITICAL.isdisjoint(actor.sectors)
        or (actor.kind is ActorKind.POPULATION and actor.country is not None)
    )


def scenes(annotations: Annotations, parties: Mapping[int, Actor]) -> list[Scene]:
    """Cut a document's mentions and reported speech up by sentence."""
    by_sentence: dict[int, dict[int, Mention]] = {s.number: {} for s in annotations.sentences}
    for mention in annotations.mentions:
        by_sentence[mention.sentence][mention.head] = mention
    mentions = Nearby(annotations.mentions, lambda mention: [(mention.span.start, mention.span.end)])
    voices = [
        (quote, speaker)
        for quote in annotations.quotes
        if not is_will(quote)
        and (speaker := _speaker_mention(mentions, quote)) is not None
        and speaker in parties
    ]
    heard = Nearby(voices, lambda voice: [(voice[0].content[0].start, voice[0].content[-1].end)])
    chains = {speaker: annotations.mentions[speaker].chain for _, speaker in voices}
    return [
        Scene(
            sentence,
            by_sentence[sentence.number],
            parties,
            tuple(heard.at(sentence.start, sentence.end)),
            chains=chains,
        )
        for sentence in annotations.sentences
    ]


def _speaker_mention(mentions: Nearby[Mention], quote: Quote) -> int | None:
    """Give the widest mention within the speaker's words."""
    words = quote.speaker
    if words is None:
        return None
    inside = [m for m in mentions.at(words.start, words.end) if words.contains(m.span)]
    return max(inside, key=lambda m: (m.span.end - m.span.start, -m.id)).id if inside else None


def fill(scene: Scene, match: Match, slots: tuple[str, ...], *, owners: Owners) -> tuple[int, ...]:
    """Fill a role from the first slot that holds a party.

    Args:
        scene: The sentence.
        match: The trigger.
        slots: Slots of the role, in order of preference.
        owners: How a thing stands for the party it belongs to.

    Returns:
        Head tokens of the parties' mentions, in text order.
    """
    for slot in slots:
        found = parties(scene, slot_tokens(scene.sentence, match, slot), owners=owners)
        if found:
            return found
    return ()


def parties(scene: Scene, tokens: list[int], *, owners: Owners) -> tuple[int, ...]:
    """Turn tokens into parties, each once, in text order."""
    found: list[int] = []
    for i in tokens:
        found.extend(_party(scene, grammar.resolve_relative(scene.sentence, i), owners=owners))
    return tuple(sorted(set(found)))


def _party(scene: Scene, i: int, *, owners: Owners, depth: int = 0) -> list[int]:
    """Give the party that a noun is, counts or belongs to."""
    counted = grammar.counted(scene.sentence, i)
    for j in (i, counted):
        if scene.is_party(j):
            return [j]
    if owners is Owners.NONE or depth == _DEEPEST:
        return []
    for owner in _owners(scene, counted, owners):
        found = _party(scene, owner, owners=owners, depth=depth + 1)
        if found:
            return [k for j in found for k in _conjoined(scene, j)]
    return []


def _conjoined(scene: Scene, i: int) -> list[int]:
    return [j for j in grammar.with_conjuncts(scene.sentence, i) if scene.is_party(j)]


def _owners(scene: Scene, i: int, kind: Owners) -> list[int]:
    """List the nouns a thing may belong to, nearest first."""
    sentence = scene.sentence
    owners = [t.i for t in sentence.dependents(i, "poss")]
    owners += [t.i for t in reversed(sentence.dependents(i)) if t.dep in _MODIFIERS]
    act = sentence.tokens[i]
    undergone = kind is Owners.MAKERS and not _UNDERGONE.isdisjoint({act.lemma, act.text.lower()})
    for preposition in _THROUGH[kind]:
        if undergone and preposition == "of":
            continue
        owners += grammar.under_preposition(sentence, i, preposition)
    return owners


def _is_scene(scene: Scene, i: int) -> bool:
    """Say whether a name before an attack tells where it was: "the *Paris* attacks", not "*US* strikes"."""
    token, actor = scene.sentence.tokens[i], scene.actor(i)
    if actor is None or actor.kind is not ActorKind.STATE or token.dep not in _MODIFIERS:
        return False
    is_state = token.text.isupper() or "." in token.text or token.tag == "JJ"
    return not is_state and token.text[:_STEM].lower() != actor.name[:_STEM].lower()


def sides(scene: Scene, match: Match) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Fill both roles of a trigger; nobody is both."""
    actors = fill(scene, match, match.entry.sources, owners=Owners.MAKERS)
    if match.entry.pos == "noun" and match.entry.type == "ASSAULT":
        actors = tuple(i for i in actors if not _is_scene(scene, i))
    judging = match.entry.type in {"ACCUSE", "SUPPORT", "REJECT"}
    recipients = fill(scene, match, match.entry.targets, owners=Owners.NOT_VICTIMS if judging else Owners.ANY)
    actors, recipients = _with_adjunct(scene, match, actors, recipients)
    return actors, tuple(i for i in recipients if not any(scene.is_same(i, j) for j in actors))


def of_content(scene: Scene, match: Match, inner: Match | None) -> tuple[int, ...]:
    """Give those whom the promised, refused or threatened act is for."""
    if inner is not None:
        return fill(scene, inner, inner.entry.targets, owners=Owners.ANY)
    clause = grammar.complement(scene.sentence, match.head)
    if clause is None:
        return ()
    return parties(scene, grammar.objects(scene.sentence, clause.i), owners=Owners.ANY)


def _with_adjunct(
    scene: Scene, match: Match, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Take the missing side of an accompanying noun from its clause.

    "After a meeting with X, *Y* said"; "*Y* halted flights at the request of X".
    """
    entry = match.entry
    if entry.pos != "noun":
        return actors, recipients
    if (entry.mutual or entry.type == "CONSULT") and not actors:
        actors = parties(scene, grammar.adjunct_subjects(scene.sentence, match.head), owners=Owners.NONE)
    if entry.type == "REQUEST" and not recipients:
        recipients = parties(scene, grammar.adjunct_subjects(scene.sentence, match.head), owners=Owners.NONE)
    return actors, recipients


def slot_tokens(sentence: Sentence, match: Match, slot: str) -> list[int]:
    """Give the nouns that stand in one slot of a trigger; conjuncts included.

    Below a verb with a required object ("imposed sanctions on") a slot is looked for under both.
    """
    on_verb = _ON_VERB.get(slot)
    if on_verb is not None:
        return on_verb(sentence, match)
    first = [match.head] if match.object is None else [match.object, match.head]
    places = [*first, *(i for i in match.words if i not in first)]
    if slot in _ON_NOUN:
        return [
            j
            for place in places
            for token in sentence.dependents(place, *_ON_NOUN[slot])
            if token.i not in match.words
            for j in grammar.with_conjuncts(sentence, token.i)
        ]
    found = [i for place in places for i in grammar.under_preposition(sentence, place, slot)]
    return found or _attached_lower(sentence, match, slot)


def _attached_lower(sentence: Sentence, match: Match, slot: str) -> list[int]:
    """Look for a party below the object or agent: "discussed *fishing* with X", "a march *by* Y against X".

    Only *with* and *against* are looked for there: the parser hangs them on the nearest noun.
    """
    if slot not in {"with", "against"}:
        return []
    lower = [t.i for t in sentence.dependents(match.head, "dobj")]
    lower += grammar.under_preposition(sentence, match.head, "by")
    return [i for j in lower for i in grammar.under_preposition(sentence, j, slot)]


def _subject(sentence: Sentence, match: Match) -> list[int]:
    """Find the subject of a verb; for a noun or adjective, that of the verb it completes."""
    token = sentence.tokens[match.head]
    if token.dep == "aux":
        return grammar.surface_subjects(sentence, token.head)
    if token.pos in {"VERB", "AUX"}:
        found = grammar.subjects(sentence, match.head) or _agents_of_phrase(sentence, match)
        return found or _misread_subject(sentence, match)
    governor = sentence.tokens[token.head]
    if token.dep in {"dobj", "acomp", "attr", "oprd"} and governor.pos in {"VERB", "AUX"}:
        return grammar.subjects(sentence, governor.i)
    return []


def _misread_subject(sentence: Sentence, match: Match) -> list[int]:
    """Find the subject of a past tense that the parser took for a participle.

    "Thousands massed along the border": a word whose frame has no object cannot be a passive.
    """
    entry, token = match.entry, sentence.tokens[match.head]
    if token.tag != "VBN" or "object" in entry.targets or entry.object:
        return []
    if token.dep == "acl" and sentence.tokens[token.head].dep != "ROOT":
        return []  # the sentence has a verb of its own: "explosions *blamed* on rebels shook the town"
    if sentence.dependents(match.head, "auxpass", "agent"):
        return []
    return grammar.surface_subjects(sentence, match.head)


def _agents_of_phrase(sentence: Sentence, match: Match) -> list[int]:
    """Find the by-phrase that hangs on a later word of a passive: "was declared persona non grata *by X*"."""
    if not grammar.is_passive(sentence, match.head):
        return []
    return [j for i in match.words for j in grammar.under_preposition(sentence, i, "by")]


def _objects(sentence: Sentence, match: Match) -> list[int]:
    """Find what the verb is done to; a required object is the recipient only when nothing else is."""
    found = grammar.objects(sentence, match.head)
    return [i for i in found if i != match.object] or found


def _speaker(sentence: Sentence, match: Match) -> list[int]:
    """Find who says so: the subject of the reporting verb above ("X said Y *must* leave")."""
    for above in sentence.ancestors(match.head):
        if above.lemma in REPORTING and above.pos == "VERB":
            return grammar.subjects(sentence, above.i)
    reporting = sentence.dependents(sentence.tokens[match.head].head, "ccomp", "parataxis")
    return [j for t in reporting if t.lemma in REPORTING for j in grammar.subjects(sentence, t.i)]


def _indirect(sentence: Sentence, verb: int) -> list[int]:
    """Find the one something is given to: "gave *Iran* aid", "was given aid"."""
    found = [t.i for t in sentence.dependents(verb, "dative") if t.pos != "ADP"]
    found += grammar.under_preposition(sentence, verb, "to")
    if not found and grammar.is_passive(sentence, verb) and sentence.dependents(verb, "dobj"):
        found = grammar.surface_subjects(sentence, verb)
    return [j for i in found for j in grammar.with_conjuncts(sentence, i)]


def _clause_subject(sentence: Sentence, head: int) -> list[int]:
    """Find who is to act in the content of a demand: "demanded that *Iran* leave"."""
    content = grammar.complement(sentence, head)
    if content is None:
        return []
    own = [t.i for t in sentence.dependents(content.i, "nsubj", "nsubjpass")]
    return [j for i in own for j in grammar.with_conjuncts(sentence, grammar.resolve_relative(sentence, i))]


_ON_VERB: dict[str, Callable[[Sentence, Match], list[int]]] = {
    "none": lambda _sentence, _match: [],
    "subject": _subject,
    "object": _objects,
    "indirect": lambda sentence, match: _indirect(sentence, match.head),
    "speaker": _speaker,
    "clause": lambda sentence, match: _clause_subject(sentence, match.head),
}
_ON_NOUN = {"possessive": ("poss",), "modifier": tuple(sorted(_MODIFIERS))}
