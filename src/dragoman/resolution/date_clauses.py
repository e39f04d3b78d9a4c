"""Says how closely a time expression belongs to a trigger: by attachment, clause and quotation."""

from collections.abc import Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import RegionKind, Sentence, Span, Token

_CLAUSAL = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis", "conj"}
)
_VERBS = frozenset({"VERB", "AUX"})
# Words that set one happening before or after another: what hangs below them has a day of its own.
ORDERING = frozenset(
    {
        "after",
        "before",
        "following",
        "since",
        "until",
        "till",
        "ahead",
        "prior",
        "despite",
        "response",
        "than",
        "like",
        "pending",
    }
)
_OWNED = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
_TITLED = frozenset({RegionKind.HEADLINE, RegionKind.TEASER})
_QUOTES = '"“”'
_WORDS = word_lists("days")

# Costs of belonging, smallest the closest; only their order matters.
ATTACHED, BESIDE, SAME_CLAUSE, CONTROLLED, CONJOINED, FRAMED = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0
# An expression that opens its sentence stands within this many tokens of its beginning.
_OPENING = 4
_INSIDE_FRAME = frozenset({"relcl", "acl", "xcomp", "conj", "ccomp"})
_SAYING = frozenset(
    "say tell report add state note announce declare confirm claim warn insist write think believe".split()
)
# Verbs of denial: their day is that of the words, not of what is denied.
_DENYING = word_lists("denials")["denying"]
# Prepositions before an act in which, or by which, something else is done: "killed in a raid on Monday".
_WITHIN = frozenset({"in", "during", "with"})
# Before an expression these set the day of one verb alone: "killed two and called a strike for Monday".
_OF_ONE = frozenset({"for", "from", "until", "till", "by"})
_MOMENTS = frozenset("dawn dusk daybreak midday midnight nightfall noon sunrise sunset".split())
_NOUNS = ("NOUN", "PROPN")


def head_in(sentence: Sentence, span: Span) -> int | None:
    """Find the token of a span that the rest of the span hangs from."""
    inside = [token for token in sentence.tokens if token.start < span.end and span.start < token.end]
    if not inside:
        return None
    indices = {token.i for token in inside}
    for token in inside:
        if token.head == token.i or token.head not in indices:
            return token.i
    return inside[-1].i


def clause_of(sentence: Sentence, i: int) -> int:
    """Give the verb whose clause a token stands in."""
    token = sentence.tokens[i]
    while not _heads_clause(sentence, token) and token.head != token.i:
        token = sentence.tokens[token.head]
    return token.i


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Say whether a token is a verb; a capital within running text shows a name the parser took for one."""
    named = token.i > 0 and sentence.region not in _TITLED and token.text != token.text.lower()
    return token.pos in _VERBS and not named


def _heads_clause(sentence: Sentence, token: Token) -> bool:
    """Say whether a token is the verb of a clause."""
    return token.dep in _CLAUSAL and _is_verb(sentence, token)


def _path(sentence: Sentence, i: int) -> list[Token]:
    """List a token's ancestors up to the verb of its clause, nearest first."""
    path: list[Token] = []
    token = sentence.tokens[i]
    while token.head != token.i and not _heads_clause(sentence, token):
        token = sentence.tokens[token.head]
        path.append(token)
    return path


def _orders(token: Token) -> bool:
    """Say whether a word sets one happening before or after another."""
    return token.lemma in ORDERING or token.text.lower() in ORDERING


def quoted(text: str, sentence: Sentence, offset: int) -> bool:
    """Say whether an offset stands inside quotation marks opened in its sentence."""
    before = text[sentence.start : offset]
    return sum(before.count(mark) for mark in _QUOTES) % 2 == 1


