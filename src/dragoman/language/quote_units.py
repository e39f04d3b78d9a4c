"""Cues that stand apart from what they report: the "…, the mayor said on Friday" that commas cut out.

Parsers trained on little data attach these loosely ("overtime, their union said" came out as a noun
phrase), so they are read from the words in their order and not from the tree.
"""

from dataclasses import dataclass

from dragoman.records import Sentence, Token

Piece = tuple[int, int]

COMMAS = frozenset({",", "--", "\u2014", "\u2013", ";", "-"})
MARKS = frozenset({'"', "``", "''", "'", "`", "\u201c", "\u201d", "\u2018", "\u2019"})
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_NO_OPENERS = {
    "who", "which", "that", "what", "and", "but", "or", "if", "when", "while", "after", "because", "where",
    "whom", "whose", "nor", "yet", "so", "whatever", "however", "then",
}  # fmt: skip
_TIMING = {"after", "before", "since", "until"}
_TIMES = {"DATE", "TIME"}
_ADDRESSING = {
    "tell",
    "inform",
    "assure",
    "notify",
    "remind",
    "brief",
    "warn",
    "advise",
    "write",
    "ask",
    "email",
}
_LONGEST = 24  # words of a speaker with title and apposition


@dataclass(frozen=True, slots=True)
class Unit:
    """A cue cut out by commas.

    Attributes:
        first: Its first token.
        after: The token after its last: a comma or the end of the sentence.
        speaker: Range of the words that name who says it.
        is_last: Whether what was said cannot go on behind it: "…, said X, a lawyer in Oslo".
    """

    first: int
    after: int
    speaker: Piece
    is_last: bool = False


def cue_unit(sentence: Sentence, verb: Token) -> Unit | None:
    """Read the cue that a verb heads: "…, the mayor said", "…, its leader, A. Berisha, said", "…, said X".

    Returns:
        The unit, or None when the verb has its content behind it or there is none before it.
    """
    found = _speaker_first(sentence, verb) or _verb_first(sentence, verb)
    if found is None or not _holds_clause(sentence, found):
        return None
    return found


def _speaker_first(sentence: Sentence, verb: Token) -> Unit | None:
    """Read a speaker before the verb, back to the comma that begins the unit."""
    tokens = sentence.tokens
    end = verb.i
    while end > 0 and tokens[end - 1].pos in {"ADV", "AUX"} and tokens[end - 1].text not in COMMAS:
        end -= 1
    apposed = end > 0 and tokens[end - 1].text == ","
    commas = [j for j in range(end - 1, max(-1, end - _LONGEST), -1) if _parts(sentence, j)]
    wanted = 2 if apposed else 0
    if len(commas) <= wanted:
        return None
    first = commas[wanted] + 1
    while first < end and tokens[first].text in MARKS:
        first += 1
    after = _end(sentence, verb.i + 1)
    if after is None or not _leads_nowhere(sentence, verb):
        return None
    is_aside = first < end and tokens[first].lemma == "as" and after < len(tokens) - 1
    first += is_aside
    if not _can_speak(tokens[first:end]):
        return None
    speaker_end = commas[1] if apposed else end
    return Unit(first, after, (first, speaker_end))


def _can_speak(words: tuple[Token, ...]) -> bool:
    """Say whether the words between comma and verb can be its subject and nothing more."""
    if not words or words[0].text.lower() in _NO_OPENERS or words[0].pos in {"ADP", "SCONJ"}:
        return False
    if any(_is_finite(t) or t.tag == "VBG" or t.text.lower() in _TIMING for t in words):
        return False
    if [t.text.lower() for t in words] == ["it"]:  # "it is reported"
        return False
    return any(t.pos in _NOMINAL for t in words)


def _leads_nowhere(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb has no object or infinitive behind it; whom it tells is none."""
    if verb.i + 1 >= len(sentence.tokens):
        return True
    following = sentence.tokens[verb.i + 1]
    if (
        following.tag == "TO"
        and sentence.tokens[verb.i + 2 :][:1]
        and sentence.tokens[verb.i + 2].pos == "VERB"
    ):
        return False
    if following.pos in {"DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"} and following.entity not in _TIMES:
        return verb.lemma in _ADDRESSING
    return not (following.pos == "ADP" and following.lemma in {"for", "against"} and verb.lemma == "ask")


def _verb_first(sentence: Sentence, verb: Token) -> Unit | None:
    """Read "…, complained the consul": the verb right behind the comma, its speaker right behind it."""
    before = verb.i - 1
    while before >= 0 and sentence.tokens[before].text in MARKS:
        before -= 1
    if before < 1 or not _parts(sentence, before) or verb.tag == "VBG":
        return None
    chunk = next((c for c in sentence.chunks if c[0] == verb.i + 1), None)
    if chunk is None or sentence.tokens[chunk[2]].entity in _TIMES:
        return None
    after = _end(sentence, chunk[1])
    if after is None:
        return None
    # "The union, said its leader, had accused …": the verb of what was said stands behind.
    behind = sentence.tokens[after + 1 : after + 2]
    goes_on = sentence.tokens[after : after + 1] != () and bool(behind) and _is_finite(behind[0])
    return Unit(verb.i, after, (chunk[0], chunk[1]), is_last=not goes_on)


def _parts(sentence: Sentence, i: int) -> bool:
    """Say whether a token parts a cue from its content; a hyphen inside a word does not."""
    token = sentence.tokens[i]
    if token.text == "-" and sentence.tokens[i - 1].end == token.start:
        return False
    return token.text in COMMAS or token.text in {"?", "!"}


def _is_finite(token: Token) -> bool:
    return token.tag in _FINITE and token.pos in {"VERB", "AUX"}


def _end(sentence: Sentence, start: int) -> int | None:
    """Find where a unit ends; None when a clause stands there, for then the content is behind the cue."""
    for token in sentence.tokens[start:]:
        if _parts(sentence, token.i) or token.text == ".":
            return token.i
        if _is_finite(token) or token.text.lower() in {"that", "whether"} or token.text == ":":
            return None
    return len(sentence.tokens)


def _holds_clause(sentence: Sentence, unit: Unit) -> bool:
    """Say whether the words around a unit can be what was said: a finite verb, or a headline cut short."""
    low = max((t.i + 1 for t in sentence.tokens[: unit.first] if t.text == ";"), default=0)
    high = next((t.i for t in sentence.tokens[unit.after :] if t.text == ";"), len(sentence.tokens))
    around = (*sentence.tokens[low : unit.first], *sentence.tokens[unit.after : high])
    if any(_is_finite(t) or t.tag == "VBN" for t in around):
        return True
    words = [t for t in sentence.tokens[unit.after :] if not t.is_mark()]
    return not words and sentence.tokens[-1].text != "." and unit.first - low > 2
