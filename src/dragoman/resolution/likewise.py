"""People told only by whom they stand beside: "others", names behind one title, officers of police."""

from collections.abc import Sequence

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.wording import singular
from dragoman.records import SUBJECTS, ActorKind, Mention, MentionKind, Token
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_OTHERS = {("others",), ("the", "others")}
_PEOPLE = {ActorKind.GROUP, ActorKind.POPULATION}
# Bare officers are the army's, but in a report on police that names no army.
_OFFICERS = {"officer", "officers"}


def others_of_a_sort(report: Report, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read "others" as people like those named before in the sentence: "it freed *ten miners*, not *others*".

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    found: dict[int, Reading] = {}
    for mention, head in report.with_heads() if "others" in report.words else ():
        if head.text.lower() != "others":
            continue
        sentence, tokens = report.sentence(mention), report.tokens(mention)
        if len(tokens) > 2 or tuple(t.text.lower() for t in tokens) not in _OTHERS:
            continue
        more = [t for t in sentence.dependents(mention.head) if t.dep not in {"det", "punct"}]
        if more or head.dep == "conj":  # "others in Asia", "the BBC and others"
            continue
        like = _named_before(report, readings, mention)
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


def _named_before(report: Report, readings: Sequence[Reading], mention: Mention) -> Mention | None:
    """Give the people named last before a mention in its sentence."""
    tokens = report.sentences[mention.sentence].tokens
    near = [
        m
        for m in report.mentions
        if m.sentence == mention.sentence and m.last <= mention.first and m.kind is MentionKind.NOMINAL
    ]
    acts = tokens[mention.head].dep in SUBJECTS
    fitting = [
        m
        for m in near
        if readings[m.id].kind in _PEOPLE
        and readings[m.id].sectors
        and is_plural(tokens[m.head])
        and (acts or tokens[m.head].dep not in SUBJECTS)  # who looks for others is not like them
    ]
    if tokens[mention.head].dep == "nsubj":  # "protesters threw stones at officers while *others* burned"
        acting = [m for m in fitting if tokens[m.head].dep in SUBJECTS]
        fitting = acting or fitting
    return fitting[-1] if fitting else None


def titled_in_a_row(
    knowledge: ActorKnowledge,
    report: Report,
    readings: Sequence[Reading],
) -> dict[int, Reading]:
    """Read the second of several names behind one title as the first: "*Senators* Jo Orr and *Al Brand*".

    Args:
        knowledge: Words for offices.
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    found: dict[int, Reading] = {}
    for mention, head in report.with_heads():
        reading = readings[mention.id]
        if reading.party is not None or reading.sectors or mention.kind is not MentionKind.NAME:
            continue
        tokens, leading = report.sentence(mention).tokens, head
        while leading.dep == "conj" and leading.head != leading.i:
            leading = tokens[leading.head]
        first = report.at.get((mention.sentence, leading.i))
        if first is None or first.id == mention.id:
            continue
        title = next((t for t in tokens[first.first : leading.i] if _is_plural(t)), None)
        role = knowledge.role(_single(title)) if title is not None else None
        if title is None or role is None or role.kind is not ActorKind.PERSON:
            continue
        told = readings[first.id]
        country = told.country if told.party is None else None
        found[mention.id] = reading._replace(
            country=reading.country or country,
            basis=told.basis if country is not None else "sector",
            reason=f"{title.text!r} stands before this name and {told.name!r}",
            sectors=role.sectors,
            kind=ActorKind.PERSON,
            national=role.national,
        )
    return found


def _is_plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"} or token.text.lower().endswith("s.")


def _single(title: Token) -> str:
    """Give a title of several people as one bears it: "senator", "sen."."""
    word = title.text.lower()
    return word[:-2] + "." if word.endswith("s.") else singular(word)


def officers_of_police(report: Report, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read bare "officers" as the police's in a report that names police and no army.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    if _OFFICERS.isdisjoint(report.words):
        return {}
    officers = {m.id for m, head in report.with_heads() if _is_officer(m, head)}
    if not officers:
        return {}
    others = [reading for i, reading in enumerate(readings) if i not in officers]
    sectors = {sector for reading in others for sector in reading.sectors}
    if "COP" not in sectors or "MIL" in sectors:
        return {}
    soldiers = [i for i in sorted(officers) if readings[i].sectors == ("MIL",)]
    return {i: readings[i]._replace(sectors=("COP",)) for i in soldiers}


def _is_officer(mention: Mention, head: Token) -> bool:
    """Say whether a mention is of officers by that word alone."""
    return mention.kind is MentionKind.NOMINAL and head.text.lower() in _OFFICERS
