"""Whom a third-person pronoun stands for: the nearest earlier mention that fits it, subjects first."""

from collections.abc import Sequence

from dragoman.language import pronouns
from dragoman.language.answered import answered_by
from dragoman.language.bodies import is_body
from dragoman.language.chains import SURE, View
from dragoman.language.quote_words import SAYING
from dragoman.records import (
    MEASURE_LABELS,
    SUBJECTS,
    Mention,
    MentionKind,
    Quote,
    RegionKind,
    Sentence,
    SpeechKind,
)

# A pronoun is looked up this many sentences back: farther links were wrong more often than right.
_REACH = 3
_APART = {RegionKind.CAPTION, RegionKind.PULLQUOTE}
_SAYING = frozenset("say announce add tell explain state declare report claim warn argue note".split())
_PRONOUN = MentionKind.PRONOUN
_OBJECTS = {"him", "them"}
_ARRESTING = frozenset({"arrest", "detain"})
_ABLE_TO = frozenset({"agent", "authority", "gendarme", "guard", "officer", "police", "soldier", "troop"})


def link_pronouns(view: View, quotes: Sequence[Quote]) -> None:
    """Link third-person pronouns to the nearest fitting earlier mention, subjects of a sentence first."""
    quoted = [piece for quote in quotes if quote.kind is SpeechKind.DIRECT for piece in quote.content]
    for mention in view.mentions:
        if mention.kind is not MentionKind.PRONOUN or view.chains.linked(mention.id):
            continue
        inside = any(piece.start <= mention.span.start < piece.end for piece in quoted)
        if inside or view.lemma(mention) in pronouns.FIRST:
            continue
        best = _arresting(view, mention)
        if best is None:
            best = _announcing(view, mention) or _opening(view, mention)
            if best is None or _acts_before(view, mention):
                best = _telling(view, mention) or _antecedent(view, mention) or best
        if best is not None:
            view.chains.join(mention.id, best.id)


def _arresting(view: View, pronoun: Mention) -> Mention | None:
    """Give those who can arrest: "*Police* said youths threw stones. *They* arrested 64 people"."""
    sentence = view.sentence(pronoun)
    token = sentence.tokens[pronoun.head]
    verb = sentence.tokens[token.head]
    active = token.lemma in pronouns.PLURAL and token.dep == "nsubj"
    if not active or verb.lemma not in _ARRESTING or not sentence.dependents(verb.i, "dobj"):
        return None
    return next(
        (
            mention
            for mention in view.before(pronoun, 1)
            if view.lemma(mention) in _ABLE_TO and view.agree(pronoun, mention)
        ),
        None,
    )


def _acts_before(view: View, pronoun: Mention) -> bool:
    """Say whether the sentence before is of somebody whom a pronoun fits: "*Rebels* fled. When they …"."""
    lemma = view.lemma(pronoun)
    sentence = view.sentence(pronoun)
    if sentence.tokens[pronoun.head].dep == "nsubjpass":
        return False  # "a year after they were taken, the girls were freed"
    taken_up = pronouns.MALE | pronouns.FEMALE | pronouns.PLURAL
    if lemma in pronouns.NEUTER and any(t.lemma in taken_up and t.i > pronoun.head for t in sentence.tokens):
        return False  # "When it blacklisted traders, the Treasury said that *they* …"
    return any(
        m.sentence in {pronoun.sentence - 1, pronoun.sentence}
        and view.sentence(m).tokens[m.head].dep in SUBJECTS
        and m.kind is not _PRONOUN
        and pronouns.fits(lemma, m, view.sentence(m))
        and view.agree(pronoun, m)
        for m in view.before(pronoun, 1)
    )


def _announcing(view: View, pronoun: Mention) -> Mention | None:
    """Give who says what they did in the clause before: "When *it* shut the mine, **the firm** said …"."""
    sentence = view.sentence(pronoun)
    token = sentence.tokens[pronoun.head]
    clause = sentence.tokens[token.head]
    saying = sentence.tokens[clause.head]
    if token.lemma not in pronouns.NEUTER or token.dep != "nsubj" or clause.dep != "advcl":
        return None
    if saying.lemma not in _SAYING or saying.i < clause.i or not sentence.dependents(clause.i, "dobj"):
        return None
    for subject in sentence.dependents(saying.i, "nsubj"):
        for mention in view.mentions:
            here = mention.sentence == pronoun.sentence and mention.head == subject.i
            fits = here and pronouns.fits(token.lemma, mention, sentence)
            if fits and clause.i < mention.first and view.agree(pronoun, mention):
                return mention
    return None


