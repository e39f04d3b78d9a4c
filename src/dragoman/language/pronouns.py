"""What a pronoun can stand for: number, gender and kind of the mentions before it."""

from dragoman.knowledge.given_names import gender_of_name, is_given
from dragoman.knowledge.word_lists import word_lists
from dragoman.language.people_words import gender_of_word, is_human
from dragoman.records import SUBJECTS, Mention, MentionKind, Sentence, Token

MALE = frozenset({"he", "his", "him", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "their", "them", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
FIRST = frozenset({"i", "my", "me", "mine", "myself", "we", "our", "us", "ours", "ourselves"})
_WORDS = word_lists("referents")
_GROUPS = _WORDS["groups"]
_BODIES = _WORDS["bodies"]
_PLURAL_NAMES = _WORDS["plural_names"]
# Words that count; what they count stands behind "of": "*hundreds* of marchers".
_COUNTS = frozenset("dozen hundred thousand score million ten number group crowd".split())
_ORGANISED = {"ORG", "GPE", "NORP"}
_CRAFT = _WORDS["craft"]
_ALSO_FIRMS = {"carrier", "liner", "cutter", "bomber", "junk"}
_OF_CRAFT = _WORDS["of_craft"]
_SPEAKING = _WORDS["speaking"]
# Forms with which "have" is of one as well: "will have", "may have".
_AFTER_ALL = frozenset("will would may might could should must can shall to does did".split())
_FULL_NAME = 2
# Given names that bodies' names begin with too: "Christian Aid", "Victoria Police".
_ALSO_PLACES = frozenset(
    (
        "christian virginia victoria georgia florence carolina mercedes chelsea alba milan chad petra wafa "
        "joy dawn santiago troy hamza nasser"
    ).split()
)


def fits(pronoun: str, mention: Mention, sentence: Sentence) -> bool:
    """Say whether a pronoun of this lemma can stand for a mention."""
    if pronoun in MALE | FEMALE:
        return _is_one_person(mention, sentence) and gender(mention, sentence) in {"", _gender_of(pronoun)}
    if pronoun in PLURAL:
        return _is_plural(mention, sentence) or _acts_as_many(mention, sentence)
    if pronoun in NEUTER:
        if is_person(mention, sentence):
            return False
        if _is_acting_thing(mention, sentence):
            return True
        organ = sentence.tokens[mention.head].lemma in _GROUPS | _BODIES and not _is_many(mention, sentence)
        return (mention.entity in _ORGANISED and mention.kind is MentionKind.NAME) or (
            organ
            and mention.kind is MentionKind.NOMINAL
            and not is_human(sentence.tokens[mention.head].lemma)
        )
    return False


def _is_acting_thing(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a phrase is of one thing that speaks or does harm like a party: a statement, a lorry."""
    head = sentence.tokens[mention.head]
    if mention.kind is not MentionKind.NOMINAL or head.tag != "NN":
        return False
    if head.lemma in _SPEAKING and not mention.entity:
        return head.dep == "nsubj"
    if head.dep == "nsubjpass" and sentence.dependents(head.head, "agent"):
        return False
    beside = head.dep in {"compound", "amod", "nmod"}
    return head.lemma in _CRAFT - _ALSO_FIRMS and not beside


def _acts_as_many(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a body's verb is plural, as Britons have it: "*The agency are* building …"."""
    head = sentence.tokens[mention.head]
    if mention.kind is not MentionKind.NAME or mention.entity not in _ORGANISED or head.dep not in SUBJECTS:
        return False
    if sentence.dependents(head.i, "conj"):
        return False
    verb = sentence.tokens[head.head]
    words = {t.text.lower() for t in (verb, *sentence.dependents(verb.i, "aux", "auxpass"))}
    return bool(words & {"are", "were", "have"}) and not words & _AFTER_ALL


def has_crew(pronoun: Mention, sentence: Sentence) -> bool:
    """Say whether a pronoun owns what ships and aircraft have: "*its* 25 crewmen".

    Args:
        pronoun: The pronoun.
        sentence: Where it stands.
    """
    token = sentence.tokens[pronoun.head]
    owned = sentence.tokens[token.head]
    if token.dep != "poss" or owned.lemma not in _OF_CRAFT:
        return False
    # An airline has "cabin crews".
    return not sentence.dependents(owned.i, "compound") and not (owned.lemma == "crew" and owned.tag == "NNS")


def may_have_crew(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a mention that is no ship may have a crew or a captain: no state, no council has.

    Args:
        mention: The mention.
        sentence: Where it stands.
    """
    return mention.entity != "GPE" and sentence.tokens[mention.head].lemma.lower() not in _BODIES


def is_craft(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a mention may be a ship, an aircraft or a vehicle: by its words, or a name of unsure kind.

    Args:
        mention: The mention.
        sentence: Where it stands.
    """
    words = {t.lemma for t in sentence.tokens[mention.first : mention.last]}
    owned = sentence.tokens[mention.head].dep in {"poss", "amod", "compound", "nmod"}
    if words & _CRAFT or owned:
        return bool(words & _CRAFT) and not owned
    return mention.kind is MentionKind.NAME and mention.entity in {"FAC", "PRODUCT", "WORK_OF_ART"}


def gender(mention: Mention, sentence: Sentence) -> str:
    """Tell the gender that a mention's own words show, title and kin first, then given name; or nothing."""
    head = sentence.tokens[mention.head]
    if mention.kind is MentionKind.PRONOUN:
        return _gender_of(head.lemma)
    # A name's last word tells nothing: "Ms. Feldman", "Nicole King".
    own = gender_of_word(head.lemma) if head.text.islower() or not is_person(mention, sentence) else ""
    if own:
        return own
    shown = {gender_of_word(t.text.lower()) for t in _before_head(sentence, mention)} - {""}
    if len(shown) == 1:
        return next(iter(shown))
    return gender_of_name(_full_name(sentence, mention)) if is_person(mention, sentence) else ""


def _before_head(sentence: Sentence, mention: Mention) -> list[Token]:
    """Give the words before the head but for whose it is, "*the girl's* father", and middle names."""
    tokens = sentence.tokens
    owners = {i for t in sentence.dependents(mention.head, "poss") for i in sentence.subtree(t.i)}
    behind_given = (i for i in range(mention.first + 1, mention.head) if is_given(tokens[i - 1].text))
    owners.update(i for i in behind_given if tokens[i].text[:1].isupper())  # "Ana *Kaufman* Ruiz" is no man
    return [t for t in tokens[mention.first : mention.head] if t.i not in owners]


def _full_name(sentence: Sentence, mention: Mention) -> tuple[str, ...]:
    """Give the words of the person's name that the head ends, with what a hyphen joins in one."""
    first = mention.first
    for begin, after, label in sentence.entities:
        if label == "PERSON" and begin <= mention.head < after:
            first = begin
    words: list[str] = []
    for token in sentence.tokens[first : mention.head + 1]:
        joined = bool(words) and token.start == sentence.tokens[token.i - 1].end
        if joined:
            words[-1] += token.text
        else:
            words.append(token.text)
    return tuple(words)


def is_person(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a mention is a person's name by its label, or by a given name in spite of the label."""
    if mention.entity == "PERSON":
        head = sentence.tokens[mention.head]
        # A parser takes rare things for people: "the lorry".
        return head.pos == "PROPN" or not head.text.islower() or is_human(head.lemma)
    if mention.kind is not MentionKind.NAME or mention.entity not in {"", "ORG"}:
        return False
    words = _full_name(sentence, mention)
    return len(words) == _FULL_NAME and is_given(words[0]) and words[0].lower() not in _ALSO_PLACES


def is_body(lemma: str) -> bool:
    """Say whether a word is for a body and not for anybody in it."""
    return lemma in _BODIES


def _gender_of(pronoun: str) -> str:
    return "male" if pronoun in MALE else "female" if pronoun in FEMALE else ""


def _is_one_person(mention: Mention, sentence: Sentence) -> bool:
    if is_person(mention, sentence):
        return not _is_many(mention, sentence) or _is_named(mention, sentence)
    if mention.kind is not MentionKind.NOMINAL or mention.entity or _is_many(mention, sentence):
        return False
    head = sentence.tokens[mention.head]
    return is_human(head.lemma) and not _only_says_what(sentence, mention)


def _only_says_what(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a description is of no one by itself: a predicate, what follows "as", a bare noun."""
    head = sentence.tokens[mention.head]
    behind_as = head.dep == "pobj" and sentence.tokens[head.head].text.lower() == "as"
    bare = mention.first == mention.head and head.dep not in {"nsubj", "nsubjpass"}
    return head.dep in {"attr", "oprd"} or behind_as or bare


def _is_named(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a person's name ends in what looks like a plural: "Bernie Sanders", "Ms Burrows"."""
    return sentence.tokens[mention.head].tag == "NNPS" and mention.last - mention.first > 1


def _is_many(mention: Mention, sentence: Sentence) -> bool:
    return sentence.tokens[mention.head].tag in {"NNS", "NNPS"}


def _is_plural(mention: Mention, sentence: Sentence) -> bool:
    token = _counted(sentence.tokens[mention.head], sentence)
    if mention.kind is MentionKind.PRONOUN:
        return token.lemma in PLURAL
    if token.lemma in _GROUPS:
        return True
    if token.tag not in {"NNS", "NNPS"} or token.lemma.removesuffix("s") in _PLURAL_NAMES:
        return False
    return is_human(token.lemma) or mention.entity in {"NORP", "ORG"}


def _counted(token: Token, sentence: Sentence) -> Token:
    """Give what a counting word counts ("hundreds of *marchers*"), else the word itself."""
    if token.lemma not in _COUNTS:
        return token
    objects = (
        o
        for prep in sentence.dependents(token.i, "prep")
        if prep.lemma == "of"
        for o in sentence.dependents(prep.i, "pobj")
    )
    return next(objects, token)
