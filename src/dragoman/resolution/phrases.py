"""One noun phrase taken apart: the names and role words in it, its head, and an unlisted name there."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Form, Found, Sense
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import MEASURE_LABELS, NAME_LABELS, ActorKind, Mention, Sentence, Token
from dragoman.resolution.world_regions import ends_region

# Roles that are also adjectives ("major companies") count only when they are parsed as nouns.
_NOUNS = {"NOUN", "PROPN"}
_WORDS = word_lists("phrases")
_FAITHS = word_lists("people")["faiths"]
_ALSO_ADJECTIVES = _WORDS["also_adjectives"]
_ATTITUDES = _WORDS["attitudes"]
_SAME_BODY = {"Central", "Former", "State"}  # "the Central Bank of Finland" is the Bank of Finland
_INDEFINITE = {"a", "an", "another", "any", "every", "each"}
_STANCES = {"pro", "anti", "non", "counter"}
_COUNTING = _WORDS["counting"]


_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame madam madame mme monsieur herr frau signor señor señora sr sra".split()
)
# Whoever is of these is no outlet's own, as its reporters and viewers are.
_OFFICIAL = frozenset("COP MIL GOV LEG JUD SPY REB UAF OPP".split())


# Which form of a word is meant, the likeliest first: of a plural head, of another head, before a noun.
_OF_MANY = (Form.NATIONAL, Form.NAME, Form.SEAT, Form.CAPITAL, Form.ADJECTIVE, Form.REGION)
_OF_HEADS = (Form.NAME, Form.SEAT, Form.CAPITAL, Form.ADJECTIVE, Form.NATIONAL, Form.REGION)
_COLOURING = (Form.ADJECTIVE, Form.NAME, Form.SEAT, Form.CAPITAL, Form.REGION, Form.NATIONAL)


class Phrase(NamedTuple):
    """A noun phrase of a sentence.

    Attributes:
        sentence: Where it stands.
        first: Index of its first token.
        last: Index after its last token.
        head: Index of its head.
        items: Names and roles found in it, in text order.
        core: The item that says what the phrase is: the one at the head, or behind a counting head.
        name: Tokens of an unlisted proper name at the head, as ``(first, after last)``, or None.
        proper: Indices of its proper nouns.
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    items: tuple[Found, ...]
    core: Found | None
    name: tuple[int, int] | None
    proper: Sequence[int]

    def words(self, first: int, last: int) -> str:
        """Give the words of a token range, as they stand but for line breaks."""
        return words_of(self.sentence.tokens[first:last])

    def preposition(self, item: Found) -> str:
        """Give the preposition that an item stands behind inside the phrase, or nothing."""
        behind = self.core.last if self.core and self.core.last <= item.first else self.first
        for token in reversed(self.sentence.tokens[behind : item.first]):
            if token.pos == "ADP" and token.text != "'s":
                return token.lemma
            if token.dep == "punct" and token.text in {",", ";"}:
                return ""
        return ""


