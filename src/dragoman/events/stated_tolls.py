"""Running totals: "the toll rose to 31", "put the number of arrests at 70", "bringing the total to six"."""

from collections.abc import Iterator, Sequence

from dragoman.events import grammar
from dragoman.events.numbers import counted_noun
from dragoman.events.tolls import NOUNS, OBJECT_VERBS, WORDS, Basis, Toll
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Count, Sentence, Token

_OF_ADJECTIVES = {"dead": "dead", "killed": "dead", "injured": "injured", "wounded": "injured"}
_OF_TOLLS = {"death": "dead", "fatality": "dead", "casualty": "dead"}
_NO_PEOPLE = frozenset({"%", "percent", "per", "a.m.", "p.m.", "degree", "km", "mile", "metre", "meter"})
_SUBJECTS = ("nsubj", "nsubjpass")
_HAZARDS = word_lists("disasters")["hazards"]


def stated_tolls(sentence: Sentence, plain: Sequence[Toll]) -> Iterator[Toll]:
    """Find the totals that a sentence gives.

    Args:
        sentence: The sentence.
        plain: Its other numbers: "two more died, bringing the total to six" counts the dead.
    """
    for token in sentence.tokens:
        if token.pos != "NOUN" or _is_of_more(sentence, token):
            continue
        kind = _kind(sentence, token, plain)
        found = _number(sentence, token) if kind else None
        if kind and found is not None:
            count, basis, end = found
            yield Toll(kind, token.i, count, end, basis)


def _kind(sentence: Sentence, noun: Token, plain: Sequence[Toll]) -> str | None:
    """Say what a noun for a total counts, None where it is no such noun or counts something else."""
    if noun.lemma in WORDS["crowds"]:
        return "participants"
    of = [inner for i in grammar.under_preposition(sentence, noun.i, "of") if (inner := _inner(sentence, i))]
    if noun.lemma in WORDS["tolls"]:
        named = [t.lemma for t in sentence.dependents(noun.i, "compound", "amod", "poss", "nmod")]
        known = [_OF_TOLLS[lemma] for lemma in named if lemma in _OF_TOLLS]
        return (known or of or ["dead"])[0] if known or _is_of_deed(sentence, noun) else None
    if noun.lemma not in WORDS["sums"]:
        return None
    near = [toll.kind for toll in plain if toll.at == sentence.tokens[noun.head].head]
    if not of and not sentence.dependents(noun.i, "prep"):
        of = near
    return of[0] if of else None


def _inner(sentence: Sentence, i: int) -> str | None:
    """Say what befell those of "the number *of arrests*", "of people *killed*", "of *wounded* civilians"."""
    noun = sentence.tokens[i]
    if noun.lemma in NOUNS and noun.lemma != "life":
        return NOUNS[noun.lemma]
    if noun.text.lower() in _OF_ADJECTIVES:
        return _OF_ADJECTIVES[noun.text.lower()]
    below = sentence.dependents(i, "acl", "relcl", "amod")
    told = (OBJECT_VERBS.get(t.lemma) or _OF_ADJECTIVES.get(t.text.lower()) for t in below if t.tag != "VBG")
    return next((kind for kind in told if kind), None)


def _is_of_deed(sentence: Sentence, noun: Token) -> bool:
    """Say whether a toll is of a deed ("the toll", "the blast toll") and not of a road or a bridge."""
    own = sentence.dependents(noun.i, "compound", "amod", "nmod")
    return noun.tag == "NN" and all(t.entity or t.lemma in WORDS["deeds"] for t in own)


def _is_of_more(sentence: Sentence, noun: Token) -> bool:
    """Say whether a total is of a war, a year, roads or a flood, and so of no one deed."""
    below = {sentence.tokens[i].lemma for i in sentence.subtree(noun.i)}
    beside = {t.lemma for t in sentence.dependents(noun.head, "prep", "mark", "npadvmod")}
    return bool((below | beside) & WORDS["long_matters"] or below & _HAZARDS)


def _number(sentence: Sentence, noun: Token) -> tuple[Count, Basis, int] | None:
    """Find the number that a total has or comes to, and where it stands."""
    if noun.lemma in WORDS["tolls"]:
        own = [
            i for t in sentence.dependents(noun.i, "prep") if t.lemma == "of" for i in _behind(sentence, t)
        ]
        if (read := _first(sentence, own, Basis.TOTAL)) is not None:
            return read
    verb = sentence.tokens[noun.head]
    is_subject, is_object = noun.dep in _SUBJECTS, noun.dep in {"dobj", "nsubjpass"}
    moves = is_subject and verb.lemma in WORDS["moving"]
    if moves or (is_object and verb.lemma in WORDS["setting"] | WORDS["putting"]):
        basis = Basis.CLAIM if is_object and verb.lemma in WORDS["putting"] else Basis.TOTAL
        return _first(sentence, _goal(sentence, noun, verb), basis)
    if is_subject and verb.lemma in WORDS["reaching"] | WORDS["being"]:
        held = [t.i for t in sentence.dependents(verb.i, "dobj", "attr")]
        return _first(sentence, held, Basis.TOTAL)
    return None


def _goal(sentence: Sentence, noun: Token, verb: Token) -> Iterator[int]:
    """Give what stands behind "to" and "at", which a parser may hang from anything before them."""
    mine = {verb.i, *sentence.subtree(noun.i), *(t.i for t in sentence.dependents(verb.i, "prep", "advmod"))}
    for token in sentence.tokens[min(noun.i, verb.i) :]:
        if token.text.lower() in {"to", "at"} and token.dep in {"prep", "dative"} and token.head in mine:
            yield from _behind(sentence, token)


def _behind(sentence: Sentence, preposition: Token) -> list[int]:
    return [t.i for t in sentence.dependents(preposition.i, "pobj")]


def _first(
    sentence: Sentence, places: Iterator[int] | list[int], basis: Basis
) -> tuple[Count, Basis, int] | None:
    """Read the first of some words that counts people."""
    for i in places:
        count = counted_noun(sentence, i) if _may_be_people(sentence, i) else None
        if count is not None:
            return count, basis, i
    return None


def _may_be_people(sentence: Sentence, i: int) -> bool:
    """Say whether a word counts people: "31", "31 people"; neither "31 percent" nor "a record"."""
    token = sentence.tokens[i]
    if token.pos != "NUM":
        return token.lemma in WORDS["counted_people"] and bool(sentence.dependents(i, "nummod"))
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    return after is None or after.lemma not in _NO_PEOPLE
