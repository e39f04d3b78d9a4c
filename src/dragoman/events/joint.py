"""The *we* of two who met: "in our meeting we agreed" speaks for both sides of that meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.records import Actor, Annotations, Draft, Mention, MentionKind, Quote, Sentence

_WE = {"we", "us", "our"}
_MEETINGS = {"meeting", "talk", "summit", "discussion", "consultation", "negotiation", "conversation", "call"}


def join_speakers(
    drafts: Sequence[Draft], annotations: Annotations, parties: Mapping[int, Actor]
) -> tuple[Draft, ...]:
    """Give acts of a joint *we* to both who met.

    A *we* is joint when its quotation speaks of "our meeting" and the report elsewhere says with whom the
    speaker met. An act whose subject it is counts as its own where the coder gave it to the speaker by name.

    Args:
        drafts: The document's events.
        annotations: Its mentions and quotes.
        parties: Mentions as actors, by mention id.
    """
    meetings = [(draft.actors, draft.recipients) for draft in drafts if draft.type == "CONSULT"]
    if not meetings:
        return tuple(drafts)
    owned = _own_meetings(annotations)
    joint = [quote for quote in annotations.quotes if any(_holds(quote, mention) for mention in owned)]
    if not joint:
        return tuple(drafts)
    return tuple(_joined(draft, meetings, joint, annotations, parties) for draft in drafts)


def _own_meetings(annotations: Annotations) -> list[Mention]:
    """Find the *our* of every "our meeting"."""
    found = []
    for mention in annotations.mentions:
        tokens = annotations.sentences[mention.sentence].tokens
        owner = tokens[mention.head]
        if owner.lemma == "our" and tokens[owner.head].lemma in _MEETINGS:
            found.append(mention)
    return found


def _holds(quote: Quote, mention: Mention) -> bool:
    """Say whether a mention stands in a quotation."""
    return any(piece.contains(mention.span) for piece in quote.content)


def _joined(
    draft: Draft,
    meetings: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    joint: Sequence[Quote],
    annotations: Annotations,
    parties: Mapping[int, Actor],
) -> Draft:
    speaker = _joint_speaker(draft, joint, annotations, parties)
    if speaker is None:
        return draft
    for sides in meetings:
        members = [i for side in sides for i in side]
        own = [i for i in members if is_one_party(i, speaker.id, annotations, parties)]
        others = tuple(i for i in members if i not in own and i not in draft.actors)
        if own and others:
            kept = tuple(i for i in draft.recipients if i not in others)
            why = {**draft.why, "actors": f"{draft.why['actors']}; joint 'we' of those who met"}
            return replace(draft, actors=(*draft.actors, *others), recipients=kept, why=why)
    return draft


def _joint_speaker(
    draft: Draft, joint: Sequence[Quote], annotations: Annotations, parties: Mapping[int, Actor]
) -> Mention | None:
    """Give the *we* of a joint quotation that acts, named as such or by the speaker's name."""
    sentence = annotations.sentences[draft.sentence]
    subject = _subject_above(sentence, draft.head)
    for mention in annotations.mentions:
        if not _is_we(mention, annotations) or not any(_holds(quote, mention) for quote in joint):
            continue
        if mention.id in draft.actors:
            return mention
        if (mention.sentence, mention.head) == (draft.sentence, subject) and all(
            is_one_party(actor, mention.id, annotations, parties) for actor in draft.actors
        ):
            return mention
    return None


def _subject_above(sentence: Sentence, word: int) -> int | None:
    """Give the subject of the nearest verb above a word that has one, or of the word itself."""
    seen: set[int] = set()
    while word not in seen:
        seen.add(word)
        for token in sentence.dependents(word, "nsubj"):
            return token.i
        word = sentence.tokens[word].head
    return None


def _is_we(mention: Mention, annotations: Annotations) -> bool:
    lemma = annotations.sentences[mention.sentence].tokens[mention.head].lemma
    return mention.kind is MentionKind.PRONOUN and lemma in _WE


def is_one_party(one: int, two: int, annotations: Annotations, parties: Mapping[int, Actor]) -> bool:
    """Say whether two mentions are of one party: one chain, or one known identity.

    Args:
        one: Id of the one mention.
        two: Id of the other.
        annotations: The document's mentions.
        parties: Mentions as actors, by mention id.
    """
    if annotations.mentions[one].chain == annotations.mentions[two].chain:
        return True
    actors = [parties.get(one), parties.get(two)]
    ids = {actor.id for actor in actors if actor is not None}
    return len(ids) == 1 and None not in ids