class Items:
    """The names and roles of one sentence, looked up once."""

    def __init__(
        self,
        knowledge: ActorKnowledge,
        sentence: Sentence,
        called: Mapping[str, tuple[Sense, ...]] = MappingProxyType({}),
    ) -> None:
        """Look the sentence up in the knowledge.

        Args:
            knowledge: Names and roles.
            sentence: The sentence.
            called: What acronyms mean in this report where the knowledge has others for them.
        """
        self.sentence, self._called = sentence, called
        tokens = sentence.tokens
        # Most passes look for words that few sentences have: one look tells that none stands there.
        texts = [t.text for t in tokens]
        self.words = frozenset(map(str.lower, texts))

        def is_proper(i: int) -> bool:
            """Say whether a token is written or parsed as part of a name."""
            token = tokens[i]
            return token.text != token.text.lower() or token.pos == "PROPN" or token.entity in NAME_LABELS

        self._spotted = knowledge.spot(texts, is_proper)
        self._proper = [t.i for t in tokens if t.pos == "PROPN"]
        self._telling = sorted({*self._proper, *self._spotted.begins})
        chosen = self._spotted.within(0, len(tokens))
        self.all = self._meant(chosen)
        self._begins = [f.first for f in self.all]
        # Where a stretch that begins or ends cuts a name, so that it may hold others than the sentence.
        self._inner = {i for f in chosen if f.last - f.first > 1 for i in range(f.first + 1, f.last)}
        self.long = [f for f in self.all if f.senses and f.last - f.first > 2]

    def within(self, first: int, last: int) -> tuple[Found, ...]:
        """Find the names and roles in a token range; a rank parsed as an adjective is none."""
        if first in self._inner or last in self._inner:
            return self._meant(self._spotted.within(first, last))
        return self.all[bisect_left(self._begins, first) : bisect_left(self._begins, last)]

    def _meant(self, found: Sequence[Found]) -> tuple[Found, ...]:
        meant = [f for f in found if _is_meant(self.sentence, f)] if found else []
        return tuple(map(self._as_called, meant) if self._called else meant)

    def _as_called(self, found: Found) -> Found:
        one = found.last - found.first == 1
        senses = self._called.get(self.sentence.tokens[found.first].text) if one else None
        return found._replace(senses=senses, role=None) if senses else found

    def whole_name(self, mention: Mention) -> tuple[int, int]:
        """Give the tokens of a mention, or of the listed name that a mention is a piece of.

        "Brothers to *the Rescue*" is parsed as a phrase and one that belongs to it.

        Args:
            mention: The mention.
        """
        first, last = mention.first, mention.last
        if not self.long:
            return first, last
        for item in self.long:
            cut = item.first < first < item.last or item.first < last < item.last
            if (
                cut
                and item.first <= mention.head < item.last
                and not any(i.senses for i in self.within(first, last))
            ):
                return min(first, item.first), max(last, item.last)
        return first, last

    def tell_nothing(self, first: int, last: int) -> bool:
        """Say whether nothing known begins in a token range and no name stands there."""
        return bisect_left(self._telling, first) == bisect_left(self._telling, last)

    def proper(self, first: int, last: int) -> Sequence[int]:
        """Give the indices of a token range's proper nouns."""
        return self._proper[bisect_left(self._proper, first) : bisect_left(self._proper, last)]


def read_phrase(found: Items, first: int, last: int, head: int) -> Phrase:
    """Take a phrase apart.

    Args:
        found: Names and roles of its sentence.
        first: Index of the phrase's first token.
        last: Index after its last token.
        head: Index of its head.
    """
    sentence, items = found.sentence, found.within(first, last)
    if (beginning := _behind_hearer(sentence, items, first, head)) > first:
        first, items = beginning, found.within(beginning, last)
    proper = found.proper(first, last)
    if not items and not proper:
        return Phrase(sentence, first, last, head, items, None, None, proper)
    core = _core(items, head)
    if core is not None and _is_surname(sentence, items, core):
        items, core = tuple(item for item in items if item is not core), None
    name = None
    if core is not None and (begin := _longer_name(sentence, items, core, first)) is not None:
        inner = found.within(core.first + 1, core.last)
        items = tuple(sorted((*(i for i in items if i is not core), *inner), key=lambda i: i.first))
        return Phrase(sentence, first, last, head, items, None, (begin, core.last), proper)
    if core is None and sentence.tokens[head].pos == "PROPN":
        name = _name_around(sentence, items, first, last, head)
    if core is None and name is None and _counts(sentence.tokens[head]):
        core = _counted(sentence, items, head, last)
    return Phrase(sentence, first, last, head, items, core, name, proper)


