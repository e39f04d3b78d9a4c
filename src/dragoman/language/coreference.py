"""Which mentions are of the same one: names, spellings, titles and pronouns chained within a document.

Sieves in the manner of Raghunathan et al. (2010), the surest first; each links a mention to an earlier
one only. Nothing is learned, so every link has a reason that can be read here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language import pronouns
from dragoman.language.names import Name, name_of, same_name
from dragoman.records import Mention, MentionKind, Quote, RegionKind, Sentence, SpeechKind

# A pronoun is looked up this many sentences back: farther links were wrong more often than right.
_REACH = 3
_ROLE_REACH = 6
_CREDITS = {"reporting", "editing", "writing"}
_OBJECTS = {"him", "them"}
_UNNAMED = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
_PLACES = {"GPE", "LOC", "FAC"}
_DEFINITE = {"the", "this", "that"}
_APART = {RegionKind.CAPTION, RegionKind.PULLQUOTE}
_SUBJECTS = {"nsubj", "nsubjpass"}
_RELATIVE_TAGS = {"WP", "WDT"}
# Bodies that a report goes on naming without an article: "Police said …".
_BARE = {"police", "prosecutor", "authority"}


# Heads of offices held by one person of a country at a time.
_OFFICES = {
    "chief",
    "minister",
    "president",
    "secretary",
    "chancellor",
    "king",
    "premier",
    "commander",
    "speaker",
}
# Words that one report puts into a title and another leaves out.
_SERVICES = {"army", "armed", "force", "forces", "military", "national", "general", "joint", "new", "acting"}
_STEM = 4  # letters that a country's name and its adjective share: Iran, Iranian


@dataclass(slots=True)
class _Chains:
    """Union of mentions into chains, each named by its first mention.

    Attributes:
        parent: For each mention, an earlier one of its chain, or itself.
        names: For each chain's first mention, the names that the chain goes by.
        genders: For each chain's first mention, the genders that its words show.
    """

    parent: list[int]
    names: list[frozenset[Name]]
    genders: list[frozenset[str]]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = self.find(i), self.find(j)
        if a != b:
            kept, lost = min(a, b), max(a, b)
            self.parent[lost] = kept
            self.names[kept] |= self.names[lost]
            self.genders[kept] |= self.genders[lost]

    def linked(self, i: int) -> bool:
        return self.find(i) != i

    def agree(self, i: int, j: int) -> bool:
        """Say whether the names and genders of two chains let them be one."""
        a, b = self.find(i), self.find(j)
        if len(self.genders[a] | self.genders[b]) > 1:
            return False
        return all(same_name(one, two) for one in self.names[a] for two in self.names[b])


@dataclass(frozen=True, slots=True)
class _View:
    """The mentions with what the sieves ask of them."""

    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]
    names: Sequence[Name | None]
    chains: _Chains

    def sentence(self, mention: Mention) -> Sentence:
        return self.sentences[mention.sentence]

    def lemma(self, mention: Mention) -> str:
        return self.sentence(mention).tokens[mention.head].lemma

    def tag(self, mention: Mention) -> str:
        return self.sentence(mention).tokens[mention.head].tag

    def dep(self, mention: Mention) -> str:
        return self.sentence(mention).tokens[mention.head].dep

    def before(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """Walk back over earlier mentions of the nearest sentences."""
        for other in reversed(self.mentions[: mention.id]):
            if mention.sentence - other.sentence > reach:
                return
            yield other

    def agree(self, one: Mention, two: Mention) -> bool:
        return self.chains.agree(one.id, two.id)


def chain(
    mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...], quotes: Sequence[Quote] = ()
) -> tuple[Mention, ...]:
    """Link mentions of the same one.

    Args:
        mentions: As found, each its own chain.
        sentences: The document's parse.
        quotes: Reported speech with speakers: first persons inside are the speaker.

    Returns:
        The mentions with ``chain`` set to the id of the first mention of the same one.
    """
    names = [name_of(sentences[mention.sentence], mention) for mention in mentions]
    for title, named in _titles(mentions, sentences):
        names[title] = names[named]
    chains = _Chains(
        list(range(len(mentions))),
        [frozenset({name} if name is not None else ()) for name in names],
        [frozenset({pronouns.gender(m, sentences[m.sentence])} - {""}) for m in mentions],
    )
    view = _View(mentions, sentences, names, chains)
    for title, named in _titles(mentions, sentences):
        chains.join(title, named)
    _link_names(view)
    _link_appositions(view)
    _link_relatives(view)
    _link_repeated_roles(view)
    _link_offices(view)
    _link_first_persons(view, quotes)
    _link_pronouns(view, quotes)
    return tuple(replace(mention, chain=chains.find(mention.id)) for mention in mentions)


def _titles(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Pair a title with the name that ends it: "Chief of Staff of the Army General X" is one person."""
    ending: dict[int, list[Mention]] = {}
    for mention in mentions:
        ending.setdefault(mention.span.end, []).append(mention)
    for mention in mentions:
        if mention.entity != "PERSON" or sentences[mention.sentence].tokens[mention.head].dep == "poss":
            continue
        for other in ending[mention.span.end]:
            if other.first < mention.first and other.kind is MentionKind.NAME:
                yield other.id, mention.id


