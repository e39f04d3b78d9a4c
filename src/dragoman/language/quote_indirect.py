"""Reported speech without quotation marks: clauses, phrases and acts that are someone's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language import quote_speakers as who
from dragoman.language.quote_edges import clause_end, is_fronted, opens_sentence, phrase_edges
from dragoman.language.quote_sources import as_saying
from dragoman.language.quote_units import COMMAS, MARKS, Piece, Unit, cue_unit
from dragoman.language.quote_words import (
    ADJECTIVES,
    INFINITIVE,
    NOUNS,
    NOUNS_INFINITIVE,
    NOUNS_PREPOSITIONAL,
    OBJECT,
    PARTICIPLE,
    PREPOSITIONAL,
    SAYING,
    SOURCES,
    WILLING,
    WITH_OBJECT,
)
from dragoman.records import Document, Quote, Sentence, Span, SpeechKind, Token

# A remainder behind "…, she said, …" that begins so goes on about the saying, not with what was said.
_LEAVING = {
    "who", "which", "as", "after", "while", "when", "where", "though", "although", "but", "and", "before",
    "since", "according", "citing", "during",
}  # fmt: skip
_MODALS = {"may", "might", "could", "must", "should", "can"}
_FEWEST = 2  # words; a shorter clause is a parsing error or "he said so"


@dataclass(frozen=True, slots=True)
class _Content:
    """Token ranges of what is said, with the word that reports it."""

    cue: int
    pieces: tuple[Piece, ...]
    speaker: Piece | None


def indirect(document: Document, sentence: Sentence) -> Iterator[Quote]:
    """Find the indirect quotes of a sentence, each cue with one content at most."""
    for token in sentence.tokens:
        content = _content(sentence, token)
        if content is None:
            continue
        pieces = [p for p in (_span(document, sentence, piece) for piece in content.pieces) if p is not None]
        fewest = 1 if token.lemma in OBJECT and _object(sentence, token) else _FEWEST
        if sum(len(piece.text.split()) for piece in pieces) >= fewest:
            speaker = _span(document, sentence, content.speaker) if content.speaker else None
            cue = Span.of(document.text, token.start, token.end)
            yield Quote(tuple(pieces), cue, speaker, SpeechKind.INDIRECT, sentence.number)


def _content(sentence: Sentence, token: Token) -> _Content | None:
    """Find what a word reports, by the first construction that fits."""
    if token.text.lower() == "according":
        return _according(sentence, token)
    if token.pos == "NOUN":
        return _under_noun(sentence, token)
    if token.lemma in ADJECTIVES and token.dep != "amod":
        return _held(sentence, token)
    is_verb = token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}
    if not is_verb or _is_part_of_word(sentence, token) or _is_left_open(sentence, token):
        return None
    return _under_verb(sentence, token)


def _under_verb(sentence: Sentence, token: Token) -> _Content | None:
    pieces: tuple[Piece, ...] = ()
    said_by: Piece | None = None
    if token.lemma in SAYING:
        pieces, said_by = _clause(sentence, token)
    elif as_saying(sentence, token) is not None:
        pieces = _before(sentence, token)
    pieces = pieces or _phrase(sentence, token)
    if not pieces:
        return None
    return _Content(token.i, pieces, said_by or _speaker(sentence, token))


def _is_part_of_word(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb is half of a word: "self-*proclaimed*"."""
    before = sentence.tokens[max(0, verb.i - 1)]
    return before.text == "-" and before.end == verb.start


def _is_left_open(sentence: Sentence, verb: Token) -> bool:
    """Say whether a will is only possible or called for: "may *want* to", "must *decide* whether"."""
    return verb.lemma in WILLING and any(t.lemma in _MODALS for t in sentence.dependents(verb.i, "aux"))


def _speaker(sentence: Sentence, verb: Token) -> Piece | None:
    head = who.speaker_of_verb(sentence, verb.i)
    if head is None and verb.tag in {"VBD", "VBZ", "VBP"}:
        head = who.beside(sentence, verb.i, 0, verb.i + 1)
    return None if head is None else who.bounds(sentence, head, apposed=False)


