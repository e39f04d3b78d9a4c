"""What a pronoun can stand for: number, gender and kind of the mentions before it."""

from dragoman.records import Mention, MentionKind, Sentence

MALE = frozenset({"he", "his", "him", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "their", "them", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
FIRST = frozenset({"i", "my", "me", "mine", "myself", "we", "our", "us", "ours", "ourselves"})
_MALE_WORDS = {
    "mr",
    "mr.",
    "king",
    "prince",
    "father",
    "son",
    "brother",
    "husband",
    "man",
    "sir",
    "uncle",
    "boy",
}
_FEMALE_WORDS = {
    "mrs", "mrs.", "ms", "ms.", "queen", "princess", "mother", "daughter", "sister", "wife", "woman", "aunt",
    "girl", "actress", "widow",
}  # fmt: skip
_GROUPS = frozenset(
    (
        "police troop force militant rebel protester official soldier group people government army "
        "family student worker authority leader fighter gunman lawmaker resident refugee child "
        "parent woman man civilian villager union party crowd migrant relative victim inmate "
        "detainee prisoner activist member pupil son daughter brother sister expert aide minister "
        "diplomat lawyer ally country"
    ).split()
)
# Bodies that "it" stands for: "the ministry said it would".
_BODIES = frozenset(
    (
        "military ministry council parliament court company bank union agency commission committee "
        "junta cabinet administration regime coalition alliance bloc congress senate assembly "
        "movement organisation organization federation embassy mission navy coastguard republic "
        "kingdom state nation tribunal group party government army country firm airline newspaper "
        "network authority department office"
    ).split()
)
_PERSON_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "ent",
    "chief",
    "cian",
    "king",
    "judge",
    "envoy",
    "wife",
)
# People whose word has none of those endings.
_HUMANS = frozenset(
    """
    ceo cfo mp mep boss captain general colonel sergeant corporal lieutenant marshal admiral sheriff
    constable pilot coach guard chairman host star actress singer guy boy girl lad kid teen teenager
    child baby toddler infant youth bride groom widow victim suspect convict fugitive hostage captive
    refugee migrant detainee inmate nominee appointee retiree employee trainee attendee evacuee deportee
    spouse husband aunt uncle niece nephew cousin sibling friend colleague neighbour neighbor pope
    bishop archbishop priest imam cleric monk nun rabbi pastor vicar cardinal ayatollah sheikh emir
    sultan prince princess queen duke duchess heir monarch tycoon magnate mogul billionaire millionaire
    politician technician tactician veteran civilian guardian champion sniper spy thief nurse aide clerk
    cop hero heroine mayor governor senator premier chancellor ambassador consul diplomat advocate
    laureate graduate candidate delegate associate pirate
    """.split()
)
_THINGS = {
    "letter", "paper", "order", "number", "matter", "power", "water", "border", "summer", "winter", "quarter",
    "centre", "center", "percent", "event", "agreement", "government", "statement", "moment", "parliament",
    "department", "movement", "sector", "factor", "error", "door", "floor", "monitor", "corridor", "tower",
    "river", "computer", "newspaper", "offer", "shoulder", "corner", "weather", "disorder", "treatment",
    "investment", "document", "content", "incident", "accident", "percentage", "extent", "continent", "war",
}  # fmt: skip
_ORGANISED = {"ORG", "GPE", "NORP"}


def fits(pronoun: str, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a pronoun of this lemma can stand for a mention."""
    if pronoun in MALE | FEMALE:
        return _is_one_person(mention, sentence) and gender(mention, sentence) in {"", _gender_of(pronoun)}
    if pronoun in PLURAL:
        return _is_plural(mention, sentence)
    if pronoun in NEUTER:
        organ = sentence.tokens[mention.head].lemma in _GROUPS | _BODIES and not _is_many(mention, sentence)
        return (mention.entity in _ORGANISED and mention.kind is MentionKind.NAME) or (
            organ
            and mention.kind is MentionKind.NOMINAL
            and not _is_human(sentence.tokens[mention.head].lemma)
        )
    return False


def gender(mention: Mention, sentence: Sentence) -> str:
    """Tell the gender that a mention's own words show, or nothing."""
    words = {t.text.lower() for t in sentence.tokens[mention.first : mention.last]}
    words.add(sentence.tokens[mention.head].lemma)
    if mention.kind is MentionKind.PRONOUN:
        return _gender_of(sentence.tokens[mention.head].lemma)
    if words & _FEMALE_WORDS or any(word.endswith("woman") for word in words):
        return "female"
    if words & _MALE_WORDS or any(len(word) > 5 and word.endswith("man") for word in words if word.islower()):
        return "male"
    return ""


def _gender_of(pronoun: str) -> str:
    return "male" if pronoun in MALE else "female" if pronoun in FEMALE else ""


def _is_one_person(mention: Mention, sentence: Sentence) -> bool:
    if _is_many(mention, sentence):
        return False
    head = sentence.tokens[mention.head]
    human = mention.kind is MentionKind.NOMINAL and mention.entity in {"", "PERSON"} and _is_human(head.lemma)
    # A parser takes rare things for people: "the lorry".
    named = mention.entity == "PERSON" and (head.pos == "PROPN" or head.text != head.text.lower())
    return human or named


def is_body(lemma: str) -> bool:
    """Say whether a word is for a body and not for anybody in it."""
    return lemma in _BODIES


def _is_human(lemma: str) -> bool:
    return lemma in _HUMANS or (lemma not in _THINGS and lemma.endswith(_PERSON_ENDINGS))


def _is_many(mention: Mention, sentence: Sentence) -> bool:
    return sentence.tokens[mention.head].tag in {"NNS", "NNPS"}


def _is_plural(mention: Mention, sentence: Sentence) -> bool:
    token = sentence.tokens[mention.head]
    if mention.kind is MentionKind.PRONOUN:
        return token.lemma in PLURAL
    if token.lemma in _GROUPS:
        return True
    return token.tag in {"NNS", "NNPS"} and (_is_human(token.lemma) or mention.entity in {"NORP", "ORG"})
