"""Whom an act reached that crossed a border and names nobody: whose land it was done on.

"The air force struck two villages in northern Varnesk" names no party it is done to, and is done to Varnesk
all the same: who counts what states do to each other would miss it. Only deeds are read so, and only abroad:
at home a place says where and not whom, and who opposes sanctions on Varnesk does not oppose Varnesk.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dragoman.records import Actor, ActorKind, Annotations, Draft, Place, Sentence

VERSION = "across-1"
_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_PREPOSITIONS = frozenset("in on at to into over across against from of inside near along".split())
_SCENES = frozenset("in at near inside along from".split())
_OBJECTS = ("dobj", "nsubjpass")
_DEEP = 2  # prepositions between the object and the place: "flights to airports in the north"
_CONFIDENCE = 0.6  # at most; that of a name read in the plain way is .95


def reached(
    annotations: Annotations,
    draft: Draft,
    actors: Sequence[Actor],
    places: Sequence[Place],
    parties: Mapping[int, Actor],
) -> Actor | None:
    """Give whose land an act was done on, where that is another's than its actors'.

    Args:
        annotations: The document's annotations.
        draft: The event; it has no recipients.
        actors: Its actors.
        places: All resolved places of the document.
        parties: The mentions as actors, by mention id.

    Returns:
        The place as a party with its country, or None.
    """
    own = {actor.country for actor in actors}
    if draft.type not in _TYPES or None in own or not own:
        return None
    sentence = annotations.sentences[draft.sentence]
    by_head = {_last(sentence, place): place for place in places if _is_in(sentence, place)}
    for i in _acted_on(sentence, draft):
        place = by_head.get(i)
        if place is None or place.country is None or any(_covers(actor, place) for actor in actors):
            continue
        return None if place.country in own else _as_party(annotations, draft.sentence, place, parties)
    return None


def _acted_on(sentence: Sentence, draft: Draft) -> Iterator[int]:
    """Give the words that an act reaches through its object and prepositions, near ones first."""
    head = draft.head
    verb = sentence.tokens[head]
    if draft.type == "ASSAULT" and not (verb.pos == "VERB" and sentence.dependents(head, *_OBJECTS)):
        # "Attacks in Varnesk", "fought near it" tell where; what an object stands in is hit with it.
        verbs = (verb.head,) if verb.pos == "NOUN" and verb.dep in _OBJECTS else ()
        for i in (head, *verbs):
            yield from _below(sentence, i, _DEEP, _PREPOSITIONS - _SCENES)
        return
    if verb.pos == "NOUN" and sentence.tokens[verb.head].pos == "VERB" and verb.dep in _OBJECTS:
        yield from _below(sentence, head, _DEEP)
        yield from _below(sentence, verb.head, _DEEP)
        return
    for token in sentence.dependents(head, *_OBJECTS):
        yield token.i
        yield from _below(sentence, token.i, _DEEP)
    yield from _below(sentence, head, _DEEP)


def _below(sentence: Sentence, i: int, deep: int, words: AbstractSet[str] = _PREPOSITIONS) -> Iterator[int]:
    """Give what stands behind a word's prepositions, and behind theirs.

    Args:
        sentence: Where the word stands.
        i: The word.
        deep: How many prepositions deep.
        words: Which prepositions its own may be.
    """
    if deep == 0:
        return
    for preposition in sentence.dependents(i, "prep"):
        if preposition.lemma in words:
            for token in sentence.dependents(preposition.i, "pobj"):
                yield token.i
                yield from _below(sentence, token.i, deep - 1)


def _is_in(sentence: Sentence, place: Place) -> bool:
    return sentence.start <= place.start < sentence.end


def _last(sentence: Sentence, place: Place) -> int:
    """Give the last token of a place's words."""
    return max((t.i for t in sentence.tokens if place.start <= t.start < place.end), default=-1)


def _covers(actor: Actor, place: Place) -> bool:
    return actor.start <= place.start < actor.end


def _as_party(
    annotations: Annotations, sentence: int, place: Place, parties: Mapping[int, Actor]
) -> Actor | None:
    """Give the place as the party that the words name, or as its people."""
    for mention in annotations.mentions:
        party = parties.get(mention.id)
        if party is None or party.country != place.country or mention.sentence != sentence:
            continue
        if (mention.span.start, mention.span.end) == (place.start, place.end):
            return replace(party, confidence=min(_CONFIDENCE, party.confidence))
    return Actor(
        text=place.text,
        start=place.start,
        end=place.end,
        name=place.name,
        country=place.country,
        kind=ActorKind.POPULATION,
        confidence=min(_CONFIDENCE, place.confidence),
    )
