"""Whether a word with these parties means the event: news is full of attacks that are football."""

from dragoman.events import grammar
from dragoman.events.content import ABSORBING
from dragoman.events.reading import Reading
from dragoman.events.roles import Scene
from dragoman.events.triggers import Match
from dragoman.knowledge.codebook import Codebook
from dragoman.records import ActorKind, RegionKind, Sentence

# Subjects that do harm without meaning to: PLOVER codes deliberate acts only.
_MISHAPS = frozenset(
    (
        "crash accident collision earthquake quake flood flooding storm hurricane typhoon cyclone "
        "tornado tsunami landslide mudslide avalanche wildfire blaze eruption volcano drought "
        "heatwave virus disease outbreak epidemic pandemic cholera famine cancer lightning derailment "
        "stampede collapse crush wave rain snow"
    ).split()
)
_IN_MISHAP = ("in", "by", "during", "after", "from")
_GOING_WRONG = frozenset(
    "crash collide derail capsize sink overturn collapse plunge veer skid catch leave slam fall".split()
)
_WEAPONS = frozenset("shell rocket missile mortar bomb bomber attacker gunman drone militant".split())
_VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "COOPERATE"}
_PRIVATE = frozenset(("BUS", "CVL", "JRN", "ELI", "MED"))
_COMMENTS = frozenset("comment interview clarification elaborate identify specify answer confirm say".split())
_READINESS = {"willingness", "readiness", "preparedness"}
_WISHES = {"want", "expect", "need", "require"}
_SEVERAL = {"both", "two", "three", "four", "rival", "neighbouring", "neighboring", "warring", "opposing"}
_NEAR = 12  # tokens before a participle in which its cause is named
_MATERIAL = {2, 4}
# Acts that civilians do or suffer without any political party beside them.
_CIVIL = {"PROTEST", "ASSAULT", "COERCE", "MOBILIZE"}
_CONFLICT = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"}
# Words that threaten or promise only by what follows them: "warned that snow will fall" threatens no one.
# A denied act is one event with the status denied; the denial is none of its own.
_DENIALS = {"deny", "refute", "rebut", "disavow", "dispute"}
_COMMANDS = {"order", "direct", "instruct", "tell", "ask"}
# People whose plural meets itself: "the leaders met in Abuja".
_PEERS = {
    "leader", "minister", "president", "envoy", "delegate", "negotiator", "representative", "diplomat",
    "side", "party", "chief", "ambassador", "premier", "delegation",
}  # fmt: skip
_OWN = {"it", "they", "he", "she", "we", "i"}
_EMPTY_WARNINGS = frozenset(
    (
        "warn vow caution predict say promise pledge swear claim plan intend aim mean decide resolve prepare "
        "expect schedule indicate signal hint"
    ).split()
)


def is_event(scene: Scene, reading: Reading, codebook: Codebook) -> bool:
    """Say whether enough is known of the parties and the content for the word to mean the event."""
    sides = (reading.actors, reading.recipients)
    if (not any(sides) and reading.voice is None) or _is_mishap(scene.sentence, reading.match):
        return False
    entry = reading.match.entry
    mutual = entry.mutual and _are_several(scene.sentence, reading.actors)
    two_sided = codebook.types[reading.type].recipient == "required"
    two_sided = two_sided or (entry.type == "ASSAULT" and entry.mutual)  # nobody clashes alone
    if two_sided and not (reading.recipients or mutual):
        return False
    if not _content_fits(scene.sentence, reading) or _is_idle_talk(scene, reading):
        return False
    if reading.shift is not None and reading.standing.reason == "a purpose":
        return False  # "sent boats to ferry families": a purpose is nobody's promise
    return _parties_fit(scene, reading, mutual=mutual)


def _is_idle_talk(scene: Scene, reading: Reading) -> bool:
    """Say whether a meeting has no second party, or only the press."""
    if reading.match.entry.type != "CONSULT":
        return False
    return _meets_nobody(scene.sentence, reading) or _talks_to_the_press(scene, reading)


