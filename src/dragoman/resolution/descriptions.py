"""Which description is of whom: "Harel is *a surveyor*", "Norvane Steel … *the company*"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.knowledge.wording import pieces, singular
from dragoman.records import BODY_KINDS, SUBJECTS, ActorKind, Mention, MentionKind, Sentence, Token
from dragoman.resolution.phrases import is_plural
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

# "The company" is one named this many sentences before or nearer.
_REACH = 8
_REMEMBERED = 1 << 12  # nouns with names; those of news repeat
_COPULAS = {"be", "become", "remain"}
_CALLING = {"identify", "name"}
_DEFINITE = {"the", "this", "that"}
_LONGEST = 4
_SAYING = frozenset(
    "say announce tell add confirm state claim argue insist warn declare report explain".split()
)
# What a body is, where its name says so, with other words for the same: no word of another line is meant.
_SORTS = tuple(
    frozenset(line.split())
    for line in (
        "court tribunal",
        "parliament congress assembly legislature",
        "senate",
        "committee",
        "commission",
        "council",
        "cabinet",
        "ministry department",
        "embassy consulate mission",
        "bank",
        "university college school academy institute",
        "hospital clinic",
        "church cathedral",
        "mosque",
        "army",
        "navy",
        "police",
        "union association federation league alliance coalition foundation",
        "airline",
        "museum",
    )
)
# These stand for all bodies of their sort.
_WHOLES = frozenset("industry business market trade sector economy press opposition world".split())
# Words that tell one body from another of its sort, and those that tell the same in other words.
_RANKS = frozenset("other rival second parent sister new former smaller larger".split())
_COURTS = frozenset(
    (
        "lower higher supreme high trial appeals appellate district magistrate sessions constitutional "
        "superior upper federal regional local county military criminal administrative commercial"
    ).split()
)
_SAME_RANK = {"apex": "supreme", "top": "supreme", "highest": "supreme", "appeal": "appeals"}
_ARMED = frozenset({"REB", "UAF", "CRM", "PRM"})


def predicates(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link whom a sentence says something of with what it says they are.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Yields:
        Ids of the subject and of the description.
    """
    for mention, head in report.with_heads():
        if head.dep == "attr":
            subject = _subject(report, mention)
            if subject is not None and (
                may_describe(report, readings[mention.id], mention, subject)
                or _coloured(report, readings, mention, subject)
            ):
                yield subject.id, mention.id
        elif head.dep == "pobj":
            called = _called(report, mention)
            if called is not None and may_describe(report, readings[called.id], called, mention):
                yield called.id, mention.id


def _subject(report: Report, mention: Mention) -> Mention | None:
    sentence = report.sentence(mention)
    verb = sentence.tokens[report.heads[mention.id].head]
    if verb.lemma not in _COPULAS or sentence.dependents(verb.i, "neg"):
        return None
    heads = sentence.dependents(verb.i, *SUBJECTS)
    return report.at.get((sentence.number, heads[0].i)) if len(heads) == 1 else None


def _called(report: Report, mention: Mention) -> Mention | None:
    """Give the description that a name is told of: "*the suspect*, identified as X", "she was named as X"."""
    sentence, token = report.sentence(mention), report.heads[mention.id]
    verb = sentence.tokens[sentence.tokens[token.head].head]
    behind_as = sentence.tokens[token.head].lemma == "as"
    if not behind_as or verb.lemma not in _CALLING or mention.kind is not MentionKind.NAME:
        return None
    heads = [t.i for t in sentence.dependents(verb.i, "nsubjpass")]
    relative = bool(heads) and sentence.tokens[heads[0]].tag in {"WP", "WDT"}
    if verb.dep in {"acl", "relcl"} and (relative or not heads):
        heads = [verb.head]
    return report.at.get((sentence.number, heads[0])) if len(heads) == 1 else None


def may_describe(report: Report, reading: Reading, mention: Mention, subject: Mention) -> bool:
    """Say whether a phrase only tells what somebody is, in the number of whom it is said of.

    Args:
        report: The document as its mentions are read.
        reading: What the phrase says.
        mention: The phrase.
        subject: Whom it is said of.
    """
    if mention.kind is not MentionKind.NOMINAL or reading.party is not None:
        return False
    if reading.kind not in {ActorKind.PERSON, ActorKind.ORGANISATION} or not reading.sectors:
        return False
    return is_plural(report.heads[mention.id]) == is_plural(report.heads[subject.id])


def _coloured(report: Report, readings: Sequence[Reading], mention: Mention, subject: Mention) -> bool:
    """Say whether a word for people colours what is said of a person: "Ruiz became a *rookie* center"."""
    reading = readings[mention.id]
    told = bool(reading.sectors) and reading.kind is ActorKind.UNKNOWN and reading.country is None
    before = report.sentence(mention).tokens[mention.head - 1]
    coloured = told and before.i >= mention.first and before.dep == "compound"
    if not coloured or is_plural(report.heads[mention.id]):
        return False
    known = (readings[subject.id], readings[subject.chain])
    return any(r.person_name or r.kind is ActorKind.PERSON for r in known)


