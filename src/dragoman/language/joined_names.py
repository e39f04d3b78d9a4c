"""Titled persons joined by "and" that the parser read as one name: each becomes a person of their own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.language.people_words import is_human
from dragoman.language.trees import is_tree
from dragoman.records import Token

_JOINING = {"and", "&"}
_LONGEST_TITLE = 7  # words: "Army Chief of Staff General Reza"
_NAMES = {"PERSON", ""}  # a rare name has no label
_NOMINAL = {"PROPN", "NOUN", "ADJ"}
_WITHIN = {"of", "for", "-"}  # "Minister *for* Health", "Vice *-* President"
_SHORT_TITLES = frozenset(
    "adm amb brig capt cdr cmdr col const cpl det dr fr gen gov hon insp lt maj mr mrs ms msgr prof pvt "
    "rep rev sec sen sgt spc supt".split()
)
# Titles of several people, shortened.
_PLURAL_TITLES = frozenset("drs. gens. govs. lts. messrs. profs. reps. sens. sgts.".split())
_UNTITLED = {"kids", "children", "people", "men", "women", "boys", "girls", "others", "parents", "persons"}
_LOOSE = {"npadvmod", "meta", "dep", "advmod"}
_SIDES = {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "appos", "conj", "ROOT"}


class _Joint(NamedTuple):
    """Two persons beside an "and": where the one's name ends, where the other's title and name stand."""

    first: int
    joining: int
    title: int
    name: int
    last: int


def mend_joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Part persons with a title each: "*Interior Minister Ana Dorin and Police Chief Petr Lunde* said".

    The parser made the first a colour of the second's name, or left the second's title alone beside the
    first ("activist" in "leader Samuel Otieno and *activist* Grace Mwangi were"). Only one of the two then
    stood in the clause.

    Args:
        tokens: Of one sentence, as parsed.
    """
    mended = tuple(_titled(tokens, token) for token in tokens)
    if not is_tree(mended):
        mended = tuple(tokens)
    for token in tokens:
        if _heads_names(mended, token.i):
            named = _names_first(mended, token.i)
            mended = named if is_tree(named) else mended
    for token in tokens:
        joint = _joint_at(mended, token.i) if token.text in _JOINING else None
        if joint is not None:
            parted = _parted(mended, joint)
            mended = parted if is_tree(parted) else mended
    return mended


def is_title(token: Token) -> bool:
    """Say whether a word may stand before a person's name as what that person is.

    Args:
        token: As parsed.
    """
    word = token.text.lower()
    return word.rstrip(".") in _SHORT_TITLES or (token.pos in {"NOUN", "PROPN"} and is_human(word))


def _titled(tokens: Sequence[Token], token: Token) -> Token:
    """Hang a shortened title on the name behind it, where the parser hung it elsewhere: "*Insp.* Achieng"."""
    if token.text[-1:] != "." or token.text[:-1].lower() not in _SHORT_TITLES:
        return token
    last = token.i + 1
    while last < len(tokens) and _is_name(tokens[last]):
        last += 1
    within = token.i < token.head < last
    if last == token.i + 1 or within or token.dep in _SIDES or any(t.head == token.i for t in tokens):
        return token
    return replace(token, head=last - 1, dep="compound", pos="PROPN", tag="NNP")


