"""Headlines whose verb the parser took for a noun ("Nurses file suit"), read anew with a plain one."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.language.bodies import is_body
from dragoman.language.lemmas import Lemmas
from dragoman.language.people_words import is_human
from dragoman.language.spacy_import import spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_FINITE = {"VBD", "VBP", "VBZ", "VB", "MD"}
_ANY_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_ENDS = re.compile(r"[.!?…][\"')\]]*\s*$")
_FEWEST, _MOST = 3, 18  # words of a headline
# People by their number, or as a body that takes a plural.
_MANY = frozenset(
    "authorities cops crowds dozens families forces hundreds men millions people police relatives scores "
    "thousands troops women children".split()
)
# The front of an object that no compound goes on with, and the front of any object.
_OBJECT = {"DT", "PRP$", "CD", "NNP", "NNPS"}
_ANY_OBJECT = _OBJECT | {"NN", "NNS", "JJ", "JJR", "JJS"}
# Plurals that stand behind a name as often as such verbs do ("Geneva talks venue").
_PLURALS = frozenset(
    "arms attacks charges claims clashes deals forces plans polls protests raids rights rules sales strikes "
    "talks ties votes works".split()
)
# Past forms that are nothing else: "Thousands *went* for peace", "Police *took* man".
_GOES, _TAKES = "went", "took"
# Behind them a noun is one all the same: "Tourists *attack suspects* in court", "*release* talks".
_MATTER = frozenset(
    "aftermath accused anniversary case claims crackdown exchange hearing inquiry leader organiser outrage "
    "probe row suspect suspects talks trial victim victims".split()
)


@dataclass(frozen=True, slots=True)
class Reread:
    """A headline parsed with another word in its verb's place.

    Attributes:
        doc: The parse; as many tokens as the headline has.
        verb: Number of the verb.
        base: Base form of the headline's own verb.
        tag: Its Penn tag.
    """

    doc: "Doc"
    verb: int
    base: str
    tag: str


def reread(doc: "Doc", nlp: "Language", lemmas: Lemmas) -> Reread | None:
    """Read a headline without a finite verb again, where a word behind its subject can be that verb.

    Args:
        doc: Of a line of text, as parsed.
        nlp: The pipeline that parsed it.
        lemmas: Knows the verbs that matter.

    Returns:
        None where the line ends in a stop, has a finite verb, or gains no verb with a subject.
    """
    if not _FEWEST <= len(doc) <= _MOST or _ENDS.search(doc.text) or any(map(_is_clause, doc)):
        return None
    for token in doc[1:]:
        base = _verb(token, lemmas)
        if base is not None:
            return _with_verb(doc, token, base, nlp)
    return None


def _is_clause(token: "Token") -> bool:
    """Say whether a word is a finite verb with its subject: "questioned" alone is as often a participle."""
    return token.tag_ in _FINITE and any(t.dep_ in _ANY_SUBJECTS for t in token.children)


def _with_verb(doc: "Doc", token: "Token", base: str, nlp: "Language") -> Reread | None:
    """Parse a line with a plain verb in a word's place."""
    after = doc[token.i + 1].tag_ if token.i + 1 < len(doc) else ""
    words = [t.text for t in doc]
    words[token.i] = _TAKES if after in _ANY_OBJECT else _GOES
    read = nlp(spacy.tokens.Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc]))
    verb = read[token.i]
    if verb.pos_ != "VERB" or not any(t.dep_ == "nsubj" for t in verb.children):
        return None
    return Reread(read, token.i, base, "VBP" if token.lower_ == base else "VBZ")


def _verb(token: "Token", lemmas: Lemmas) -> str | None:
    """Give the base form of a word that can be the verb of what stands before it, or None."""
    word, subject = token.lower_, token.nbor(-1)
    if not token.is_alpha or not token.is_lower:
        return None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    tag, lemma = after.tag_ if after else "", subject.lemma_.lower()
    if after is not None and after.lower_ in _MATTER:
        return None
    if lemmas.is_known(word) and not word.endswith("s"):
        humans = subject.tag_ in {"NNS", "NNPS"} and is_human(lemma)
        if subject.lower_ in {"police", "forces", "troops"} and tag not in _ANY_OBJECT:
            return None  # "police raid on a club" is no sentence
        counts = (humans or subject.lower_ in _MANY) and not (after and after.lower_ == "of")
        return word if counts else None
    base = lemmas.third_person(word)
    if base is None or subject.tag_ not in {"NN", "NNP"}:
        return None
    someone = subject.tag_ == "NNP" or is_human(lemma) or is_body(lemma)
    return base if tag in (_ANY_OBJECT if someone and word not in _PLURALS else _OBJECT) else None
