"""How many were killed, hurt, held, driven out or took part, as far as the sentence says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.later_tolls import LARGEST, carried
from dragoman.events.numbers import counted_noun
from dragoman.events.settled_tolls import Placed, settled, told
from dragoman.events.stated_tolls import stated_tolls
from dragoman.events.tolls import WORDS, Basis, Toll, plain_tolls, total
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Annotations, Count, Draft, Mention, Sentence

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
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_MOBILIZED = frozenset({"troops", "police", "militia"})
_FORCES = frozenset(
    "constable fighter force guard guardsman marine officer peacekeeper personnel police policeman ranger "
    "reservist sailor soldier troop trooper".split()
)
_LETHAL = frozenset({"dead", "death"})


def tolls(sentence: Sentence) -> list[Toll]:
    """Find every number of a sentence that counts people, in text order."""
    plain = list(plain_tolls(sentence))
    return sorted((*plain, *stated_tolls(sentence, plain)), key=lambda toll: toll.at)


def with_sizes(drafts: Sequence[Draft], annotations: Annotations) -> tuple[Draft, ...]:
    """Give events the numbers of their sentences.

    Only those that are coded get any, so that no number is lost to a word that was looked at and left out.

    Args:
        drafts: The document's events.
        annotations: Its sentences.
    """
    numbers: dict[int, list[Placed]] = {}
    left: dict[int, list[Toll]] = {}
    for sentence in annotations.sentences:
        own = [i for i, draft in enumerate(drafts) if draft.sentence == sentence.number]
        for owner, toll in shared(sentence, [drafts[i] for i in own]):
            if owner is None:
                left.setdefault(sentence.number, []).append(toll)
            else:
                numbers.setdefault(own[owner], []).append(Placed(toll, sentence))
    for owner, placed in list(carried(left, drafts, annotations, numbers)):
        numbers.setdefault(owner, []).append(placed)
    held = _acted_on(drafts)
    return tuple(
        _with_sides(_sized(draft, numbers.get(i, ())), annotations, held) for i, draft in enumerate(drafts)
    )


def _sized(draft: Draft, numbers: Sequence[Placed]) -> Draft:
    """Give an event its numbers, and the words of those that are not plainly its own sentence's."""
    why = told(numbers, draft.sentence)
    return replace(draft, size=settled(numbers), why={**draft.why, "size": why} if why else draft.why)


def _acted_on(drafts: Sequence[Draft]) -> frozenset[int]:
    """Give the mentions that harm is done to: 41 who are arrested are not those on strike."""
    return frozenset(i for draft in drafts if draft.type in _HARM for i in draft.recipients)


def _with_sides(draft: Draft, annotations: Annotations, held: frozenset[int]) -> Draft:
    """Fill in the number of those on a side where the act itself says what happened to all of them."""
    kind, side = _OF_SIDES.get((draft.type, draft.mode or ""), ("", ""))
    if draft.type == "ASSAULT" and not _LETHAL.isdisjoint(draft.trigger.text.lower().split()):
        kind, side = "dead", "recipients"
    counts = list[Count | None]()
    if kind:
        parties = [annotations.mentions[i] for i in getattr(draft, side)]
        if kind == "participants" and any(
            one.id in held and not _does(annotations, draft, one) for one in parties
        ):
            return draft
        counts = [_persons(annotations, one) for one in parties]
        counts = [count for count in counts if kind != "participants" or count != _ONE]
    elif draft.type == "MOBILIZE" and draft.mode in _MOBILIZED:
        kind = "participants"
        sentence = annotations.sentences[draft.sentence]
        counts = [counted_noun(sentence, i) for i in _forces(sentence, draft.head)]
    stated = [count for count in counts if count is not None]
    if not stated or len(stated) < len(counts) or getattr(draft.size, kind) is not None:
        return draft
    return replace(draft, size=replace(draft.size, **{kind: total(stated)}))


def _does(annotations: Annotations, draft: Draft, party: Mention) -> bool:
    """Say whether a party's own sentence tells that it acts: "held 41 for *marching*", "strike *by* two"."""
    sentence = annotations.sentences[draft.sentence]
    if party.sentence != draft.sentence:
        return False
    by = (i for word in ("by", "of") for i in grammar.under_preposition(sentence, draft.head, word))
    return sentence.tokens[draft.head].pos == "VERB" or party.head in by


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


def shared(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[tuple[int | None, Toll]]:
    """Share a sentence's numbers out among its events.

    Args:
        sentence: The sentence.
        drafts: Its events.

    Yields:
        Which of the events, or None where the number is of none of them, and the number.
    """
    first: dict[tuple[int, str], Toll] = {}
    for toll in tolls(sentence):
        fitting = [i for i, draft in enumerate(drafts) if _fits(sentence, draft, toll)]
        if not fitting:
            yield None, toll
            continue
        owner = min(fitting, key=lambda i: (*_far(sentence, drafts[i].head, toll.at), drafts[i].head))
        before = first.setdefault((owner, toll.kind), toll)
        yield owner, replace(toll, basis=Basis.CLAIM) if _is_rival(sentence, before, toll) else toll


def _fits(sentence: Sentence, draft: Draft, toll: Toll) -> bool:
    """Say whether a number may be of an event; a toll of thousands only where it names the event itself."""
    if draft.type not in TYPES[toll.kind]:
        return False
    is_large = toll.basis is not Basis.TOLD and toll.kind == "dead" and toll.count.best > LARGEST
    return not is_large or draft.head in sentence.subtree(toll.at)


def _is_rival(sentence: Sentence, one: Toll, two: Toll) -> bool:
    """Say whether two numbers are two speakers' of the same: "300 marched, police said; 2,000, they said"."""
    if one is two or one.basis is not Basis.TOLD or two.basis is not Basis.TOLD:
        return False
    nouns = sentence.tokens[one.end], sentence.tokens[two.end]
    is_same = nouns[1].pos == "NUM" or nouns[1].lemma in WORDS["counted_people"] | {nouns[0].lemma}
    return is_same and _voice(sentence, one.at) != _voice(sentence, two.at)


def _voice(sentence: Sentence, at: int) -> int | None:
    """Find the verb of saying with a speaker that a word stands under, None for the article's own voice."""
    saying = word_lists("saying")["saying"] - WORDS["participants_subjects"]
    for token in sentence.ancestors(at):
        is_apart = any(t.text == ";" for t in sentence.tokens[at : token.i])
        if token.lemma in saying and sentence.dependents(token.i, "nsubj") and not is_apart:
            return token.i
    return None


def _far(sentence: Sentence, head: int, at: int) -> tuple[int, int]:
    """Say how far a number's word is from a trigger: links of the tree, then words.

    "Drones hit a port, *killing nine*, after a *bombing*": the dead are of the hit.
    """
    up = [head, *(t.i for t in sentence.ancestors(head))]
    down = [at, *(t.i for t in sentence.ancestors(at))]
    shared = next((i for i in up if i in down), None)
    steps = len(up) + len(down) if shared is None else up.index(shared) + down.index(shared)
    return steps, abs(head - at)
