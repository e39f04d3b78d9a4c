"""Words of asking that ask nothing of anybody: aims, reporters' queries, pressure in the air, orders."""

from dragoman.events import grammar
from dragoman.records import Sentence, Token

_QUERIES = frozenset({"request", "inquiry", "enquiry", "query", "ask"})
_ANSWERS = frozenset({"comment", "interview"})
_SOUGHT = _ANSWERS | {"reaction"}
_SPEAKING = frozenset({"comment", "speak"})
_PAPERS = frozenset({"record", "interview", "information"})  # "a public records request"
# "Seeks to see the terms", "sought to have him struck off" ask somebody else to act.
_OTHERS_DO = frozenset({"see", "hear", "know", "speak", "meet", "have", "talk", "get"})
# "Sought closer ties", "seeks the cause of the crash".
_OWN_AIMS = frozenset({"tie", "relation", "relationship", "cause"})
_AIMING = frozenset({"seek", "push", "want", "wish", "hope"})
# "Pushed for it", "seeks it from Oslo": with these something is asked; "wanted to go on, by selling it" not.
_ASKED_OF = frozenset({"for", "from", "of", "on", "to"})
_WANTING = frozenset({"need", "seek", "want", "aim", "hope"})
_TOPICS = frozenset({"on", "into", "about"})
_APPLYING = frozenset({"apply", "application"})
_MONEY = frozenset(
    {"grant", "fund", "funding", "money", "loan", "subsidy", "job", "permit", "licence", "license"}
)
_OBJECT_LINKS = frozenset({"dobj", "nsubjpass", "pobj", "prep", "pcomp", "xcomp", "conj"})


def is_query(sentence: Sentence, head: int) -> bool:
    """Say whether a reporter asks: "a request for comment", "sought a reaction", "a records request"."""
    token = sentence.tokens[head]
    if token.lemma == "seek":
        return any(t.lemma in _SOUGHT for t in sentence.dependents(head, "dobj"))
    if token.lemma not in _QUERIES:
        return False
    asked = {sentence.tokens[i].lemma for i in grammar.under_preposition(sentence, head, "for")}
    if asked & _ANSWERS:
        return True
    return token.pos == "NOUN" and (
        any(t.lemma in _SPEAKING for t in sentence.dependents(head, "acl"))
        or any(t.lemma in _PAPERS for t in sentence.dependents(head, "compound"))
    )


def is_application(sentence: Sentence, head: int) -> bool:
    """Say whether a form is filled in: "applied for a grant", "an application for $574,000"."""
    if sentence.tokens[head].lemma not in _APPLYING:
        return False
    sought = [sentence.tokens[i] for i in grammar.under_preposition(sentence, head, "for")]
    return any(t.lemma in _MONEY or t.entity == "MONEY" for t in sought)


def is_wish(sentence: Sentence, head: int) -> bool:
    """Say whether somebody only names an aim of his own: "pushes to build", "called for it to become"."""
    token = sentence.tokens[head]
    if token.lemma == "call":
        wished = [*sentence.dependents(head, "ccomp", "xcomp", "advcl")]
        for preposition in sentence.dependents(head, "prep"):
            wished += sentence.dependents(preposition.i, "pcomp", "ccomp")
        return any(t.lemma == "become" for t in wished)
    if token.lemma not in _AIMING or token.pos != "VERB":
        return False
    if token.lemma == "seek" and any(t.lemma in _OWN_AIMS for t in sentence.dependents(head, "dobj")):
        return True
    if sentence.dependents(head, "dobj", "nsubjpass") or any(
        t.lemma in _ASKED_OF for t in sentence.dependents(head, "prep")
    ):
        return False
    return any(_is_own_deed(sentence, t) for t in sentence.dependents(head, "xcomp"))


def is_topic(sentence: Sentence, head: int) -> bool:
    """Say whether asking is what words are about or somebody is driven to: "resolve on pushing for peace"."""
    token = sentence.tokens[head]
    return token.dep == "pcomp" and token.tag == "VBG" and sentence.tokens[token.head].lemma in _TOPICS


def is_pressure_wanted(sentence: Sentence, head: int) -> bool:
    """Say whether pressure is wanted, not put: "pressure was needed", "called for more pressure"."""
    token = sentence.tokens[head]
    if token.lemma != "pressure" or token.pos != "NOUN":
        return False
    while token.dep in _OBJECT_LINKS:
        governor = sentence.tokens[token.head]
        if governor.lemma in _WANTING or (governor.lemma == "call" and token.lemma == "for"):
            return True
        token = governor
    return False


def is_mood(sentence: Sentence, head: int) -> bool:
    """Say whether pressure is what is felt, with nothing to be done: "pressure on the party has grown"."""
    token = sentence.tokens[head]
    return (
        token.lemma == "pressure"
        and token.pos == "NOUN"
        and token.dep != "pobj"
        and not any(grammar.has_to(sentence, i) for i in sentence.subtree(head))
    )


def is_order_for_deed(sentence: Sentence, head: int) -> bool:
    """Say whether a deed is ordered that is done to those named: "ordered the families to be evacuated"."""
    return sentence.tokens[head].lemma == "order" and any(
        grammar.has_to(sentence, t.i) and bool(sentence.dependents(t.i, "auxpass"))
        for t in sentence.dependents(head, "xcomp", "ccomp", "advcl")
    )


def _is_own_deed(sentence: Sentence, verb: Token) -> bool:
    """Say whether an infinitive is the aiming one's own: without a subject, and nothing others must grant."""
    return (
        grammar.has_to(sentence, verb.i)
        and verb.lemma not in _OTHERS_DO
        and not sentence.dependents(verb.i, "nsubj", "nsubjpass", "auxpass", "mark")
    )
