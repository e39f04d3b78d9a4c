"""Whose a phrase is: its possessors and modifiers, what stands behind "of", and whom it is set beside."""

from collections.abc import Iterator

from dragoman.records import ActorKind, Mention, MentionKind, Sentence, Token
from dragoman.resolution.phrases import is_plural, stands_apart
from dragoman.resolution.scene import Scene
from dragoman.resolution.warrants import EXPERTS, SPEAKING_FOR

_OWNING = {"of", "from", "for", "in", "at"}
_POSSESSING = {"poss", "compound", "nmod", "amod"}
_OF_EXPERTS = {"poss", "amod"}
_JOINED = {"conj", "appos"}
_PRESS = ("JRN",)


def owners_of(scene: Scene, mention: Mention) -> list[Mention]:
    """Give the mentions a phrase belongs to: possessors and modifiers, then what stands behind "of"."""
    sentence = scene.report.sentence(mention)
    head = sentence.tokens[mention.head]
    wanted = _OF_EXPERTS if head.lemma in EXPERTS else _POSSESSING
    direct: list[Token] = []
    behind: list[Token] = []
    for child in sentence.children[mention.head]:
        token = sentence.tokens[child]
        if token.dep in wanted:
            direct.append(token)
        elif token.dep == "prep" and token.lemma in _OWNING:
            behind += sentence.dependents(token.i, "pobj")
    if head.dep in _JOINED:
        behind += (*_coloured_too(scene, mention), *_counted_among(scene, mention))
    owners: list[Mention] = []
    for token in direct + behind:
        owner = scene.report.at.get((mention.sentence, token.i))
        if owner is None or owner.id == mention.id or stands_apart(sentence, owner.first, owner.last):
            continue
        if not _is_told(scene, owner):
            owners.append(owner)
    reading = scene.readings[mention.id]
    if reading.sectors[:1] == _PRESS:
        owners += _speaking_for(scene, mention)
    if reading.counterpart:
        owners += _companions(scene, sentence, mention)
    return owners


def _is_told(scene: Scene, owner: Mention) -> bool:
    """Say whether an outlet was told something of those behind it: "told *AFP* police had fired"."""
    before = scene.report.sentence(owner).tokens[owner.first - 1] if owner.first else None
    outlet = scene.readings[owner.id].sectors[:1] == _PRESS and owner.kind is MentionKind.NAME
    return outlet and before is not None and before.lemma == "tell"


def _coloured_too(scene: Scene, mention: Mention) -> Iterator[Token]:
    """Give whom a bare plural is joined to where one adjective colours both: "*Fijian* ships and crews"."""
    sentence = scene.report.sentence(mention)
    token = sentence.tokens[mention.head]
    first = scene.report.at.get((mention.sentence, token.head))
    if token.dep != "conj" or first is None or not is_plural(token):
        return
    if mention.kind is not MentionKind.NOMINAL or scene.readings[mention.id].kind is ActorKind.POPULATION:
        return  # "US troops and civilians" are not both of the US
    reading = scene.readings[first.id]
    determined = sentence.dependents(mention.head, "det", "poss")
    if reading.basis == "modifier" and first.kind is MentionKind.NOMINAL and not determined:
        yield sentence.tokens[token.head]


def _counted_among(scene: Scene, mention: Mention) -> Iterator[Token]:
    """Give the people among whom a name is listed: "*two Fijians*, Ana Ruiz and Jo Alder"."""
    token = scene.report.heads[mention.id]
    while token.dep == "conj":
        token = scene.report.sentence(mention).tokens[token.head]
    listed = token.dep == "appos" and scene.readings[mention.id].person_name
    above = scene.report.sentence(mention).tokens[token.head]
    if listed and is_plural(above):
        yield above


def _speaking_for(scene: Scene, mention: Mention) -> Iterator[Mention]:
    """Give whom an outlet is named as the own of, by a word the report has for them: "an *NFL*-run site"."""
    tokens = scene.report.tokens(mention)
    for token, mark, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if mark.text == "-" and verb.text.lower() in SPEAKING_FOR and token.text.isupper():
            same = (m for m in scene.report.mentions if m.span.text == token.text)
            yield from (m for m in same if m.id != mention.id)


def _companions(scene: Scene, sentence: Sentence, mention: Mention) -> Iterator[Mention]:
    """Give whom a counterpart is set beside: its first conjunct, then the subject of its verb."""
    token = sentence.tokens[mention.head]
    near: list[Token] = [sentence.tokens[token.head]] if token.dep in {"conj", "appos"} else []
    for verb in sentence.ancestors(mention.head):
        near.extend(sentence.dependents(verb.i, "nsubj", "nsubjpass"))
    for other in near:
        found = scene.report.at.get((mention.sentence, other.i))
        if found is not None and found.id != mention.id:
            yield found
