"""Where what is said ends: what belongs to it behind its object, and what the reporter adds behind it."""

from dragoman.language.quote_units import COMMAS, Piece
from dragoman.language.quote_words import SAYING
from dragoman.records import Sentence

# Prepositions behind an object that go on with what is said: "condemned the test *as* a provocation".
_GOING_ON = {"as", "for", "to", "in", "by", "with", "of", "from", "on", "between", "among", "against"}
_RELATIVES = {"which", "who", "whose", "whom", "where"}
_ALSO_SAYING = {"cite", "call", "accuse", "describe"}
_FEWEST = 2  # words before an aside


def phrase_edges(sentence: Sentence, verb: int, piece: Piece) -> Piece:
    """Give the whole of a phrase that a verb reports, without a relative clause that a comma sets off.

    Args:
        sentence: Its sentence.
        verb: Token index of the verb.
        piece: Its object or infinitive as the parser has it.
    """
    first, after = piece
    for later in sentence.dependents(verb, "prep"):
        reach = sentence.subtree(later.i)
        if reach[0] == after and later.lemma in _GOING_ON and not _is_time(sentence, later.i):
            after = reach[-1] + 1
    for i in range(first + 1, after - 1):
        if sentence.tokens[i].text in COMMAS and sentence.tokens[i + 1].text.lower() in _RELATIVES:
            return first, i
    return first, after


def clause_end(sentence: Sentence, piece: Piece) -> Piece:
    """Cut the speaker's next act off a clause: "said it was over, *adding that* …"."""
    first, after = piece
    for i in range(first + _FEWEST, after - 1):
        next_act = sentence.tokens[i + 1]
        if (
            sentence.tokens[i].text == ","
            and next_act.tag == "VBG"
            and next_act.lemma in SAYING | _ALSO_SAYING
        ):
            return first, i
    return first, after


def _is_time(sentence: Sentence, preposition: int) -> bool:
    return any(t.entity in {"DATE", "TIME"} for t in sentence.dependents(preposition, "pobj"))