def _talks_to_the_press(scene: Scene, reading: Reading) -> bool:
    """Say whether all that was met was a reporter: that is how the news came about, not news."""
    if reading.match.entry.lemma not in {"speak", "talk", "chat"}:
        return False
    met = [scene.actor(i) for i in reading.recipients]
    return bool(met) and all(actor is not None and actor.sectors == ("JRN",) for actor in met)


def _are_several(sentence: Sentence, actors: tuple[int, ...]) -> bool:
    """Say whether the actors can act on each other: "A and B", "the navies *of A and B*", "*both* sides"."""
    if len(actors) != 1:
        return len(actors) > 1
    holders = grammar.under_preposition(sentence, actors[0], "of")
    counts = {t.lemma for t in sentence.dependents(actors[0], "nummod", "det", "amod")}
    plural = sentence.tokens[actors[0]].tag in {"NNS", "NNPS"}
    peers = sentence.tokens[actors[0]].lemma in _PEERS
    return plural and (len(holders) > 1 or peers or bool(counts & _SEVERAL))


def _parties_fit(scene: Scene, reading: Reading, *, mutual: bool) -> bool:
    """Check the parties against the strength of the word."""
    sides = (reading.actors, reading.recipients)
    political = [any(scene.is_political(i) for i in side) for side in sides]
    known = [p or any(scene.is_social(i) for i in side) for p, side in zip(political, sides, strict=True)]
    if reading.voice is not None:
        political[0] = known[0] = True
    if scene.sentence.region is RegionKind.TEASER and not political[0]:
        return False
    alone = mutual or not reading.match.entry.targets
    strength = reading.match.entry.strength
    if strength == 1:
        return any(political) and (all(known) or (alone and known[0]))
    if any(political) or all(known):
        return strength >= 3 or any(political) or not _is_private(scene, reading)
    if strength >= 3:
        return any(known) or reading.type not in _VERBAL or not _are_nobodies(scene, reading)
    return reading.type in _CIVIL and reading.mode not in {"restrict", "censor"} and any(known)


def _are_nobodies(scene: Scene, reading: Reading) -> bool:
    """Say whether only persons of whom nothing is known are in it: singers apologise and decry things too."""
    sides = (*reading.actors, *reading.recipients)
    return all((actor := scene.actor(i)) is None or actor.kind is ActorKind.PERSON for i in sides)


def _is_private(scene: Scene, reading: Reading) -> bool:
    """Say whether only firms, private people and the press are in it, and only words pass between them."""
    actors = [a for i in (*reading.actors, *reading.recipients) if (a := scene.actor(i)) is not None]
    return reading.type in _VERBAL and all(_PRIVATE.issuperset(actor.sectors) for actor in actors)


def _content_fits(sentence: Sentence, reading: Reading) -> bool:
    """Check that what is threatened, promised or alleged is of a kind that can be."""
    match = reading.match
    if _leaves_act_to_clause(sentence, match, about=reading.about):
        return False
    if match.entry.type in {"REQUEST", "REJECT"} and _asks_nothing(sentence, reading):
        return False
    if match.entry.type == "AGREE" and (match.entry.pos == "adjective" or match.entry.lemma in _READINESS):
        return reading.about is not None or bool(reading.actors and reading.recipients)
    return _warning_fits(sentence, reading)


def _warning_fits(sentence: Sentence, reading: Reading) -> bool:
    """Check what is warned of or vowed, where only that makes it an event."""
    match = reading.match
    if sentence.tokens[match.head].lemma not in _EMPTY_WARNINGS or match.entry.pos != "verb":
        return True
    if match.object is not None or grammar.complement(sentence, match.head) is None:
        return True
    if match.entry.type in {"THREATEN", "ACCUSE"}:
        return reading.about in _CONFLICT or _announces_own_act(sentence, match)
    return reading.about is not None


def _leaves_act_to_clause(sentence: Sentence, match: Match, *, about: str | None) -> bool:
    """Say whether the event is the clause's: "denied *shelling*", "ordered the army *to deliver* aid"."""
    lemma = sentence.tokens[match.head].lemma
    if lemma in _DENIALS and match.entry.type == "REJECT":
        return about is not None and match.object is None
    if lemma not in _COMMANDS or match.entry.type in ABSORBING:
        return False
    return grammar.complement(sentence, match.head) is not None


