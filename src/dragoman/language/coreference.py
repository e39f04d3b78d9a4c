"""Which mentions are of the same one: names, spellings, titles and pronouns chained within a document.

Sieves in the manner of Raghunathan et al. (2010), the surest first; each links a mention to an earlier
one only. Nothing is learned, so every link has a reason that can be read here.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.records import Mention, MentionKind, Quote, RegionKind, Sentence

_MALE, _FEMALE = {"he", "his", "him", "himself"}, {"she", "her", "hers", "herself"}
_PLURAL = {"they", "their", "them", "theirs", "themselves"}
_NEUTER = {"it", "its", "itself"}
_FIRST_SINGULAR = {"i", "my", "me", "mine", "myself"}
_FIRST_PLURAL = {"we", "our", "us", "ours", "ourselves"}
_FIRST = _FIRST_SINGULAR | _FIRST_PLURAL
# Letters that romanisations of one sound exchange (Bagheri, Baqeri; Ghanmi, Ghanemi; Yousef, Yusuf).
_SOUNDS = tuple(
    tuple(pair.split(">")) for pair in "gh>k kh>k q>k c>k th>t dh>d sch>s sh>s zh>s j>s ph>f w>v z>s".split()
)
_VOWELS = set("aeiouyh'")
_ARTICLES = ("al-", "el-", "ul-", "ad-", "ar-", "as-", "ash-", "at-", "az-", "an-")
_SHORTEST_SKELETON = 3
# A pronoun is looked up this many sentences back: farther links were wrong more often than right.
_REACH = 3
_ORGANISED = {"ORG", "GPE", "NORP"}
_GROUPS = {
    "police", "troop", "force", "militant", "rebel", "protester", "official", "soldier", "group",
    "people", "government", "army", "family", "student", "worker", "authority", "leader", "fighter",
    "gunman", "lawmaker",
}  # fmt: skip


@dataclass(slots=True)
class _Chains:
    """Union of mentions into chains, each named by its first mention."""

    parent: list[int]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = self.find(i), self.find(j)
        self.parent[max(a, b)] = min(a, b)

    def linked(self, i: int) -> bool:
        return self.find(i) != i


@dataclass(frozen=True, slots=True)
class _View:
    """The mentions with what the sieves ask of them."""

    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]

    def lemma(self, mention: Mention) -> str:
        return self.sentences[mention.sentence].tokens[mention.head].lemma

    def dep(self, mention: Mention) -> str:
        return self.sentences[mention.sentence].tokens[mention.head].dep

    def before(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """Walk back over earlier mentions of the nearest sentences of running text."""
        for other in reversed(self.mentions[: mention.id]):
            if mention.sentence - other.sentence > reach:
                return
            yield other


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
    view, chains = _View(mentions, sentences), _Chains(list(range(len(mentions))))
    _link_titles(view, chains)
    _link_appositions(view, chains)
    _link_names(view, chains)
    _link_repeated_roles(view, chains)
    _link_first_persons(view, chains, quotes)
    _link_pronouns(view, chains, quotes)
    return tuple(replace(mention, chain=chains.find(mention.id)) for mention in mentions)


def _link_titles(view: _View, chains: _Chains) -> None:
    """Link a title to the name that ends it: "Chief of Staff of the Army General X" is one person."""
    for mention in view.mentions:
        if mention.entity == "PERSON":
            for other in view.before(mention, 0):
                same_end = other.span.end == mention.span.end
                if same_end and other.first < mention.first and view.dep(mention) != "poss":
                    chains.join(mention.id, other.id)


def _link_appositions(view: _View, chains: _Chains) -> None:
    """Link a name to what stands beside it in explanation: "the minister, X"."""
    at = {(m.sentence, m.head): m for m in view.mentions}
    for mention in view.mentions:
        token = view.sentences[mention.sentence].tokens[mention.head]
        other = at.get((mention.sentence, token.head))
        if token.dep == "appos" and other is not None and other.kind is not MentionKind.PRONOUN:
            chains.join(mention.id, other.id)


def _link_names(view: _View, chains: _Chains) -> None:
    """Link names with the same last word, as spelled or as sounded, when given names do not contradict."""
    seen: dict[str, list[tuple[Mention, list[str]]]] = {}
    for mention in view.mentions:
        if mention.kind is not MentionKind.NAME:
            continue
        words = name_words(view.sentences[mention.sentence], mention)
        if not words:
            continue
        key = skeleton(words[-1]) if mention.entity != "GPE" else words[-1].lower()
        for other, theirs in reversed(seen.get(key, [])):
            if _same_name(mention, words, other, theirs):
                chains.join(mention.id, other.id)
                break
        seen.setdefault(key, []).append((mention, words))


def _same_name(one: Mention, words: list[str], two: Mention, theirs: list[str]) -> bool:
    if "GPE" in {one.entity, two.entity} and one.entity != two.entity:
        return words[-1].lower() == theirs[-1].lower() and "PERSON" in {one.entity, two.entity}
    if words[-1].lower() != theirs[-1].lower() and len(skeleton(words[-1])) < _SHORTEST_SKELETON:
        return False
    given, other_given = words[:-1], theirs[:-1]
    return not given or not other_given or skeleton(given[0])[:1] == skeleton(other_given[0])[:1]


def name_words(sentence: Sentence, mention: Mention) -> list[str]:
    """Give the words of the proper name that ends a mention, without titles the parser tells apart."""
    words: list[str] = []
    for i in range(mention.head, mention.first - 1, -1):
        token = sentence.tokens[i]
        if token.pos != "PROPN" or (words and token.entity != sentence.tokens[mention.head].entity):
            break
        words.append(token.text)
    return [word for word in reversed(words) if any(c.isalpha() for c in word)][-3:]


def skeleton(word: str) -> str:
    """Reduce a name to the consonants that its romanisations share: Bagheri and Baqeri are both ``bkr``."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    for sound, letter in _SOUNDS:
        plain = plain.replace(sound, letter)
    first, rest = plain[:1], [c for c in plain[1:] if c not in _VOWELS]
    squeezed = [c for i, c in enumerate(rest) if i == 0 or c != rest[i - 1]]
    return first + "".join(c for c in squeezed if c.isalnum())