def belonging(text: str, sentence: Sentence, span: Span, trigger: int) -> float | None:
    """Give the cost of reading an expression as the trigger's own, or None when it is another's.

    Args:
        text: The document's.
        sentence: That both stand in.
        span: The expression.
        trigger: Token index of the trigger.

    Returns:
        A cost, smaller the closer; None when the expression stands in another clause or quotation, or
        below a word that sets another happening before or after.
    """
    head = head_in(sentence, span)
    token = sentence.tokens[trigger]
    if head is None or quoted(text, sentence, span.start) != quoted(text, sentence, token.start):
        return None
    distance = abs(head - trigger) / 1000
    path = _path(sentence, head)
    if sentence.tokens[head].dep in _OWNED and path and path[0].pos != "VERB":
        return _of_owner(sentence, path[0], trigger, distance)
    if _describes_day(sentence, trigger, head):
        return ATTACHED + distance
    steps = next((n for n, ancestor in enumerate(path) if ancestor.i == trigger), None)
    if (
        _is_of_saying(sentence, span, trigger)
        or _is_of_denial(sentence, head, trigger)
        or _is_of_another(sentence, path[:steps])
    ):
        return None
    return (
        _by_clauses(sentence, head, trigger, distance) if steps is None else ATTACHED + steps / 100 + distance
    )


def _is_of_another(sentence: Sentence, path: Sequence[Token]) -> bool:
    """Say whether words on the way up give an expression to something else than what is above.

    "Hours after Monday's vote" is of the vote; "Greece, a member since 1952" of the member. "After Monday"
    itself orders: the word right above the expression is its own preposition.
    """
    ordered = any(_orders(token) and not _is_of_moment(sentence, token) for token in path[1:])
    return ordered or any(token.dep == "appos" and token.pos in _NOUNS for token in path)


def _by_clauses(sentence: Sentence, head: int, trigger: int, distance: float) -> float | None:
    """Weigh an expression that does not hang from the trigger: by what stands between, and by clauses."""
    if _beside(sentence, trigger, head):
        return BESIDE + distance
    found = _through_clauses(sentence, head, trigger, distance)
    framed = found is None and _shares(sentence, trigger) and _framed(sentence, head, trigger)
    return FRAMED + distance if framed else found


def _is_of_moment(sentence: Sentence, preposition: Token) -> bool:
    """Say whether a preposition only tells the hour of a day: "before dawn on Thursday"."""
    return any(t.lemma in _MOMENTS for t in sentence.dependents(preposition.i, "pobj"))


def _is_of_saying(sentence: Sentence, span: Span, trigger: int) -> bool:
    """Say whether a day right behind a verb of saying is the words' own: "said *on Friday* it would go"."""
    before = [t for t in sentence.tokens if t.end <= span.start][-2:]
    verbs = [t for t in before if t.pos == "VERB" and t.lemma in _SAYING]
    behind = verbs[-1].i if verbs else trigger
    return behind < trigger and all(t.i <= behind or t.pos == "ADP" for t in before)


def _is_of_denial(sentence: Sentence, head: int, trigger: int) -> bool:
    """Say whether a day before an act is that of its denial: "denied *on Friday* shelling the port"."""
    verb = sentence.tokens[clause_of(sentence, head)]
    denies = verb.lemma in _DENYING and any(above.i == verb.i for above in sentence.ancestors(trigger))
    return denies and head < trigger


def _describes_day(sentence: Sentence, trigger: int, head: int) -> bool:
    """Say whether the trigger's clause tells of the day itself: "on Saturday, when they *rallied*"."""
    clause = sentence.tokens[clause_of(sentence, trigger)]
    while clause.dep == "conj":
        clause = sentence.tokens[clause.head]
    return clause.dep == "relcl" and clause.head == head


def _of_owner(sentence: Sentence, noun: Token, trigger: int, distance: float) -> float | None:
    """Weigh "Monday's" in "Monday's attack": the attack's own, and its verb's where it is the subject."""
    if noun.i == trigger:
        return ATTACHED + distance
    perfect = any(child.lemma == "have" for child in sentence.dependents(trigger, "aux"))
    if noun.head == trigger and noun.dep in ("nsubj", "nsubjpass") and not perfect:
        return SAME_CLAUSE + distance
    return None


