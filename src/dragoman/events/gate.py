"""Whether a word with these parties means the event: news is full of attacks that are football."""

from dragoman.events import grammar
from dragoman.events.reading import Reading
from dragoman.events.roles import Scene
from dragoman.events.triggers import Match
from dragoman.knowledge.codebook import Codebook
from dragoman.records import RegionKind, Sentence

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
# Acts that civilians do or suffer without any political party beside them.
_CIVIL = {"PROTEST", "ASSAULT", "COERCE", "MOBILIZE"}
_CONFLICT = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"}
# Words that threaten or promise only by what follows them: "warned that snow will fall" threatens no one.
_EMPTY_WARNINGS = {"warn", "vow", "caution", "predict", "say", "promise", "pledge", "swear", "claim"}


def is_event(scene: Scene, reading: Reading, codebook: Codebook) -> bool:
    """Say whether enough is known of the parties and the content for the word to mean the event."""
    sides = (reading.actors, reading.recipients)
    if (not any(sides) and reading.voice is None) or _is_mishap(scene.sentence, reading.match):
        return False
    entry = reading.match.entry
    mutual = entry.mutual and len(reading.actors) > 1
    if codebook.types[reading.type].recipient == "required" and not (reading.recipients or mutual):
        return False
    if not _content_fits(scene.sentence, reading):
        return False
    return _parties_fit(scene, reading, mutual=mutual)


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
    if strength >= 3 or any(political) or all(known):
        return True
    return reading.type in _CIVIL and any(known)


def _content_fits(sentence: Sentence, reading: Reading) -> bool:
    """Check that what is threatened, promised or alleged is of a kind that can be."""
    match = reading.match
    if sentence.tokens[match.head].lemma not in _EMPTY_WARNINGS or match.entry.pos != "verb":
        return True
    if match.object is not None or grammar.complement(sentence, match.head) is None:
        return True
    if match.entry.type in {"THREATEN", "ACCUSE"}:
        return reading.about in _CONFLICT
    return reading.about is not None


def _is_mishap(sentence: Sentence, match: Match) -> bool:
    """Say whether what does it is an accident or a force of nature: "a plane crash killed twelve"."""
    if match.entry.pos != "verb":
        return False
    subjects = grammar.subjects(sentence, match.head)
    if not subjects and match.entry.type == "ASSAULT" and _is_in_mishap(sentence, match.head):
        return True
    return any(sentence.tokens[grammar.counted(sentence, i)].lemma in _MISHAPS for i in subjects)


def _is_in_mishap(sentence: Sentence, verb: int) -> bool:
    """Say whether it befell them in an accident: "were killed in a crash", "were killed when a bus overturned"."""
    nouns = [j for p in _IN_MISHAP for j in grammar.under_preposition(sentence, verb, p)]
    if any(sentence.tokens[i].lemma in _MISHAPS for i in nouns):
        return True
    clauses = sentence.dependents(verb, "advcl")
    harmless = not any(t.lemma in _WEAPONS for clause in clauses for t in sentence.dependents(clause.i, "nsubj"))
    return harmless and any(clause.lemma in _GOING_WRONG for clause in clauses)
