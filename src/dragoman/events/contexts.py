"""Which PLOVER contexts an event stands in: cue words in its clause, and its parties' sectors."""

from dataclasses import dataclass

from dragoman.knowledge.codebook import Codebook
from dragoman.records import Actor, Sentence

# A party of one of these sectors puts its act into that context.
_BY_SECTOR = {"MIL": "military", "LEG": "legislative", "JUD": "legal", "SPY": "intelligence", "MED": "health"}


# A cue is a noun or adjective: "troops storm" is no weather.
_FINITE = {"VBD", "VBZ", "VBP"}


@dataclass(frozen=True, slots=True)
class _Cue:
    words: tuple[str, ...]
    context: str
    strong: bool


class ContextFinder:
    """Finds contexts by the codebook's cue words."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the cues of every context by their first word."""
        self._cues: dict[str, list[_Cue]] = {}
        for context in codebook.contexts.values():
            for strong, phrases in ((False, context.cues), (True, context.strong)):
                for phrase in phrases:
                    words = tuple(phrase.lower().split())
                    self._cues.setdefault(words[0], []).append(_Cue(words, context.name, strong))
        self._order = {name: place for place, name in enumerate(codebook.contexts)}

    def find(self, sentence: Sentence, head: int, parties: list[Actor]) -> tuple[str, ...]:
        """Give the contexts of the event at a token, in the codebook's order.

        Args:
            sentence: The sentence.
            head: Token index of the trigger's head word.
            parties: Its actors and recipients.
        """
        clause = set(sentence.subtree(self._clause_of(sentence, head)))
        found = {_BY_SECTOR[s] for actor in parties for s in actor.sectors[:1] if s in _BY_SECTOR}
        for start, cue in self._standing(sentence):
            if cue.strong or start in clause:
                found.add(cue.context)
        return tuple(sorted(found, key=self._order.__getitem__))

    def _standing(self, sentence: Sentence) -> list[tuple[int, _Cue]]:
        """Find the cues of a sentence; a longer one hides those inside it ("tear gas" is no natural gas)."""
        matches = [
            (token.i, cue)
            for token in sentence.tokens
            for form in dict.fromkeys((token.lemma, token.text.lower()))
            for cue in self._cues.get(form, ())
            if _stands_at(sentence, token.i, cue.words)
        ]
        longest: dict[int, int] = {}
        for start, cue in matches:
            for i in range(start, start + len(cue.words)):
                longest[i] = max(longest.get(i, 0), len(cue.words))
        return [
            (start, cue)
            for start, cue in matches
            if all(longest[i] == len(cue.words) for i in range(start, start + len(cue.words)))
        ]

    @staticmethod
    def _clause_of(sentence: Sentence, head: int) -> int:
        """Give the verb of the clause that a trigger noun stands in; a verb is its own."""
        if sentence.tokens[head].pos == "VERB":
            return head
        return next((t.i for t in sentence.ancestors(head) if t.pos == "VERB"), head)


def _stands_at(sentence: Sentence, start: int, words: tuple[str, ...]) -> bool:
    """Say whether a cue's words stand at a token, as lemmas or as written."""
    tokens = sentence.tokens[start : start + len(words)]
    if len(tokens) < len(words) or tokens[-1].tag in _FINITE:
        return False
    return all(word in {token.lemma, token.text.lower()} for word, token in zip(words, tokens, strict=True))