def _link_repeated_roles(view: _View, chains: _Chains) -> None:
    """Link "the minister" to the nearest earlier person called a minister."""
    for mention in view.mentions:
        if mention.kind is not MentionKind.NOMINAL or chains.linked(mention.id):
            continue
        sentence = view.sentences[mention.sentence]
        if (
            sentence.tokens[mention.first].text.lower() not in {"the", "this", "that"}
            or mention.last - mention.first > 3
        ):
            continue
        lemma = view.lemma(mention)
        for other in view.before(mention, 6):
            if other.kind is not MentionKind.PRONOUN and _is_called(view, other, lemma):
                chains.join(mention.id, other.id)
                break


def _is_called(view: _View, mention: Mention, lemma: str) -> bool:
    """Say whether a mention's own words include a role."""
    tokens = view.sentences[mention.sentence].tokens[mention.first : mention.last]
    outer = view.sentences[mention.sentence].tokens[mention.head]
    return outer.lemma == lemma or (mention.entity == "PERSON" and any(t.lemma == lemma for t in tokens))


def _link_first_persons(view: _View, chains: _Chains, quotes: Sequence[Quote]) -> None:
    """Link "I" and "we" inside a quotation to its speaker."""
    for quote in quotes:
        speaker = _mention_at(view, quote)
        if speaker is None:
            continue
        for mention in view.mentions:
            inside = any(c.start <= mention.span.start < c.end for c in quote.content)
            if inside and mention.kind is MentionKind.PRONOUN and view.lemma(mention) in _FIRST:
                chains.join(mention.id, speaker.id)


def _mention_at(view: _View, quote: Quote) -> Mention | None:
    """Find the mention that a quote's speaker is: the widest that covers the same words."""
    if quote.speaker is None:
        return None
    covering = [m for m in view.mentions if m.span.overlaps(quote.speaker)]
    return max(covering, key=lambda m: (m.span.end - m.span.start, -m.id)) if covering else None


def _link_pronouns(view: _View, chains: _Chains, quotes: Sequence[Quote]) -> None:
    """Link third-person pronouns to the nearest fitting earlier mention, subjects of a sentence first."""
    quoted = [content for quote in quotes if quote.kind != "indirect" for content in quote.content]
    for mention in view.mentions:
        if mention.kind is not MentionKind.PRONOUN or chains.linked(mention.id):
            continue
        fits = _fitting(view, view.lemma(mention))
        inside = any(c.start <= mention.span.start < c.end for c in quoted)
        if fits is None or inside:
            continue
        best = _antecedent(view, chains, mention, fits)
        if best is not None:
            chains.join(mention.id, best.id)


def _fitting(view: _View, pronoun: str) -> Callable[[Mention], bool] | None:
    """Give the test that an antecedent of this pronoun must pass."""
    if pronoun in _MALE | _FEMALE:
        return lambda m: m.entity == "PERSON" or (m.kind is MentionKind.NOMINAL and _is_person(view, m))
    if pronoun in _PLURAL:
        return lambda m: _is_plural(view, m)
    if pronoun in _NEUTER:
        return lambda m: m.entity in _ORGANISED and m.kind is MentionKind.NAME
    return None


def _is_person(view: _View, mention: Mention) -> bool:
    lemma = view.lemma(mention)
    return lemma.endswith(
        ("er", "or", "ist", "man", "woman", "ent", "chief", "cian", "king", "judge", "envoy")
    )


def _is_plural(view: _View, mention: Mention) -> bool:
    token = view.sentences[mention.sentence].tokens[mention.head]
    return token.tag in {"NNS", "NNPS"} or token.lemma in _GROUPS


def _antecedent(
    view: _View, chains: _Chains, pronoun: Mention, fits: Callable[[Mention], bool]
) -> Mention | None:
    """Pick the nearest sentence's subject, else its last fitting mention."""
    titled = view.sentences[pronoun.sentence].region in {RegionKind.CAPTION, RegionKind.PULLQUOTE}
    candidates = [
        m for m in view.before(pronoun, 0 if titled else _REACH) if m.span.end <= pronoun.span.start
    ]
    candidates = [m for m in candidates if fits(view.mentions[chains.find(m.id)]) or fits(m)]
    if not candidates:
        return None
    return max(candidates, key=lambda m: (m.sentence, view.dep(m) in {"nsubj", "nsubjpass"}, m.span.start))
