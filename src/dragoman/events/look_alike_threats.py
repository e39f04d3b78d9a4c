"""Threats and warnings that threaten nobody: dangers, alarms, forecasts, conditions, promises to inquire."""

from dragoman.events import grammar
from dragoman.records import Sentence, Token

_THREATS = frozenset({"threat", "menace"})
_WARNINGS = frozenset({"warn", "warning"})
_VOWS = frozenset({"vow", "pledge", "promise"})
# "The missile posed no threat", "the threat that gangs present": nobody says that he will do harm.
_POSING = frozenset({"pose", "represent", "constitute", "present", "face"})
# "Lives with the threat from its neighbours", "under the threat of attack".
_LIVING = frozenset({"live", "deal", "cope"})
# "The threat from its missiles", "the threat of terrorism": what endangers is no speaker.
_THINGS = frozenset(
    {"weapon", "missile", "program", "programme", "arsenal", "bomb", "rocket", "virus", "terrorism"}
)
# "Warned that the test would lead to war", "that the attacks would go on": a forecast of what others do.
_LEADING = frozenset({
    "lead", "cause", "spark", "trigger", "fuel", "result", "provoke", "worsen", "escalate", "continue",
    "try", "remain", "rise", "grow", "increase", "happen", "become",
})  # fmt: skip
_DANGERS = frozenset({
    "threat", "danger", "risk", "storm", "flood", "earthquake", "tsunami", "shortage", "famine",
    "implication",
})  # fmt: skip
# "Terrorist threats", "a security threat": what may come, from nobody who has said so.
_KINDS_OF_DANGER = frozenset({"terrorist", "terror", "security", "existential", "health"})
_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_OWN_PEOPLE = frozenset({
    "citizen", "resident", "people", "national", "employee", "worker", "customer", "user", "public",
    "motorist", "tourist", "traveller", "traveler", "visitor",
})  # fmt: skip
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_SAFETY = frozenset({"take", "seek", "stay", "shelter", "evacuate", "avoid", "prepare", "brace", "hit"})
_HIT = "hit"  # "warned residents they could be hit", which the parser takes for what residents they are
_SOUNDING = frozenset({"sound", "blare", "ring", "go"})
_IF = frozenset({"if", "unless", "when", "whenever"})
_MEANS = frozenset({"ability", "capability", "capacity", "power", "means"})
_INQUIRING = frozenset(
    {"investigate", "identify", "probe", "examine", "review", "inquire", "investigation", "inquiry"}
)
_LETTING = frozenset({"let", "allow", "permit"})
# "A travel warning", "storm warnings": notices to the public.
_NOTICES = frozenset({
    "travel", "weather", "storm", "flood", "flooding", "tsunami", "health", "safety", "security", "heat",
    "fire", "hurricane", "snow", "tornado", "earthquake", "gale",
})  # fmt: skip
_MOODS = frozenset({
    "alarm", "alarmism", "complacency", "despair", "euphoria", "expectation", "fear", "fraud", "fraudster",
    "haste", "hope", "hysteria", "illusion", "jubilation", "optimism", "overconfidence", "panic", "pessimism",
    "rumour", "rumor", "scam", "scammer", "speculation", "swim", "swimming", "travel", "traveling",
    "travelling", "triumphalism",
})  # fmt: skip
_REWARDS = frozenset({"reward", "bounty"})


def is_danger(sentence: Sentence, head: int) -> bool:
    """Say whether a threat or warning tells of a danger: "the threat of floods", "warned its residents"."""
    token = sentence.tokens[head]
    if token.lemma in _THREATS:
        return (
            _is_posed(sentence, token)
            or _is_lived_with(sentence, token)
            or _is_of_things(sentence, head)
            or _is_of_party(sentence, token)
            or _is_to_somebody(sentence, token)
        )
    return token.lemma in _WARNINGS and (
        token.dep == "compound"  # a warning strike
        or _is_alarm(sentence, token)
        or _is_notice(sentence, head)
        or _is_caution(sentence, head)
        or _warns_own(sentence, head)
        or _is_forecast(sentence, head)
    )


def is_reward(sentence: Sentence, head: int) -> bool:
    """Say whether money is offered for help: "a reward for information on the bombers"."""
    return sentence.tokens[head].lemma in _REWARDS


def is_supposed(sentence: Sentence, head: int) -> bool:
    """Say whether a threat is a condition or an ability: "only if threatened", "the power to threaten"."""
    token = sentence.tokens[head]
    if token.lemma != "threaten":
        return False
    if token.dep == "acl" and sentence.tokens[token.head].lemma in _MEANS:
        return True
    verb = token.head if token.dep == "conj" else head  # "when it is pushed and threatened"
    return sentence.tokens[verb].dep == "advcl" and any(
        t.lemma in _IF and t.i < head for t in sentence.dependents(verb, "mark", "advmod")
    )


