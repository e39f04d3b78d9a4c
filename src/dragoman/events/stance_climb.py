"""From a predicate upwards through the clauses it is the content of: wanted, refused, decided, denied."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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
_DENIALS = {"deny", "reject", "dismiss", "refute", "dispute", "rebut"}
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
    return _Climb(sentence, stances, noun).up(finding, sign, finding.predicate if at is None else at)


_Step = tuple[Finding, int, Token, bool]


@dataclass(frozen=True, slots=True)
class _Climb:
    """A climb in one sentence; a step gives finding, sign, the clause reached and whether that is the end."""

    sentence: Sentence
    stances: Stances
    noun: NounWalk

    def up(self, finding: Finding, sign: int, at: int) -> Finding:
        """Climb until nothing above changes the finding."""
        clause = self.sentence.tokens[at]
        for _ in range(_DEEPEST):
            clause = self._first_conjunct(clause)
            if clause.head == clause.i:
                return finding
            if clause.dep == "acl" or (clause.dep == "relcl" and grammar.has_to(self.sentence, clause.i)):
                return self._under_noun(finding, sign, clause)
            if clause.dep not in {"xcomp", "ccomp", "pcomp"} and not self._is_leaning(clause):
                return finding
            step = self._step(finding, sign, clause)
            if step is None:
                return finding
            finding, sign, clause, done = step
            if done:
                return finding
        return finding

    def _first_conjunct(self, clause: Token) -> Token:
        """Give the first of conjoined verbs where a later one leans on it."""
        while clause.dep == "conj" and not self.sentence.dependents(clause.i, "nsubj", "nsubjpass"):
            clause = self.sentence.tokens[clause.head]
        return clause

    def _is_leaning(self, clause: Token) -> bool:
        """Say whether an infinitive taken for a purpose is what someone refuses or calls for."""
        if clause.dep != "advcl" or not grammar.has_to(self.sentence, clause.i):
            return False
        word = self._known(self.sentence.tokens[clause.head], "clause")
        wished = any(t.lemma == "for" for t in self.sentence.dependents(clause.i, "mark"))
        roles = {Role.OPEN, Role.ENDING, Role.ATTITUDE} if wished else {Role.OPEN, Role.ENDING}
        return word is not None and word.role in roles

    def _step(self, finding: Finding, sign: int, clause: Token) -> _Step | None:
        """Take one step up: from a clause to the word it is the content of."""
        head = self.sentence.tokens[clause.head]
        if clause.dep == "pcomp":
            return self._behind_preposition(finding, sign, clause, head)
        governor = self._adjective_of(head)
        word = self._known(governor, "clause") or self._judging(governor)
        if word is None:
            return self._passed_on(finding, sign, clause, governor)
        return self._governed(finding, sign, clause, (governor, word))

    def _behind_preposition(self, finding: Finding, sign: int, clause: Token, head: Token) -> _Step | None:
        """Read a gerund: "warned against holding it", "the idea of holding it"."""
        particle, governor = "", self.sentence.tokens[head.head]
        while governor.pos in {"ADV", "ADP"} and governor.head != governor.i:
            particle, governor = governor.lemma, self.sentence.tokens[governor.head]
        word = lookup(self.sentence, Place(governor.i, head.lemma, particle), self.stances)
        if governor.pos in _NOUNS or word is None:
            return self._through_object(sign, governor, head.lemma)
        return self._governed(finding, sign, clause, (governor, word))

    def _passed_on(self, finding: Finding, sign: int, clause: Token, governor: Token) -> _Step | None:
        """Go through a verb that only helps: "is not *going* to pay", "has to accept"."""
        if governor.lemma not in _PASSED_ON or clause.dep != "xcomp":
            # What somebody is allowed, forced or said to do shows no stance of theirs.
            is_let = clause.dep == "xcomp" and grammar.is_passive(self.sentence, governor.i)
            if finding.rule == "act" and is_let:
                return replace(finding, rule="bare"), sign, governor, True
            return None
        force = polarity(self.sentence, governor.i).force
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

    def _known(self, governor: Token, name: str) -> StanceWord | None:
        return lookup(self.sentence, Place(governor.i, name), self.stances)

    def _judging(self, governor: Token) -> StanceWord | None:
        """Give an adjective or noun that judges a clause: "it is *wrong* to hold a vote"."""
        if governor.pos == "ADJ":
            return self.stances.find("adjective", governor.lemma, "subject")
        if governor.pos == "NOUN" and governor.dep == "attr":
            return self.stances.find("noun", governor.lemma, "subject")
        return None

    def _adjective_of(self, governor: Token) -> Token:
        """Give the adjective or noun that a copula links to its clause."""
        if governor.lemma != "be":
            return governor
        return next(iter(self.sentence.dependents(governor.i, "acomp", "attr")), governor)

    def _governed(
        self, finding: Finding, sign: int, clause: Token, above: tuple[Token, StanceWord]
    ) -> _Step | None:
        """Apply a known word to the clause under it."""
        governor, word = above
        how = polarity(self.sentence, governor.i)
        own = bool(self.sentence.dependents(clause.i, "nsubj", "nsubjpass"))
        own = own and not grammar.has_to(self.sentence, clause.i)
        stated = own and finding.rule in _HELD and clause.tag != "VBG"
        if word.role is Role.OPEN:
            left = replace(finding, sign=0, rule="open", reason=f"{finding.reason}, {governor.text}")
            if not own and not (finding.holders and finding.rule == "attitude"):
                left = holding(self.sentence, governor, 0, "open", Polarity(Force.OPEN, word=governor.text))
            return left, 0, governor, True
        if stated:
            return None
        if word.role is Role.ENDING:
            value = finding.negated if finding.rule == "attitude" else -sign
            made = holding(self.sentence, governor, value if how.force is Force.KEPT else 0, "attitude", how)
            return replace(made, words=(governor.i, *finding.words)), value, governor, True
        if word.role not in {Role.ATTITUDE, Role.JUDGEMENT, Role.ACT}:
            return None
        value = self._over(finding, sign, word, how)
        made = self._above_clause(governor, value, word, how)
        made = replace(made, words=(*made.words, *finding.words), base=sign, negated=word.negated.sign * sign)
        made = replace(made, reason=f"{made.reason} over {finding.reason}")
        return made, value, self._verb_of(governor), False

    def _over(self, finding: Finding, sign: int, word: StanceWord, how: Polarity) -> int:
        """Give the sign of a word over a clause: who does not want to back it is as who does not."""
        if how.force is not Force.NEGATED:
            return turned(sign, word, how)
        if word.role is not Role.ATTITUDE:
            return -sign * word.pole.sign
        return (
            finding.negated if finding.rule == "attitude" and word.pole.sign > 0 else turned(sign, word, how)
        )

    def _above_clause(self, governor: Token, value: int, word: StanceWord, how: Polarity) -> Finding:
        if word.role is Role.JUDGEMENT:
            reason = f"{governor.text!r}"
            return Finding(governor.i, value, "judgement", Holds.SPEAKER, (), (governor.i,), reason)
        if governor.pos in {"VERB", "AUX"}:
            return holding(self.sentence, governor, value, "attitude", how)
        verb = self._verb_of(governor)
        held = tuple(grammar.surface_subjects(self.sentence, verb.i)) if verb.i != governor.i else ()
        return Finding(governor.i, value, "attitude", Holds.TOKENS, held, (governor.i,), f"{governor.text!r}")

    def _verb_of(self, governor: Token) -> Token:
        """Give the verb of the clause that a word is the predicate of."""
        head = self.sentence.tokens[governor.head]
        is_predicate = governor.dep in {"acomp", "attr", "oprd"} and head.pos in {"VERB", "AUX"}
        return head if is_predicate else governor

    def _through_object(self, sign: int, governor: Token, name: str) -> _Step | None:
        """Read a gerund under a noun: "the idea of holding a vote", "voiced support for holding it"."""
        nouns = [governor] if governor.pos in _NOUNS else self.sentence.dependents(governor.i, "dobj")
        for each in nouns:
            word = self._known(each, name)
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
            found = self.noun(each.i, value, pending, 1)
            if found is not None:
                return found, found.sign, each, True
        return None

    def _under_noun(self, finding: Finding, sign: int, clause: Token) -> Finding:
        """Read a clause under a noun: "the decision to cancel it", "a report that he would veto it"."""
        head = self.sentence.tokens[clause.head]
        above = self.sentence.tokens[head.head]
        if head.lemma in _REPORTS and above.lemma in _DENIALS:
            return replace(finding, sign=0, rule="open", reason=f"{finding.reason}, {above.text} {head.text}")
        word = self._known(head, "clause")
        if word is None or not grammar.has_to(self.sentence, clause.i):
            is_told = finding.rule == "act" and grammar.has_to(self.sentence, clause.i)
            return replace(finding, rule="bare") if is_told else finding
        value = sign * word.pole.sign
        if head.lemma == "right":
            can_have = above.lemma in {"have", "lack", "deserve"}
            return self._right(head, above, value) if can_have else finding
        pending = Finding(
            predicate=head.i,
            sign=value,
            rule="attitude",
            holds=Holds.TOKENS,
            holders=self._owners(head),
            words=(head.i, *finding.words),
            reason=f"{head.text!r} over {finding.reason}",
            base=sign,
            negated=word.negated.sign * sign,
        )
        if head.lemma == "time" and above.lemma == "be":
            return replace(pending, rule="wish", holds=Holds.SPEAKER, holders=())
        return self._waiting(finding, pending, head, waits=word.role is Role.ATTITUDE)

    def _waiting(self, finding: Finding, pending: Finding, noun: Token, *, waits: bool) -> Finding:
        """Go on from a noun over a clause; failing that its owner or its verb's subject holds it."""
        found = self.noun(noun.i, pending.sign, pending if waits else None, 1)
        if found is not None:
            return found
        above = self.sentence.tokens[noun.head]
        if above.pos in {"VERB", "AUX"} and noun.dep == "dobj":
            how = polarity(self.sentence, above.i)
            value = pending.sign if how.force is Force.KEPT else 0
            made = holding(self.sentence, above, value, finding.rule, how)
            return replace(made, words=(above.i, *finding.words))
        return replace(pending, rule=finding.rule) if pending.holders else finding

    def _owners(self, noun: Token) -> tuple[int, ...]:
        owners = [t.i for t in self.sentence.dependents(noun.i, "poss")]
        for preposition in ("by", "from"):
            owners = owners or grammar.under_preposition(self.sentence, noun.i, preposition)
        return tuple(owners)

    def _right(self, noun: Token, verb: Token, value: int) -> Finding:
        how = polarity(self.sentence, verb.i)
        none = how.force is Force.NEGATED or verb.lemma == "lack"
        sign = 0 if how.force is Force.OPEN else -value if none else value
        return Finding(
            verb.i, sign, "judgement", Holds.SPEAKER, (), (verb.i, noun.i), f"{noun.text!r} said of it"
        )
