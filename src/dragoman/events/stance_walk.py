"""From the word for a matter upwards to whoever holds something on it.

The sign of what is said so far is carried along: who rejects (-) a call (+) to cancel (-) a vote is for it.
"""

from dataclasses import dataclass, replace

from dragoman.events import grammar
from dragoman.events.negation import negative_phrase
from dragoman.events.stance_climb import climb
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_judgement import judged, names_given, said_of_subject
from dragoman.events.stance_places import Place, lookup, places
from dragoman.events.stance_polarity import Force, Polarity, polarity
from dragoman.events.stance_said import (
    described,
    drawn,
    epithet,
    existing,
    judgement,
    own_holders,
    there_is,
    under_cue,
)
from dragoman.events.stance_turns import acted, holding, turned
from dragoman.knowledge.stances import Role, Stances, StanceWord
from dragoman.records import Sentence, Token

_DEEPEST = 8  # words above a matter that are looked at; deeper nesting is nearly always a parsing error
_ASIDE = {"about", "on", "over", "object"}
_SILENT = {"unknown", "aside"}
_GIVING_UP = {
    "withdraw",
    "drop",
    "end",
    "abandon",
    "suspend",
    "revoke",
    "renounce",
    "cancel",
    "reverse",
    "pull",
}


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk over one sentence.

    Attributes:
        sentence: The sentence.
        stances: The lexicon.
    """

    sentence: Sentence
    stances: Stances

    def findings(self, i: int) -> list[Finding]:
        """Give what each clause around a word for the matter says, in the order of its places."""
        found: list[Finding] = []
        taken: set[int] = set()
        for place in places(self.sentence, i):
            finding = self._at(place, i, 1, None, 0)
            if finding is not None and finding.predicate not in taken:
                if finding.rule not in _SILENT:
                    taken.add(finding.predicate)
                found.append(finding)
                if place.name not in {"object", "subject"} and finding.rule not in _SILENT:
                    break
        if not found:
            found += [
                f
                for f in (existing(self.sentence, i), epithet(self.sentence, self.stances, i))
                if f is not None
            ]
        # To hold or call a vote says nothing by itself of what its holder thinks of it.
        found = [f for f in found if f.rule != "bare"]
        said = [f for f in found if f.rule not in _SILENT]
        return said or found[:1]

    def _noun(self, i: int, sign: int, pending: Finding | None, depth: int) -> Finding | None:
        """Go on from a noun that stands for the matter or for an attitude or act towards it."""
        if depth < _DEEPEST:
            for place in places(self.sentence, i):
                finding = self._at(place, i, sign, pending, depth + 1)
                if finding is not None:
                    return finding
        return pending if pending is not None and pending.holders else there_is(self.sentence, i, pending)

    def _at(self, place: Place, i: int, sign: int, pending: Finding | None, depth: int) -> Finding | None:
        """Read one place that a noun stands in."""
        governor = self.sentence.tokens[place.governor]
        word = lookup(self.sentence, place, self.stances)
        if place.name == "subject":
            return self._subject(governor, word, i, sign, pending)
        if governor.pos in {"NOUN", "PROPN", "PRON"}:
            return None if word is None else self._under_noun(governor, place, word, sign, depth)
        if governor.pos in {"ADJ", "ADV"}:
            return None if word is None else self._adjective(governor, word, sign)
        if governor.pos not in {"VERB", "AUX"}:
            return None
        if pending is not None:
            return self._attitude_object(governor, word, sign, pending)
        return self._named(governor, place, i, sign) or self._verb(governor, place, word, sign, depth)

    # Verbs

    def _verb(
        self, verb: Token, place: Place, word: StanceWord | None, sign: int, depth: int
    ) -> Finding | None:
        """Read a verb with the matter as object or behind a preposition."""
        if word is None:
            return self._light(verb, place, sign, depth)
        how = polarity(self.sentence, verb.i)
        if word.role is Role.ATTITUDE:
            finding = holding(self.sentence, verb, turned(sign, word, how), "attitude", how)
            finding = replace(finding, base=sign, negated=word.negated.sign * sign)
            if not finding.holders and finding.holds is Holds.TOKENS and place.name != "object":
                # "Is opposed to": a participle in whose passive nobody acts.
                finding = replace(finding, holders=tuple(grammar.surface_subjects(self.sentence, verb.i)))
            return climb(self.sentence, self.stances, self._noun, finding, finding.sign)
        if word.role is Role.ACT:
            finding, raw = acted(self.sentence, verb, word, sign, how)
            return climb(self.sentence, self.stances, self._noun, finding, raw)
        if word.role in {Role.OPEN, Role.ENDING}:
            return holding(self.sentence, verb, 0, "open", Polarity(Force.OPEN, word=verb.text))
        return None

    def _light(self, verb: Token, place: Place, sign: int, depth: int) -> Finding | None:
        """Read a verb that says nothing itself: its object may, else it shows no stance."""
        if place.name == "dative":
            for noun in self.sentence.dependents(verb.i, "dobj"):
                word = next(
                    (
                        w
                        for p in ("to", "for", "of")
                        if (w := self.stances.find("noun", noun.lemma, p)) is not None
                    ),
                    None,
                )
                if word is not None and word.role in {Role.ATTITUDE, Role.ACT}:
                    return self._under_noun(noun, Place(noun.i, "to"), word, sign, depth)
        if place.name not in _ASIDE or sign != 1 or depth or not place.near:
            return None
        rule = "unknown" if place.name == "object" else "aside"
        return holding(self.sentence, verb, 0, rule, Polarity(Force.OPEN, word=verb.text))

    def _named(self, verb: Token, place: Place, i: int, sign: int) -> Finding | None:
        """Read "called it illegal": the name decides."""
        if place.name not in {"object", "subject"} or self.stances.find("verb", verb.lemma, "name") is None:
            return None
        for name in names_given(self.sentence, verb.i, i):
            found = judged(self.sentence, name, self.stances)
            if found is None:
                continue
            how = polarity(self.sentence, verb.i)
            value = {Force.KEPT: found[0], Force.NEGATED: -found[0], Force.OPEN: 0}[how.force] * sign
            finding = holding(self.sentence, verb, value, "judgement", how)
            return replace(finding, words=(verb.i, found[1]), negated=-finding.sign)
        return None

    # The matter as subject

    def _subject(
        self, verb: Token, word: StanceWord | None, i: int, sign: int, pending: Finding | None
    ) -> Finding | None:
        if pending is not None:
            return pending if pending.holders else there_is(self.sentence, i, pending)
        named = self._small_clause(verb, i, sign)
        if named is not None:
            return named
        if word is not None and word.role is Role.DRAWING:
            anger = drawn(self.sentence, self.stances, verb, sign)
            if anger is not None:
                return anger
        how = polarity(self.sentence, verb.i)
        said = said_of_subject(self.sentence, verb, self.stances)
        if said is None and word is not None and word.role is Role.JUDGEMENT:
            said = word.pole.sign, verb.i
        if said is not None:
            word_itself = self.sentence.tokens[said[1]]
            none = said[1] != verb.i and negative_phrase(self.sentence, word_itself)  # counted there
            flips = how.force is Force.NEGATED and not none
            value = said[0] * sign * (-1 if flips else 1)
            return judgement(self.sentence, verb, value, said[1], how)
        if word is not None and word.role is Role.ACT:
            finding, raw = acted(self.sentence, verb, word, sign, how)
            finding = replace(finding, holders=())
            return climb(self.sentence, self.stances, self._noun, finding, raw)
        return under_cue(self.sentence, verb, sign)

    def _small_clause(self, verb: Token, i: int, sign: int) -> Finding | None:
        above = self.sentence.tokens[verb.head]
        if (
            verb.dep in {"ccomp", "xcomp"}
            and above.i < i
            and not self.sentence.dependents(verb.i, "mark", "aux")
        ):
            return self._named(above, Place(above.i, "subject"), i, sign)
        return None

    # Nouns and adjectives

    def _under_noun(
        self, noun: Token, place: Place, word: StanceWord, sign: int, depth: int
    ) -> Finding | None:
        """Read a noun with the matter hanging from it."""
        value = sign * word.pole.sign
        match word.role:
            case Role.HOLDER:
                holders, shown = (described(self.sentence, noun),), f"{noun.text!r}"
                return Finding(noun.i, value, "holder", Holds.TOKENS, holders, (noun.i,), shown)
            case Role.OPEN:
                return self._open_noun(noun)
            case Role.JUDGEMENT:
                return judgement(self.sentence, noun, value, noun.i, Polarity(Force.KEPT))
            case Role.ATTITUDE:
                return self._attitude_noun(noun, place, word, sign, depth)
            case _:
                value = -value if negative_phrase(self.sentence, noun) else value
        if word.role is Role.FRAME and noun.lemma in {"right", "legitimacy", "validity"}:
            return self._right(noun, value)
        return self._noun(noun.i, value, None, depth)

    def _attitude_noun(
        self, noun: Token, place: Place, word: StanceWord, sign: int, depth: int
    ) -> Finding | None:
        """Read "Oslo's objection to it", and "an objection" that whoever voices it holds."""
        none = negative_phrase(self.sentence, noun)
        own = own_holders(self.sentence, noun, place)
        value = sign * (word.negated.sign if none else word.pole.sign)
        pending = Finding(
            predicate=noun.i,
            sign=value,
            rule="attitude",
            holds=Holds.TOKENS,
            holders=own,
            words=(noun.i,),
            reason=f"{none} {noun.text}".strip(),
            base=value,
            negated=sign * word.negated.sign,
        )
        return self._noun(noun.i, value, pending, depth)

    def _right(self, noun: Token, value: int) -> Finding | None:
        """Read "has the right to hold a vote": a judgement of whoever says so."""
        verb = self.sentence.tokens[noun.head]
        if verb.pos not in {"VERB", "AUX"}:
            return None
        how = polarity(self.sentence, verb.i)
        if verb.lemma in {"have", "be", "lack", "deserve"}:
            flips = (
                how.force is Force.NEGATED and not negative_phrase(self.sentence, noun)
            ) or verb.lemma == "lack"
            return judgement(self.sentence, verb, -value if flips else value, noun.i, how)
        word = lookup(self.sentence, Place(verb.i, "object"), self.stances)
        return None if word is None else self._verb(verb, Place(verb.i, "object"), word, value, 1)

    def _open_noun(self, noun: Token) -> Finding | None:
        verb = self.sentence.tokens[noun.head]
        if noun.dep not in {"dobj", "attr"} or verb.pos not in {"VERB", "AUX"}:
            return None
        return holding(self.sentence, verb, 0, "open", Polarity(Force.OPEN, word=noun.text))

    def _attitude_object(
        self, verb: Token, word: StanceWord | None, sign: int, pending: Finding
    ) -> Finding | None:
        """Read a verb over an attitude: "voiced support", "withdrew its support", "dismissed criticism"."""
        how = polarity(self.sentence, verb.i)
        noun = self.sentence.tokens[pending.predicate]
        owned = self.sentence.dependents(noun.i, "poss")
        is_own = not pending.holders or any(t.pos == "PRON" for t in owned)
        if word is not None and word.role is Role.OPEN:
            return holding(self.sentence, verb, 0, "open", Polarity(Force.OPEN, word=verb.text))
        if word is not None and word.role is Role.ENDING:
            return holding(
                self.sentence, verb, 0, "open", Polarity(Force.OPEN, word=f"{verb.text} {noun.text}")
            )
        if word is not None and word.pole.sign < 0 and owned and is_own:
            finding = holding(self.sentence, verb, pending.negated, "attitude", how)
            return replace(finding, words=(verb.i, noun.i))
        if verb.lemma in _GIVING_UP and is_own:
            finding = holding(self.sentence, verb, pending.negated, "attitude", how)
            return replace(finding, words=(verb.i, noun.i))
        if not is_own:
            return pending
        composes = (
            word is not None and word.role in {Role.ATTITUDE, Role.ACT} and (word.alone or word.pole.sign < 0)
        )
        value = turned(sign, word, how) if word is not None and composes else sign
        if not composes and how.force is not Force.KEPT:
            value = pending.negated if how.force is Force.NEGATED else 0
        finding = holding(self.sentence, verb, value, "attitude", how)
        finding = replace(
            finding,
            words=(verb.i, noun.i),
            base=sign,
            negated=pending.negated,
            reason=f"{verb.text!r} {noun.text!r}",
        )
        return climb(self.sentence, self.stances, self._noun, finding, value)

    def _adjective(self, adjective: Token, word: StanceWord, sign: int) -> Finding | None:
        """Read "opposed to the dam", "happy with it", "divided over it"."""
        how = polarity(self.sentence, adjective.i)
        if word.role is Role.JUDGEMENT:
            return None
        value = 0 if word.role is Role.OPEN else turned(sign, word, how)
        head = self.sentence.tokens[adjective.head]
        if adjective.dep in {"amod", "acl", "appos", "relcl"} and head.pos in {"NOUN", "PROPN"}:
            holders = [head.i]
        elif head.pos in {"VERB", "AUX"}:
            holders = grammar.surface_subjects(self.sentence, head.i)
        else:
            holders = []
        rule = "open" if word.role is Role.OPEN else "attitude"
        reason = f"{adjective.text!r}" + (f", {how.word}" if how.word else "")
        finding = Finding(
            adjective.i, value, rule, Holds.TOKENS, tuple(holders), (adjective.i,), reason,
            base=sign, negated=word.negated.sign * sign,
        )  # fmt: skip
        if head.pos in {"VERB", "AUX"} and adjective.dep in {"acomp", "oprd"}:
            return climb(self.sentence, self.stances, self._noun, finding, value, at=head.i)
        return finding
