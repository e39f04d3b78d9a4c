"""What is said of a matter otherwise than by a verb that governs it: there is none, it drew anger."""

from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_judgement import judged
from dragoman.events.stance_places import Place
from dragoman.events.stance_polarity import Force, Polarity, polarity
from dragoman.events.stance_turns import holding
from dragoman.knowledge.stances import Role, Stances
from dragoman.records import Sentence, Token

_CUES = {"warn", "complain", "fear", "worry", "regret", "lament"}


def existing(sentence: Sentence, i: int) -> Finding | None:
    """Read "there will be no vote" and "there must be a vote"."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    if token.dep not in {"attr", "nsubj"} or verb.lemma != "be" or not sentence.dependents(verb.i, "expl"):
        return None
    aux = sentence.dependents(verb.i, "aux")
    how = polarity(sentence, verb.i)
    if not aux or how.force is Force.OPEN or (how.force is Force.KEPT and not how.ought):
        return None
    none = how.force is Force.NEGATED
    reason = f"there {aux[0].text} be{' no' if none else ''}"
    return Finding(verb.i, -1 if none else 1, "wish", Holds.SPEAKER, (), (aux[0].i, verb.i), reason)


def epithet(sentence: Sentence, stances: Stances, i: int) -> Finding | None:
    """Read "this is a fair offer", and "the illegal vote" where somebody else says so."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    for modifier in sentence.dependents(i, "amod"):
        found = judged(sentence, modifier.i, stances)
        if found is None:
            continue
        if token.dep == "attr" and verb.lemma == "be":
            return judgement(sentence, verb, found[0], found[1], polarity(sentence, verb.i))
        if found[0] < 0:
            return judgement(sentence, modifier, -1, modifier.i, Polarity(Force.KEPT))
    return None


def there_is(sentence: Sentence, i: int, pending: Finding | None) -> Finding | None:
    """Read "there was anger among the traders": whoever stands behind *from* or *among*."""
    verb = sentence.tokens[i].head
    if pending is None or sentence.tokens[i].dep not in {
        "attr",
        "nsubj",
        "dobj",
        "nsubjpass",
        "pobj",
    }:
        return None
    held = [h for p in ("from", "among", "by") for h in grammar.under_preposition(sentence, verb, p)]
    return replace(pending, holders=tuple(held)) if held else None


def judgement(sentence: Sentence, verb: Token, value: int, word: int, how: Polarity) -> Finding:
    """Make what is said of the matter a stance of whoever says it, or of whom it is so "for".

    Args:
        sentence: The sentence.
        verb: The verb that says it.
        value: Which way it points: 1 for, -1 against, 0 neither.
        word: Token index of the word that is said of the matter.
        how: How the verb stands: kept, negated or open.
    """
    if how.force is Force.OPEN and how.word in {"?", "if", "unless", "whether"}:
        value = 0
    holders = [
        t.i
        for p in sentence.dependents(verb.i, "prep")
        if p.lemma in {"for", "to"} and p.i == sentence.tokens[0].i
        for t in sentence.dependents(p.i, "pobj")
    ]
    reason = f"{sentence.tokens[word].text!r} said of it" + (f", {how.word}" if how.word else "")
    holds = Holds.TOKENS if holders else Holds.SPEAKER
    finding = Finding(
        verb.i, value, "judgement", holds, tuple(holders), (verb.i, word), reason, negated=-value
    )
    return denied(sentence, finding, verb)


def denied(sentence: Sentence, finding: Finding, verb: Token) -> Finding:
    """Leave open what is only said not to be so: "it is not true that it is illegal"."""
    above = sentence.tokens[verb.head]
    if verb.dep in {"ccomp", "acl"} and above.lemma in {"deny", "doubt", "wonder"}:
        return replace(finding, sign=0, reason=f"{finding.reason}, {above.text}")
    return finding


def drawn(sentence: Sentence, stances: Stances, verb: Token, sign: int) -> Finding | None:
    """Read "the vote drew criticism from Jordan".

    Args:
        sentence: The sentence.
        stances: The lexicon.
        verb: The verb that draws something.
        sign: Which way the words below it point.
    """
    nouns = sentence.dependents(verb.i, "dobj")
    for preposition in sentence.dependents(verb.i, "prep"):
        if preposition.lemma in {"with", "by", "into"}:
            nouns += sentence.dependents(preposition.i, "pobj")
    for noun in nouns:
        word = next(
            (w for p in ("to", "of", "for") if (w := stances.find("noun", noun.lemma, p)) is not None),
            None,
        )
        if word is None or word.role is not Role.ATTITUDE:
            continue
        held = [
            h
            for at in (noun.i, verb.i)
            for p in ("from", "of", "by", "among")
            for h in grammar.under_preposition(sentence, at, p)
        ]
        held = held or [t.i for t in sentence.dependents(noun.i, "poss")]
        if held:
            how = polarity(sentence, verb.i)
            value = {Force.KEPT: word.pole.sign, Force.NEGATED: word.negated.sign, Force.OPEN: 0}[
                how.force
            ] * sign
            reason = f"{verb.text!r} {noun.text!r}"
            return Finding(noun.i, value, "attitude", Holds.TOKENS, tuple(held), (verb.i, noun.i), reason)
    return None


def under_cue(sentence: Sentence, verb: Token, sign: int) -> Finding | None:
    """Read "warned that the vote would …": the cue weighs what it reports."""
    above = sentence.tokens[verb.head]
    if verb.dep != "ccomp" or above.lemma not in _CUES:
        return None
    how = polarity(sentence, above.i)
    return holding(sentence, above, -sign if how.force is Force.KEPT else 0, "cue", how)


def described(sentence: Sentence, noun: Token) -> int:
    """Give whom a noun such as *critic* describes: its subject or what it stands beside, else itself."""
    head = sentence.tokens[noun.head]
    if noun.dep == "attr":
        return next(iter(grammar.surface_subjects(sentence, head.i)), noun.i)
    return head.i if noun.dep in {"appos", "compound"} and head.pos in {"PROPN", "NOUN"} else noun.i


def own_holders(sentence: Sentence, noun: Token, place: Place) -> tuple[int, ...]:
    """Give whose attitude a noun names: "*Oslo's* objection", "criticism from *Oslo*"."""
    owners = grammar.under_preposition(sentence, noun.i, "by")
    owners = owners or [
        h for t in sentence.dependents(noun.i, "poss") for h in grammar.with_conjuncts(sentence, t.i)
    ]
    for preposition in ("from", "among", "of"):
        if preposition != place.name:
            owners = owners or grammar.under_preposition(sentence, noun.i, preposition)
    if not owners and place.name not in {"of", "compound"}:
        modifiers = sentence.dependents(noun.i, "amod", "compound", "nmod")
        owners = [t.i for t in modifiers if t.entity in {"NORP", "GPE", "ORG", "PERSON"}]
    return tuple(owners)