def _opening(view: View, pronoun: Mention) -> Mention | None:
    """Give whom a sentence names behind its opening: "A year after *they* fled, **the villagers** …"."""
    sentence = view.sentence(pronoun)
    token = sentence.tokens[pronoun.head]
    if token.lemma not in pronouns.PLURAL or token.dep not in SUBJECTS:
        return None
    main = sentence.tokens[sentence.tokens[token.head].head]
    while main.dep in {"pcomp", "prep", "pobj", "npadvmod"}:
        main = sentence.tokens[main.head]
    if main.i < token.head or main.pos not in {"VERB", "AUX"}:
        return None
    heads = {t.i for t in sentence.dependents(main.i, *SUBJECTS) if t.i > token.head}
    for mention in view.mentions:
        here = mention.sentence == pronoun.sentence and mention.head in heads
        if not here or sentence.tokens[mention.first].lemma not in {"the", "these"}:
            continue
        if (
            mention.kind is MentionKind.NOMINAL
            and pronouns.fits(token.lemma, mention, sentence)
            and view.agree(pronoun, mention)
        ):
            return mention
    return None


def _telling(view: View, pronoun: Mention) -> Mention | None:
    """Give who tells it of himself, though nothing labels his name: "**Sorel** said that *he* would go".

    All six such pronouns of the judged articles were of the one who says so.
    """
    sentence = view.sentence(pronoun)
    token = sentence.tokens[pronoun.head]
    clause = sentence.tokens[token.head]
    saying = sentence.tokens[clause.head]
    if token.lemma not in pronouns.MALE | pronouns.FEMALE or token.dep not in SUBJECTS:
        return None
    if clause.dep != "ccomp" or saying.lemma not in SAYING or saying.i > token.i:
        return None
    heads = {t.i for t in sentence.dependents(saying.i, "nsubj") if t.i < saying.i}
    for mention in view.before(pronoun, 0):
        unlabelled = mention.kind is MentionKind.NAME and not mention.entity and view.tag(mention) == "NNP"
        if mention.head in heads and unlabelled and view.agree(pronoun, mention):
            return mention
    return None


def _antecedent(view: View, pronoun: Mention) -> Mention | None:
    """Pick the nearest sentence's subject, else its last fitting mention."""
    apart = view.sentence(pronoun).region in _APART
    acting = _acting_on(view, pronoun)
    if view.lemma(pronoun) in pronouns.PLURAL:
        acting |= _said_to_be_one(view, pronoun)
    found = [
        m
        for m in view.before(pronoun, 0 if apart else _REACH)
        if view.chains.find(m.id) not in acting and _may_be(view, pronoun, m)
    ]
    beside, answered = _beside(view, pronoun), answered_by(view.sentence(pronoun), pronoun.head)
    return max(
        found,
        key=lambda m: (
            m.sentence == pronoun.sentence and m.head in answered,
            m.sentence == pronoun.sentence and m.head == beside,
            m.sentence,
            view.dep(m) in SUBJECTS,
            m.span.start,
        ),
        default=None,
    )


def _said_to_be_one(view: View, pronoun: Mention) -> set[int]:
    """Give the chains that "it" stood for before: "Harbour Police said *its* divers … They" is of others."""
    return {
        view.chains.find(m.id)
        for m in view.before(pronoun, _REACH)
        if m.kind is _PRONOUN and view.lemma(m) in pronouns.NEUTER and view.chains.linked(m.id)
    }


def _beside(view: View, pronoun: Mention) -> int | None:
    """Give the head that an owned phrase is named beside: "greeted *Okoro* and *his* daughter"."""
    sentence = view.sentence(pronoun)
    token = sentence.tokens[pronoun.head]
    owned = sentence.tokens[token.head]
    return owned.head if token.dep == "poss" and owned.dep == "conj" else None


