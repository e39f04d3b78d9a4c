"""How many were killed, hurt, held, driven out or took part, as far as the sentence says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.events import grammar
from dragoman.events.numbers import counted_noun
from dragoman.records import Annotations, Count, Draft, Mention, Sentence, Size, Token

_VERBS = {
    **dict.fromkeys("kill slay murder execute assassinate massacre behead slaughter".split(), "dead"),
    **dict.fromkeys("wound injure hurt maim".split(), "injured"),
    **dict.fromkeys("arrest detain jail imprison capture".split(), "arrested"),
    **dict.fromkeys("displace uproot evict".split(), "displaced"),
}
# Verbs whose own subject is the one it happens to, or who takes part.
_SUBJECT_VERBS = {
    **dict.fromkeys("die perish".split(), "dead"),
    **dict.fromkeys("flee".split(), "displaced"),
    **dict.fromkeys("march rally protest demonstrate gather riot strike".split(), "participants"),
}
_ADJECTIVES = {"dead": "dead", "injured": "injured", "wounded": "injured", "homeless": "displaced"}
_NOUNS = {
    **dict.fromkeys("death fatality dead casualty life".split(), "dead"),
    **dict.fromkeys("injury wounded injured".split(), "injured"),
    **dict.fromkeys("arrest detention detainee".split(), "arrested"),
    **dict.fromkeys("protester demonstrator marcher striker rioter".split(), "participants"),
}
# The types a number belongs to; a number goes to the nearest such trigger of its sentence.
TYPES = {
    "dead": {"ASSAULT", "PROTEST"},
    "injured": {"ASSAULT", "PROTEST"},
    "displaced": {"ASSAULT", "COERCE"},
    "arrested": {"COERCE"},
    "participants": {"PROTEST"},
}


# Acts that say by themselves what happened to everybody on a side: by type and mode, the kind and the side.
_OF_SIDES = {
    ("COERCE", "arrest"): ("arrested", "recipients"),
    ("COERCE", "deport"): ("displaced", "recipients"),
    ("ASSAULT", "abduct"): ("arrested", "recipients"),
    ("ASSAULT", "targeted"): ("dead", "recipients"),
    ("RETREAT", "disarm"): ("participants", "actors"),
    **dict.fromkeys(
        (("PROTEST", mode) for mode in ("demo", "obstruct", "hunger", "strike", "boycott")),
        ("participants", "actors"),
    ),
}
_ONE = Count(1, 1, 1)
_NO_PERSON = frozenset(
    "army band battalion boat bus carrier column convoy crew crowd dhow family freighter gang group lorry "
    "mob party patrol plane platoon ship squad tanker team third train truck unit van vessel".split()
)
_MOBILIZED = frozenset({"troops", "police", "militia"})
_FORCES = frozenset(
    "constable fighter force guard guardsman marine officer peacekeeper personnel police policeman ranger "
    "reservist sailor soldier troop trooper".split()
)
_LETHAL = frozenset({"dead", "death"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One number with what it counts and the word that says so."""

    kind: str
    at: int
    count: Count


def tolls(sentence: Sentence) -> list[Toll]:
    """Find every such number of a sentence, in text order."""
    return [toll for token in sentence.tokens for toll in _tolls_at(sentence, token)]


def _tolls_at(sentence: Sentence, token: Token) -> Iterator[Toll]:
    """Find the numbers that one word gives."""
    if token.pos == "VERB":
        yield from _of_verb(sentence, token)
    elif token.pos == "NOUN" and token.lemma in _NOUNS:
        kind = _NOUNS[token.lemma]
        if token.lemma != "life" or sentence.tokens[token.head].lemma in {"claim", "cost", "take"}:
            yield from _counted(sentence, kind, token.i, [token.i])
    elif token.lemma in _ADJECTIVES:
        yield from _counted(sentence, _ADJECTIVES[token.lemma], token.i, _described(sentence, token))


def _of_verb(sentence: Sentence, token: Token) -> Iterator[Toll]:
    if token.lemma in _VERBS:
        yield from _counted(sentence, _VERBS[token.lemma], token.i, grammar.objects(sentence, token.i))
    elif token.lemma in _SUBJECT_VERBS:
        found = grammar.subjects(sentence, token.i)
        yield from _counted(sentence, _SUBJECT_VERBS[token.lemma], token.i, found)


def _described(sentence: Sentence, token: Token) -> list[int]:
    """Find whom *dead* or *injured* describes: "left five dead", "five people dead", "five injured"."""
    head = sentence.tokens[token.head]
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.pos == "NUM":
        return [before.i]
    if token.dep in {"acomp", "oprd", "xcomp", "ccomp"}:
        own = [t.i for t in sentence.dependents(token.i, "nsubj")]
        return own or [t.i for t in sentence.dependents(head.i, "nsubj", "dobj")]
    return [head.i] if head.pos in {"NOUN", "NUM"} and token.dep in {"amod", "acl", "appos"} else []