def _link_names(view: _View) -> None:
    """Link a name to the nearest earlier one of the same, all names of that one agreeing."""
    seen: dict[str, list[Mention]] = {}
    for mention in view.mentions:
        name = view.names[mention.id]
        if name is None or _is_credited(view, mention):
            continue
        met: set[int] = set()
        for other in reversed(seen.get(name.key, [])):
            root = view.chains.find(other.id)
            theirs = view.names[other.id]
            if (
                root not in met
                and theirs is not None
                and same_name(name, theirs)
                and view.agree(mention, other)
            ):
                view.chains.join(mention.id, other.id)
                break
            met.add(root)
        seen.setdefault(name.key, []).append(mention)


def _is_credited(view: _View, mention: Mention) -> bool:
    """Say whether a name only tells who wrote the report: its bearer is none of those in it."""
    before = view.sentence(mention).tokens[max(0, mention.first - 2) : mention.first]
    words = [t.text.lower() for t in before]
    return len(words) == 2 and words[1] == "by" and words[0] in _CREDITS


def _link_appositions(view: _View) -> None:
    """Link a name to the description beside it: "the minister, X"; lists of places or dates are none."""
    at = {(m.sentence, m.head): m for m in view.mentions}
    for mention in view.mentions:
        token = view.sentence(mention).tokens[mention.head]
        other = at.get((mention.sentence, token.head))
        if token.dep == "appos" and other is not None and _describes(view, mention, other):
            view.chains.join(mention.id, other.id)


def _link_relatives(view: _View) -> None:
    """Link "who" and "which" to the phrase whose clause they open: "a *general who* said so"."""
    at = {(m.sentence, m.head): m for m in view.mentions}
    for mention in view.mentions:
        sentence = view.sentence(mention)
        if mention.kind is not MentionKind.PRONOUN or view.tag(mention) not in _RELATIVE_TAGS:
            continue
        clause = next((t for t in sentence.ancestors(mention.head) if t.dep == "relcl"), None)
        other = at.get((mention.sentence, clause.head)) if clause is not None else None
        if other is not None and other.head < mention.head and view.agree(mention, other):
            view.chains.join(mention.id, other.id)


