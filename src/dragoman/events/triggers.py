"""Which words say that something was done: the codebook's lexicon matched against a parse."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.embedding import CONDITIONALS
from dragoman.knowledge.codebook import Codebook, Trigger
from dragoman.records import Sentence, Token

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
# How much each satisfied constraint speaks for an entry against a looser one of the same word.
_OBJECT_MATCH, _PARTICLE_MATCH, _NEEDS_MATCH, _SUBJECT_MATCH = 4.0, 3.0, 2.0, 1.5
# Inside a lemma these mark a phrase whose head stands first: "state of emergency", "call to arms".
_LINKS = {"of", "to", "on", "in", "for", "at", "with"}
_PHRASAL = ("prt", "advmod", "prep", "acomp", "dobj", "compound", "ccomp", "xcomp", "oprd", "attr")
_CLAUSE_NEEDS = {"infinitive", "that", "gerund", "object", "if"}


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of the lexicon found in a sentence.

    Attributes:
        entry: The entry.
        head: Token index of the verb, noun or adjective.
        words: Token indices that make up the trigger, ascending (verb, particle, required object).
        object: Token index of the required object, or None.
        score: How specific the match is; higher is better.
    """

    entry: Trigger
    head: int
    words: tuple[int, ...]
    object: int | None
    score: float


class Lexicon:
    """The codebook's triggers by the word that heads them."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the entries; a compound noun ("drone strike") is headed by its last word."""
        found: dict[tuple[str, str], list[tuple[Trigger, frozenset[str]]]] = {}
        for triggers in codebook.triggers.values():
            for trigger in triggers:
                head = head_word(trigger)
                others = frozenset(trigger.lemma.split()) - {head}
                found.setdefault((trigger.pos, head), []).append((trigger, others))
        self._by_head = {key: tuple(entries) for key, entries in found.items()}

    def entries(self, pos: str, lemma: str) -> tuple[Trigger, ...]:
        """Give the entries headed by a word."""
        return tuple(entry for entry, _ in self._by_head.get((pos, lemma), ()))

    def possible(self, pos: str, lemma: str, said: AbstractSet[str]) -> Iterator[Trigger]:
        """Give the entries headed by a word whose other words stand in its sentence too, in whatever place.

        Args:
            pos: Part of speech of the word.
            lemma: Its base form.
            said: Base forms, small words and kinds of names of its sentence.
        """
        for entry, others in self._by_head.get((pos, lemma), ()):
            objects, subjects = entry.object, entry.subject
            if (
                others <= said
                and not (objects and objects.isdisjoint(said))
                and not (subjects and subjects.isdisjoint(said))
            ):
                yield entry

    def noun_types(self, token: Token) -> frozenset[str]:
        """Give the types of the entries that are one noun, whatever they need beside it."""
        if "noun" not in _readings(token):
            return frozenset()
        return frozenset(e.type for e in self.entries("noun", token.lemma) if e.lemma == token.lemma)


def head_word(trigger: Trigger) -> str:
    """Give the word of an entry's lemma that heads it."""
    words = trigger.lemma.split()
    if trigger.pos == "noun" and len(words) > 1 and not _LINKS & set(words[1:]):
        return words[-1]
    return words[0]


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> dict[int, list[Match]]:
    """Find the entries that each word of a sentence satisfies, without words that another trigger uses up.

    Returns:
        For each head token in text order its matches, the most specific first, the earlier in the
        codebook on a tie.
    """
    said = {word for t in sentence.tokens for word in (t.lemma, t.text.lower(), t.entity)}
    found: dict[int, list[Match]] = {}
    for token in sentence.tokens:
        matches = sorted(_matches(sentence, token, lexicon, said), key=lambda match: -match.score)
        if matches:
            found[token.i] = matches
    used = {word for matches in found.values() for word in matches[0].words if word != matches[0].head}
    return {head: matches for head, matches in found.items() if head not in used}


def _matches(sentence: Sentence, token: Token, lexicon: Lexicon, said: AbstractSet[str]) -> Iterator[Match]:
    """Give every entry that a word satisfies."""
    for pos in _readings(token):
        if pos == "verb" and _only_describes(token):
            continue
        for entry in lexicon.possible(pos, token.lemma, said):
            match = _match(sentence, token, entry)
            if match is not None:
                yield match


def _only_describes(token: Token) -> bool:
    """Say whether a participle stands before its noun: "wounded children" are in a state, no deed is told."""
    return token.dep == "amod" and token.i < token.head and token.tag != "VBG"


def _readings(token: Token) -> tuple[str, ...]:
    """Give the parts of speech under which a word is looked up."""
    pos = _POS.get(token.pos)
    if pos is None:
        return ()
    if token.pos == "ADJ" and token.tag in {"VBN", "VBG", "JJ"} and token.lemma.endswith(("ed", "ing")):
        return ("adjective", "verb")
    if token.pos == "PROPN":
        return ("noun",) if token.text[:1].islower() or not token.entity else ()
    return (pos,)


