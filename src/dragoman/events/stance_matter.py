"""Where a document speaks of a matter: by the asked words, by its chains, and by a pronoun close behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.knowledge.wording import pieces, singular
from dragoman.records import Actor, ActorKind, Annotations, Mention, MentionKind, RegionKind, Sentence, Token

_ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}
_PREPOSITIONS = {
    "of", "on", "for", "in", "to", "with", "against", "over", "at", "from", "by", "between", "about", "into",
}  # fmt: skip
_POINTING = {"it", "this", "that", "they", "them", "these", "those"}
_MANY = {"they", "them", "these", "those"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}
_TITLED = {RegionKind.HEADLINE, RegionKind.TEASER}
_APART = {RegionKind.CAPTION, RegionKind.PULLQUOTE, RegionKind.HEADLINE, RegionKind.TEASER}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to name a matter.

    Attributes:
        head: The word that stands for it, in the singular, folded.
        others: Words that must stand in the same noun phrase.
    """

    head: str
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as asked for.

    Attributes:
        name: In the user's words.
        phrases: How it may be named: the user's words, then what they gave as another name of it.
    """

    name: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where the text speaks of a matter.

    Attributes:
        sentence: Number of the sentence.
        head: Token index of the word that stands for it.
        how: ``words``, ``chain`` or ``pronoun``.
    """

    sentence: int
    head: int
    how: str


def matter(about: str, also: Iterable[str] = ()) -> Matter:
    """Read what a user asks about.

    Args:
        about: A noun phrase: "referendum", "the ban on fishing".
        also: Other names of the same matter.

    Raises:
        UsageError: A phrase has no word to look for.
    """
    return Matter(about.strip(), tuple(_phrase(text) for text in (about, *also)))


def _phrase(text: str) -> Phrase:
    words = [singular(word) for word in pieces(text) if word not in _ARTICLES]
    first = next((i for i, word in enumerate(words) if word in _PREPOSITIONS and i > 0), len(words))
    if not words or first == 0:
        raise UsageError(f"matter: {text!r} has no noun to look for; give one, such as referendum")
    others = {word for i, word in enumerate(words) if i != first - 1 and word not in _PREPOSITIONS}
    return Phrase(words[first - 1], frozenset(others))


def namings(wanted: Matter, annotations: Annotations, parties: Mapping[int, Actor]) -> list[Naming]:
    """Find every place where a document speaks of a matter, in text order."""
    named = [
        Naming(sentence.number, token.i, "words")
        for sentence in annotations.sentences
        for token in sentence.tokens
        if any(_is_named(sentence, token, phrase) for phrase in wanted.phrases)
    ]
    found = {(n.sentence, n.head): n for n in named}
    for naming in (*_chained(wanted, annotations, found), *_pronouns(annotations, parties, found)):
        found.setdefault((naming.sentence, naming.head), naming)
    return [found[key] for key in sorted(found)]


def is_spoken_of(wanted: Matter, annotations: Annotations) -> bool:
    """Say whether a document names a matter by the asked words: where it does not, it has no ``namings``."""
    return any(
        _is_named(sentence, token, phrase)
        for sentence in annotations.sentences
        for token in sentence.tokens
        for phrase in wanted.phrases
    )


def _is_named(sentence: Sentence, token: Token, phrase: Phrase) -> bool:
    """Say whether a token heads a phrase that has all the asked words."""
    if phrase.head not in _keys(token) or token.pos in {"VERB", "AUX", "ADP", "ADV"}:
        return False
    if _is_in_name(sentence, token, phrase):
        return False
    if not phrase.others:
        return True
    near = {key for i in _phrase_of(sentence, token.i) for key in _keys(sentence.tokens[i])}
    return phrase.others <= near


def _is_in_name(sentence: Sentence, token: Token, phrase: Phrase) -> bool:
    """Say whether a token is part of a name that was not asked for: "Institute for Policy"."""
    if sentence.region in _TITLED:
        return False
    for first, last, label in sentence.entities:
        if label in {"ORG", "PERSON", "FAC"} and first <= token.i < last and last - first > 1:
            words = {key for t in sentence.tokens[first:last] if t.pos == "PROPN" for key in _keys(t)}
            asked = phrase.others | {phrase.head}
            return token.pos == "PROPN" and not {singular(w) for w in words} <= asked
    return False


