"""Events that only look like some: dangers nobody threatens with, wishes, inquiries into accidents."""

import re
from collections.abc import Callable

from dragoman.events import look_alike_deeds as deeds
from dragoman.events import look_alike_opinions as opinions
from dragoman.events import look_alike_plans as plans
from dragoman.events import look_alike_requests as requests
from dragoman.events import look_alike_threats as threats
from dragoman.records import Annotations, Draft, Sentence

_APART = frozenset({"advcl", "conj", "parataxis"})
_ACCIDENT = re.compile(
    r"\b(?:what caused|causes?|crash|accident|derailment|collision|capsizing|malfunction"
    r"|(?:plane|train|air) disaster)\b",
    re.IGNORECASE,
)
_Rule = tuple[Callable[[Sentence, int], bool], str]
_DraftRule = tuple[Callable[[Draft, Sentence], bool], str]
# For each type what its words may be instead, with the reason for the record.
_RULES: dict[str, tuple[_Rule, ...]] = {
    "REQUEST": (
        (requests.is_query, "is a reporter's query"),
        (requests.is_application, "is an application for money or a permit"),
        (requests.is_wish, "tells of an aim, nothing asked of anybody"),
        (requests.is_pressure_wanted, "speaks of pressure to come"),
        (requests.is_order_for_deed, "is the order for a deed, which is the event"),
        (requests.is_topic, "is what words are about, nothing asked"),
    ),
    "THREATEN": (
        (threats.is_danger, "tells of a danger, no threat that somebody makes"),
        (threats.is_supposed, "is only supposed"),
        (threats.is_promise, "vows nothing that would harm"),
        (threats.is_reward, "is a reward"),
    ),
    "REJECT": (
        (deeds.is_shot, "is a shot, no refusal"),
        (deeds.is_spirit, "tells of a state of mind, nothing refused"),
    ),
    "AGREE": ((deeds.is_unchanged, "tells of a state of mind, nothing promised"),),
    "CONCEDE": ((deeds.is_published, "is a publication, nobody let go"),),
    "RETREAT": ((deeds.is_published, "is a publication, nobody let go"),),
    "CONSULT": (
        (deeds.is_with_own_staff, "is a leader with people of his own"),
        (deeds.is_interview, "is an interview"),
        (deeds.is_town_hall, "is a candidate with his public"),
    ),
    "ASSAULT": (
        (deeds.is_figure, "is a figure of speech, with nobody shot at"),
        (plans.is_dreaded, "is only feared"),
    ),
    "MOBILIZE": (
        (plans.is_debated, "is only talked about"),
        (plans.is_taken_for, "is what another deed is taken for"),
    ),
    "COERCE": (
        (deeds.is_law, "is a rule in force, which bars nobody now"),
        (deeds.is_guardianship, "is the care of a child"),
    ),
}
# The same for what the words mean with their status and sides.
_DRAFT_RULES: dict[str, tuple[_DraftRule, ...]] = {
    "REQUEST": ((opinions.is_in_paper, "is what a paper provides for"),),
    "REJECT": (
        (opinions.is_principle, "is an opinion on a kind of thing"),
        (opinions.is_reproach, "is what somebody is accused of"),
    ),
    "SUPPORT": (
        (opinions.is_principle, "is an opinion on a kind of thing"),
        (opinions.is_joy, "is joy, which backs nobody"),
        (opinions.is_attitude, "is an opinion on a matter, nobody backed"),
        (opinions.is_own_deed, "stands up for a deed of his own"),
    ),
    "ACCUSE": (
        (opinions.is_feeling, "is a feeling that nobody is said to have"),
        (opinions.is_state_of_mind, "is a state of mind, nobody criticised"),
    ),
    "ASSAULT": (
        (deeds.is_clearance, "is a building to be cleared away"),
        (deeds.is_defence_not_tried, "is a shot at a missile that was not fired"),
    ),
    "CONSULT": ((deeds.is_inspection, "is a look at works of one's own"),),
    "RETREAT": ((deeds.is_tolerated, "lets go on what nobody barred"),),
}
_ANY: tuple[_Rule, ...] = (
    (deeds.is_anybodys, "says what anybody does, nobody's deed"),
    (deeds.is_forbidden, "is what is forbidden"),
)
_ANY_DRAFT: tuple[_DraftRule, ...] = (
    (opinions.is_held_right, "is held right, and not done"),
    (opinions.is_unreal, "is told of as what was not or could be"),
    (opinions.is_aim, "is what something consists in, with nobody who does it"),
    (opinions.is_unshown, "is what nothing shows"),
)


def look_alike(draft: Draft, annotations: Annotations) -> str | None:
    """Say what an event is that only looks like one, or None where it is meant.

    Args:
        draft: The event.
        annotations: With its sentence.
    """
    sentence = annotations.sentences[draft.sentence]
    for holds, reason in (*_RULES.get(draft.type, ()), *_ANY):
        if holds(sentence, draft.head):
            return reason
    for fits, reason in (*_DRAFT_RULES.get(draft.type, ()), *_ANY_DRAFT):
        if fits(draft, sentence):
            return reason
    if draft.type == "REQUEST" and not draft.actors and requests.is_mood(sentence, draft.head):
        return "is pressure that nobody is said to put"
    if (draft.type, draft.mode) == ("ACCUSE", "investigate") and not draft.recipients:
        return (
            "is an inquiry into an accident" if _ACCIDENT.search(_words_after(sentence, draft.head)) else None
        )
    return None


def _words_after(sentence: Sentence, head: int) -> str:
    """Give what hangs on a word behind it, in words, without clauses that tell when or why."""
    found, left = set[int](), [head]
    if sentence.tokens[head].dep == "dobj":  # "opened an inquiry into the crash", where "into" is the verb's
        verb = sentence.tokens[head].head
        left += [t.i for t in sentence.dependents(verb, "prep") if t.lemma == "into"]
    while left:
        word = left.pop()
        found.add(word)
        left.extend(i for i in sentence.children[word] if sentence.tokens[i].dep not in _APART)
    return " ".join(sentence.tokens[i].text for i in sorted(found) if i > head)