def _announces_own_act(sentence: Sentence, match: Match) -> bool:
    """Say whether what is warned of is the warner's own doing: "warned that *it would* halt purchases"."""
    clause = grammar.complement(sentence, match.head)
    if clause is None or match.entry.type != "THREATEN":
        return False
    modal = any(t.lemma in {"will", "would"} for t in sentence.dependents(clause.i, "aux"))
    return modal and any(t.lemma in _OWN for t in sentence.dependents(clause.i, "nsubj"))


def _asks_nothing(sentence: Sentence, reading: Reading) -> bool:
    """Say whether nobody is asked for anything that matters: a wish for oneself, a reporter's question."""
    match = reading.match
    if match.entry.lemma in _WISHES and match.entry.type == "REQUEST" and match.object is None:
        return reading.about is None
    if match.entry.lemma == "must":
        # "we must be careful" asks nobody else; "its actions must have consequences" asks nothing of anyone.
        asked = grammar.surface_subjects(sentence, sentence.tokens[match.head].head)
        return not any(i in asked and sentence.tokens[i].lemma != "we" for i in reading.recipients)
    return _is_about_a_comment(sentence, match)


def _is_about_a_comment(sentence: Sentence, match: Match) -> bool:
    """Say whether no more than an answer is asked for or refused: "declined to comment", "asked whether"."""
    asked = [i for word in match.words for i in grammar.under_preposition(sentence, word, "for")]
    clause = grammar.complement(sentence, match.head)
    if clause is not None:
        marks = {t.lemma for t in sentence.dependents(clause.i, "mark", "advmod")}
        if match.entry.lemma == "ask" and marks & {"whether", "if", "why", "how", "when"}:
            return True
        asked.append(clause.i)
    return any(sentence.tokens[i].lemma in _COMMENTS for i in asked)


def _meets_nobody(sentence: Sentence, reading: Reading) -> bool:
    """Say whether one party alone holds a meeting: a government's own council, a firm's own board."""
    entry = reading.match.entry
    if not entry.mutual or reading.recipients or len(reading.actors) != 1:
        return False
    return sentence.tokens[reading.actors[0]].tag in {"NN", "NNP"} and entry.pos == "verb"


def _is_mishap(sentence: Sentence, match: Match) -> bool:
    """Say whether what does it is an accident or a force of nature: "a plane crash killed twelve"."""
    if match.entry.pos != "verb":
        return False
    subjects = grammar.subjects(sentence, match.head)
    if not subjects and match.entry.type == "ASSAULT" and _is_in_mishap(sentence, match.head):
        return True
    if match.entry.type == "ASSAULT" and _follows_mishap(sentence, match.head):
        return True
    return any(sentence.tokens[grammar.counted(sentence, i)].lemma in _MISHAPS for i in subjects)


def _follows_mishap(sentence: Sentence, verb: int) -> bool:
    """Say whether a participle tells what an accident named just before did: "a crash, killing twelve"."""
    token = sentence.tokens[verb]
    if token.tag != "VBG" or token.dep not in {"advcl", "acl"}:
        return False
    nouns = [t for t in sentence.tokens[:verb] if t.pos == "NOUN" and t.i > verb - _NEAR]
    return any(t.lemma in _MISHAPS for t in nouns)


def _is_in_mishap(sentence: Sentence, verb: int) -> bool:
    """Say whether it befell them in an accident: "killed in a crash", "killed when a bus overturned"."""
    nouns = [j for p in _IN_MISHAP for j in grammar.under_preposition(sentence, verb, p)]
    if any(sentence.tokens[i].lemma in _MISHAPS for i in nouns):
        return True
    verbs = [verb, *(t.i for t in sentence.dependents(verb, "conj"))]
    clauses = [clause for i in verbs for clause in sentence.dependents(i, "advcl")]
    movers = [t.lemma for clause in clauses for t in sentence.dependents(clause.i, "nsubj")]
    harmless = _WEAPONS.isdisjoint(movers)
    return harmless and any(clause.lemma in _GOING_WRONG for clause in clauses)