def _match(sentence: Sentence, token: Token, entry: Trigger) -> Match | None:
    """Check one entry's constraints."""
    particle = _particle(sentence, token, entry)
    if particle is None:
        return None
    object_ = _required_object(sentence, token, entry)
    if entry.object and object_ is None:
        return None
    if entry.subject and not _has_subject(sentence, token, entry):
        return None
    if entry.needs and not any(_has(sentence, token, object_, need) for need in entry.needs):
        return None
    words = sorted({token.i, *particle, *([object_] if object_ is not None else [])})
    score = (
        entry.strength
        + _PARTICLE_MATCH * bool(particle)
        + _OBJECT_MATCH * bool(entry.object)
        + _SUBJECT_MATCH * bool(entry.subject)
        + _NEEDS_MATCH * bool(entry.needs)
    )
    return Match(entry, token.i, tuple(words), object_, score)


def _particle(sentence: Sentence, token: Token, entry: Trigger) -> tuple[int, ...] | None:
    """Find the further words of a lemma of several; None when they are missing."""
    if " " not in entry.lemma:
        return ()
    words, head = entry.lemma.split(), head_word(entry)
    wanted = [word for word in words if word != head]
    if not wanted:
        return ()
    near = list(_before(sentence, token) if head != words[0] else _near(sentence, token))
    found: list[int] = []
    for word in wanted:
        last = word == wanted[-1]
        at = next((t.i for t in near if _is_word(sentence, token, t, word, last=last)), None)
        if at is None or (found and at < found[-1]):
            return None  # "called a meeting *for* later" is no "call for a meeting"
        found.append(at)
    return tuple(found)


def _is_word(sentence: Sentence, head: Token, token: Token, word: str, *, last: bool) -> bool:
    """Say whether a token is a further word of a phrase; "was given to X *in* exchange" is not "give in"."""
    if word not in {token.lemma, token.text.lower()}:
        return False
    is_preposition = token.dep == "prep" and bool(sentence.dependents(token.i, "pobj"))
    return not (last and is_preposition and not head.i - 1 <= token.i <= head.i + 1)


def _before(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Give the words that may stand in a compound noun before its head."""
    yield from sentence.dependents(token.i, "compound", "amod", "nmod", "poss")
    yield from sentence.tokens[max(0, token.i - 2) : token.i]


def _near(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Give the words that may belong to a phrasal lemma: dependents, then the words that follow."""
    yield from sentence.dependents(token.i, *_PHRASAL)
    for preposition in sentence.dependents(token.i, "prep"):
        yield from sentence.dependents(preposition.i, "pobj")
    yield from sentence.tokens[token.i + 1 : token.i + 4]
    if token.i > 0:
        yield sentence.tokens[token.i - 1]


def _required_object(sentence: Sentence, token: Token, entry: Trigger) -> int | None:
    """Find the object whose head the entry asks for."""
    if not entry.object:
        return None
    for i in grammar.objects(sentence, token.i):
        for j in (i, *grammar.seen_through(sentence, i)):
            if _is_head(sentence.tokens[j], entry.object):
                return j
    return None


def _is_head(token: Token, heads: frozenset[str]) -> bool:
    """Say whether a noun is one that an entry asks for, by its lemma or as any name of a kind (PERSON)."""
    return token.lemma in heads or token.entity in heads


def _has_subject(sentence: Sentence, token: Token, entry: Trigger) -> bool:
    """Say whether the grammatical subject has one of the heads the entry asks for."""
    found = grammar.surface_subjects(sentence, token.i)
    return any(_is_head(sentence.tokens[grammar.counted(sentence, i)], entry.subject) for i in found)


def _has(sentence: Sentence, token: Token, object_: int | None, need: str) -> bool:
    """Say whether a word takes the preposition or clause that an entry needs."""
    places = [token.i] if object_ is None else [token.i, object_]
    if need == "possessive":
        return any(sentence.dependents(i, "poss") for i in places)
    if need in _CLAUSE_NEEDS:
        return any(_has_clause(sentence, i, need) for i in places)
    return any(
        t.lemma == need for i in places for t in sentence.dependents(i, "prep", "agent", "dative", "prt")
    )


def _has_clause(sentence: Sentence, i: int, need: str) -> bool:
    """Say whether a word has an object or a clause of the kind asked for."""
    if need == "object":
        return bool(grammar.objects(sentence, i))
    clauses = sentence.dependents(i, "xcomp", "ccomp", "acl", "advcl")
    if need == "infinitive":
        return any(grammar.has_to(sentence, clause.i) for clause in clauses)
    if need == "if":
        return any(
            t.lemma in CONDITIONALS for clause in clauses for t in sentence.dependents(clause.i, "mark")
        )
    if need == "gerund":
        gerunds = [t for p in sentence.dependents(i, "prep") for t in sentence.dependents(p.i, "pcomp")]
        return any(clause.tag == "VBG" for clause in (*clauses, *gerunds))
    return any(
        clause.dep in {"ccomp", "acl"} and not grammar.has_to(sentence, clause.i) for clause in clauses
    )