def _keys(token: Token) -> set[str]:
    """Give the forms under which a token may be asked for."""
    return {singular(word) for word in pieces(token.text)} | {token.lemma}


def _phrase_of(sentence: Sentence, i: int) -> list[int]:
    """Give the tokens of the noun phrase that a token heads, or of which it is a modifier's last word."""
    inside = set(sentence.subtree(i))
    token = sentence.tokens[i]
    if token.dep in {"compound", "nmod", "amod"}:
        inside |= {t.i for t in sentence.dependents(token.head, "compound", "nmod", "amod") if t.i < i}
    return sorted(inside)


def _chained(
    wanted: Matter, annotations: Annotations, found: Mapping[tuple[int, int], Naming]
) -> Iterator[Naming]:
    """Find "the vote" where the chain says that it is the asked "independence vote"."""
    heads = {phrase.head for phrase in wanted.phrases}
    chains = {m.chain for m in annotations.mentions if (m.sentence, m.head) in found}
    for mention in annotations.mentions:
        token = annotations.sentences[mention.sentence].tokens[mention.head]
        if mention.chain in chains and mention.kind is not MentionKind.PRONOUN and heads & _keys(token):
            yield Naming(mention.sentence, mention.head, "chain")


def _pronouns(
    annotations: Annotations, parties: Mapping[int, Actor], found: Mapping[tuple[int, int], Naming]
) -> Iterator[Naming]:
    """Find "it" and "this" behind a sentence whose thing spoken of is the matter."""
    at = {(m.sentence, m.head): m for m in annotations.mentions}
    carried = False
    for sentence in annotations.sentences:
        told = [
            t
            for t in sentence.tokens
            if t.text.lower() in _POINTING and t.pos in {"PRON", "DET"} and t.tag not in {"WDT", "WP", "IN"}
        ]
        for token in told:
            if token.dep not in _ARGUMENTS or (sentence.number, token.i) in found:
                continue
            topic = _topic(annotations, sentence, token, at, parties, found)
            here = topic is not None and topic in found
            many = topic is not None and _is_many(annotations, topic)
            if here and many == (token.text.lower() in _MANY):
                carried = True
                yield Naming(sentence.number, token.i, "pronoun")
            elif (
                topic is None
                and carried
                and token.text.lower() not in _MANY
                and sentence.region not in _APART
            ):
                yield Naming(sentence.number, token.i, "pronoun")
        carried = carried and bool(told)


def _is_many(annotations: Annotations, place: tuple[int, int]) -> bool:
    return annotations.sentences[place[0]].tokens[place[1]].tag in {"NNS", "NNPS"}


def _topic(
    annotations: Annotations,
    sentence: Sentence,
    pronoun: Token,
    at: Mapping[tuple[int, int], Mention],
    parties: Mapping[int, Actor],
    found: Mapping[tuple[int, int], Naming],
) -> tuple[int, int] | None:
    """Give the thing last spoken of before a pronoun: in its own sentence, else in the one before."""

    def is_thing(where: Sentence, token: Token) -> bool:
        return (where.number, token.i) in found or _is_thing(where, token, at, parties)

    before = [t for t in sentence.tokens[: pronoun.i] if is_thing(sentence, t)]
    clause_before = [t for t in before if t.head != pronoun.head]
    if clause_before:
        return sentence.number, _first_of(clause_before).i
    if sentence.number == 0 or before:
        return None
    last = annotations.sentences[sentence.number - 1]
    if last.region is not sentence.region:
        return None
    things = [t for t in last.tokens if is_thing(last, t)]
    return (last.number, _first_of(things).i) if things else None


def _first_of(things: Sequence[Token]) -> Token:
    """Prefer subjects to objects and objects to the rest, then what stands first."""
    order = {"nsubj": 0, "nsubjpass": 0, "attr": 1, "dobj": 1}
    return min(things, key=lambda t: (order.get(t.dep, 2), t.i))


def _is_thing(
    sentence: Sentence, token: Token, at: Mapping[tuple[int, int], Mention], parties: Mapping[int, Actor]
) -> bool:
    """Say whether a noun stands for a thing: an argument that is nobody, no day and no number."""
    mention = at.get((sentence.number, token.i))
    if mention is None or token.dep not in _ARGUMENTS or token.pos != "NOUN" or token.entity:
        return False
    party = parties.get(mention.id)
    return party is None or (party.kind is ActorKind.UNKNOWN and party.country is None) or token.dep == "dobj"
