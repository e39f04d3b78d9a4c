"""Arms that are tried and hit nobody: a missile fired into the sea, a range that is bombed in a drill."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.events import grammar
from dragoman.records import Annotations, Draft, Sentence, Status, Token

_MISSILES = frozenset({"missile", "rocket", "projectile", "icbm", "warhead", "torpedo"})
_LAUNCHING = frozenset({"fire", "launch", "lob", "shoot", "loose"})
_LAUNCHES = frozenset({"firing", "launch", "launching"})
_AIMED = frozenset({"at", "against", "on", "onto", "upon"})
# Where what is tried comes down; "into the city" is a hit.
_WATERS = frozenset({
    "sea", "ocean", "water", "waters", "gulf", "bay", "strait", "pacific", "atlantic", "channel", "desert",
    "space", "orbit",
})  # fmt: skip
_THROUGH = frozenset({"into", "in", "toward", "towards", "to", "off"})
_LAND = frozenset({"GPE", "LOC"})  # "over Japan", not "over the fence" or "over the weekend"
_HIT = frozenset({"GPE", "FAC", "NORP", "ORG"})
_WHEN = frozenset({"DATE", "TIME", "QUANTITY"})
_HOURS = frozenset(
    {"dawn", "dusk", "night", "noon", "midnight", "sunrise", "sunset", "time", "once", "random"}
)
_HARM = frozenset({"kill", "wound", "injure", "hurt", "die", "dead", "maim"})
_HITS = frozenset({"hit", "strike", "damage", "destroy", "target"})
# What is hit in a drill.
_GROUNDS = frozenset({"mock-up", "mockup", "replica", "dummy", "hulk"})
_RANGES = frozenset({"firing", "shooting", "bombing", "artillery", "training", "gunnery", "rifle", "test"})
# What a weapon that is tried is said to do by its own word; "weapons" are also moved and shown.
_TESTS = frozenset({"test", "testing", "test-fire", "test-launch", "fire", "firing", "launch", "launching"})
_FEIGNED = frozenset({"mock", "simulated", "dummy", "imaginary", "imagined", "make-believe"})
_RULE = "arms that are tried hit nobody: a show of force"
_CAMEO = "154"  # mobilise or increase armed forces


def as_trials(drafts: Sequence[Draft], annotations: Annotations) -> list[Draft]:
    """Read assaults that are launches into the sea, or drills, as the shows of force they are.

    A missile is tried when it is said to fly over something or to come down in water, or when nothing is said
    of its way and the report tells of such a trial elsewhere. Whatever is aimed at somebody or hurt somebody
    stays an assault; so does every rocket of which nothing is said in a report that tells of no trial.

    Args:
        drafts: The document's events.
        annotations: Its sentences and mentions.

    Returns:
        As many events, in the same order.
    """
    ways = [_way(draft, _of(draft, annotations)) for draft in drafts]
    tested = any(
        _is_test(draft, annotations)
        or (way == "tried" and _launches_missile(_of(draft, annotations), draft.head))
        for draft, way in zip(drafts, ways, strict=True)
    ) and not any(way == "aimed" for way in ways)
    return [
        _trial(draft) if way == "tried" or (way == "unsaid" and tested) else draft
        for draft, way in zip(drafts, ways, strict=True)
    ]


def _way(draft: Draft, sentence: Sentence) -> str | None:
    """Say where an assault's missile went: ``aimed``, ``tried`` or ``unsaid``; None where none is fired."""
    if draft.type != "ASSAULT":
        return None
    if _is_feigned(sentence, draft.head):
        return "tried"
    if not _launches_missile(sentence, draft.head):
        return None
    ways = [(t.lemma.lower(), end) for t, end in _ends(sentence, draft.head)]
    harms = any(t.lemma in _HARM or (t.lemma in _HITS and t.pos == "VERB") for t in sentence.tokens)
    aimed = any(word in _AIMED or (word in _THROUGH and end.entity in _HIT) for word, end in ways)
    if harms or aimed:
        return "aimed"
    crossed = any(word == "over" and end.entity in _LAND for word, end in ways)
    if crossed or any(word in _THROUGH and end.lemma.lower() in _WATERS for word, end in ways):
        return "tried"
    return "unsaid"


def _ends(sentence: Sentence, head: int) -> Iterator[tuple[Token, Token]]:
    """Give the prepositions of a launch and of what is launched, each with what stands behind it."""
    for word in (head, *(t.i for t in sentence.dependents(head, "dobj"))):
        for first in sentence.dependents(word, "prep"):
            for preposition in (first, *sentence.dependents(first.i, "conj")):
                for end in sentence.dependents(preposition.i, "pobj"):
                    if end.entity not in _WHEN and end.lemma.lower() not in _HOURS:
                        yield preposition, end


def _launches_missile(sentence: Sentence, head: int) -> bool:
    """Say whether a word is of a missile's launch: "fired two missiles", "the missile was lobbed"."""
    token = sentence.tokens[head]
    if token.lemma in _LAUNCHING and token.pos == "VERB":
        return any(sentence.tokens[i].lemma.lower() in _MISSILES for i in grammar.objects(sentence, head))
    return token.lemma in _LAUNCHES and any(
        sentence.tokens[i].lemma.lower() in _MISSILES
        for i in (
            *(t.i for t in sentence.dependents(head, "compound", "dobj")),
            *grammar.under_preposition(sentence, head, "of"),
        )
    )


def _is_feigned(sentence: Sentence, head: int) -> bool:
    """Say whether a drill's target is what is hit: "bombed a firing range", "attacks on mock bunkers"."""
    reached = [t.i for t in sentence.dependents(head, "dobj", "nsubjpass")]
    for word in _AIMED:
        reached += grammar.under_preposition(sentence, head, word)
    feigned = (head, *reached)
    return any(_is_ground(sentence, i) for i in reached) or any(
        t.lemma.lower() in _FEIGNED for i in feigned for t in sentence.dependents(i, "amod", "compound")
    )


def _is_ground(sentence: Sentence, i: int) -> bool:
    """Say whether a word is of what is shot at in drills: "a *firing* range", not "a range of targets"."""
    word = sentence.tokens[i].lemma.lower()
    kinds = {t.lemma.lower() for t in sentence.dependents(i, "compound", "amod")}
    return word in _GROUNDS or (word == "range" and bool(kinds & _RANGES))


def _of(draft: Draft, annotations: Annotations) -> Sentence:
    return annotations.sentences[draft.sentence]


def _is_test(draft: Draft, annotations: Annotations) -> bool:
    """Say whether an event is a missile's trial by its own words."""
    tokens = _of(draft, annotations).tokens
    tried = tokens[draft.head].lemma.lower() in _TESTS and draft.status is Status.HAPPENED
    shown = (draft.type, draft.mode) == ("MOBILIZE", "weapons")
    return shown and tried and any(t.lemma.lower() in _MISSILES for t in tokens)


def _trial(draft: Draft) -> Draft:
    """Make an assault the show of force it is, done to nobody."""
    reason = f"{draft.why['type']}; {_RULE}"
    why = {**draft.why, "type": reason, "mode": _RULE, "recipients": _RULE}
    return replace(draft, type="MOBILIZE", mode="weapons", cameo=_CAMEO, recipients=(), why=why)
