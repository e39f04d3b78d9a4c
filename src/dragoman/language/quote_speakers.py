"""Who says: the words that name the speaker of a reporting verb or noun."""

from dragoman.language.quote_words import SAYING
from dragoman.records import Document, Sentence, Span, Token

_RELATIVES = {"who", "which", "that", "whom"}
_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "punct", "cc", "conj", "parataxis", "dep"}
_INHERITING = {"conj", "advcl", "xcomp", "pcomp", "acl", "dep"}
# What makes its object do what the infinitive says.
_MOVING = frozenset(
    """
    lead prompt force cause push urge ask tell get allow encourage require compel drive persuade convince
    order press pressure invite
    """.split()
)
# Whom these tell stands behind them and does not speak.
_TELLING = {"tell", "remind", "inform", "assure", "warn", "notify"}
# Verbs whose "it" is nobody.
_IMPERSONAL = {"be", "become", "mean", "take", "seem", "remain", "make", "help", "look", "appear"}
_ASIDE_MARKS = {",", "-", "--", "\u2014", "\u2013"}
_LONGEST_ASIDE = 20  # words
_HIGHEST = 4  # verbs above a participle that are asked for a subject


def speaker_of_verb(sentence: Sentence, verb: int) -> int | None:
    """Find who does a saying verb's saying.

    Args:
        sentence: Its sentence.
        verb: Token index of the verb.

    Returns:
        Head token of the speaker: the subject, the by-agent of a passive, the noun of a relative clause,
        or the subject of the verb above a participle; None where the sentence does not say.
    """
    if _is_passive(sentence, verb) and not _agents(sentence, verb):
        return None
    i = _outer_saying(sentence, verb)
    for _ in range(_HIGHEST):
        own = _own_subject(sentence, i) if i == verb else _taken_over(sentence, i)
        if own is not None:
            return None if _is_expletive(sentence, verb, i, own) else own
        token = sentence.tokens[i]
        above = sentence.tokens[token.head]
        if token.dep == "acl" and above.pos in {"NOUN", "PROPN", "PRON"}:
            if token.tag != "VBG":
                return None
            if not _is_set_off(sentence, token) or above.dep == "nsubj":
                return above.i
            above = _verb_above(sentence, above)
        elif token.dep not in _INHERITING or token.head == i:
            break
        elif _is_told(sentence, token):
            return next((t.i for t in sentence.dependents(above.i, "dobj") if t.i < token.i), None)
        i = above.i
        if above.pos == "ADP":
            i = above.head
    return None


def _outer_saying(sentence: Sentence, verb: int) -> int:
    """Give the saying verb that a participle goes on from: "*said* the vote had failed, adding: …"."""
    token = sentence.tokens[verb]
    if token.tag != "VBG" or token.dep not in {"advcl", "acl"} or not _is_set_off(sentence, token):
        return verb
    below = token
    for above in sentence.ancestors(verb):
        if below.dep == "ccomp" and above.lemma in SAYING and below.i > above.i:
            return above.i
        below = above
    return verb


def _taken_over(sentence: Sentence, above: int) -> int | None:
    """Give the subject that another verb takes over: of a passive the one acted upon."""
    passive = sentence.dependents(above, "nsubjpass")
    return passive[0].i if passive else _own_subject(sentence, above)


def _is_expletive(sentence: Sentence, verb: int, above: int, subject: int) -> bool:
    """Say whether a subject that a verb takes over is the "it" of "it is early to say"."""
    taken_over = above != verb and sentence.tokens[verb].dep != "conj"
    return (
        taken_over and sentence.tokens[subject].lemma == "it" and sentence.tokens[above].lemma in _IMPERSONAL
    )


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is a passive, or a bare participle ("when *asked* about it") which is one too."""
    token = sentence.tokens[verb]
    if token.tag != "VBN":
        return False
    if sentence.dependents(verb, "auxpass", "nsubjpass"):
        return True
    return token.dep == "advcl" and not sentence.dependents(verb, "aux", "nsubj")


def _is_set_off(sentence: Sentence, participle: Token) -> bool:
    """Say whether a comma parts a participle from the noun before it: it is the subject's act then."""
    return sentence.tokens[participle.i - 1].text in {",", "-", "--", "\u2014", "\u2013"}


def _verb_above(sentence: Sentence, noun: Token) -> Token:
    return next((t for t in sentence.ancestors(noun.i) if t.pos in {"VERB", "AUX"}), noun)


def _is_told(sentence: Sentence, token: Token) -> bool:
    """Say whether an infinitive is the act of the object above it: "forced the mayor *to say*"."""
    if token.dep != "xcomp" or not any(t.lemma == "to" for t in sentence.dependents(token.i, "aux")):
        return False
    above = sentence.tokens[token.head]
    return above.lemma in _MOVING and any(t.i < token.i for t in sentence.dependents(above.i, "dobj"))


def _agents(sentence: Sentence, verb: int) -> list[int]:
    return [p.i for agent in sentence.dependents(verb, "agent") for p in sentence.dependents(agent.i, "pobj")]