def _describes(view: _View, mention: Mention, other: Mention) -> bool:
    """Say whether one of two phrases names and the other describes, of one number and one kind."""
    kinds = {mention.kind, other.kind}
    if kinds != {MentionKind.NAME, MentionKind.NOMINAL} and not _is_role(mention, other):
        return False
    if {mention.entity, other.entity} & _UNNAMED or min(len(mention.span.text), len(other.span.text)) < 3:
        return False
    many = [view.tag(m) in {"NNS", "NNPS"} for m in (mention, other)]
    if many[0] != many[1] or not view.agree(mention, other):
        return False
    name, nominal = (mention, other) if mention.entity == "PERSON" else (other, mention)
    if name.entity != "PERSON":
        return True
    # "a commander of the armed group, X": the name hangs from the wrong noun.
    return nominal.entity in {"", "PERSON"} and not pronouns.is_body(view.lemma(nominal))


def _is_role(mention: Mention, other: Mention) -> bool:
    """Say whether a name in apposition is an office: "A. Berisha, Minister of Justice"."""
    entities = {mention.entity, other.entity}
    return entities == {"PERSON", ""} and MentionKind.PRONOUN not in {mention.kind, other.kind}


def _link_repeated_roles(view: _View) -> None:
    """Link "the minister" to the nearest earlier one called so, unless its own words speak against it."""
    for mention in view.mentions:
        if mention.kind is not MentionKind.NOMINAL or view.chains.linked(mention.id) or mention.entity:
            continue
        tokens = view.sentence(mention).tokens[mention.first : mention.last]
        bare = len(tokens) == 1 and view.lemma(mention) in _BARE
        if not bare and (tokens[0].text.lower() not in _DEFINITE or len(tokens) > 3):
            continue
        for other in view.before(mention, _ROLE_REACH):
            if other.kind is not MentionKind.PRONOUN and _is_called(view, other, mention):
                if view.agree(mention, other):
                    view.chains.join(mention.id, other.id)
                break


def _link_offices(view: _View) -> None:
    """Link an office named with its country ("Iran's Army Chief of Staff") to the earlier holder of it."""
    for mention in view.mentions:
        words = _office_words(view, mention)
        if not words or view.chains.linked(mention.id):
            continue
        for other in reversed(view.mentions[: mention.id]):
            theirs = {t.lemma[:_STEM] for t in view.sentence(other).tokens[other.first : other.last]}
            if other.kind is MentionKind.NAME and words <= theirs and _holds_person(view, other):
                view.chains.join(mention.id, other.id)
                break


