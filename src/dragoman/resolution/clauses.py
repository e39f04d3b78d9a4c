"""Whom a description is of by the clause it stands in: "*as a student*, Li …", "they call him *a hero*"."""

from collections.abc import Iterator, Sequence

from dragoman.records import SUBJECTS, ActorKind, Mention, MentionKind, Token
from dragoman.resolution.descriptions import may_describe
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_CALLING = frozenset("call name dub label brand deem appoint elect declare crown nickname proclaim".split())
_OBJECTS = ("dobj", "oprd", "attr")


def told_by_clauses(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link whom a clause is about with what it says in passing that they are.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Yields:
        Ids of who is described and of the description.
    """
    for mention, head in report.with_heads():
        if head.dep == "appos":
            named = _beside_last(report, mention)
            if named is not None and _is_bare(readings[named.id], named):
                yield mention.id, named.id
        elif head.dep == "pobj" or head.dep in _OBJECTS:
            find = _opened_as if head.dep == "pobj" else _called_so
            other = find(report, mention)
            if other is not None and may_describe(report, readings[mention.id], mention, other):
                yield other.id, mention.id


def _opened_as(report: Report, mention: Mention) -> Mention | None:
    """Give the subject of a clause that a description opens: "*As a student* in Oslo, **Li** wrote"."""
    sentence = report.sentence(mention)
    preposition = sentence.tokens[report.heads[mention.id].head]
    if preposition.text.lower() != "as":
        return None
    subjects = [t for t in sentence.dependents(preposition.head, *SUBJECTS) if t.i > mention.head]
    between = sentence.tokens[mention.last : subjects[0].i] if subjects else ()
    if len(subjects) != 1 or subjects[0].lemma == "it" or not any(t.text == "," for t in between):
        return None
    return report.at.get((sentence.number, subjects[0].i))


def _called_so(report: Report, mention: Mention) -> Mention | None:
    """Give whom somebody calls so: "she called **him** *a hero*"."""
    sentence, token = report.sentence(mention), report.heads[mention.id]
    verb = sentence.tokens[token.head]
    if verb.lemma not in _CALLING or token.i < verb.i:
        return None
    objects = [t for t in sentence.dependents(verb.i, "dobj") if verb.i < t.i < mention.first]
    return report.at.get((sentence.number, objects[0].i)) if len(objects) == 1 else None


def _beside_last(report: Report, mention: Mention) -> Mention | None:
    """Give the description that a name stands beside at a pair's end: "she and *her aide*, **Ana Ruiz**".

    The parser hangs such a name from the first of the two.
    """
    sentence = report.sentence(mention)
    first = sentence.tokens[report.heads[mention.id].head]
    if mention.entity != "PERSON" or is_plural(first):
        return None
    ending = [t for t in sentence.dependents(first.i, "conj") if t.i < mention.first]
    last = report.at.get((sentence.number, ending[-1].i)) if ending else None
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
