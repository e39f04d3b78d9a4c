"""Who says: the words that name the speaker of a reporting verb or noun."""

from dragoman.records import Document, Sentence, Span, Token

_RELATIVES = {"who", "which", "that", "whom"}
_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "punct", "cc", "conj", "parataxis", "dep"}
_INHERITING = {"conj", "advcl", "xcomp", "pcomp", "acl", "dep"}
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
    i = verb
    for _ in range(_HIGHEST):
        own = _own_subject(sentence, i)
        if own is not None:
            return own
        token = sentence.tokens[i]
        if token.dep == "acl" and sentence.tokens[token.head].pos in {"NOUN", "PROPN", "PRON"}:
            return token.head if token.tag == "VBG" else None
        if token.dep not in _INHERITING or token.head == i:
            break
        i = token.head
        if sentence.tokens[i].pos == "ADP":
            i = sentence.tokens[i].head
    return None


def _own_subject(sentence: Sentence, verb: int) -> int | None:
    """Find the by-agent of a passive, else the subject, with a relative pronoun resolved."""
    agents = [
        p.i for agent in sentence.dependents(verb, "agent") for p in sentence.dependents(agent.i, "pobj")
    ]
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
    after = [c for c in inside if c[0] == verb + 1]
    found = before[-1:] or after[:1]
    return found[0][2] if found and not _is_time(sentence.tokens[found[0][2]]) else None


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