def _office_words(view: _View, mention: Mention) -> set[str]:
    """Give the stems that tell an office: its words and its country's; nothing where it names no country."""
    tokens = view.sentence(mention).tokens[mention.first : mention.last]
    if mention.entity in {"PERSON", "GPE"} or tokens[-1].entity == "PERSON":
        return set()
    head = view.sentence(mention).tokens[mention.head]
    has_country = any(t.entity in {"GPE", "NORP"} for t in tokens)
    if head.text.lower() not in _OFFICES or not has_country:
        return set()
    telling = [t for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"} and t.lemma not in _SERVICES]
    return {t.lemma[:_STEM] for t in telling}


def _holds_person(view: _View, mention: Mention) -> bool:
    """Say whether a mention or its chain is a named person."""
    root = view.chains.find(mention.id)
    tokens = view.sentence(mention).tokens[mention.first : mention.last]
    return view.mentions[root].entity == "PERSON" or any(t.entity == "PERSON" for t in tokens)


def _is_called(view: _View, other: Mention, mention: Mention) -> bool:
    """Say whether an earlier mention's own words include a role with all that narrows it, in one number."""
    tokens = view.sentence(other).tokens[other.first : other.last]
    words = {t.lemma for t in tokens}
    wanted = [t for t in view.sentence(mention).tokens[mention.first : mention.last] if t.pos != "DET"]
    narrowing = {t.lemma for t in wanted if t.i != mention.head and not t.is_mark()}
    heads = other.entity == "PERSON" or view.lemma(other) == view.lemma(mention)
    if not heads or view.lemma(mention) not in words or not narrowing <= words:
        return False
    same_number = (view.tag(other) in {"NNS", "NNPS"}) == (view.tag(mention) in {"NNS", "NNPS"})
    return same_number and not any(t.dep == "poss" for t in wanted)


def _link_first_persons(view: _View, quotes: Sequence[Quote]) -> None:
    """Link "I" and "we" inside a quotation to its speaker; an inner quotation's to the inner speaker."""
    marked = [quote for quote in quotes if quote.kind is SpeechKind.DIRECT]
    for mention in view.mentions:
        if mention.kind is not MentionKind.PRONOUN or view.lemma(mention) not in pronouns.FIRST:
            continue
        around = [q for q in marked if any(c.contains(mention.span) for c in q.content)]
        if around:
            inner = min(around, key=lambda q: sum(c.end - c.start for c in q.content))
            speaker = _mention_at(view, inner)
            if speaker is not None:
                view.chains.join(mention.id, speaker.id)


def _mention_at(view: _View, quote: Quote) -> Mention | None:
    """Find the mention that a quote's speaker is: the one that shares most words and adds fewest."""
    words = quote.speaker
    if words is None:
        return None
    sharing = [m for m in view.mentions if m.span.overlaps(words)]

    def shared(mention: Mention) -> tuple[int, int, int]:
        common = min(mention.span.end, words.end) - max(mention.span.start, words.start)
        return common, common - (mention.span.end - mention.span.start), -mention.id

    return max(sharing, key=shared, default=None)


def _link_pronouns(view: _View, quotes: Sequence[Quote]) -> None:
    """Link third-person pronouns to the nearest fitting earlier mention, subjects of a sentence first."""
    quoted = [piece for quote in quotes if quote.kind is SpeechKind.DIRECT for piece in quote.content]
    for mention in view.mentions:
        if mention.kind is not MentionKind.PRONOUN or view.chains.linked(mention.id):
            continue
        inside = any(piece.start <= mention.span.start < piece.end for piece in quoted)
        if inside or view.lemma(mention) in pronouns.FIRST:
            continue
        best = _antecedent(view, mention)
        if best is not None:
            view.chains.join(mention.id, best.id)


def _antecedent(view: _View, pronoun: Mention) -> Mention | None:
    """Pick the nearest sentence's subject, else its last fitting mention."""
    apart = view.sentence(pronoun).region in _APART
    acting = _acting_on(view, pronoun)
    found = [
        m
        for m in view.before(pronoun, 0 if apart else _REACH)
        if view.chains.find(m.id) not in acting and _may_be(view, pronoun, m)
    ]
    return max(found, key=lambda m: (m.sentence, view.dep(m) in _SUBJECTS, m.span.start), default=None)


def _may_be(view: _View, pronoun: Mention, mention: Mention) -> bool:
    """Say whether a pronoun may stand for an earlier mention or for the one its chain begins with."""
    if mention.span.end > pronoun.span.start or view.sentence(mention).region is RegionKind.TEASER:
        return False
    first = view.mentions[view.chains.find(mention.id)]
    lemma = view.lemma(pronoun)
    if not any(pronouns.fits(lemma, m, view.sentence(m)) for m in (mention, first)):
        return False
    return view.agree(pronoun, mention)


def _acting_on(view: _View, pronoun: Mention) -> set[int]:
    """Give the chains of the subjects of the verb whose object a pronoun is: "police fired at *them*".

    Who acts on himself is said by a reflexive (principle B of Chomsky 1981).
    """
    sentence = view.sentence(pronoun)
    verb = _governing_verb(sentence, pronoun.head)
    if verb is None or view.sentence(pronoun).tokens[pronoun.head].text.lower() in pronouns.REFLEXIVE:
        return set()
    while not (subjects := sentence.dependents(verb, *_SUBJECTS)):
        token = sentence.tokens[verb]
        if token.dep not in {"conj", "xcomp"}:
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
        return governor.i if governor.pos == "VERB" else None
    if token.dep == "nsubj" and token.text.lower() in _OBJECTS and above.dep in {"ccomp", "xcomp", "prt"}:
        return above.head  # "guards let *them* in"
    return None