def _may_be(view: View, pronoun: Mention, mention: Mention) -> bool:
    """Say whether a pronoun may stand for an earlier mention or for the one its chain begins with."""
    if mention.span.end > pronoun.span.start or view.sentence(mention).region is RegionKind.TEASER:
        return False
    root = view.chains.find(mention.id)
    lemma = view.lemma(pronoun)
    as_person, otherwise = view.chains.labels[root]
    if mention.kind is MentionKind.NAME:
        # One label in a report may be wrong, most are right.
        unfit = (pronouns.MALE | pronouns.FEMALE, frozenset[str](), pronouns.NEUTER)
        if lemma in unfit[1 + (as_person > otherwise) - (as_person < otherwise)]:
            return False
        crewed = pronouns.has_crew(pronoun, view.sentence(pronoun))
        if (
            lemma in pronouns.NEUTER
            and otherwise > as_person
            and mention.entity not in MEASURE_LABELS
            and not crewed
        ):
            # Regions, works and contests are "it" too: else a state that stands farther off is.
            return view.agree(pronoun, mention)
    if _is_label(view, view.mentions[root]):
        return False
    name = view.names[mention.id]
    if lemma in pronouns.PLURAL and name is not None and name.entity == "PERSON" and as_person >= SURE:
        return False  # "Sanders" is no plural
    return _fits(view, pronoun, (mention, view.mentions[root])) and view.agree(pronoun, mention)


def _is_label(view: View, mention: Mention) -> bool:
    """Say whether a name only heads somebody's turn in a transcript: "ANA RUIZ: He left." is of another."""
    tokens = view.sentence(mention).tokens
    behind = tokens[mention.last].text if mention.last < len(tokens) else ""
    return (
        behind == ":" and mention.first == 0 and mention.span.text.isupper() and mention.kind is not _PRONOUN
    )


def _fits(view: View, pronoun: Mention, ones: Sequence[Mention]) -> bool:
    """Say whether a pronoun fits one of two mentions of a chain; what owns a crew is no council."""
    lemma = view.lemma(pronoun)
    if lemma in pronouns.NEUTER and pronouns.has_crew(pronoun, view.sentence(pronoun)):
        if any(pronouns.is_craft(m, view.sentence(m)) for m in ones):
            return True
        if not all(pronouns.may_have_crew(m, view.sentence(m)) for m in ones):
            return False
    known = view.chains.linked(ones[0].id) and ones[0].kind is _PRONOUN
    for alike in (pronouns.NEUTER, pronouns.MALE, pronouns.FEMALE):
        if known and lemma in alike and view.lemma(ones[0]) in alike:
            return True  # whatever "it" or "he" stood for just before
    return _is_named_person(view, pronoun, ones[0]) or any(
        pronouns.fits(lemma, m, view.sentence(m)) for m in ones
    )


def _is_named_person(view: View, pronoun: Mention, mention: Mention) -> bool:
    """Say whether "he" or "she" may be a name that most labels of its chain are a person's of."""
    if mention.kind is not MentionKind.NAME or view.lemma(pronoun) not in pronouns.MALE | pronouns.FEMALE:
        return False
    as_person, otherwise = view.chains.labels[view.chains.find(mention.id)]
    body = is_body(view.lemma(mention).lower())
    return as_person > otherwise and view.tag(mention) == "NNP" and not body


def _acting_on(view: View, pronoun: Mention) -> set[int]:
    """Give the chains of the subjects of the verb whose object a pronoun is: "police fired at *them*".

    Who acts on himself is said by a reflexive (principle B of Chomsky 1981).
    """
    sentence = view.sentence(pronoun)
    verb = _governing_verb(sentence, pronoun.head)
    if verb is None or view.sentence(pronoun).tokens[pronoun.head].text.lower() in pronouns.REFLEXIVE:
        return set()
    while not (subjects := sentence.dependents(verb, *SUBJECTS)):
        token = sentence.tokens[verb]
        # "Chad attacked Kone, *calling him* a thief": who calls is Chad.
        if token.dep not in {"conj", "xcomp"} and (token.dep, token.tag) != ("advcl", "VBG"):
            return set()
        verb = token.head
    heads = {token.i for token in subjects}
    beside = (m for m in view.mentions if m.sentence == pronoun.sentence and m.head in heads)
    return {view.chains.find(mention.id) for mention in beside}


def _governing_verb(sentence: Sentence, i: int) -> int | None:
    """Give the verb that a word is an object of, itself or behind a preposition of the verb's."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    if token.dep in {"dobj", "dative", "iobj"}:
        return above.i
    if token.dep == "pobj" and above.dep in {"prep", "dative"}:
        governor = sentence.tokens[above.head]
        if above.lemma == "of" and governor.dep == "dobj" and governor.i != i:
            return _governing_verb(sentence, governor.i)  # "took *23 of them* away"
        return governor.i if governor.pos == "VERB" else None
    if token.dep == "nsubj" and token.text.lower() in _OBJECTS and above.dep in {"ccomp", "xcomp", "prt"}:
        return above.head  # "guards let *them* in"
    return None
