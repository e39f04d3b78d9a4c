"""People called only "others": they are of the sort that their sentence names before."""

from collections.abc import Sequence

from dragoman.records import ActorKind, Annotations, Mention, MentionKind
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading

_OTHERS = {("others",), ("the", "others")}
_SUBJECTS = {"nsubj", "nsubjpass"}
_PEOPLE = {ActorKind.GROUP, ActorKind.POPULATION}


def others_of_a_sort(annotations: Annotations, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read "others" as people like those named before in the sentence: "it freed *ten miners*, not *others*".

    Args:
        annotations: The document's sentences and mentions.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    found: dict[int, Reading] = {}
    for mention in annotations.mentions:
        sentence = annotations.sentences[mention.sentence]
        if sentence.tokens[mention.head].text.lower() != "others":
            continue
        tokens = sentence.tokens[mention.first : mention.last]
        if len(tokens) > 2 or tuple(t.text.lower() for t in tokens) not in _OTHERS:
            continue
        more = [t for t in sentence.dependents(mention.head) if t.dep not in {"det", "punct"}]
        if more or sentence.tokens[mention.head].dep == "conj":  # "others in Asia", "the BBC and others"
            continue
        like = _named_before(annotations, readings, mention)
        if like is not None:
            told = readings[like.id]
            found[mention.id] = readings[mention.id]._replace(
                country=told.country,
                basis=told.basis,
                reason=f"others like {told.name!r}",
                sectors=told.sectors,
                kind=told.kind,
            )
    return found


def _named_before(annotations: Annotations, readings: Sequence[Reading], mention: Mention) -> Mention | None:
    """Give the people named last before a mention in its sentence."""
    tokens = annotations.sentences[mention.sentence].tokens
    near = [
        m
        for m in annotations.mentions
        if m.sentence == mention.sentence and m.last <= mention.first and m.kind is MentionKind.NOMINAL
    ]
    acts = tokens[mention.head].dep in _SUBJECTS
    fitting = [
        m
        for m in near
        if readings[m.id].kind in _PEOPLE
        and readings[m.id].sectors
        and is_plural(tokens[m.head])
        and (acts or tokens[m.head].dep not in _SUBJECTS)  # who looks for others is not like them
    ]
    if tokens[mention.head].dep == "nsubj":  # "protesters threw stones at officers while *others* burned"
        acting = [m for m in fitting if tokens[m.head].dep in _SUBJECTS]
        fitting = acting or fitting
    return fitting[-1] if fitting else None
