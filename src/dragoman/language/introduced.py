"""Names that a report introduces with their abbreviation: found before parsing, each read as one name.

A parser cuts "the Front for the Niger Bend (FNB), an armed group, attacked" into a front, a bend and a group.
It reads "the FNB, an armed group, attacked" well, so it is given that; the words come back afterwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge.introductions import introductions, names_body
from dragoman.language.abbreviations import mark_sentences
from dragoman.language.name_trees import Branch, branches
from dragoman.language.spacy_import import spacy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A name in a text: its tokens, those of the bracket behind it included, and what stands for it."""

    first: int
    last: int
    after: int
    short: str


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text as it is given to the parser.

    Attributes:
        doc: With each introduced name as one word.
        whole: With its own words.
        places: Where they are, in text order.
    """

    doc: "Doc"
    whole: "Doc"
    places: tuple[_Place, ...]

    def restored(self, parsed: "Doc") -> "Doc":
        """Give the parse with the words of the names back in it."""
        return _restored(parsed, self.whole, self.places) if self.places else parsed


def introduced(docs: Sequence["Doc"]) -> Mapping[Words, str]:
    """Give the names that a document introduces with their abbreviation.

    Args:
        docs: Its paragraphs, cut into words.
    """
    found: dict[Words, str] = {}
    for doc in docs:
        words = [token.text for token in doc]
        for name in introductions(words):
            found.setdefault(tuple(words[name.first : name.last]), name.short)
    return found


def shortened(doc: "Doc", names: Mapping[Words, str]) -> Shortened:
    """Put the abbreviation in the place of each introduced name.

    Args:
        doc: Cut into words, not yet parsed.
        names: As ``introduced`` found them.
    """
    places = tuple(_places([token.text for token in doc], names)) if names else ()
    if not places:
        return Shortened(doc, doc, ())
    words: list[str] = []
    spaces: list[bool] = []
    done = 0
    for place in (*places, None):
        end = len(doc) if place is None else place.first
        words += [token.text for token in doc[done:end]]
        spaces += [bool(token.whitespace_) for token in doc[done:end]]
        if place is not None:
            words.append(place.short)
            spaces.append(bool(doc[place.after - 1].whitespace_))
            done = place.after
    return Shortened(mark_sentences(spacy.tokens.Doc(doc.vocab, words, spaces)), doc, places)


def _places(words: Sequence[str], names: Mapping[Words, str]) -> Iterator[_Place]:
    """Find the introduced names in a text, the longer of two at one place."""
    i = 0
    longest = sorted(names, key=len, reverse=True)
    ends = {name.first: name.after for name in introductions(words)}
    while i < len(words):
        name = next((n for n in longest if tuple(words[i : i + len(n)]) == n), None)
        if name is None:
            i += 1
            continue
        last = i + len(name)
        after = ends.get(i, last)
        yield _Place(i, last, after, names[name])
        i = after


def _restored(parsed: "Doc", whole: "Doc", places: Sequence[_Place]) -> "Doc":
    """Hang the words of each name on its main one, which takes the abbreviation's place in the sentence."""
    tops: list[int] = []
    made: list[Branch] = []
    at = {place.first: place for place in places}
    i = 0
    for token in parsed:
        place = at.get(i)
        if place is None:
            tops.append(i)
            made.append(Branch(token.tag_, token.pos_, token.dep_, token.head.i, token.lemma_, _iob(token)))
            i += 1
            continue
        words = [t.text for t in whole[place.first : place.after]]
        label = "GPE" if token.ent_type_ == "GPE" and not names_body(words) else "ORG"
        core, inner = branches(words, place.last - place.first, label)
        tops.append(place.first + core)
        for n, branch in enumerate(inner):
            own = n == core
            head = token.head.i if own else place.first + branch.head
            made.append(branch._replace(dep=token.dep_ if own else branch.dep, head=head, is_placed=not own))
        i = place.after
    heads = [branch.head if branch.is_placed else tops[branch.head] for branch in made]
    restored: Doc = spacy.tokens.Doc(
        whole.vocab,
        [token.text for token in whole],
        [bool(token.whitespace_) for token in whole],
        tags=[branch.tag for branch in made],
        pos=[branch.pos for branch in made],
        deps=[branch.dep for branch in made],
        lemmas=[branch.lemma for branch in made],
        ents=[branch.entity for branch in made],
        heads=heads,
    )
    return restored


def _iob(token: "Token") -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