def named_before(
    report: Report, readings: Sequence[Reading], in_order: Sequence[Mention]
) -> Iterator[tuple[int, int]]:
    """Link "the company" and "the newspaper" to the one body of that sort named shortly before.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.
        in_order: The mentions in text order.

    Yields:
        Ids of the name's mention and of the description.
    """
    named: list[Mention] = []
    for mention in in_order:
        reading = readings[mention.id]
        if reading.kind not in BODY_KINDS or not reading.sectors:
            continue
        if mention.kind is MentionKind.NAME or reading.party is not None:
            named.append(mention)
        elif _is_definite(report.sentences[mention.sentence], mention, reading):
            near = [m for m in named if mention.sentence - m.sentence <= _REACH]
            head = report.heads[mention.id].lemma
            fitting = {
                readings[m.id].name: m
                for m in near
                if _one_sort(reading, readings[m.id]) and may_be_called(head, readings[m.id].name)
            }
            fitting = _exactly_so(head, fitting, named, readings)
            ranks = _ranks(report.sentences[mention.sentence], mention)
            fitting = {name: m for name, m in fitting.items() if ranks <= _ranks_in(name)}
            if len(fitting) > 1:  # of several any may be meant, but for the one whose officer speaks
                said_by = _of_speaker(report.sentences[mention.sentence], mention)
                fitting = {name: m for name, m in fitting.items() if said_by.issuperset(name.split())}
            if len(fitting) == 1:
                yield next(iter(fitting.values())).id, mention.id


def _exactly_so(
    noun: str, fitting: dict[str, Mention], named: Sequence[Mention], readings: Sequence[Reading]
) -> dict[str, Mention]:
    """Keep those whose name has the very noun, where the report names any: no tribunal for a court."""
    if any(noun in pieces(readings[m.id].name) for m in named):
        return {name: m for name, m in fitting.items() if noun in pieces(name) or not _sort_of(name)}
    return fitting


def _sort_of(name: str) -> frozenset[str]:
    """Give the words for what a body of a name is, or nothing where the name does not say."""
    words = {singular(word) for word in pieces(name)}
    return frozenset().union(*(sort for sort in _SORTS if not sort.isdisjoint(words)))


def _ranks(sentence: Sentence, mention: Mention) -> set[str]:
    """Give the words that tell of which rank a body is, or that it is another: "the *lower* court"."""
    words = (t.text.lower() for t in sentence.tokens[mention.first : mention.head])
    telling = _RANKS | _COURTS if sentence.tokens[mention.head].lemma in {"court", "tribunal"} else _RANKS
    return {_SAME_RANK.get(word, word) for word in words} & telling


def _ranks_in(name: str) -> set[str]:
    return {_SAME_RANK.get(word, word) for word in pieces(name)}


def _of_speaker(sentence: Sentence, mention: Mention) -> frozenset[str]:
    """Give the words of who says the clause a phrase stands in: "*Siemens chief Ruiz* said the company …"."""
    for verb in sentence.ancestors(mention.head):
        above = sentence.tokens[verb.head]
        if verb.dep == "ccomp" and above.lemma in _SAYING:
            speakers = [t for t in sentence.dependents(above.i, "nsubj") if t.i < mention.first]
            words = [sentence.tokens[i].text for t in speakers for i in sentence.subtree(t.i)]
            return frozenset(words)
    return frozenset()


def holders(
    report: Report, readings: Sequence[Reading], in_order: Sequence[Mention]
) -> Iterator[tuple[int, int]]:
    """Link "the chancellor" to the one listed person of that office named shortly before.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.
        in_order: The mentions in text order.

    Yields:
        Ids of the name's mention and of the description.
    """
    people = {i for i, r in enumerate(readings) if r.party is not None and r.kind is ActorKind.PERSON}
    named: list[tuple[Mention, str, frozenset[str]]] = []
    for mention in in_order if people else ():
        if mention.id in people or mention.chain in people:
            known = readings[mention.id if mention.id in people else mention.chain]
            named.append((mention, known.name, frozenset(pieces(known.role or ""))))
            continue
        reading = readings[mention.id]
        if not named or reading.kind is not ActorKind.PERSON or reading.country:
            continue
        words = _office_words(report.tokens(mention), mention)
        if not words:
            continue
        near = [(m, name) for m, name, role in named if words <= role]
        fitting = {name: m for m, name in near if mention.sentence - m.sentence <= _REACH}
        if len(fitting) == 1:
            yield next(iter(fitting.values())).id, mention.id


def _office_words(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    """Give the words of a bare office ("the prime minister"), or nothing where a phrase says more or else."""
    if mention.kind is not MentionKind.NOMINAL:
        return frozenset()
    if tokens[0].text.lower() != "the" or len(tokens) > _LONGEST:
        return frozenset()
    return frozenset(word for token in tokens[1:] for word in pieces(token.text))


def _is_definite(sentence: Sentence, mention: Mention, reading: Reading) -> bool:
    """Say whether a phrase of a body's is "the" and a word for one that is not a state's."""
    if mention.kind is not MentionKind.NOMINAL:
        return False
    if reading.country is not None or reading.joint or "GOV" in reading.sectors:
        return False
    tokens = sentence.tokens[mention.first : mention.last]
    definite = tokens[0].text.lower() in _DEFINITE and len(tokens) <= _LONGEST
    return definite and not is_plural(sentence.tokens[mention.head])


@lru_cache(_REMEMBERED)
def may_be_called(noun: str, name: str) -> bool:
    """Say whether a body of a name may be called by a noun: a tribunal is no parliament, no firm an industry.

    Args:
        noun: Head of the description ("court").
        name: The body's name.
    """
    if noun in _WHOLES:
        return False
    told = [sort for sort in _SORTS if not sort.isdisjoint(singular(word) for word in pieces(name))]
    meant = next((sort for sort in _SORTS if noun in sort), None)
    return not told or meant is None or meant in told


def _one_sort(reading: Reading, other: Reading) -> bool:
    sectors, theirs = set(reading.sectors[:1]), set(other.sectors[:1])
    return bool(sectors & theirs or (sectors & _ARMED and theirs & _ARMED))