def _beside(sentence: Sentence, trigger: int, head: int) -> bool:
    """Say whether an expression follows a noun with no verb or comma between.

    Parsers hang the day in "After a meeting with the minister on Monday, he said" where they please.
    """
    if sentence.tokens[trigger].pos not in ("NOUN", "PROPN") or not trigger < head:
        return False
    between = sentence.tokens[trigger + 1 : head]
    return not any(_is_verb(sentence, token) or token.text in ",;:()—" or _orders(token) for token in between)


def _through_clauses(sentence: Sentence, head: int, trigger: int, distance: float) -> float | None:
    """Weigh an expression that belongs to a clause against a trigger that it is not attached to.

    Args:
        sentence: That both stand in.
        head: Head of the expression.
        trigger: Token index of the trigger.
        distance: Between the two, as part of a cost.
    """
    if _told_of(sentence, trigger, head):
        return CONTROLLED + distance
    if any(_orders(ancestor) for ancestor in _path(sentence, trigger)) or not _shares(sentence, trigger):
        return None
    clause, own = clause_of(sentence, head), clause_of(sentence, trigger)
    if own == clause:
        return SAME_CLAUSE + distance
    if (
        _controlled(sentence, own, clause)
        or _simultaneous(sentence, own, clause)
        or _simultaneous(sentence, clause, own)
        or _one_doing(sentence, clause, own)
        or _on_purpose(sentence, own, clause)
    ):
        return CONTROLLED + distance
    if _conjoined(sentence, own, clause) or _all_conjoined(sentence, head, own):
        return CONJOINED + distance
    return None


def _told_of(sentence: Sentence, noun: int, head: int) -> bool:
    """Say whether a clause about a noun gives its day: "a closure ordered in *January*"."""
    clause = sentence.tokens[clause_of(sentence, head)]
    return (
        sentence.tokens[noun].pos in _NOUNS
        and clause.head == noun
        and clause.dep in {"acl", "relcl"}
        and clause.tag in {"VBN", "VBD"}
        and clause.lemma not in _SAYING
    )


def _shares(sentence: Sentence, trigger: int) -> bool:
    """Say whether a noun has the day of its clause's verb.

    It does as subject, as object of a verb that only brings it about, and where that is done in it; not as
    what is rejected, demanded or spoken of.
    """
    token = sentence.tokens[trigger]
    if token.pos not in _NOUNS or _is_verb(sentence, token):
        return True
    above = sentence.tokens[token.head]
    if token.dep == "dobj":
        return above.lemma in _WORDS["light"]
    if token.dep != "pobj":
        return token.dep not in {"conj", "appos"} or _shares(sentence, above.i)
    holder = sentence.tokens[above.head]
    if above.lemma == "of" and holder.pos in _NOUNS:
        return holder.lemma in _WORDS["measures"] and _shares(sentence, holder.i)
    within = above.lemma in _WITHIN and holder.lemma not in _WORDS["over a deed"]
    return holder.pos in _VERBS and (within or holder.lemma == "be")