def _longer_name(sentence: Sentence, items: tuple[Found, ...], core: Found, first: int) -> int | None:
    """Give where a body's name begins that ends in another's: "*Union* Bank of Finland", else None."""
    tokens, begin = sentence.tokens, core.first
    generic = core.last - core.first > 2 and tokens[core.first + 1].text == "of" and bool(core.senses)
    if not generic or any(s.party.kind is not ActorKind.ORGANISATION for s in core.senses):
        return None
    taken = {i for item in items if item.senses for i in range(item.first, item.last)}
    while begin > first and tokens[begin - 1].pos == "PROPN" and begin - 1 not in taken:
        before = tokens[begin - 1]
        if before.entity != "ORG" or before.head != core.first or before.text in _SAME_BODY:
            break
        begin -= 1
    return begin if begin < core.first else None


def _behind_hearer(sentence: Sentence, items: tuple[Found, ...], first: int, head: int) -> int:
    """Give where a phrase begins behind the outlet that was told something: "told *CNN* Okoro's aides …".

    Officials told of next are no outlet's: "told *CNN* police …".
    """
    if not first or not items or items[0].first != first or items[0].last > head or not items[0].senses:
        return first
    others = sentence.tokens[items[0].last].pos == "PROPN" or any(
        item.first <= head < item.last
        and item.role is not None
        and not _OFFICIAL.isdisjoint(item.role.sectors[:1])
        for item in items
    )
    told = sentence.tokens[first - 1].lemma == "tell" and others
    outlet = all(sense.sectors[:1] == ("JRN",) for sense in items[0].senses)
    return items[0].last if told and outlet else first


def _core(items: tuple[Found, ...], head: int) -> Found | None:
    for item in items:
        if item.first <= head < item.last:
            return None if item.role is not None and item.role.modifier else _named_after(items, item)
    return None


def words_of(tokens: Sequence[Token]) -> str:
    """Give the words of neighbouring tokens, as they stand but for line breaks."""
    if len(tokens) < 2:
        return tokens[0].text if tokens else ""
    spaced = [t.text if t.end == behind.start else f"{t.text} " for t, behind in pairwise(tokens)]
    return "".join(spaced) + tokens[-1].text


def is_plural(token: Token) -> bool:
    """Say whether a noun is plural; abbreviations ("MPs") are tagged as singular names."""
    return token.tag in {"NNS", "NNPS"} or (
        len(token.text) > 2 and token.text[:-1].isupper() and token.text[-1] == "s"
    )


