"""From a predicate upwards through the clauses it is the content of: wanted, refused, decided, denied."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_places import Place, lookup
from dragoman.events.stance_polarity import Force, Polarity, polarity
from dragoman.events.stance_turns import holding, turned
from dragoman.knowledge.stances import Role, Stances, StanceWord
from dragoman.records import Sentence, Token

NounWalk = Callable[[int, int, Finding | None, int], Finding | None]
"""Goes on from a noun: its token, the sign so far, an attitude that waits for a holder, the depth."""

_DEEPEST = 6
_NOUNS = {"NOUN", "PROPN"}
_REPORTS = {
    "report",
    "rumour",
    "rumor",
    "claim",
    "allegation",
    "suggestion",
    "accusation",
    "story",
    "speculation",
    "charge",
}
_HELD = {"attitude", "holder", "judgement", "cue", "wish"}
_PASSED_ON = {"have", "need", "come", "go", "seem", "tend", "use", "get"}


def climb(
    sentence: Sentence,
    stances: Stances,
    noun: NounWalk,
    finding: Finding,
    sign: int,
    *,
    at: int | None = None,
) -> Finding:
    """Go up from a predicate.

    Args:
        sentence: The sentence.
        stances: The lexicon.
        noun: Goes on from a noun that governs a clause.
        finding: What the predicate says by itself.
        sign: What it says to whatever stands over it; of an act it may differ from what it shows alone.
        at: The verb of its clause where that is another word.

    Returns:
        The finding as the clauses above leave it.
    """
    clause = sentence.tokens[finding.predicate if at is None else at]
    for _ in range(_DEEPEST):
        clause = _first_conjunct(sentence, clause)
        head = sentence.tokens[clause.head]
        if head.i == clause.i:
            return finding
        if clause.dep == "acl" or (clause.dep == "relcl" and grammar.has_to(sentence, clause.i)):
            return _under_noun(sentence, stances, noun, finding, sign, clause)
        if clause.dep not in {"xcomp", "ccomp", "pcomp"} and not _is_leaning(sentence, stances, clause):
            return finding
        step = _step(sentence, stances, noun, finding, sign, clause)
        if step is None:
            return finding
        finding, sign, clause, done = step
        if done:
            return finding
    return finding


_Step = tuple[Finding, int, Token, bool]


def _first_conjunct(sentence: Sentence, clause: Token) -> Token:
    """Give the first of conjoined verbs where a later one leans on it."""
    while clause.dep == "conj" and not sentence.dependents(clause.i, "nsubj", "nsubjpass"):
        clause = sentence.tokens[clause.head]
    return clause


def _is_leaning(sentence: Sentence, stances: Stances, clause: Token) -> bool:
    """Say whether an infinitive that the parser took for a purpose is a hesitation's or a refusal's content."""
    if clause.dep != "advcl" or not grammar.has_to(sentence, clause.i):
        return False
    word = _known(sentence, stances, sentence.tokens[clause.head], "clause")
    return word is not None and word.role in {Role.OPEN, Role.ENDING}


def _step(  # noqa: PLR0913 - the state of the climb
    sentence: Sentence, stances: Stances, noun: NounWalk, finding: Finding, sign: int, clause: Token
) -> _Step | None:
    """Take one step up: from a clause to the word it is the content of."""
    head = sentence.tokens[clause.head]
    name, governor = "clause", head
    if clause.dep == "pcomp":
        name, governor = head.lemma, sentence.tokens[head.head]
        particle = ""
        while governor.pos in {"ADV", "ADP"} and governor.head != governor.i:
            particle, governor = governor.lemma, sentence.tokens[governor.head]
        place = Place(governor.i, name, particle)
        if governor.pos in _NOUNS or (word := lookup(sentence, place, stances)) is None:
            return _through_object(sentence, stances, noun, finding, sign, governor, name)
    else:
        governor = _adjective_of(sentence, governor)
        word = _known(sentence, stances, governor, name)
    if word is None:
        word = _judging(sentence, stances, governor)
    if word is None:
        return _passed_on(sentence, finding, sign, clause, governor)
    return _governed(sentence, finding, sign, clause, (governor, word))


def _passed_on(
    sentence: Sentence, finding: Finding, sign: int, clause: Token, governor: Token
) -> _Step | None:
    """Go through a verb that only helps: "is not *going* to pay", "has to accept"."""
    if governor.lemma not in _PASSED_ON or clause.dep != "xcomp":
        # What somebody is allowed, forced or said to do shows no stance of theirs.
        if finding.rule == "act" and clause.dep == "xcomp" and grammar.is_passive(sentence, governor.i):
            return replace(finding, rule="bare"), sign, governor, True
        return None
    force = polarity(sentence, governor.i).force
    if force is Force.NEGATED:
        value = finding.negated if finding.rule == "attitude" else -sign
        return (
            replace(finding, sign=value, reason=f"{finding.reason}, not {governor.text}"),
            -sign,
            governor,
            False,
        )
    if force is Force.OPEN:
        return replace(finding, sign=0), 0, governor, False
    return finding, sign, governor, False


def _known(sentence: Sentence, stances: Stances, governor: Token, name: str) -> StanceWord | None:
    return lookup(sentence, Place(governor.i, name), stances)


def _judging(sentence: Sentence, stances: Stances, governor: Token) -> StanceWord | None:
    """Give an adjective or noun that judges a clause: "it is *wrong* to hold a vote"."""
    if governor.pos == "ADJ":
        return stances.find("adjective", governor.lemma, "subject")
    if governor.pos == "NOUN" and governor.dep == "attr":
        return stances.find("noun", governor.lemma, "subject")
    return None


def _adjective_of(sentence: Sentence, governor: Token) -> Token:
    """Give the adjective or noun that a copula links to its clause."""
    if governor.lemma != "be":
        return governor
    return next(iter(sentence.dependents(governor.i, "acomp", "attr")), governor)


def _governed(
    sentence: Sentence, finding: Finding, sign: int, clause: Token, above: tuple[Token, StanceWord]
) -> _Step | None:
    """Apply a known word to the clause under it."""
    governor, word = above
    how = polarity(sentence, governor.i)
    own = bool(sentence.dependents(clause.i, "nsubj", "nsubjpass")) and not grammar.has_to(sentence, clause.i)
    stated = own and finding.rule in _HELD and clause.tag != "VBG"
    if word.role is Role.OPEN:
        left = replace(finding, sign=0, rule="open", reason=f"{finding.reason}, {governor.text}")
        if not own and not (finding.holders and finding.rule == "attitude"):
            left = holding(sentence, governor, 0, "open", Polarity(Force.OPEN, word=governor.text))
        return left, 0, governor, True
    if stated:
        return None
    if word.role is Role.ENDING:
        value = finding.negated if finding.rule == "attitude" else -sign
        made = holding(sentence, governor, value if how.force is Force.KEPT else 0, "attitude", how)
        return replace(made, words=(governor.i, *finding.words)), value, governor, True
    if word.role not in {Role.ATTITUDE, Role.JUDGEMENT, Role.ACT}:
        return None
    value = turned(sign, word, how)
    if how.force is Force.NEGATED and word.role is not Role.ATTITUDE:
        value = -sign * word.pole.sign
    if (
        how.force is Force.NEGATED
        and finding.rule == "attitude"
        and word.role is Role.ATTITUDE
        and word.pole.sign > 0
    ):
        value = finding.negated
    made = _above_clause(sentence, governor, value, word, how)
    made = replace(made, words=(*made.words, *finding.words), base=sign, negated=word.negated.sign * sign)
    made = replace(made, reason=f"{made.reason} over {finding.reason}")
    return made, value, _verb_of(sentence, governor), False


def _above_clause(
    sentence: Sentence, governor: Token, value: int, word: StanceWord, how: Polarity
) -> Finding:
    if word.role is Role.JUDGEMENT:
        return Finding(governor.i, value, "judgement", Holds.SPEAKER, (), (governor.i,), f"{governor.text!r}")
    if governor.pos in {"VERB", "AUX"}:
        return holding(sentence, governor, value, "attitude", how)
    verb = _verb_of(sentence, governor)
    held = tuple(grammar.surface_subjects(sentence, verb.i)) if verb.i != governor.i else ()
    return Finding(governor.i, value, "attitude", Holds.TOKENS, held, (governor.i,), f"{governor.text!r}")


def _verb_of(sentence: Sentence, governor: Token) -> Token:
    """Give the verb of the clause that a word is the predicate of."""
    head = sentence.tokens[governor.head]
    is_predicate = governor.dep in {"acomp", "attr", "oprd"} and head.pos in {"VERB", "AUX"}
    return head if is_predicate else governor


def _through_object(  # noqa: PLR0913 - the state of the climb
    sentence: Sentence,
    stances: Stances,
    noun: NounWalk,
    finding: Finding,
    sign: int,
    governor: Token,
    name: str,
) -> _Step | None:
    """Read a gerund under a noun: "the idea of holding a vote", "voiced support for holding it"."""
    nouns = [governor] if governor.pos in _NOUNS else sentence.dependents(governor.i, "dobj")
    for each in nouns:
        word = _known(sentence, stances, each, name)
        if word is None or word.role not in {Role.ATTITUDE, Role.FRAME, Role.ACT}:
            continue
        value = sign * word.pole.sign
        pending = None
        if word.role is Role.ATTITUDE:
            pending = Finding(
                each.i,
                value,
                "attitude",
                Holds.TOKENS,
                (),
                (each.i,),
                f"{each.text!r}",
                negated=word.negated.sign * sign,
            )
        found = noun(each.i, value, pending, 1)
        if found is not None:
            return found, found.sign, each, True
    return None


def _under_noun(  # noqa: PLR0913 - the state of the climb
    sentence: Sentence, stances: Stances, noun: NounWalk, finding: Finding, sign: int, clause: Token
) -> Finding:
    """Read a clause under a noun: "the decision to cancel it", "a report that he would veto it"."""
    head = sentence.tokens[clause.head]
    above = sentence.tokens[head.head]
    if head.lemma in _REPORTS and above.lemma in {"deny", "reject", "dismiss", "refute", "dispute", "rebut"}:
        return replace(finding, sign=0, rule="open", reason=f"{finding.reason}, {above.text} {head.text}")
    word = _known(sentence, stances, head, "clause")
    if word is None or not grammar.has_to(sentence, clause.i):
        is_told = finding.rule == "act" and grammar.has_to(sentence, clause.i)
        return replace(finding, rule="bare") if is_told else finding
    value = sign * word.pole.sign
    if head.lemma == "right":
        word_above = above.lemma in {"have", "lack", "deserve"}
        return _right(sentence, head, above, value) if word_above else finding
    pending = Finding(
        head.i, value, "attitude", Holds.TOKENS, _owners(sentence, head), (head.i, *finding.words),
        f"{head.text!r} over {finding.reason}", base=sign, negated=word.negated.sign * sign,
    )  # fmt: skip
    if head.lemma == "time" and above.lemma == "be":
        return replace(pending, rule="wish", holds=Holds.SPEAKER, holders=())
    waits = word.role is Role.ATTITUDE
    found = noun(head.i, value, pending if waits else None, 1)
    if found is not None:
        return found
    if above.pos in {"VERB", "AUX"} and head.dep == "dobj":
        how = polarity(sentence, above.i)
        made = holding(sentence, above, value if how.force is Force.KEPT else 0, finding.rule, how)
        return replace(made, words=(above.i, *finding.words))
    return replace(pending, rule=finding.rule) if pending.holders else finding


def _owners(sentence: Sentence, noun: Token) -> tuple[int, ...]:
    owners = [t.i for t in sentence.dependents(noun.i, "poss")]
    for preposition in ("by", "from"):
        owners = owners or grammar.under_preposition(sentence, noun.i, preposition)
    return tuple(owners)


def _right(sentence: Sentence, noun: Token, verb: Token, value: int) -> Finding:
    how = polarity(sentence, verb.i)
    none = how.force is Force.NEGATED or verb.lemma == "lack"
    sign = 0 if how.force is Force.OPEN else -value if none else value
    return Finding(
        verb.i, sign, "judgement", Holds.SPEAKER, (), (verb.i, noun.i), f"{noun.text!r} said of it"
    )
