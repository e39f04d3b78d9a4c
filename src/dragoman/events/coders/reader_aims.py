"""What the grammar around a trigger says of sides that the Reader took or left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.events.coders.reader_both_sides import without_self
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_doers import with_doers
from dragoman.events.coders.reader_named import with_named
from dragoman.events.coders.reader_no_doers import without_no_doers
from dragoman.events.coders.reader_reached import HARMING, with_reached
from dragoman.events.coders.reader_threatened import with_threatened
from dragoman.records import Actor, Annotations, Draft, Mention, Sentence

# A weapon that is tried out or shot into the sea is used on nobody, whatever lies under its way.
_SHOTS = frozenset(
    {
        "launch", "launching", "fire", "firing", "test", "testing", "test-fire", "test-launch", "shoot",
        "detonate", "detonation", "explode", "explosion", "conduct", "carry",
    }
)  # fmt: skip
_AT = frozenset({"at", "against", "toward", "towards", "to", "for"})
# A driver runs people over and a state fires a missile; who they are may be unsaid.
_VEHICLES = frozenset({"truck", "lorry", "car", "van", "bus", "minibus", "vehicle", "tractor"})
_MISSILES = frozenset({"missile", "rocket", "projectile", "warhead", "icbm"})
_TOOLS = {"ASSAULT": _VEHICLES, "MOBILIZE": _MISSILES}
_OWNERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def mended(draft: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> Draft:
    """Give a draft with the sides that weapons, doers and those reached leave or add.

    Args:
        draft: As the Reader read it.
        annotations: Of its document.
        parties: Mentions as actors, by mention id.
    """
    if "recipients" not in draft.why:  # too doubtful to be read on
        return draft
    clause = Clause(aimed(draft, annotations), annotations, parties)
    return without_self(with_threatened(with_named(with_reached(with_doers(without_no_doers(clause)))))).draft


def aimed(draft: Draft, annotations: Annotations) -> Draft:
    """Give a draft with the sides that its words leave or add.

    Args:
        draft: As the Reader read it.
        annotations: Of its document.
    """
    draft = _without_tools(draft, annotations)
    sentence = annotations.sentences[draft.sentence]
    if _is_shot(draft, sentence):
        left = [i for i in draft.recipients if _is_aimed_at(sentence, annotations.mentions[i])]
        if len(left) < len(draft.recipients):
            return _with_recipients(draft, left, "a shot over or after somebody is not done to him")
    if draft.type == "ASSAULT" and not draft.recipients:
        harmed = [m.id for m in _harmed(sentence, draft.head, annotations.mentions)]
        if harmed:
            return _with_recipients(draft, harmed, "harmed by it, says its clause")
    return draft


def _without_tools(draft: Draft, annotations: Annotations) -> Draft:
    """Leave out actors that are only what it was done with."""
    tools = _TOOLS.get(draft.type, frozenset())
    left = tuple(i for i in draft.actors if not _is_tool(annotations, i, tools))
    if left == draft.actors:
        return draft
    why = {**draft.why, "actors": f"{draft.why['actors']}; what it was done with is no party"}
    return replace(draft, actors=left, why=why)


def _is_tool(annotations: Annotations, i: int, tools: frozenset[str]) -> bool:
    """Say whether a mention is a tool whose owner it does not name: "a *Peruvian* rocket" names one."""
    mention = annotations.mentions[i]
    tokens = annotations.sentences[mention.sentence].tokens
    named = any(token.entity in _OWNERS for token in tokens[mention.first : mention.last])
    return tokens[mention.head].lemma in tools and not named


def _with_recipients(draft: Draft, recipients: Sequence[int], why: str) -> Draft:
    reason = f"{draft.why['recipients']}; {why}"
    return replace(draft, recipients=tuple(sorted(recipients)), why={**draft.why, "recipients": reason})


def _is_shot(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a weapon is fired or tried, not moved or brought up."""
    return (draft.type, draft.mode) == ("MOBILIZE", "weapons") and sentence.tokens[draft.head].lemma in _SHOTS


def _is_aimed_at(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a phrase stands behind a word that tells a direction, here or in another sentence."""
    if mention.sentence != sentence.number:
        return True
    above = (sentence.tokens[mention.head], *sentence.ancestors(mention.head))
    return any(token.dep == "prep" and token.lemma in _AT for token in above)


def _harmed(sentence: Sentence, head: int, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give whom a participle of an act harms: "rammed the gate, *killing four guards*"."""
    at = {mention.head: mention for mention in mentions if mention.sentence == sentence.number}
    for verb in _participles(sentence, head):
        for token in sentence.dependents(verb, "dobj"):
            for i in (token.i, *(t.i for t in sentence.dependents(token.i, "conj"))):
                if i in at:
                    yield at[i]


def _participles(sentence: Sentence, head: int) -> Iterator[int]:
    """Give the participles of harm that hang on an act or on the verb whose object it is."""
    token = sentence.tokens[head]
    verbs = [head, token.head] if token.dep in {"dobj", "nsubj", "nsubjpass"} else [head]
    for verb in verbs:
        for child in sentence.dependents(verb, "advcl", "acl"):
            for below in (child, *sentence.dependents(child.i, "conj")):
                if below.tag == "VBG" and below.lemma in HARMING:
                    yield below.i
