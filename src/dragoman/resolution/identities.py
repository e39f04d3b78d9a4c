"""Which mentions are one: chains, appositions and repeated surnames, and what they say together."""

from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from dragoman.knowledge.calendar import SEVERAL
from dragoman.knowledge.introductions import Introduction
from dragoman.knowledge.parties import Party
from dragoman.knowledge.wording import pieces
from dragoman.records import BODY_KINDS, ActorKind, Mention, MentionKind
from dragoman.resolution.asides import abbreviations, handles
from dragoman.resolution.clauses import told_by_clauses
from dragoman.resolution.descriptions import holders, named_before, predicates
from dragoman.resolution.readings import Reading, short_names
from dragoman.resolution.report import Report
from dragoman.resolution.surroundings import Surroundings
from dragoman.resolution.warrants import CONFIDENCE

_LOCAL = {"COP", "JUD"}  # others act abroad too
_NAMED = {"ORG", "GPE", "LOC", "FAC"}
_NOBODY: frozenset[tuple[bool, str]] = frozenset()


def group_mentions(
    report: Report,
    readings: Sequence[Reading],
    around: Surroundings,
    introduced: Sequence[tuple[Introduction, Mention]],
    inner: Collection[int],
) -> list[list[int]]:
    """Give, for each mention, the ids of its group; mentions of one group share one list.

    Args:
        report: Mentions with their chains.
        readings: What each says, by mention id.
        around: Where its sentences are set.
        introduced: Names with their abbreviation, as ``introduced_mentions`` gives them.
        inner: Ids of mentions that are only words inside a listed name: no chain of theirs is one.
    """
    parent = list(range(len(readings)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    in_order = sorted(report.mentions, key=attrgetter("span.start", "span.end"))
    links = (
        *_chains(report, readings, around, inner),
        *_appositions(report, readings),
        *_surnames(report, readings),
        *abbreviations(report, introduced),
        *_parts_of_names(report, readings),
        *handles(report, readings),
        *predicates(report, readings),
        *told_by_clauses(report, readings),
        *named_before(report, readings, in_order),
        *holders(report, readings, in_order),
    )
    known = [_NOBODY if reading.party is None else _known(reading, reading.party) for reading in readings]
    for a, b in links:
        low, high = sorted((root(a), root(b)))
        if low != high and _may_be_one(known[low], known[high]):
            parent[high] = low
            known[low] |= known[high]
    groups: dict[int, list[int]] = {}
    roots = [root(i) for i in range(len(readings))]
    for i, first in enumerate(roots):
        groups.setdefault(first, []).append(i)
    return [groups[first] for first in roots]


def _chains(
    report: Report, readings: Sequence[Reading], around: Surroundings, inner: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Link the members of a chain, but "the police" of one country with no police of another."""
    leading: dict[int, int] = {}  # of a chain, whose next members are meant
    for mention in report.mentions:
        if mention.id in inner:
            continue
        first = leading.get(mention.chain, mention.chain)
        if readings[mention.id].country is not None:
            first = mention.chain
        if first == mention.id:
            continue
        before, own = readings[first], readings[mention.id]
        apart = _is_somebody_in_it(before, own) or _acts_elsewhere(
            before, own, report.mentions[first], mention, around
        )
        if first in inner or apart:
            leading[mention.chain] = mention.id
        elif not _are_two(before, own):
            yield first, mention.id


def _known(reading: Reading, party: Party) -> frozenset[tuple[bool, str]]:
    """Give the listed party of a reading and whether it is a person."""
    return frozenset({(reading.kind is ActorKind.PERSON, party.id)})


def _may_be_one(these: frozenset[tuple[bool, str]], those: frozenset[tuple[bool, str]]) -> bool:
    """Say whether two groups may be one: a listed person is no other, and neither a state nor a body."""
    if not these or not those:
        return True
    people = [{party for person, party in group if person} for group in (these, those)]
    others = [{party for person, party in group if not person} for group in (these, those)]
    if people[0] and people[1] and not people[0] & people[1]:
        return False
    return not (people[0] and others[1] - others[0]) and not (people[1] and others[0] - others[1])


def _is_somebody_in_it(first: Reading, own: Reading) -> bool:
    """Say whether a chain that begins with a listed body goes on with a person: "the House whip, X"."""
    body = first.party is not None and first.kind in BODY_KINDS
    return body and own.party is not None and own.kind is ActorKind.PERSON


def _are_two(first: Reading, own: Reading) -> bool:
    """Say whether two readings are of two listed bodies, whose names share a word."""
    if first.party is None or own.party is None or first.party.id == own.party.id:
        return False
    return {first.kind, own.kind} <= BODY_KINDS


def _acts_elsewhere(
    first: Reading, own: Reading, leader: Mention, mention: Mention, around: Surroundings
) -> bool:
    """Say whether a bare word for a state's body stands in a sentence set in another state than its chain."""
    if not own.national or own.country is not None or mention.kind is not MentionKind.NOMINAL:
        return False
    local = _LOCAL & set(own.sectors) or mention.span.text.lower().endswith("authorities")
    if not local or first.country is None or first.party is not None:
        return False
    here = around.of_setting(mention.sentence).country
    there = around.of_setting(leader.sentence).country
    return first.basis == "modifier" and here not in {None, first.country, there}


def _appositions(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link a name with the description beside it ("Hassan Rouhani, president of Iran")."""
    for mention, head in report.with_heads():
        other = report.at.get((mention.sentence, head.head)) if head.dep == "appos" else None
        if other is None or not _name_and_description(mention, other, readings):
            continue
        if not _are_several(report, mention, other):
            yield other.id, mention.id


def _parts_of_names(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link the end of a name that is nobody by itself: the Fell Walking of "Society for Fell Walking"."""
    whole: Mention | None = None
    longest_first = sorted(report.mentions, key=attrgetter("span.end"), reverse=True)
    for mention in sorted(longest_first, key=attrgetter("span.start")):
        named = mention.kind is MentionKind.NAME
        if whole is None or not whole.span.contains(mention.span):
            whole = mention if named and mention.entity in _NAMED else None
        elif named and mention.first > whole.head and _is_nobody(readings[mention.id]):
            listed = readings[whole.id].party is not None and mention.last - mention.first == 1
            if listed or mention.entity == "ORG":
                yield whole.id, mention.id


def _is_nobody(reading: Reading) -> bool:
    return reading.party is None and reading.country is None and not reading.joint


def _name_and_description(a: Mention, b: Mention, readings: Sequence[Reading]) -> bool:
    """Say whether one is a person's or body's name and the other says what it is; lists are neither."""
    named = {m.id: _is_named(readings[m.id]) or _is_bare_name(m, readings[m.id]) for m in (a, b)}
    if named[a.id] == named[b.id]:
        return False
    described, name = (readings[b.id], a) if named[a.id] else (readings[a.id], b)
    person = readings[name.id].kind is ActorKind.PERSON and (
        name.entity == "PERSON" or readings[name.id].party is not None
    )
    if person and described.kind is ActorKind.ORGANISATION:
        return False  # "a fund of Senator X": the name hangs from the wrong noun
    told = bool(described.sectors) or described.kind is ActorKind.PERSON
    return told and described.party is None and described.kind is not ActorKind.STATE


def _are_several(report: Report, *mentions: Mention) -> bool:
    """Say whether a person's name stands beside a plural: "our kids, Ana Ruiz" are never one."""
    heads = [report.heads[m.id] for m in mentions]
    if any(head.lemma in SEVERAL for head in heads):
        return True  # "a string of guerrillas"
    return any(m.entity == "PERSON" for m in mentions) and any(h.tag == "NNS" for h in heads)


def _is_bare_name(mention: Mention, reading: Reading) -> bool:
    """Say whether a mention is a name of which nothing is known: "the agency *Fena*"."""
    unknown = reading.party is None and not reading.sectors and reading.country is None
    return mention.kind is MentionKind.NAME and unknown


def _is_named(reading: Reading) -> bool:
    listed = reading.party is not None and reading.kind is not ActorKind.STATE
    return listed or bool(reading.person_name)


def _surnames(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link a surname to the one full name of the report that ends so."""
    full: dict[str, dict[str, int]] = {}
    for mention in report.mentions:
        reading = readings[mention.id]
        for short in short_names(reading) if reading.person_name or reading.party is not None else ():
            full.setdefault(short, {}).setdefault(reading.name, mention.id)
    for mention in report.mentions if full else ():
        reading = readings[mention.id]
        if not reading.person_name and not mention.span.text[:1].isupper():
            continue
        if mention.kind is MentionKind.PRONOUN:
            continue
        name = reading.person_name or _capitalised(mention, reading)
        if not name:
            continue
        words = pieces(name)
        short = words[-1] if words and (len(words) == 1 or words[0] in {"al", "el"}) else ""
        bearers = full.get(short, {})
        if len(bearers) == 1:
            yield next(iter(bearers.values())), mention.id


def _capitalised(mention: Mention, reading: Reading) -> str:
    """Give the one word of a capitalised mention that the parser takes for a common noun: a rare surname."""
    word = mention.span.text
    if " " in word:
        return ""
    unknown = reading.party is None and reading.kind is ActorKind.UNKNOWN and not reading.sectors
    # "Major" and "Baker" without an article are people of whom the report has the full names.
    title = mention.kind is MentionKind.NAME and reading.party is None and reading.kind is ActorKind.PERSON
    return word if title or (unknown and mention.kind is MentionKind.NOMINAL) else ""


def best_of(members: Sequence[Reading]) -> Reading:
    """Choose the best-informed reading of a group: a listed person or body, then the surest country."""
    return members[0] if len(members) == 1 else max(members, key=_informed)


def _informed(reading: Reading) -> tuple[bool, bool, bool, float, bool]:
    listed = reading.party is not None and reading.kind is not ActorKind.STATE
    return (
        listed,
        reading.country is not None,
        bool(reading.sectors),
        CONFIDENCE[reading.basis],
        bool(reading.person_name),
    )
