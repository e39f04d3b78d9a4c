"""Where what is said begins and ends: what belongs to it, and what the reporter adds before and behind it."""

from dragoman.language.quote_units import COMMAS, MARKS, Piece
from dragoman.language.quote_words import SAYING
from dragoman.records import Sentence

# Prepositions behind an object that go on with what is said: "condemned the test *as* a provocation".
_GOING_ON = {"as", "for", "to", "in", "by", "with", "of", "from", "on", "between", "among", "against"}
_RELATIVES = {"which", "who", "whose", "whom", "where"}
_ALSO_SAYING = {"cite", "call", "accuse", "describe"}
# Words hung so from a cue, or from what is said, tell when and where it is said, if they begin so. What
# begins with "if", "because" or "by" is part of what is said.
_FRONTED = {"prep", "advcl", "npadvmod", "advmod", "pcomp"}
_TIMING = {
    "after", "amid", "as", "at", "before", "during", "following", "in", "on", "when", "while",
    "asked", "pressed", "speaking", "questioned", "writing", "talking", "addressing", "commenting",
}  # fmt: skip
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


def opens_sentence(sentence: Sentence, first: int) -> bool:
    """Say whether a quotation begins at a token that is a sentence of its own, and no name or phrase."""
    tokens = sentence.tokens
    if tokens[first - 1].text not in MARKS or not tokens[first].text[0].isupper():
        return False
    end = next((t.i for t in tokens[first:] if t.text in MARKS and t.text != "'"), len(tokens))
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens[first:end])


def is_fronted(sentence: Sentence, first: int, after: int) -> bool:
    """Say whether words only tell when somebody speaks: "After a meeting in Oslo, the mayor said, …"."""
    opening = [t for t in sentence.tokens[first:after] if not t.is_mark()][:2]
    if not opening or opening[0].text.lower() not in _TIMING:
        return False
    if (
        opening[0].pos == "ADP"
        and opening[0].text.lower() in {"in", "on"}
        and opening[1:]
        and opening[1].tag == "VBG"
    ):
        return False  # "In arresting them the army broke the law"
    inside = range(first, after)
    tops = [t for t in sentence.tokens[first:after] if t.head not in inside or t.head == t.i]
    tops = [t for t in tops if not t.is_mark()]
    return bool(tops) and all(t.dep in _FRONTED for t in tops)


def _is_time(sentence: Sentence, preposition: int) -> bool:
    return any(t.entity in {"DATE", "TIME"} for t in sentence.dependents(preposition, "pobj"))