def _counted(sentence: Sentence, kind: str, at: int, nouns: list[int]) -> Iterator[Toll]:
    counts = [count for noun in nouns if (count := counted_noun(sentence, noun)) is not None]
    if counts:
        yield Toll(kind, at, total(counts))


def total(counts: list[Count]) -> Count:
    """Add counts up: "two soldiers and a driver" are three."""
    highs = [c.high for c in counts]
    return Count(
        sum(c.low for c in counts),
        sum(c.best for c in counts),
        None if any(h is None for h in highs) else sum(h for h in highs if h is not None),
    )


def with_sizes(drafts: Sequence[Draft], annotations: Annotations) -> tuple[Draft, ...]:
    """Give events the numbers of their sentences.

    Only those that are coded get any, so that no number is lost to a word that was looked at and left out.

    Args:
        drafts: The document's events.
        annotations: Its sentences.
    """
    by_sentence: dict[int, list[tuple[int, str]]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append((draft.head, draft.type))
    found = {number: sizes(annotations.sentences[number], own) for number, own in by_sentence.items()}
    return tuple(
        replace(draft, size=_with_sides(draft, found[draft.sentence].get(draft.head, Size()), annotations))
        for draft in drafts
    )


def _with_sides(draft: Draft, size: Size, annotations: Annotations) -> Size:
    """Fill in the number of those on a side where the act itself says what happened to all of them."""
    kind, side = _OF_SIDES.get((draft.type, draft.mode or ""), ("", ""))
    if draft.type == "ASSAULT" and not _LETHAL.isdisjoint(draft.trigger.text.lower().split()):
        kind, side = "dead", "recipients"
    counts = list[Count | None]()
    if kind:
        counts = [_persons(annotations, annotations.mentions[i]) for i in getattr(draft, side)]
        counts = [count for count in counts if kind != "participants" or count != _ONE]
    elif draft.type == "MOBILIZE" and draft.mode in _MOBILIZED:
        kind = "participants"
        sentence = annotations.sentences[draft.sentence]
        counts = [counted_noun(sentence, i) for i in _forces(sentence, draft.head)]
    told = [count for count in counts if count is not None]
    if not told or len(told) < len(counts) or getattr(size, kind) is not None:
        return size
    return replace(size, **{kind: total(told)})


def _persons(annotations: Annotations, mention: Mention) -> Count | None:
    """Count the persons of a mention: "an engineer" is one, "a crowd" and "a tanker" are not."""
    sentence = annotations.sentences[mention.sentence]
    count = counted_noun(sentence, mention.head)
    return None if count == _ONE and sentence.tokens[mention.head].lemma in _NO_PERSON else count


def _forces(sentence: Sentence, head: int) -> list[int]:
    """Find who is sent: "sent *2,000 soldiers*", "deployment of *200 officers*", "*60 marines* landed"."""
    if sentence.tokens[head].pos == "NOUN":
        near = grammar.under_preposition(sentence, head, "of")
    else:
        near = grammar.objects(sentence, head) or grammar.subjects(sentence, head)
    return [i for i in near if sentence.tokens[i].lemma in _FORCES]


def sizes(sentence: Sentence, triggers: list[tuple[int, str]]) -> dict[int, Size]:
    """Give each trigger the numbers that are its own.

    Args:
        sentence: The sentence.
        triggers: Head token and PLOVER type of each event of the sentence.

    Returns:
        Sizes by head token, for those triggers that have any.
    """
    found: dict[int, dict[str, Count]] = {}
    for toll in tolls(sentence):
        fitting = [head for head, type_ in triggers if type_ in TYPES[toll.kind]]
        if fitting:
            nearest = min(fitting, key=lambda head: (*_far(sentence, head, toll.at), head))
            found.setdefault(nearest, {}).setdefault(toll.kind, toll.count)
    return {head: Size(**counts) for head, counts in found.items()}


def _far(sentence: Sentence, head: int, at: int) -> tuple[int, int]:
    """Say how far a number's word is from a trigger: links of the tree, then words.

    "Drones hit a port, *killing nine*, after a *bombing*": the dead are of the hit.
    """
    up = [head, *(t.i for t in sentence.ancestors(head))]
    down = [at, *(t.i for t in sentence.ancestors(at))]
    shared = next((i for i in up if i in down), None)
    steps = len(up) + len(down) if shared is None else up.index(shared) + down.index(shared)
    return steps, abs(head - at)
