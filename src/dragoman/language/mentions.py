"""Noun phrases that may name or describe someone or some place."""

from functools import cache

from dragoman.knowledge.countries import countries
from dragoman.knowledge.word_lists import word_lists
from dragoman.language.abbreviations import is_abbreviation
from dragoman.language.bodies import is_party_to
from dragoman.language.dates_before import behind_date
from dragoman.language.nobody import behind_no, is_denied
from dragoman.language.people_words import is_human
from dragoman.records import NAME_LABELS, PARTY_LABELS, Document, Mention, MentionKind, Sentence, Span, Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
# Parts that belong to the phrase to the left of its head.
_LEFT = {
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "predet",
    "advmod",
    "npadvmod",
    "neg",
}
# Prepositions that continue a description ("minister of defence", "delegations from Iran", "police in
# Lusaka"); others begin what happened to it.
_CONTINUING = {"of", "from", "for", "in"}
# A phrase longer than this has swallowed a clause by a parsing error.
_LONGEST = 16
_LONGEST_KNOWN = 3  # words of a name that is looked for where the parser gives it no label
_NOBODY = word_lists("referents")["nobody"]
# Words that count; what they count stands behind "of".
_PARTS = frozenset(
    (
        "some all any many most few several none neither each both one dozen hundred thousand score half part"
    ).split()
)
_APART = {"PERSON", "NORP", "GPE"}
_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "xcomp"}
_SIDES = {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative"}
_DETERMINERS = {"det", "poss", "nummod"}
_STATES = word_lists("phrases")["states_of_people"]
_FAITHS = word_lists("people")["faiths"]
_NO_PEOPLE = {"earlier", "later", "former", "further", "proper", "upper", "lower", "inner", "outer"}
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
# Verbs whose second object stands behind "of" and is no part of the first: "warned her *of the risk*".
_OF_VERBS = frozenset(
    "accuse acquit advise apprise assure clear convict convince cure deprive inform notify purge relieve "
    "remind rid rob strip suspect warn".split()
)


def find_mentions(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Find every mention in text order; coreference is added later.

    Args:
        document: The document.
        sentences: Its parse.

    Returns:
        Mentions numbered from 0, each its own chain.
    """
    mentions: list[Mention] = []
    known, apart = _known_names(sentences), _standing_apart(sentences)
    for sentence in sentences:
        for token in sentence.tokens:
            joined = _joined(sentence, token, apart)
            bounds = _bounds_of_joined(sentence, token, joined) if joined else _bounds(sentence, token, known)
            if bounds is not None:
                mentions.append(_mention(document, sentence, token, bounds, number=len(mentions)))
    return tuple(mentions)


def _known_names(sentences: tuple[Sentence, ...]) -> frozenset[tuple[str, ...]]:
    """Collect the names that the parser labels in a document: it labels one here and misses it there."""
    labels: dict[tuple[str, ...], set[str]] = {}
    for sentence in sentences:
        for first, last, label in sentence.entities:
            if last - first <= _LONGEST_KNOWN:
                words = tuple(t.text for t in sentence.tokens[first:last] if t.text.lower() != "the")
                labels.setdefault(words, set()).add(label)
    return frozenset(words for words, given in labels.items() if given <= PARTY_LABELS)


def _standing_apart(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """Collect the persons, peoples and places of a document: two that "&" joins are no firm's name."""
    found = set()
    for sentence in sentences:
        for first, last, label in sentence.entities:
            if label in _APART:
                found |= {
                    " ".join(t.text for t in sentence.tokens[first:last]),
                    sentence.tokens[last - 1].text,
                }
    return frozenset(found)


def _joined(sentence: Sentence, token: Token, apart: frozenset[str]) -> tuple[int, int] | None:
    """Give the words of a name with an "&" in it that a word is a part of: "*Stephens & Wilkins* sued"."""
    for first, last, label in sentence.entities:
        if label != "ORG" or not first <= token.i < last:
            continue
        words = [t.text for t in sentence.tokens[first:last]]
        if "&" not in words[1:-1]:
            return None
        sides = {" ".join(part.split()) for part in " ".join(words).split("&")}
        return None if sides & (apart | _states()) else (first, last)
    return None


@cache
def _states() -> frozenset[str]:
    return frozenset(country.name for country in countries().values())


def _bounds_of_joined(sentence: Sentence, token: Token, joined: tuple[int, int]) -> tuple[int, int] | None:
    """Give the phrase of a name with an "&" in it to the one of its words that all others hang on."""
    first, last = joined
    if token.pos not in _NOMINAL or (first <= token.head < last and token.head != token.i):
        return None
    return min(first, _left_edge(sentence, token.i)), max(last, _right_edge(sentence, token.i))


def _bounds(sentence: Sentence, token: Token, known: frozenset[tuple[str, ...]]) -> tuple[int, int] | None:
    """Give the first and after-last token of the phrase a token heads, or None if it heads none."""
    if token.dep in {"amod", "compound", "nmod"} and not _is_someone(sentence, token):
        return _nested(sentence, token, known)
    if token.pos not in _NOMINAL:
        whole = _left_edge(sentence, token.i), _right_edge(sentence, token.i)
        return whole if _is_someone(sentence, token) else None
    if _is_no_word(token) or token.dep in {"expl", "nummod", "quantmod"}:
        return None
    if token.text.lower() in _NOBODY and not _is_part(sentence, token):
        return None
    if token.pos == "PRON":
        return (token.i, _right_edge(sentence, token.i) if _is_part(sentence, token) else token.i + 1)
    first = behind_no(sentence, _left_edge(sentence, token.i), token.i)
    return None if first is None else (first, _right_edge(sentence, token.i))


def _is_someone(sentence: Sentence, token: Token) -> bool:
    """Say whether an adjective or participle stands for people: "the wounded", "the 12 year old"."""
    if token.pos not in {"ADJ", "VERB", "ADV"} or token.text[-3:] == "ing":
        return False
    kids = [sentence.tokens[child] for child in sentence.children[token.i]]
    if token.lemma == "old" and any(t.dep == "npadvmod" for t in kids):
        return any(t.dep == "det" for t in kids)
    if token.dep not in _SIDES or not any(t.dep in _DETERMINERS and t.i < token.i for t in kids):
        return False
    if token.lemma in _ORDINALS:
        stands = token.dep in {"nsubj", "nsubjpass"} and token.lemma != "last"
        return stands or any(t.lemma == "of" for t in sentence.dependents(token.i, "prep"))
    word = token.text.lower()
    people = token.tag not in {"JJR", "JJS"} and word not in _NO_PEOPLE
    return word in _STATES or (people and is_human(word.removesuffix("s")))


def _nested(sentence: Sentence, token: Token, known: frozenset[tuple[str, ...]]) -> tuple[int, int] | None:
    """Find a party inside a phrase: the Iranian of "Iranian MPs", the police of a "police raid"."""
    if is_abbreviation(token.text):
        return None
    head = sentence.tokens[token.head]
    if token.text.lower() in _FAITHS and head.i == token.i + 1 and head.pos == "PROPN":
        return None
    for first, last, label in sentence.entities:
        if label in NAME_LABELS and first <= token.i < last:
            return (first, last) if token.i == last - 1 else None
    if head.i == token.i + 1 and is_party_to(token, head):
        return (token.i, token.i + 1)
    return _unlabelled(sentence, token, known) if token.pos == "PROPN" and head.i > token.i else None


def _unlabelled(
    sentence: Sentence, token: Token, known: frozenset[tuple[str, ...]]
) -> tuple[int, int] | None:
    """Find a name before a common noun that has its label elsewhere; amid other capitals it is a part."""
    tokens = sentence.tokens
    if tokens[token.i + 1].text[:1].isupper():
        return None
    for length in range(min(_LONGEST_KNOWN, token.i + 1), 0, -1):
        first = token.i + 1 - length
        before = tokens[first - 1] if first else None
        if tuple(t.text for t in tokens[first : token.i + 1]) in known:
            alone = before is None or before.pos != "PROPN" or not before.text[:1].isupper()
            return (first, token.i + 1) if alone else None
    return None


def _left_edge(sentence: Sentence, head: int) -> int:
    """Walk left from a head over its own modifiers; another person before an "and" is none of them."""
    left = head
    for child in sentence.children[head]:
        if child < left and sentence.tokens[child].dep in _LEFT:
            left = min(left, *sentence.subtree(child))
    return behind_date(sentence, _behind_another(sentence, left, head), head)


def _behind_another(sentence: Sentence, left: int, head: int) -> int:
    """Give where a person's own phrase begins behind the person joined to it: "Mayor A and *Mayor B*"."""
    if sentence.tokens[head].entity != "PERSON":
        return left
    for first, last, label in sentence.entities:
        if label == "PERSON" and left <= first and last <= head and last - first > 1:
            joins = [t.i for t in sentence.tokens[last:head] if t.dep == "cc"]
            left = joins[0] + 1 if joins else left
    return left


def _right_edge(sentence: Sentence, head: int) -> int:
    """Walk right over particles of the name and over prepositional phrases that continue it."""
    right = head + 1
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if child < head:
            continue
        if token.dep == "prep" and token.lemma in _CONTINUING:
            if _is_second_object(sentence, head, token):
                break
            inside = sentence.subtree(child)
            if inside[-1] - head <= _LONGEST and not _has_clause(sentence, inside):
                right = max(right, inside[-1] + 1)
            elif _is_part(sentence, sentence.tokens[head]):
                counted = sentence.dependents(child, "pobj")
                right = max((_right_edge(sentence, t.i) for t in counted), default=right)
        elif token.dep in {"compound", "nummod", "flat"} and child == right:
            right = child + 1
    return right


def _is_second_object(sentence: Sentence, head: int, preposition: Token) -> bool:
    """Say whether an "of" belongs to the verb: "warned Orlov *of the risk*", not "Orlov *of Ypres*"."""
    person = sentence.tokens[head]
    if preposition.text != "of" or person.dep != "dobj":
        return False
    objects = sentence.dependents(preposition.i, "pobj")
    named = person.pos == "PROPN" and person.entity in {"PERSON", "ORG", "NORP"}
    return (
        sentence.tokens[person.head].lemma in _OF_VERBS
        and named
        and not any(t.entity in NAME_LABELS for t in objects)
    )


def _has_clause(sentence: Sentence, indices: list[int]) -> bool:
    return any(sentence.tokens[i].dep in _CLAUSES or sentence.tokens[i].pos == "VERB" for i in indices)


def _mention(
    document: Document, sentence: Sentence, token: Token, bounds: tuple[int, int], *, number: int
) -> Mention:
    first, last = bounds
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Mention(
        id=number,
        sentence=sentence.number,
        head=token.i,
        first=first,
        last=last,
        span=Span.of(document.text, start, end),
        kind=_kind(sentence, token),
        entity=token.entity,
        chain=number,
        denied=is_denied(sentence, token.i),
    )


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Say whether a word only counts what its "of" names: "*some* of the girls freed on Thursday"."""
    counts = token.pos == "NUM" or token.lemma in _PARTS
    return counts and any(t.lemma == "of" for t in sentence.dependents(token.i, "prep"))


def _kind(sentence: Sentence, token: Token) -> MentionKind:
    if token.pos == "PRON" and not _is_part(sentence, token):
        return MentionKind.PRONOUN
    if token.entity == "NORP" and token.pos in {"ADJ", "PROPN"}:
        return MentionKind.DEMONYM
    return MentionKind.NAME if token.pos == "PROPN" else MentionKind.NOMINAL


def _is_no_word(token: Token) -> bool:
    """Say whether a token is a mark, however it is tagged, or the "ex" of "ex-minister" cut off."""
    return token.is_mark() or not any(c.isalnum() for c in token.text) or token.text.lower() == "ex"
