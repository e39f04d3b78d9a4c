"""What the police do or fail to do beside PLOVER's events: "registered a case", "died in police firing".

The words are general ones for police work, tuned on the dev part of IndiaPoliceEvents; see benchmarks.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.embedding import REPORTING
from dragoman.events.status import standing
from dragoman.records import Actor, Annotations, Sentence, Status, Token

_POLICE = {"police", "policeman", "policewoman", "constable", "cop"}
# Being, having and saying are no action of the police.
_STATES = {"be", "have", "seem", "appear", "become", "remain", "know", "want", "belong", "face", "receive"}
_KILLING = {"kill", "shoot", "gun", "murder", "die", "slay"}
_DEATHS = {"kill", "die", "dead", "death", "slay", "toll", "fatality", "lose", "claim", "body"}
# "Police firing", "bullets of the paramilitary force": beside the word, for such phrases are short.
_SHOTS = {"firing", "bullet", "bullets", "gunfire", "shooting"}
_FORCES = _POLICE | {"army", "force", "security", "paramilitary"}
_NEAR = 3
# "Fired tear gas", "charged the crowd with batons": among the first words after the verb.
_WEAPONS = {"teargas", "tear", "lathi", "lathicharge", "baton", "cane", "bullet", "shell", "round"}
_WITHIN = 5
# Work that nobody but the forces of order does, whoever is or is not named as doing it.
_WORK_NOUNS = {
    "lathicharge", "lathi", "teargas", "patrol", "patrolling", "bandobast", "frisking", "cordon", "barricade",
    "fir", "custody", "curfew", "picket", "policing",
}  # fmt: skip
_WORK_VERBS = {
    "frisk", "patrol", "barricade", "cordon", "remand", "book", "deploy", "disperse", "detain", "intercept",
    "seal", "impound",
}  # fmt: skip
_OMITTING = {"fail", "refuse", "ignore", "neglect", "decline", "abandon", "desert", "flee"}
# A government fails as the police do where this is what it fails to do.
_GUARDING = {
    "protect", "prevent", "control", "provide", "act", "check", "contain", "maintain", "stop", "quell",
    "deploy", "call", "curb", "save", "guard", "intervene", "respond", "arrest", "take", "ensure",
}  # fmt: skip
_ORDER = _FORCES | {"law", "administration"}
_AUTHORITIES = _ORDER | {"government", "authority", "machinery", "state", "constabulary", "officer"}
# What is said of the authorities in nouns; of the weaker ones the forces of order must be said to lack it.
_OMISSIONS = {
    "inaction", "apathy", "negligence", "dereliction", "complicity", "connivance", "laxity", "spectator",
    "bystander", "indifference", "passivity", "lapse", "callousness",
}  # fmt: skip
_WEAK_OMISSIONS = {"lack", "absence", "delay", "breakdown", "collapse", "failure", "inability"}
_REACH = 5  # words between what is lacking and who lacks it


@dataclass(frozen=True, slots=True)
class Act:
    """A label of the task with the word it was read from and how real it is."""

    label: str
    word: Token
    status: Status


def acts(annotations: Annotations, parties: Mapping[int, Actor]) -> Iterator[Act]:
    """Find what the police of a document do and fail to do.

    Args:
        annotations: Its sentences and mentions.
        parties: Mentions as actors, by mention id.
    """
    police = {
        (mention.sentence, mention.head)
        for mention in annotations.mentions
        if mention.id in parties and "COP" in parties[mention.id].sectors
    }
    for sentence in annotations.sentences:
        own = {t.i for t in sentence.tokens if t.lemma in _POLICE or (sentence.number, t.i) in police}
        for token in sentence.tokens:
            if token.pos in {"VERB", "AUX"}:
                yield from _of_verb(sentence, token, own)
            yield from _of_work(sentence, token)
            yield from _of_shots(sentence, token)
            if _is_omission(sentence, token):
                yield Act("FAIL", token, Status.HAPPENED)


def _of_verb(sentence: Sentence, verb: Token, police: set[int]) -> Iterator[Act]:
    """Read what the police, or in their place a government, are the subject of."""
    if verb.lemma in REPORTING or verb.lemma in _STATES:
        return
    subjects = grammar.subjects(sentence, verb.i)
    if police.isdisjoint(subjects):
        if any(sentence.tokens[i].lemma in _AUTHORITIES for i in subjects) and _fails_to_guard(
            sentence, verb
        ):
            yield Act("FAIL", verb, Status.HAPPENED)
        return
    status = standing(sentence, verb.i).status
    if verb.lemma in _OMITTING or status is Status.NEGATED:
        yield Act("FAIL", verb, Status.HAPPENED)
        return
    yield Act("ANY_ACTION", verb, status)
    if verb.lemma in _KILLING and status is Status.HAPPENED and not grammar.is_passive(sentence, verb.i):
        yield Act("KILL", verb, status)
        yield Act("FORCE", verb, status)
    elif any(t.lemma in _WEAPONS for t in sentence.tokens[verb.i : verb.i + _WITHIN]):
        yield Act("FORCE", verb, status)


def _fails_to_guard(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma not in _OMITTING:
        return False
    content = grammar.complement(sentence, verb.i)
    return content is not None and content.lemma in _GUARDING


def _of_work(sentence: Sentence, token: Token) -> Iterator[Act]:
    """Read work of the police without anybody named."""
    if token.lemma in _WORK_NOUNS or token.text.lower() in _WORK_NOUNS:
        yield Act("ANY_ACTION", token, Status.HAPPENED)
    elif token.pos == "VERB" and token.lemma in _WORK_VERBS:
        yield Act("ANY_ACTION", token, standing(sentence, token.i).status)


def _of_shots(sentence: Sentence, token: Token) -> Iterator[Act]:
    """Read shots of the police from a noun phrase, and deaths told with them."""
    if token.text.lower() not in _SHOTS:
        return
    if any(t.lemma in _FORCES for t in _around(sentence, token, _NEAR)):
        yield Act("FORCE", token, Status.HAPPENED)
        yield Act("ANY_ACTION", token, Status.HAPPENED)
        if any(t.lemma in _DEATHS for t in sentence.tokens):
            yield Act("KILL", token, Status.HAPPENED)


def _is_omission(sentence: Sentence, token: Token) -> bool:
    if token.lemma in _OMISSIONS:
        return any(t.lemma in _AUTHORITIES for t in _around(sentence, token, _REACH))
    return token.lemma in _WEAK_OMISSIONS and any(t.lemma in _ORDER for t in _around(sentence, token, _REACH))


def _around(sentence: Sentence, token: Token, reach: int) -> list[Token]:
    return [t for t in sentence.tokens if abs(t.i - token.i) <= reach]
