"""Whom a description is of by the clause it stands in: "*as a student*, Li …", "they call him *a hero*"."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.records import SUBJECTS, ActorKind, Annotations, Mention, MentionKind, Sentence, Token
from dragoman.resolution.descriptions import may_describe
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading

_CALLING = frozenset("call name dub label brand deem appoint elect declare crown nickname proclaim".split())
_OBJECTS = ("dobj", "oprd", "attr")


def told_by_clauses(
    annotations: Annotations, readings: Sequence[Reading], at: Mapping[tuple[int, int], Mention]
) -> Iterator[tuple[int, int]]:
    """Link whom a clause is about with what it says in passing that they are.

    Args:
        annotations: The document's sentences and mentions.
        readings: What each mention says, by id.
        at: The mentions by sentence and head.

    Yields:
        Ids of who is described and of the description.
    """
    for mention in annotations.mentions:
        sentence = annotations.sentences[mention.sentence]
        dep = sentence.tokens[mention.head].dep
        if dep == "appos":
            named = _beside_last(sentence, mention, at)
            if named is not None and _is_bare(readings[named.id], named):
                yield mention.id, named.id
        elif dep == "pobj" or dep in _OBJECTS:
            find = _opened_as if dep == "pobj" else _called_so
            other = find(sentence, mention, at)
            if other is not None and may_describe(readings[mention.id], sentence, mention, other):
                yield other.id, mention.id


def _opened_as(sentence: Sentence, mention: Mention, at: Mapping[tuple[int, int], Mention]) -> Mention | None:
    """Give the subject of a clause that a description opens: "*As a student* in Oslo, **Li** wrote"."""
    preposition = sentence.tokens[sentence.tokens[mention.head].head]
    if preposition.text.lower() != "as":
        return None
    subjects = [t for t in sentence.dependents(preposition.head, *SUBJECTS) if t.i > mention.head]
    between = sentence.tokens[mention.last : subjects[0].i] if subjects else ()
    if len(subjects) != 1 or subjects[0].lemma == "it" or not any(t.text == "," for t in between):
        return None
    return at.get((sentence.number, subjects[0].i))


def _called_so(sentence: Sentence, mention: Mention, at: Mapping[tuple[int, int], Mention]) -> Mention | None:
    """Give whom somebody calls so: "she called **him** *a hero*"."""
    token = sentence.tokens[mention.head]
    verb = sentence.tokens[token.head]
    if verb.lemma not in _CALLING or token.i < verb.i:
        return None
    objects = [t for t in sentence.dependents(verb.i, "dobj") if verb.i < t.i < mention.first]
    return at.get((sentence.number, objects[0].i)) if len(objects) == 1 else None


def _beside_last(
    sentence: Sentence, mention: Mention, at: Mapping[tuple[int, int], Mention]
) -> Mention | None:
    """Give the description that a name stands beside at a pair's end: "she and *her aide*, **Ana Ruiz**".

    The parser hangs such a name from the first of the two.
    """
    token = sentence.tokens[mention.head]
    first = sentence.tokens[token.head]
    if mention.entity != "PERSON" or is_plural(first):
        return None
    ending = [t for t in sentence.dependents(first.i, "conj") if t.i < mention.first]
    last = at.get((sentence.number, ending[-1].i)) if ending else None
    if last is None or last.last + 1 != mention.first or sentence.tokens[last.last].text != ",":
        return None
    listed = sentence.dependents(mention.head, "conj") or is_plural(sentence.tokens[last.head])
    return last if not listed and _is_own(sentence.tokens, last) else None


def _is_own(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a description begins by telling that it is one: "*her* aide", "*the* mayor"."""
    return mention.kind is MentionKind.NOMINAL and tokens[mention.first].dep in {"poss", "det"}


def _is_bare(reading: Reading, mention: Mention) -> bool:
    """Say whether a description says only what one person is and not who."""
    described = reading.kind is ActorKind.PERSON and bool(reading.sectors)
    return mention.kind is MentionKind.NOMINAL and described and reading.party is None