def _span(document: Document, sentence: Sentence, piece: Piece) -> Span | None:
    """Give a token range's words without punctuation at its edges."""
    first, after = piece
    tokens = sentence.tokens
    while first < after and tokens[first].is_mark() and tokens[first].text not in {"$", "#", "@"}:
        first += 1
    while after > first and tokens[after - 1].is_mark() and tokens[after - 1].text != "%":
        after -= 1
    return Span.of(document.text, tokens[first].start, tokens[after - 1].end) if first < after else None


# That-clauses, before, after and around their cue


def _clause(sentence: Sentence, verb: Token) -> tuple[tuple[Piece, ...], Piece | None]:
    """Find the clause that a saying verb has as its content, with the speaker's range where words show it."""
    after = next((c for c in sentence.dependents(verb.i, "ccomp") if c.i > verb.i), None)
    unit = cue_unit(sentence, verb)
    if unit is not None:
        return _around(sentence, unit), unit.speaker
    after = after or _behind_agent(sentence, verb)
    if after is not None:
        return (clause_end(sentence, _after(sentence, verb, after.i)),), None
    return (), None


def _behind_agent(sentence: Sentence, verb: Token) -> Token | None:
    """Find the clause of "it was denied by the ministry *that* …" that the parser hung from the ministry."""
    if all(t.lemma != "it" for t in sentence.dependents(verb.i, "nsubjpass")):
        return None
    for agent in sentence.dependents(verb.i, "agent"):
        for name in sentence.dependents(agent.i, "pobj"):
            clauses = sentence.dependents(name.i, "relcl", "acl")
            whole = (c for c in clauses if any(t.lemma == "that" for t in sentence.dependents(c.i, "mark")))
            return next(whole, None)
    return None