def stands_apart(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a name is only a friend, foe or maker: "Iran-backed", "pro-Russian"."""
    tokens = sentence.tokens
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].text.lower() in _ATTITUDES:
        return True
    before = first - 1
    if before > 0 and not tokens[before].text.strip("-"):
        before -= 1
    return before >= 0 and tokens[before].text.lower().rstrip("-") in _STANCES


def _is_meant(sentence: Sentence, found: Found) -> bool:
    """Say whether words name or tell a role: no adjective, no part of a date ("*May*"), no common noun."""
    if found.last - found.first > 1:
        return not _is_one_of_many(sentence, found)
    token, role = sentence.tokens[found.first], found.role
    if role is not None:
        return role.modifier or token.pos in _NOUNS or role.word not in _ALSO_ADJECTIVES
    if token.entity in MEASURE_LABELS or _lacks_article(sentence, found):
        return False
    return not ends_region(sentence, found.first)


def _lacks_article(sentence: Sentence, found: Found) -> bool:
    """Say whether a plural is a name with its article only: "the States" are, "the party States" are not."""
    word = sentence.tokens[found.first].text
    if not word.endswith("s"):
        return False
    if not all(sense.written == f"the {word}" for sense in found.senses):
        return False
    return found.first == 0 or sentence.tokens[found.first - 1].text.lower() != "the"


def _is_one_of_many(sentence: Sentence, found: Found) -> bool:
    """Say whether a name's words describe one of a sort: "a Coptic *church*" is not the Coptic Church."""
    if found.role is not None:
        return False
    head = sentence.tokens[found.last - 1]
    before = sentence.tokens[found.first - 1].text.lower() if found.first else ""
    written = all(sense.written.split()[-1][:1].isupper() for sense in found.senses)
    return written and head.text.islower() and before in _INDEFINITE


def _named_after(items: tuple[Found, ...], core: Found) -> Found:
    """Prefer the listed person whose title the head is ("army chief" before a full name)."""
    if core.role is None or core.role.kind is not ActorKind.PERSON:
        return core
    person = next((i for i in items if i.first == core.last and is_person(i)), None)
    return person or core


def _is_surname(sentence: Sentence, items: tuple[Found, ...], core: Found) -> bool:
    """Say whether a word for a state or an occupation ends a person's name: "Jo *Holland*", "Jo *Baker*"."""
    token = sentence.tokens[core.first]
    before = sentence.tokens[core.first - 1] if core.first else None
    one_name = before is not None and token.entity == "PERSON" == before.entity
    if before is None or not one_name or core.last - core.first > 1 or is_person(core):
        return False
    if core.role is not None and (core.role.kind is not ActorKind.PERSON or is_plural(token)):
        return False
    titled = is_honorific(before) or any(item.first < core.first <= item.last for item in items)
    return token.pos == "PROPN" == before.pos and before.head == token.i and not titled


def is_person(item: Found) -> bool:
    """Say whether an item is a listed person."""
    return any(sense.party.kind is ActorKind.PERSON for sense in item.senses)


def _counted(sentence: Sentence, items: tuple[Found, ...], head: int, last: int) -> Found | None:
    """Find what a counting head counts: the object of its "of", else the first role behind it."""
    nouns = [
        inner.i
        for prep in sentence.dependents(head, "prep")
        for inner in sentence.dependents(prep.i, "pobj")
        if inner.i < last
    ]
    behind = [item for item in items if item.first > head and not _colours(item)]
    exact = [item for item in behind if any(item.first <= i < item.last for i in nouns)]
    return next(iter(exact), None) or next((item for item in behind if item.role is not None), None)


def _colours(item: Found) -> bool:
    return item.role is not None and item.role.modifier


def _counts(token: Token) -> bool:
    return token.lemma in _COUNTING or token.lemma.rstrip("s") in _COUNTING or token.pos == "NUM"


def _name_around(
    sentence: Sentence, items: tuple[Found, ...], first: int, last: int, head: int
) -> tuple[int, int]:
    """Give the run of name tokens round a head that no item covers."""
    taken = {i for item in items for i in range(item.first, item.last)}

    def belongs(i: int) -> bool:
        token = sentence.tokens[i]
        return i not in taken and (
            token.pos == "PROPN" or token.text in {"-", "&", "de", "bin", "al", "von", "van"}
        )

    left, right = head, head + 1
    while left > first and belongs(left - 1):
        left -= 1
    while right < last and belongs(right):
        right += 1
    while left < head and (sentence.tokens[left].text == "-" or is_honorific(sentence.tokens[left])):
        left += 1
    if left - 1 in taken and _is_faith(sentence.tokens[left - 1]):
        left -= 1
    return left, right


def _is_faith(token: Token) -> bool:
    """Say whether a word is the faith that begins a name: "the *Islamic* Front"."""
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text.lower() in _FAITHS


def is_honorific(token: Token) -> bool:
    """Say whether a word only addresses whose name it stands before: "*Mr.* Okoro"."""
    return token.text.lower().rstrip(".") in _HONORIFICS


def living(senses: tuple[Sense, ...], day: date | None) -> tuple[Sense, ...]:
    """Give the senses whose party may exist on a day, or all where none may."""
    if day is None or len(senses) == 1:
        return senses
    return tuple([s for s in senses if s.party.exists_on(day)]) or senses


def pick_sense(senses: tuple[Sense, ...], *, as_head: bool, plural: bool) -> Sense:
    """Choose among the meanings of one name by how it stands.

    Args:
        senses: What it can name.
        as_head: Whether it heads its phrase ("the Iranian said") or colours another ("Iranian oil").
        plural: Whether the head is plural ("the Germans").
    """
    if len(senses) == 1:
        return senses[0]
    order = (_OF_MANY if plural else _OF_HEADS) if as_head else _COLOURING
    return min(senses, key=lambda s: (order.index(s.form), s.party.kind is not ActorKind.STATE))