def is_promise(sentence: Sentence, head: int) -> bool:
    """Say whether what is vowed harms nobody: an inquiry, or "not to let" something come about."""
    if sentence.tokens[head].lemma not in _VOWS:
        return False
    return any(
        t.lemma in _INQUIRING
        or any(o.lemma in _INQUIRING for o in sentence.dependents(t.i, "dobj"))
        or (t.lemma in _LETTING and bool(sentence.dependents(t.i, "neg")))
        for t in sentence.dependents(head, "xcomp", "acl")
    )


def _is_posed(sentence: Sentence, noun: Token) -> bool:
    if noun.dep in {"dobj", "nsubjpass"} and sentence.tokens[noun.head].lemma in _POSING:
        return True
    return any(t.lemma in _POSING for t in sentence.dependents(noun.i, "acl", "relcl"))


def _is_lived_with(sentence: Sentence, noun: Token) -> bool:
    """Say whether somebody lives with a threat, or does something under "the threat of" it.

    "Came under threat from the rebels" stays: there somebody has spoken.
    """
    preposition = sentence.tokens[noun.head]
    if noun.dep != "pobj":
        return False
    if preposition.lemma == "with":
        return sentence.tokens[preposition.head].lemma in _LIVING
    return preposition.lemma == "under" and any(t.lemma == "of" for t in sentence.dependents(noun.i, "prep"))


def _is_of_things(sentence: Sentence, noun: int) -> bool:
    return any(
        sentence.tokens[i].lemma in _THINGS
        for preposition in ("from", "of")
        for i in grammar.under_preposition(sentence, noun, preposition)
    )


def _is_of_party(sentence: Sentence, noun: Token) -> bool:
    """Say whether a party itself is the threat: "the threat of the Soviet Union", "a terrorist threat".

    "The threat of air strikes" is one that somebody makes; so is what somebody receives or comes under.
    """
    if any(t.lemma.lower() in _KINDS_OF_DANGER for t in sentence.dependents(noun.i, "amod", "compound")):
        return True
    single = noun.tag == "NN" and noun.dep in {"nsubj", "nsubjpass"}
    return any(
        sentence.tokens[i].entity in _PARTIES
        for preposition in ("of", "from") if preposition == "of" or single
        for i in grammar.under_preposition(sentence, noun.i, preposition)
    )  # fmt: skip


def _is_to_somebody(sentence: Sentence, noun: Token) -> bool:
    """Say whether a threat is one "to" somebody, made by nobody: "you are a threat to China"."""
    return (
        bool(grammar.under_preposition(sentence, noun.i, "to"))
        and noun.dep != "dobj"  # "made threats to the court"
        and not sentence.dependents(noun.i, "poss", "compound", "amod")
    )


def _is_alarm(sentence: Sentence, token: Token) -> bool:
    """Say whether a warning is a signal: "warnings sounded", "issued a warning" and no more."""
    governor = sentence.tokens[token.head]
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if token.dep in {"nsubj", "nsubjpass"} and governor.lemma in _SOUNDING:
        return True
    said = sentence.dependents(token.i, "acl", "prep", "relcl") or sentence.dependents(governor.i, "dative")
    return token.dep == "dobj" and governor.lemma == "issue" and not said


def _is_caution(sentence: Sentence, head: int) -> bool:
    """Say whether nobody is warned, only against a state of mind or a trick: "warned against much hope"."""
    moods = {sentence.tokens[i].lemma for i in grammar.under_preposition(sentence, head, "against")}
    return bool(moods & _MOODS) and not sentence.dependents(head, "dobj", "nsubjpass", "dative")


def _is_notice(sentence: Sentence, head: int) -> bool:
    """Say whether a warning is for everybody's safety: "a travel warning"; one to a state threatens it."""
    if not any(t.lemma.lower() in _NOTICES for t in sentence.dependents(head, "compound", "amod")):
        return False
    reached = (
        i
        for word in (head, sentence.tokens[head].head)
        for preposition in ("to", "against")
        for i in grammar.under_preposition(sentence, word, preposition)
    )
    return not any(sentence.tokens[i].entity in {"GPE", "NORP"} for i in reached)


def _is_forecast(sentence: Sentence, head: int) -> bool:
    dangers = (i for p in ("of", "about") for i in grammar.under_preposition(sentence, head, p))
    return any(t.lemma in _LEADING for t in sentence.dependents(head, "ccomp", "acl")) or any(
        sentence.tokens[i].lemma in _DANGERS for i in dangers
    )


def _warns_own(sentence: Sentence, verb: int) -> bool:
    """Say whether people are warned for their own good: "its residents", "residents to stay indoors"."""
    warned = [t for t in sentence.dependents(verb, "dobj") if t.lemma in _OWN_PEOPLE]
    if any(t.text.lower() in _OWNERS for noun in warned for t in sentence.dependents(noun.i, "poss")):
        return True
    if any(t.lemma == _HIT for noun in warned for t in sentence.dependents(noun.i, "relcl")):
        return True
    return bool(warned) and any(
        t.lemma in _SAFETY and not sentence.dependents(t.i, "neg")
        for t in sentence.dependents(verb, "xcomp", "ccomp", "advcl")
    )