def _before(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Take what stands before the comma in "…, AFP quoted the mayor as saying"."""
    subject = next(iter(sentence.dependents(verb.i, "nsubj")), None)
    first = sentence.subtree(subject.i)[0] if subject is not None else verb.i
    comma = next((i for i in range(min(first, verb.i) - 1, 0, -1) if sentence.tokens[i].text in COMMAS), None)
    said = as_saying(sentence, verb)
    if comma is None or said is None or sentence.dependents(said.i, "ccomp"):
        return ()
    low = max((t.i + 1 for t in sentence.tokens[:comma] if t.text == ";"), default=0)
    return ((low, comma),)


def _around(sentence: Sentence, unit: Unit) -> tuple[Piece, ...]:
    """Take what stands before a cue, and what goes on behind it; a semicolon ends it on either side."""
    tokens = sentence.tokens
    low = max((t.i + 1 for t in tokens[: unit.first] if _begins_behind(sentence, t)), default=0)
    high = next((t.i for t in tokens[unit.after :] if t.text == ";"), len(tokens))
    rest = unit.after + 1
    while rest < high and tokens[rest].text in MARKS:
        rest += 1
    if unit.is_last or rest >= high or not _goes_on(tokens[rest]):
        return ((low, unit.first),)
    if opens_sentence(sentence, rest) and is_fronted(sentence, low, unit.first):
        return ((rest, high),)
    return (low, unit.first), (rest, high)


def _begins_behind(sentence: Sentence, token: Token) -> bool:
    """Say whether what is said begins behind a token: a semicolon, or a colon before a quotation."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    return token.text == ";" or (token.text == ":" and bool(following) and following[0].text in MARKS)


def _goes_on(token: Token) -> bool:
    """Say whether a remainder goes on with what was said, judged by its first word."""
    return token.tag != "VBG" and token.text.lower() not in _LEAVING and not token.is_mark()


def _after(sentence: Sentence, verb: Token, clause: int) -> Piece:
    """Take a clause behind its cue, with what the parser hung from the cue though it goes on."""
    inside = [i for i in sentence.subtree(clause) if i > verb.i]
    own = _next_act(sentence, verb, clause)
    inside = [i for i in inside if i < own]
    first, after = inside[0], inside[-1] + 1
    for later in sentence.dependents(verb.i):
        reach = sentence.subtree(later.i)
        if reach[0] < after or later.is_mark():
            continue
        tight = reach[0] == after
        if (tight and later.dep in {"advcl", "prep", "npadvmod", "dep", "advmod"}) or later.dep == "ccomp":
            after = reach[-1] + 1
    return first, after


def _next_act(sentence: Sentence, verb: Token, clause: int) -> int:
    """Find where the speaker's next act begins that the parser hung into what was said.

    In "said the vote could not be held, and invited observers" the two past tenses belong together.
    """
    if verb.tag != "VBD" or sentence.tokens[clause].tag == "VBD":
        return len(sentence.tokens)
    for later in sentence.dependents(clause, "conj"):
        if later.tag == "VBD" and later.i > clause and not sentence.dependents(later.i, "nsubj", "aux"):
            return min((t.i for t in sentence.dependents(clause, "cc") if t.i > clause), default=later.i)
    return len(sentence.tokens)


# Other constructions


def _phrase(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Find a naming, a prepositional phrase, an infinitive, a participle or an object that was said."""
    named = _naming(sentence, verb)
    if named:
        return named
    found = _prepositional(sentence, verb) or _verbal(sentence, verb) or _object(sentence, verb)
    return tuple(phrase_edges(sentence, verb.i, piece) for piece in found)


def _range(sentence: Sentence, i: int) -> Piece:
    inside = sentence.subtree(i)
    return inside[0], inside[-1] + 1


def _naming(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Read "called the vote a farce": object and name together."""
    if verb.lemma not in WITH_OBJECT:
        return ()
    for name in sentence.dependents(verb.i, "oprd", "ccomp"):
        if name.i > verb.i and name.pos in {"NOUN", "ADJ", "PROPN"}:
            first, after = _range(sentence, name.i)
            for thing in sentence.dependents(verb.i, "dobj", "nsubj"):
                if verb.i < thing.i < name.i:
                    first = min(first, _range(sentence, thing.i)[0])
            return ((max(first, verb.i + 1), after),)
    return _small_clause(sentence, verb)


def _small_clause(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Read "called Trump a liar" and "called the charges unsubstantiated" where the parser saw one object."""
    for inner in sentence.dependents(verb.i, "ccomp", "dobj"):
        if inner.i < verb.i:
            continue
        first, after = _range(sentence, inner.i)
        named = inner.tag == "VBN" and not sentence.dependents(inner.i, "aux", "auxpass", "mark")
        words = sentence.tokens[max(first, verb.i + 1) + 1 : after]
        named = named or (inner.dep == "dobj" and any(_opens_name(sentence, t) for t in words))
        if named and sentence.tokens[max(first, verb.i + 1)].pos in {"PROPN", "PRON", "DET", "NOUN"}:
            return ((max(first, verb.i + 1), after),)
    return ()


def _opens_name(sentence: Sentence, token: Token) -> bool:
    """Say whether an article stands right behind a noun: there the name begins that is given to it."""
    return token.lemma in {"a", "an"} and sentence.tokens[token.i - 1].pos in {"NOUN", "PROPN", "PRON"}


def _prepositional(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Read "accused the army of looting", "warned of famine", "described the vote as a farce"."""
    wanted = PREPOSITIONAL.get(verb.lemma, frozenset())
    if verb.dep == "acl" and verb.tag == "VBN":
        return ()
    holders = [verb, *sentence.dependents(verb.i, "dobj")]
    for holder in holders:
        for preposition in sentence.dependents(holder.i, "prep"):
            if preposition.lemma not in wanted or preposition.i < verb.i:
                continue
            for inner in sentence.dependents(preposition.i, "pobj", "pcomp", "amod"):
                first, after = _range(sentence, inner.i)
                if verb.lemma in WITH_OBJECT:
                    first = min([first, *(_range(sentence, t.i)[0] for t in holders[1:] if t.i > verb.i)])
                return ((first, after),)
    return ()


def _verbal(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Read "urged Chad to withdraw" and "denied shelling the town"."""
    for inner in sentence.dependents(verb.i, "xcomp", "ccomp", "pcomp"):
        if inner.i < verb.i or inner.pos not in {"VERB", "AUX"}:
            continue
        is_infinitive = any(t.lemma == "to" and t.dep == "aux" for t in sentence.dependents(inner.i))
        having = any(t.tag == "VBG" for t in sentence.dependents(inner.i, "aux"))
        fits = (is_infinitive and verb.lemma in INFINITIVE) or (
            (inner.tag == "VBG" or having) and verb.lemma in PARTICIPLE
        )
        if fits:
            first, after = _range(sentence, inner.i)
            return ((max(first, verb.i + 1), after),)
    return ()


def _object(sentence: Sentence, verb: Token) -> tuple[Piece, ...]:
    """Read "announced the release of forty prisoners"."""
    if verb.lemma not in OBJECT and not _is_shown(sentence, verb):
        return ()
    for thing in sentence.dependents(verb.i, "dobj"):
        if thing.i > verb.i and thing.pos in {"NOUN", "PROPN"}:
            return (_range(sentence, thing.i),)
    return ()


def _is_shown(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb says what a source shows: "the *poll* shows a lead"."""
    subjects = sentence.dependents(verb.i, "nsubj")
    return verb.lemma == "show" and any(t.lemma in SOURCES for t in subjects)


def _under_noun(sentence: Sentence, noun: Token) -> _Content | None:
    """Read "the claim that …", "a plan to …", "doubts about …"; "the claim that she made" is none."""
    inner = next((i for i in _noun_contents(sentence, noun) if i > noun.i), None)
    return None if inner is None else _Content(noun.i, (_range(sentence, inner),), _holder(sentence, noun))


def _held(sentence: Sentence, adjective: Token) -> _Content | None:
    """Read "is confident that …", whose clause the parser hangs from the adjective or from its verb."""
    verb = sentence.tokens[adjective.head]
    nobody = any(t.lemma == "it" for t in sentence.dependents(verb.i, "nsubj"))
    if verb.pos not in {"VERB", "AUX"} or nobody:
        return None
    clauses = (*sentence.dependents(adjective.i, "ccomp"), *sentence.dependents(verb.i, "ccomp"))
    clause = next((c for c in clauses if c.i > adjective.i), None)
    if clause is None:
        return None
    first, after = _range(sentence, clause.i)
    return _Content(adjective.i, ((max(first, adjective.i + 1), after),), _speaker(sentence, verb))


def _noun_contents(sentence: Sentence, noun: Token) -> Iterator[int]:
    for clause in sentence.dependents(noun.i, "acl", "ccomp", "relcl"):
        inside = sentence.dependents(clause.i)
        if noun.lemma in NOUNS and any(t.lemma == "that" and t.dep == "mark" for t in inside):
            yield clause.i
        if noun.lemma in NOUNS_INFINITIVE and any(t.lemma == "to" and t.dep == "aux" for t in inside):
            yield clause.i
    for preposition in sentence.dependents(noun.i, "prep"):
        if preposition.lemma in NOUNS_PREPOSITIONAL.get(noun.lemma, frozenset()):
            yield from (t.i for t in sentence.dependents(preposition.i, "pobj", "pcomp"))


def _holder(sentence: Sentence, noun: Token) -> Piece | None:
    head = who.speaker_of_noun(sentence, noun.i)
    return None if head is None else who.bounds(sentence, head, apposed=False)


def _according(sentence: Sentence, token: Token) -> _Content | None:
    """Read "according to X": the clause it stands in is what X says, before and behind it."""
    to = next((t for t in sentence.dependents(token.i, "prep") if t.lemma == "to"), None)
    if to is None and token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].lemma == "to":
        to = sentence.tokens[token.i + 1]
    source = next(iter(sentence.dependents(to.i, "pobj")), None) if to is not None else None
    if source is None:
        return None
    first, after = token.i, who.bounds(sentence, source.i, apposed=True)[1]
    while after < len(sentence.tokens) and sentence.tokens[after].text not in COMMAS and token.i > 1:
        after += 1
    low, high = _clause_around(sentence, token)
    pieces = [piece for piece in ((low, first), (after, high)) if piece[0] < piece[1]]
    speaker = who.bounds(sentence, source.i, apposed=False)
    return _Content(token.i, tuple(pieces), speaker) if pieces else None


def _clause_around(sentence: Sentence, token: Token) -> Piece:
    """Give the range of the clause that a phrase belongs to; the whole sentence for its main clause."""
    for above in sentence.ancestors(token.i):
        if above.pos in {"VERB", "AUX"} and above.dep in {"relcl", "acl", "ccomp"}:
            return _range(sentence, above.i)
    return 0, len(sentence.tokens)
