"""One act told twice: by two words ("imposed sanctions, banning oil") or by a sentence that stands twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.events.joint import is_one_party
from dragoman.records import Actor, Annotations, Draft, Sentence, Token

# How the lower word may hang on the upper, from the lower up: "served a notice", "a curfew was imposed",
# "talks hosted by", "shot nine in a gun battle", "valued the ties restored", "imposed a quota and curbs",
# "killed by strikes".
_WAYS = frozenset(
    {
        ("dobj",), ("nsubj",), ("nsubjpass",), ("acl",), ("relcl",), ("prep",), ("advcl",), ("pobj", "prep"),
        ("acl", "dobj"), ("dobj", "xcomp"), ("dobj", "acl"), ("conj", "dobj"), ("attr",),
        ("pobj", "agent"), ("relcl", "pobj", "agent"),
    }
)  # fmt: skip
# What stands behind these came before or is what was answered: "fought the rebels *after* a bombing".
_APART = frozenset({
    "after", "before", "since", "following", "despite", "during", "amid", "over", "until", "against", "for",
})  # fmt: skip
# What a deed came to: "shot and killed".
_RESULTS = frozenset({"kill", "wound", "injure", "slay", "murder", "hurt", "maim"})
# Whom an inquiry is about, and what a weapon that was tried did: "tested missiles *that flew* over the bay".
_UNDER_SUSPICION = frozenset({"suspect", "accuse"})
_FLIGHT = frozenset({"fly", "pass", "cross", "land", "fall", "travel", "soar"})
_HELD = frozenset({"custody", "detention", "jail", "prison"})
# Acts of words, whose participle only says in what words: "pressed him, insisting that he go".
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_WORDS = 4  # of a sentence, from which on it is not the same by chance
_BEFORE, _BEHIND = 5, 2  # words around a trigger that are not the same by chance
_LONGEST = 30  # of a sentence's words from a word to its root


def told_twice(
    drafts: Sequence[Draft], annotations: Annotations, parties: Mapping[int, Actor]
) -> dict[int, int]:
    """Find drafts that only tell again what another word of their sentence tells.

    Two are one act when type and status are the same, mode and parties do not contradict each other, and they
    are one noun or one word hangs on the other as its object, subject, participle or relative clause. Two
    verbs side by side ("shot the guard and shelled the gate") stay two acts, but for set phrases ("shot and
    killed", "voted to support"), which are one whatever mode and status.

    Args:
        drafts: The document's events.
        annotations: Its sentences and mentions.
        parties: Mentions as actors, by mention id.

    Returns:
        For the less certain of two, by number, the other's number; that one is never left out itself.
    """
    found: dict[int, int] = {}
    kept: dict[int, list[int]] = {}
    for number in sorted(range(len(drafts)), key=lambda i: (-drafts[i].confidence, i)):
        own = kept.setdefault(drafts[number].sentence, [])
        surer = (i for i in own if _are_one(drafts[i], drafts[number], annotations, parties))
        if (first := next(surer, None)) is None:
            own.append(number)
        else:
            found[number] = first
    return found


def said_again(drafts: Sequence[Draft], annotations: Annotations) -> dict[int, int]:
    """Find drafts whose words stand in the document before, word for word: captions of a gallery.

    The sentence is the same, or eight words around the trigger are: a gallery's title before each caption.

    Args:
        drafts: The document's events, in text order.
        annotations: Its sentences.

    Returns:
        For a draft's number that of the first that says the same.
    """
    found: dict[int, int] = {}
    first: dict[tuple[tuple[str, ...], int, str], int] = {}
    for number, draft in enumerate(drafts):
        words = tuple(token.text.lower() for token in annotations.sentences[draft.sentence].tokens)
        begin, end = draft.head - _BEFORE, draft.head + _BEHIND + 1
        told = [(words, draft.head)] if len(words) >= _WORDS else []
        told += [(words[begin:end], _BEFORE)] if begin >= 0 and end <= len(words) else []
        known = min((first.setdefault((*key, draft.type), number) for key in told), default=number)
        if known != number:
            found[number] = known
    return found


def joined(kept: Draft, again: Draft) -> Draft:
    """Give the draft that stays the sides that only the other one has."""
    why = dict(kept.why)
    for field, own, others in (
        ("actors", kept.actors, again.actors),
        ("recipients", kept.recipients, again.recipients),
    ):
        if others and not own:
            why[field] = f"{again.why[field]}; of {again.trigger.text!r}, which tells the same"
    actors, recipients = kept.actors or again.actors, kept.recipients or again.recipients
    return replace(kept, actors=actors, recipients=recipients, why=why)


def _are_one(one: Draft, two: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> bool:
    if one.type != two.type:
        return False
    sentence = annotations.sentences[one.sentence]
    if not _is_set_phrase(sentence, one, two) and not (
        one.status == two.status
        and (None in (one.mode, two.mode) or one.mode == two.mode)
        and (
            _is_one_noun(sentence, one.head, two.head)
            or _hang_together(sentence, one.head, two.head)
            or _is_noun_for(sentence, one, two)
        )
    ):
        return False
    return all(
        not own or not others or any(is_one_party(a, b, annotations, parties) for a in own for b in others)
        for own, others in ((one.actors, two.actors), (one.recipients, two.recipients))
    )


def _is_set_phrase(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Say whether two words tell one act whatever mode or status each was read with.

    "Shot and killed", "the slaying of a man who was cut down", "arrested and kept in custody", "voted to
    support", "pressed him, insisting that he go", "investigating a man suspected of", "tested a missile that
    flew".
    """
    first, second = sorted((one.head, two.head))
    tokens = sentence.tokens[first], sentence.tokens[second]
    if one.type == "ASSAULT":
        return (
            _is_result(sentence, tokens)
            or _is_told_of_victim(sentence, tokens)
            or _is_outcome(sentence, tokens)
        )
    if (one.type, one.mode, two.mode) == ("COERCE", "arrest", "arrest"):
        return tokens[1].lemma in _HELD and _way_up(sentence, second, first) == ("pobj", "prep", "conj")
    way = _way_up(sentence, second, first)
    if one.type in _SAID and way == ("advcl",):
        return one.status == two.status and _is_participle(sentence, second)
    if one.type == "ACCUSE" and way == ("acl", "dobj"):
        return tokens[1].lemma in _UNDER_SUSPICION
    if one.type == "MOBILIZE" and way == ("relcl", "dobj"):
        return tokens[1].lemma in _FLIGHT
    return one.type == "SUPPORT" and tokens[0].lemma == "vote" and way == ("xcomp",)


def _is_result(sentence: Sentence, tokens: tuple[Token, Token]) -> bool:
    """Say whether the second verb only says what the first came to: "shot and killed the guard"."""
    first, second = tokens
    return (
        second.lemma in _RESULTS
        and [t.lemma for t in sentence.tokens[first.i + 1 : second.i]] == ["and"]
        and second.pos == "VERB"
    )


def _is_outcome(sentence: Sentence, tokens: tuple[Token, Token]) -> bool:
    """Say whether a clause tells how they came to harm: "were killed *when* gunmen *attacked*"."""
    first, second = tokens
    opening = {t.lemma for t in sentence.dependents(second.i, "mark", "advmod") if t.i < second.i}
    hangs = second.head == first.i and second.dep == "advcl"
    return hangs and first.lemma in _RESULTS and bool(opening & {"when", "as"})


def _is_told_of_victim(sentence: Sentence, tokens: tuple[Token, Token]) -> bool:
    """Say whether a relative clause tells the noun's deed again: "the slaying of a man who was shot"."""
    first, second = tokens
    if first.pos != "NOUN" or _way_up(sentence, second.i, first.i) != ("relcl", "pobj", "prep"):
        return False
    preposition = sentence.tokens[sentence.tokens[second.head].head]
    return preposition.lemma in {"of", "by"}


def _way_up(sentence: Sentence, lower: int, upper: int) -> tuple[str, ...]:
    """Give how a word hangs on another, from the lower up; empty where it does not."""
    chain = _upwards(sentence, lower)
    return tuple(sentence.tokens[i].dep for i in chain[: chain.index(upper)]) if upper in chain else ()


def _is_one_noun(sentence: Sentence, one: int, two: int) -> bool:
    """Say whether two words are one noun: "the scene of the attack ... after the attack in Nice"."""
    tokens = sentence.tokens[one], sentence.tokens[two]
    return tokens[0].lemma == tokens[1].lemma and {token.pos for token in tokens} == {"NOUN"}


def _is_noun_for(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Say whether a noun and a verb have both sides alike: "rebels took the girls, a *kidnapping* that …"."""
    kinds = {sentence.tokens[draft.head].pos for draft in (one, two)}
    sides = one.actors == two.actors and one.recipients == two.recipients
    if kinds != {"NOUN", "VERB"} or not sides or not (one.actors and one.recipients):
        return False
    way = {*_upwards(sentence, one.head)} ^ {*_upwards(sentence, two.head)}
    return not any(_is_apart(sentence, i) for i in way)


def _is_apart(sentence: Sentence, i: int) -> bool:
    """Say whether a word leads to what came before or after, or begins a clause that does."""
    words = [sentence.tokens[i]] if sentence.tokens[i].dep == "prep" else sentence.dependents(i, "mark")
    return any(t.lemma.lower() in _APART for t in words)


def _hang_together(sentence: Sentence, one: int, two: int) -> bool:
    """Say whether one word's clause or phrase belongs to the other, or both are of one verb."""
    chains = _upwards(sentence, one), _upwards(sentence, two)
    top = next((i for i in chains[0] if i in chains[1]), None)
    if top is None:
        return False
    ways = [tuple(sentence.tokens[i].dep for i in chain[: chain.index(top)]) for chain in chains]
    # "passed sanctions on Togo, banning its rice": the object and the participle of one verb.
    if set(ways) == {("dobj",), ("advcl",)}:
        return _is_participle(sentence, two if ways[1] == ("advcl",) else one)
    # "The bombing was an attack on pilgrims": one is said to be the other.
    if set(ways) == {("nsubj",), ("attr",)}:
        return sentence.tokens[top].lemma == "be"
    way = max(ways, key=len)
    lower = one if ways[0] else two
    return not min(map(len, ways)) and way in _WAYS and _is_one_by(sentence, lower, way)


def _is_one_by(sentence: Sentence, lower: int, way: tuple[str, ...]) -> bool:
    """Say whether the lower word tells the upper's act, hanging on it in such a way."""
    token = sentence.tokens[lower]
    if way == ("pobj", "prep"):
        return sentence.tokens[token.head].lemma.lower() not in _APART
    if way == ("conj", "dobj"):
        return token.pos == "NOUN"
    return way != ("advcl",) or _is_participle(sentence, lower)


def _upwards(sentence: Sentence, token: int) -> list[int]:
    """Give a word and the words above it."""
    found = [token]
    while sentence.tokens[token].head != token and len(found) < _LONGEST:
        token = sentence.tokens[token].head
        found.append(token)
    return found


def _is_participle(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].tag == "VBG"