def _simultaneous(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether a clause tells when another happened: "died on Sunday *when troops shelled* a market"."""
    token = sentence.tokens[lower]
    if token.dep != "advcl" or _hung_on(sentence, token) != upper:
        return False
    opening = [t for t in sentence.dependents(lower, "mark", "advmod") if t.i < lower]
    past = token.tag == "VBD" and sentence.tokens[upper].tag in {"VBD", "VBN"}
    return any(t.lemma == "when" or (t.lemma == "as" and past) for t in opening)


def _hung_on(sentence: Sentence, token: Token) -> int:
    """Give the verb that a clause tells more of: what is said, not the saying behind it."""
    above = sentence.tokens[token.head]
    said = [t.i for t in sentence.dependents(above.i, "ccomp") if t.i < token.i < above.i]
    return said[-1] if said and above.lemma in _SAYING else above.i


def _one_doing(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether a clause below a verb is of its day: "*stopped* issuing visas", "*barred* her from it"."""
    token = sentence.tokens[lower]
    above = sentence.tokens[token.head]
    if token.dep == "pcomp":
        return above.lemma == "from" and above.head == upper
    if token.dep == "xcomp":
        return above.i == upper and above.lemma in _WORDS["same doing"]
    return token.dep == "acl" and token.tag == "VBG" and above.dep == "dobj" and above.head == upper


def _on_purpose(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether an infinitive tells what an act was done for: "marched on Friday *to demand* it"."""
    token, above = sentence.tokens[lower], sentence.tokens[upper]
    if token.head != upper or token.dep not in {"advcl", "xcomp"} or above.lemma not in _WORDS["done for"]:
        return False
    return any(t.lemma == "to" for t in sentence.dependents(lower, "aux"))


def _all_conjoined(sentence: Sentence, head: int, first: int) -> bool:
    """Say whether the day behind the last of several verbs is all verbs': "beat and burned two on Friday"."""
    return _conjoined(sentence, clause_of(sentence, head), first) and _of_all(sentence, head, first)


def _of_all(sentence: Sentence, head: int, first: int) -> bool:
    """Say whether a day behind a later verb may be an earlier one's too: not "called a vote *for* May"."""
    last = sentence.tokens[clause_of(sentence, head)]
    before = sentence.tokens[sentence.tokens[head].head].lemma
    same = last.tag == sentence.tokens[first].tag
    return same and last.lemma not in _SAYING and before not in _OF_ONE


def _controlled(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether a clause shares its time with the one above: "refused to go", "exploded, killing ten"."""
    token = sentence.tokens[lower]
    if _hung_on(sentence, token) != upper:
        return False
    if any(_orders(child) for child in sentence.dependents(lower, "mark", "prep")):
        return False
    if token.dep == "xcomp":
        return True
    return (
        token.dep == "advcl" and token.tag == "VBG" and not sentence.dependents(lower, "nsubj", "nsubjpass")
    )


def _conjoined(sentence: Sentence, second: int, first: int) -> bool:
    """Say whether a verb is joined to another by "and" and has no subject of its own."""
    token = sentence.tokens[second]
    while token.dep == "conj":
        if sentence.dependents(token.i, "nsubj", "nsubjpass"):
            return False
        if token.head == first:
            return True
        token = sentence.tokens[token.head]
    return False


def _framed(sentence: Sentence, head: int, trigger: int) -> bool:
    """Say whether an expression frames the trigger's clause from outside.

    It opens the sentence ("On Wednesday, rebels were behind an attack that killed eight"), or stands in one
    of several main clauses that tell one story: in the last ("dozens were killed and hundreds were hurt on
    Sunday"), or in an earlier one in the same past tense ("a crowd attacked the embassy on Sunday, and
    police fired tear gas").
    """
    outer, own = clause_of(sentence, head), clause_of(sentence, trigger)
    if any(_orders(ancestor) for ancestor in _path(sentence, trigger)) or _is_earlier(sentence, own):
        return False
    if sentence.tokens[outer].dep == "conj" and sentence.tokens[outer].head == own and own < outer:
        return _of_all(sentence, head, own)
    if _goes_on(sentence.tokens[own], sentence.tokens[outer]):
        return True
    return head < _OPENING and sentence.tokens[outer].dep == "ROOT" and _leads_to(sentence, own, outer)


def _goes_on(second: Token, first: Token) -> bool:
    """Say whether a main clause goes on with the story of the one before it."""
    return second.dep == "conj" and second.head == first.i and first.tag == second.tag == "VBD"


def _is_earlier(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is in the perfect: it lies before the time that its sentence speaks of."""
    return any(child.lemma == "have" for child in sentence.dependents(verb, "aux"))


def _leads_to(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether a clause hangs in another by links that keep its time, none of them reported speech."""
    token = sentence.tokens[lower]
    while token.i != upper:
        above = sentence.tokens[token.head]
        if token.head == token.i or (token.dep in {"ccomp", "advcl"} and above.lemma in _SAYING):
            return False
        if _heads_clause(sentence, token) and token.dep not in _INSIDE_FRAME:
            return False
        token = above
    return True
