"""To what an act is done in words, where no party is: the benchmark's targets are phrases, not parties alone.

"Imposed a curfew in *the old town*", "boycotted *the vote*", "opened an inquiry into *his death*": an event
record has no recipient there, and rightly, for a vote is no party. The benchmark marks the phrase as target.
"""

from collections.abc import Iterator, Sequence

from dragoman.records import Actor, Event, Sentence

# Own troops are no target of a move: "moved troops *to the border*".
_OWN_OBJECT = frozenset({"MOBILIZE"})
_OBJECTS = ("dobj", "nsubjpass")
_PREPOSITIONS = frozenset(
    {
        "of", "on", "against", "into", "over", "to", "with", "in", "from", "at", "for", "along", "toward",
        "towards", "between", "across", "near", "outside", "inside", "through",
    }
)  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "appos", "punct", "conj", "cc"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"})


# What two make with each other, and how: "signed a pact", "agreed", but not "welcomed the visit".
_BETWEEN = frozenset(
    {
        "agreement", "deal", "pact", "treaty", "accord", "memorandum", "contract", "protocol", "settlement",
        "compromise", "tie", "relation", "cooperation", "partnership", "agree", "sign", "reach", "conclude",
    }
)  # fmt: skip


def is_between(event: Event, sentence: Sentence) -> bool:
    """Say whether an act is an agreement of those who act, so that each is the other's target.

    The record has them all as actors.

    Args:
        event: The event.
        sentence: Its sentence.
    """
    if event.type != "SUPPORT" or event.recipients or len(event.actors) < 2:
        return False
    words = _words(event, sentence)
    objects = [t.i for i in words for t in sentence.dependents(i, *_OBJECTS)]
    return any(sentence.tokens[i].lemma in _BETWEEN for i in (*words, *objects))


def target_of(event: Event, sentence: Sentence) -> Actor | None:
    """Give the phrase that an act without recipients is done to: its place, or else its nearest object.

    The place goes first: with 1,050 sentences of the benchmark it was marked more often than a thing.

    Args:
        event: The event.
        sentence: Its sentence.
    """
    place = event.place
    # "*Workers in Peru* went on strike": where they are says nothing of whom they strike against.
    if place is not None and not any(a.start <= place.start < a.end for a in event.actors):
        return Actor(place.text, place.start, place.end, place.name, country=place.country)
    words = _words(event, sentence)
    for i in _acted_on(sentence, words, event.type) if words else ():
        token = sentence.tokens[i]
        is_actor = any(a.start < token.end and token.start < a.end for a in event.actors)
        if i not in words and token.pos in _NOUNS and token.entity not in _NEVER and not is_actor:
            start, end = _phrase(sentence, i)
            text = event.evidence.text[start - event.evidence.start : end - event.evidence.start]
            return Actor(text, start, end, text)
    return None


def _words(event: Event, sentence: Sentence) -> list[int]:
    """Give the words of an event's trigger."""
    return [t.i for t in sentence.tokens if t.start < event.trigger.end and event.trigger.start < t.end]


def _acted_on(sentence: Sentence, words: Sequence[int], type_: str) -> Iterator[int]:
    """Give the words that a trigger reaches, near ones first."""
    ordered = sorted(words, key=lambda i: (sum(1 for _ in sentence.ancestors(i)), i))
    top = sentence.tokens[ordered[0]]
    if type_ not in _OWN_OBJECT:
        yield from (t.i for i in ordered for t in sentence.dependents(i, *_OBJECTS))
    for i in ordered:
        yield from _behind(sentence, i)
    if top.pos == "NOUN" and top.dep in _OBJECTS:  # "put a ban *on imports*", where "on" may be the verb's
        yield from _behind(sentence, top.head)
    for i in ordered:
        yield from _in_clause(sentence, i, type_)


def _in_clause(sentence: Sentence, i: int, type_: str) -> Iterator[int]:
    """Give what a word's clause reaches, "agreed to open *the crossing*"; of a move what its object does."""
    for clause in sentence.dependents(i, "xcomp", "ccomp"):
        yield from (t.i for t in sentence.dependents(clause.i, "dobj"))
        yield from _behind(sentence, clause.i)
    if type_ in _OWN_OBJECT:
        for token in sentence.dependents(i, "dobj"):
            yield from _behind(sentence, token.i)


def _behind(sentence: Sentence, i: int) -> Iterator[int]:
    """Give what stands behind a word's prepositions."""
    for preposition in sentence.dependents(i, "prep", "agent"):
        if preposition.lemma in _PREPOSITIONS:
            yield from (t.i for t in sentence.dependents(preposition.i, "pobj"))


def _phrase(sentence: Sentence, i: int) -> tuple[int, int]:
    """Give the offsets of a noun phrase without its clauses: "*a spate of arrests in Lusaka*, where …"."""
    inside, left = {i}, [i]
    while left:
        below = [j for j in sentence.children[left.pop()] if j < i or sentence.tokens[j].dep not in _CLAUSES]
        inside.update(below)
        left.extend(below)
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return sentence.tokens[first].start, sentence.tokens[last].end