def _own_subject(sentence: Sentence, verb: int) -> int | None:
    """Find the by-agent of a passive, else the subject, with a relative pronoun resolved."""
    agents = _agents(sentence, verb)
    if agents:
        return agents[0]
    if sentence.dependents(verb, "nsubjpass") and sentence.tokens[verb].tag == "VBN":
        return None
    subjects = sentence.dependents(verb, "nsubj")
    if not subjects:
        return None
    subject = min(subjects, key=lambda t: (abs(t.i - verb) > 12, t.i > verb, -t.i))
    if subject.lemma in _RELATIVES and sentence.tokens[verb].dep == "relcl":
        return sentence.tokens[verb].head
    return subject.i


def speaker_of_noun(sentence: Sentence, noun: int) -> int | None:
    """Find whose words a noun such as *claim* or *warning* names.

    Returns:
        Head token of its possessor, of its "by", "from" or "of" phrase, else the subject of its verb.
    """
    for possessor in sentence.dependents(noun, "poss"):
        return possessor.i
    for preposition in sentence.dependents(noun, "prep"):
        if preposition.lemma in {"by", "from", "of"}:
            for inner in sentence.dependents(preposition.i, "pobj"):
                return inner.i
    token = sentence.tokens[noun]
    for above in sentence.ancestors(noun):
        if above.pos == "VERB":
            return speaker_of_verb(sentence, above.i) if token.dep != "nsubj" else None
        token = above
    return None


def beside(sentence: Sentence, verb: int, first: int, last: int) -> int | None:
    """Find the noun phrase that stands right before or after a verb, where the parser saw no subject.

    Args:
        sentence: Its sentence.
        verb: Token index of the verb.
        first: First token that may be looked at.
        last: Token after the last.
    """
    inside = [c for c in sentence.chunks if first <= c[0] and c[1] <= last]
    before = [c for c in inside if c[1] <= verb and _only_adverbs(sentence, c[1], verb)]
    after = [c for c in inside if c[0] == verb + 1 and sentence.tokens[verb].lemma not in _TELLING]
    found = before[-1:] or _before_aside(sentence, verb, inside) or after[:1]
    if found:
        return found[0][2] if not _is_time(sentence.tokens[found[0][2]]) else None
    return _bare_name(sentence, verb, first, last)


def _bare_name(sentence: Sentence, verb: int, first: int, last: int) -> int | None:
    """Find the name beside a verb, or before what commas set off there, that the parser made no phrase of."""
    tokens = sentence.tokens
    behind = verb + 1
    before = _past_adverbs(sentence, verb)
    if before >= 0 and tokens[before].text in _ASIDE_MARKS:
        opened = _opening(sentence, before)
        before = before if opened is None else opened - 1
    for i in (before, behind):
        if first <= i < last and tokens[i].pos in {"PROPN", "PRON"} and not _is_time(tokens[i]):
            return i
    return None


def _past_adverbs(sentence: Sentence, verb: int) -> int:
    i = verb - 1
    while i > 0 and sentence.tokens[i].pos in {"ADV", "AUX", "PART"}:
        i -= 1
    return i


def _opening(sentence: Sentence, closing: int) -> int | None:
    """Find the mark that opens an aside, given the one that closes it."""
    mark = sentence.tokens[closing].text
    low = max(-1, closing - _LONGEST_ASIDE)
    return next((i for i in range(closing - 1, low, -1) if sentence.tokens[i].text == mark), None)


def _before_aside(
    sentence: Sentence, verb: int, chunks: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Find the noun phrase before what commas set off: "*the mayor*, a lawyer from Oslo, said"."""
    closing = _past_adverbs(sentence, verb)
    if closing < 0 or sentence.tokens[closing].text not in _ASIDE_MARKS:
        return []
    opening = _opening(sentence, closing)
    if opening is None:
        return []
    named = [c for c in chunks if c[1] <= opening and _only_adverbs(sentence, c[1], opening)]
    return named[-1:] if named and not _is_time(sentence.tokens[named[-1][2]]) else []


def _only_adverbs(sentence: Sentence, first: int, last: int) -> bool:
    return all(sentence.tokens[i].pos in {"ADV", "AUX", "PART"} for i in range(first, last))


def _is_time(token: Token) -> bool:
    return token.entity in {"DATE", "TIME"}


def bounds(sentence: Sentence, head: int, *, apposed: bool) -> tuple[int, int]:
    """Give the first and after-last token of a speaker's phrase, without clauses that hang from it.

    Args:
        sentence: Its sentence.
        head: Head token of the phrase.
        apposed: Whether what stands beside it in explanation counts ("the mayor, A. Berisha,").
    """
    left = right = head
    for child in sentence.dependents(head):
        if child.dep in _CLAUSES:
            continue
        inside = sentence.subtree(child.i)
        if child.dep == "appos" and child.i > head and not apposed and _set_off(sentence, inside[0]):
            continue
        if any(sentence.tokens[i].pos == "VERB" and sentence.tokens[i].dep != "amod" for i in inside):
            continue
        left, right = min(left, *inside), max(right, *inside)
    return left, right + 1


def _set_off(sentence: Sentence, first: int) -> bool:
    """Say whether a mark parts an apposition from its noun: not in "the agency Fena"."""
    return sentence.tokens[first - 1].is_mark() or sentence.tokens[first].is_mark()


def phrase(document: Document, sentence: Sentence, head: int) -> Span:
    """Give the words of a speaker's phrase."""
    left, after = bounds(sentence, head, apposed=False)
    tokens = sentence.tokens
    while left < after - 1 and tokens[left].is_mark():
        left += 1
    return Span.of(document.text, tokens[left].start, tokens[after - 1].end)