def _heads_names(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a title heads the names behind it, or stands alone: "*Senators* Jo Orr and Al Brand".

    One of a single person counts only where no word determines it: "*activist* Chan Wai".
    """
    token = tokens[i]
    last = _end_of_name(tokens, i + 1)
    if last < i + 2 or tokens[last].entity != "PERSON" or token.head == last:
        return False
    if any(t.head == i and t.dep == "poss" for t in tokens):
        return False  # "our *kids*" are no title of the name behind
    if _has_own_verb(tokens, last):
        return False
    if not (_is_plural_title(token) or (_is_single(tokens, token) and token.dep in _SIDES)):
        return False
    name = tokens[last]
    loose = bool({token.dep, name.dep} & _LOOSE) or token.dep == name.dep
    beside = name.head == token.head != token.i and loose
    return (name.dep == "appos" and name.head == i) or beside


def _has_own_verb(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a name has a verb beside that of the word before it: "the soldiers he *led* killed"."""
    behind = tokens[last + 1 : last + 3]
    finite = [t.tag in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in behind]
    return len(behind) > 1 and all(finite) and behind[0].pos == "VERB"


def _is_plural_title(token: Token) -> bool:
    word = token.text.lower()
    if word in _UNTITLED:
        return False
    return word in _PLURAL_TITLES or (token.tag in {"NNS", "NNPS"} and is_human(word.removesuffix("s")))


def _is_single(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether a word is a bare title of one person."""
    told = any(t.head == token.i and t.dep in {"det", "poss", "nummod"} for t in tokens)
    return token.tag == "NN" and not told and is_title(token)


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    """Give the last word of the name that begins at a word, or the word before where none does."""
    last = first
    while last < len(tokens) and _is_name(tokens[last]):
        last += 1
    return last - 1


def _names_first(tokens: tuple[Token, ...], title: int) -> tuple[Token, ...]:
    """Give the first of the names the title's place in the clause, and make the title its own."""
    name, above = _end_of_name(tokens, title + 1), tokens[title]
    made = list(tokens)
    if tokens[name].head == title or tokens[name].dep in _LOOSE:
        made[name] = replace(tokens[name], dep=above.dep, head=name if above.head == title else above.head)
    made[title] = replace(above, dep="compound", head=name)
    for token in tokens:
        if token.head == title and token.i > name:
            made[token.i] = replace(token, head=name)
    return tuple(made)


def _joint_at(tokens: Sequence[Token], joining: int) -> _Joint | None:
    """Find the persons that an "and" joins, where the parser has not already joined them."""
    first, title = joining - 1, joining + 1
    if first < 1 or title + 1 >= len(tokens) or not _ends_person(tokens, first):
        return None
    behind = title
    while behind < len(tokens) and behind - title < _LONGEST_TITLE and _goes_on(tokens[behind]):
        behind += 1
    titles = [i for i in range(title, behind) if is_title(tokens[i])]
    name = titles[-1] + 1 if titles else len(tokens)
    last = name
    while last < len(tokens) and _is_name(tokens[last]):
        last += 1
    joint = _Joint(first, joining, title, name, last - 1)
    return joint if last > name and _is_misread(tokens, joint) else None


def _goes_on(token: Token) -> bool:
    """Say whether a word may belong to a title or the name behind it."""
    return token.pos in _NOMINAL or token.text in _WITHIN


def _ends_person(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a person's name ends at a word."""
    return tokens[i].pos == "PROPN" and tokens[i].entity == "PERSON"


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity in _NAMES and token.text[:1].isupper()


def _is_misread(tokens: Sequence[Token], joint: _Joint) -> bool:
    """Say whether the first is part of the second's phrase, or the second's title stands for the second."""
    first, second = tokens[joint.first], tokens[joint.last]
    if joint.joining < first.head <= joint.last:
        return True
    titles = [t for t in tokens[joint.title : joint.name] if t.dep == "conj" and t.head == joint.first]
    beside = second.head == joint.first and second.dep == "conj"
    return bool(titles) and not beside and second.dep in _SIDES


def _parted(tokens: tuple[Token, ...], joint: _Joint) -> tuple[Token, ...]:
    """Give the first person the place of both in the clause, and hang the second on the first."""
    first, inside = joint.first, range(joint.joining, joint.last + 1)
    outside = [t for t in tokens[joint.title : joint.last + 1] if not first < t.head <= joint.last]
    above = tokens[first]
    if above.head in inside:
        top = next((t for t in reversed(outside) if t.head != first), None)
        if top is None:
            top = next((t for t in tokens[joint.title : joint.last + 1] if t.head == t.i), above)
        head = first if top.head == top.i else top.head
        above = replace(above, head=head, dep=top.dep)
    made = list(tokens)
    made[first] = above
    for token in tokens:
        made[token.i] = _hung(made[token.i], joint)
    for i in range(joint.title, joint.last):
        if i >= joint.name or not joint.title <= tokens[i].head <= joint.last or tokens[i].head == i:
            head = joint.last if i >= joint.name - 1 else i + 1
            made[i] = replace(made[i], head=head, dep="compound")
    made[joint.last] = replace(tokens[joint.last], head=first, dep="conj", entity="PERSON")
    return tuple(made)


def _hung(token: Token, joint: _Joint) -> Token:
    """Hang a word before the first name on that name, and the "and" with it."""
    if token.i == joint.joining:
        return replace(token, head=joint.first, dep="cc")
    if token.i < joint.first and joint.joining < token.head <= joint.last:
        return replace(
            token, head=joint.first, dep="compound" if token.dep in {"nmod", "conj"} else token.dep
        )
    return token
