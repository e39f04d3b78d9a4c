"""Which mentions are of the same one: names, spellings, titles and pronouns chained within a document.

Sieves in the manner of Raghunathan et al. (2010), the surest first; each links a mention to an earlier
one only. Nothing is learned, so every link has a reason that can be read here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.calendar import SEVERAL
from dragoman.knowledge.given_names import is_given
from dragoman.language import pronouns
from dragoman.language.antecedents import link_pronouns
from dragoman.language.chains import SURE, Chains, View
from dragoman.language.names import Name, name_of, same_name
from dragoman.language.spoken_of import link_spoken_of
from dragoman.language.told_apart import is_another
from dragoman.records import MEASURE_LABELS, Mention, MentionKind, Quote, RegionKind, Sentence, SpeechKind

_ROLE_REACH = 6
_OPENING = 3  # sentences that a headline is made from
_LONGEST_NAME = 6
_CREDITS = {"reporting", "editing", "writing"}
_PLACES = {"GPE", "LOC", "FAC"}
_DEFINITE = {"the", "this", "that"}
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
# Offices written by their letters, which are parsed as names.
_LETTERS = {"ceo", "cfo", "coo", "cto", "pm"}
# Words that one report puts into a title and another leaves out.
_SERVICES = {"army", "armed", "force", "forces", "military", "national", "general", "joint", "new", "acting"}
_STEM = 4  # letters that a country's name and its adjective share: Iran, Iranian


def chain(
    mentions: tuple[Mention, ...],
    sentences: tuple[Sentence, ...],
    quotes: Sequence[Quote] = (),
    *,
    parts: Sequence[int] = (),
) -> tuple[Mention, ...]:
    """Link mentions of the same one.

    Args:
        mentions: As found, each its own chain.
        sentences: The document's parse.
        quotes: Reported speech with speakers: first persons inside are the speaker.
        parts: For each sentence, the entry of a live report that it stands in: no pronoun and no "the
            minister" is of one in another entry. Empty where the report is one.

    Returns:
        The mentions with ``chain`` set to the id of the first mention of the same one.
    """
    names = [name_of(sentences[mention.sentence], mention) for mention in mentions]
    for title, named in _titles(mentions, sentences):
        names[title] = names[named]
    _find_surnames(mentions, sentences, names)
    chains = Chains(
        list(range(len(mentions))),
        [frozenset({name} if name is not None else ()) for name in names],
        [frozenset({pronouns.gender(m, sentences[m.sentence])} - {""}) for m in mentions],
        [_label(m, sentences[m.sentence]) for m in mentions],
    )
    view = View(mentions, sentences, names, chains, parts)
    for title, named in _titles(mentions, sentences):
        chains.join(title, named)
    _link_names(view)
    _link_appositions(view)
    _link_relatives(view)
    _link_headlines(view)
    _link_repeated_roles(view)
    _link_offices(view)
    _link_first_persons(view, quotes)
    link_spoken_of(view, quotes)
    link_pronouns(view, quotes)
    return tuple(replace(mention, chain=chains.find(mention.id)) for mention in mentions)


def _find_surnames(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], names: list[Name | None]
) -> None:
    """Read a word as a surname of somebody the report names in full, whatever it was parsed as."""
    persons = [n for n in names if n is not None and n.entity == "PERSON"]
    full = {n.last for n in persons if len(n.words) > 1 and not n.last.isupper()}
    for mention in mentions:
        known = names[mention.id]
        if mention.kind is MentionKind.PRONOUN or (known is not None and known.entity == "PERSON"):
            continue
        sentence = sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        ends = mention.last == mention.head + 1 and mention.entity not in _PLACES
        proper = (head.tag != "NNS" or head.entity) and head.dep not in {"amod", "nmod"}
        if ends and proper and head.text in full:
            given = sentence.tokens[head.i - 1].text if head.i > mention.first else ""
            if is_given(given):
                names[mention.id] = Name((given, head.text), "PERSON")
            elif not any(first < head.i < after for first, after, _ in sentence.entities):
                names[mention.id] = Name((head.text,), "PERSON")  # but not in "Morgan *Stanley*"


def _label(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    """Count a name as a person's or as something else's; what is no name or has no label counts nothing."""
    if mention.kind is not MentionKind.NAME or mention.last - mention.first > _LONGEST_NAME:
        return 0, 0
    if pronouns.is_person(mention, sentence):
        return (SURE if pronouns.gender(mention, sentence) else 1), 0
    return 0, int(bool(mention.entity))


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


def _link_names(view: View) -> None:
    """Link a name to the nearest earlier one of the same, all names of that one agreeing."""
    seen: dict[str, list[Mention]] = {}
    for mention in view.mentions:
        name = view.names[mention.id]
        if name is None or _is_credited(view, mention):
            continue
        if _is_one_of_many(view, mention):
            seen.setdefault(name.key, []).append(mention)
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


def _is_one_of_many(view: View, mention: Mention) -> bool:
    """Say whether an article tells that a capitalised phrase brings up a new one of a sort: "*a* PAC"."""
    tokens = view.sentence(mention).tokens[mention.first : mention.head]
    return bool(tokens) and tokens[0].text.lower() in {"a", "an", "another"} and mention.entity == "ORG"


def _is_credited(view: View, mention: Mention) -> bool:
    """Say whether a name only tells who wrote the report: its bearer is none of those in it."""
    before = view.sentence(mention).tokens[max(0, mention.first - 2) : mention.first]
    words = [t.text.lower() for t in before]
    return len(words) == 2 and words[1] == "by" and words[0] in _CREDITS


def _link_appositions(view: View) -> None:
    """Link a name to the description beside it: "the minister, X"; lists of places or dates are none."""
    at = {(m.sentence, m.head): m for m in view.mentions}
    for mention in view.mentions:
        token = view.sentence(mention).tokens[mention.head]
        other = at.get((mention.sentence, token.head))
        if token.dep == "appos" and other is not None and not _signs(view, mention):
            if not _describes(view, mention, other):
                continue
            view.chains.join(mention.id, other.id)


def _signs(view: View, mention: Mention) -> bool:
    """Say whether a name only signs what stands before it: "— Ana Ruiz (@anaruiz)"."""
    behind = view.sentence(mention).tokens[mention.last : mention.last + 2]
    return len(behind) == 2 and behind[0].text == "(" and behind[1].text.startswith("@")


def _link_relatives(view: View) -> None:
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


def _describes(view: View, mention: Mention, other: Mention) -> bool:
    """Say whether one of two phrases names and the other describes, of one number and one kind."""
    kinds = {mention.kind, other.kind}
    if kinds != {MentionKind.NAME, MentionKind.NOMINAL} and not _is_role(mention, other):
        return False
    if {mention.entity, other.entity} & MEASURE_LABELS or min(
        len(mention.span.text), len(other.span.text)
    ) < 3:
        return False
    many = [view.tag(m) in {"NNS", "NNPS"} or view.lemma(m) in SEVERAL for m in (mention, other)]
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


def _link_headlines(view: View) -> None:
    """Link what a headline calls somebody to the same words of the sentences that open the report."""
    body = next((s.number for s in view.sentences if s.region is RegionKind.BODY), 0)
    opening: dict[tuple[str, ...], Mention] = {}
    for mention in view.mentions:
        if body <= mention.sentence < body + _OPENING and mention.kind is not MentionKind.PRONOUN:
            opening.setdefault(_called(view, mention), mention)
    for mention in view.mentions:
        if view.sentence(mention).region is not RegionKind.HEADLINE or view.chains.linked(mention.id):
            continue
        words = _called(view, mention)
        other = opening.get(words) if len(words) > 1 else None
        if other is not None and mention.id < other.id and view.agree(other, mention):
            view.chains.join(other.id, mention.id)


def _called(view: View, mention: Mention) -> tuple[str, ...]:
    """Give the words of a phrase as a headline and a sentence share them: small, without an article."""
    tokens = view.sentence(mention).tokens[mention.first : mention.last]
    return tuple(t.text.lower() for t in tokens if t.pos != "DET")


def _link_repeated_roles(view: View) -> None:
    """Link "the minister" to the nearest earlier one called so, unless its own words speak against it."""
    for mention in view.mentions:
        described = mention.kind is MentionKind.NOMINAL or view.lemma(mention) in _LETTERS
        if not described or view.chains.linked(mention.id) or mention.entity:
            continue
        tokens = view.sentence(mention).tokens[mention.first : mention.last]
        bare = len(tokens) == 1 and view.lemma(mention) in _BARE
        if not bare and (tokens[0].text.lower() not in _DEFINITE or len(tokens) > 3):
            continue
        for other in view.before(mention, _ROLE_REACH):
            named = other.kind is not MentionKind.PRONOUN and _is_called(view, other, mention)
            if named and not is_another(view, mention, other):
                if view.agree(mention, other):
                    view.chains.join(mention.id, other.id)
                break


def _link_offices(view: View) -> None:
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


def _office_words(view: View, mention: Mention) -> set[str]:
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


def _holds_person(view: View, mention: Mention) -> bool:
    """Say whether a mention or its chain is a named person."""
    root = view.chains.find(mention.id)
    tokens = view.sentence(mention).tokens[mention.first : mention.last]
    return view.mentions[root].entity == "PERSON" or any(t.entity == "PERSON" for t in tokens)


def _is_called(view: View, other: Mention, mention: Mention) -> bool:
    """Say whether an earlier mention's own words include a role with all that narrows it, in one number."""
    if other.entity != "PERSON" and view.lemma(other) != view.lemma(mention):
        return False
    words = {t.lemma for t in view.sentence(other).tokens[other.first : other.last]}
    wanted = [t for t in view.sentence(mention).tokens[mention.first : mention.last] if t.pos != "DET"]
    narrowing = {t.lemma for t in wanted if t.i != mention.head and not t.is_mark()}
    if view.lemma(mention) not in words or not narrowing <= words:
        return False
    same_number = (view.tag(other) in {"NNS", "NNPS"}) == (view.tag(mention) in {"NNS", "NNPS"})
    return same_number and not any(t.dep == "poss" for t in wanted)


def _link_first_persons(view: View, quotes: Sequence[Quote]) -> None:
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


def _mention_at(view: View, quote: Quote) -> Mention | None:
    """Find the mention that a quote's speaker is: the one that shares most words and adds fewest."""
    words = quote.speaker
    if words is None:
        return None
    sharing = [m for m in view.mentions if m.span.overlaps(words)]

    def shared(mention: Mention) -> tuple[int, int, int]:
        common = min(mention.span.end, words.end) - max(mention.span.start, words.start)
        return common, common - (mention.span.end - mention.span.start), -mention.id

    return max(sharing, key=shared, default=None)
