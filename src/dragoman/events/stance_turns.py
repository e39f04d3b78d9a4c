"""How a negation, an *ought* or a hedge turns what a verb of stance says, and who then holds it."""

from dragoman.events import grammar
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_polarity import Force, Polarity
from dragoman.knowledge.stances import StanceWord
from dragoman.records import Sentence, Token

_CHARGING = {"accuse", "suspect", "blame", "praise", "thank", "criticise", "criticize", "condemn", "convict"}
_SETTLED = {"will", "would", "shall", "'ll", "\u2019ll", "wo"}


def turned(sign: int, word: StanceWord, how: Polarity) -> int:
    """Give the sign of an attitude over something of a sign, as its own negation and hedges leave it."""
    if how.force is Force.OPEN:
        return 0
    return sign * (word.negated if how.force is Force.NEGATED else word.pole).sign


def holding(sentence: Sentence, verb: Token, value: int, rule: str, how: Polarity) -> Finding:
    """Make a finding of a verb: its subject holds the stance, or whoever says that it ought to be so.

    Args:
        sentence: The sentence.
        verb: The verb.
        value: Which way it points: 1 for, -1 against, 0 neither.
        rule: By which rule it was found, for its confidence.
        how: How the verb stands: kept, negated or open.
    """
    holders = subjects_of(sentence, verb)
    if rule == "open" and not holders:
        holders = tuple(grammar.surface_subjects(sentence, verb.i))
    reason = f"{verb.text!r}" + (f", {how.word}" if how.word and how.word != verb.text else "")
    if is_imperative(sentence, verb) or (how.ought and not _first_person(sentence, holders)):
        return Finding(verb.i, value, "wish", Holds.SPEAKER, (), (verb.i,), f"{reason}, asked for")
    return Finding(verb.i, value, rule, Holds.TOKENS, holders, (verb.i,), reason)


def acted(sentence: Sentence, verb: Token, word: StanceWord, sign: int, how: Polarity) -> tuple[Finding, int]:
    """Read an act upon the matter.

    Args:
        sentence: The sentence.
        verb: The verb of the act.
        word: Its entry in the lexicon.
        sign: Which way the words below it point.
        how: How the verb stands: kept, negated or open.

    Returns:
        What it shows where nothing stands over it, and the sign it has for what does.
    """
    raw = sign * word.pole.sign * (-1 if how.force is Force.NEGATED else 1)
    reason = f"{verb.text!r}" + (f", {how.word}" if how.word else "")
    settled = any(
        t.lemma in _SETTLED or t.text.lower() in _SETTLED for t in sentence.dependents(verb.i, "aux")
    )
    passive = grammar.is_passive(sentence, verb.i)
    impersonal = (passive or bool(sentence.dependents(verb.i, "nsubj"))) and not grammar.subjects(
        sentence, verb.i
    )
    if how.ought or is_imperative(sentence, verb):
        value = 0 if how.force is Force.OPEN else raw
        return Finding(
            verb.i, value, "wish", Holds.SPEAKER, (), (verb.i,), f"{reason}, asked for", base=sign
        ), raw
    if settled and (impersonal or _is_own_subject(word, verb, sentence)) and how.force is not Force.OPEN:
        # "The vote will not be held": said by whoever sees to it; "will be held on Monday" only tells a day.
        value = (
            raw
            if how.force is Force.NEGATED or word.alone or " " in word.word or word.word == "proceed"
            else 0
        )
        return Finding(verb.i, value, "wish", Holds.SPEAKER, (), (verb.i,), reason, base=sign), raw
    value = raw if word.alone and how.force is Force.KEPT else 0
    able = _cannot(sentence, verb) and how.force is Force.KEPT
    rule = "act" if (word.alone and not able) or word.pole.sign < 0 or how.force is not Force.KEPT else "bare"
    holders = subjects_of(sentence, verb)
    if how.force is Force.NEGATED and (settled or _cannot(sentence, verb)):
        value = raw
    return Finding(
        verb.i, value, rule, Holds.TOKENS, holders, (verb.i,), reason, base=sign, negated=-raw
    ), raw


def subjects_of(sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """Give who does what a verb says, the accused of "accused *the rebels* of sabotaging it" too."""
    preposition = sentence.tokens[verb.head]
    noun = sentence.tokens[preposition.head]
    is_gerund = verb.dep == "pcomp" and preposition.lemma in {"of", "for"}
    charged = noun.dep in {"dobj", "nsubjpass"} and sentence.tokens[noun.head].lemma in _CHARGING
    if is_gerund and charged:
        return tuple(grammar.with_conjuncts(sentence, noun.i))
    return tuple(dict.fromkeys(grammar.subjects(sentence, verb.i)))


def _is_own_subject(word: StanceWord, verb: Token, sentence: Sentence) -> bool:
    """Say whether the matter itself is the subject of an act: "the vote will go ahead"."""
    return not word.alone and not sentence.dependents(verb.i, "dobj") and " " in f"{word.word} "


def _cannot(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma in {"can", "ca"} for t in sentence.dependents(verb.i, "aux"))


def _first_person(sentence: Sentence, holders: tuple[int, ...]) -> bool:
    return any(sentence.tokens[i].lemma in {"i", "we"} for i in holders)


def is_imperative(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb asks someone to act: "Stop this dam", "Let us reject it"."""
    if verb.tag not in {"VB", "VBP"} or sentence.dependents(verb.i, "aux", "nsubj", "nsubjpass"):
        return False
    if verb.dep not in {"ROOT", "ccomp", "conj"}:
        return False
    if verb.dep == "conj":
        return is_imperative(sentence, sentence.tokens[verb.head])
    before = [t for t in sentence.tokens[: verb.i] if not t.is_mark()]
    return (
        all(t.pos in {"INTJ", "ADV", "CCONJ"} or t.dep == "neg" for t in before)
        or sentence.tokens[verb.i - 1].is_mark()
    )
