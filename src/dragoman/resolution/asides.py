"""What brackets and credits say of a name: "Islamic State (IS)", "(Ana Ruiz/Reuters)", "ANA RUIZ, HOST:"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.knowledge.introductions import SIGNS, Introduction, introductions
from dragoman.knowledge.parties import Sense
from dragoman.knowledge.wording import pieces
from dragoman.records import ActorKind, Mention, MentionKind, RegionKind, Sentence
from dragoman.resolution.phrases import Items
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

_SHORTEST, _LONGEST = 2, 6
_LONGEST_OUTLET = 5
_REPORTS = {"report", "story", "article", "reporting"}
_PARTS = {"/", "|", "\u2013", "\u2014"}
# A report's last words are of who goes on reporting: "Ana Ruiz has more."
_GOES_ON = {"more", "story", "detail", "details", "report", "latest"}
_LONGEST_SIGN_OFF = 8
TAKEN = frozenset("photo photograph photography picture image video footage graphic".split())
WRITTEN = frozenset("reporting editing writing story compilation".split())
_WORKS = frozenset(
    "statue sculpture painting portrait mural song novel poem artwork installation bronze".split()
)
# What stands behind a speaker's name in a transcript.
_AT_THE_MICROPHONE = {"host", "byline", "anchor", "presenter", "correspondent", "moderator"}


def abbreviations(
    report: Report, named_in_full: Iterable[tuple[Introduction, Mention]]
) -> Iterator[tuple[int, int]]:
    """Link the mentions of an abbreviation to the name it stands for: by brackets, else by its letters.

    Args:
        report: The document as its mentions are read.
        named_in_full: Names introduced with their abbreviation, as ``introduced_mentions`` gives them.

    Yields:
        Ids of the name's mention and of each mention of the abbreviation.
    """
    introduced: dict[str, int] = {}
    if "(" in report.words:
        ends = {(m.sentence, m.last): m for m in report.mentions}
        for found in report.items:
            for short, named in _introductions(found.sentence, ends) if "(" in found.words else ():
                introduced.setdefault(short, named.id)
    for name, named in named_in_full:
        introduced[name.short] = named.id
    for short, number in _initials(report).items():
        introduced.setdefault(short, number)
    for mention in report.mentions if introduced else ():
        words = mention.span.text.removeprefix("the ").removeprefix("The ")
        if words in introduced and introduced[words] != mention.id:
            yield introduced[words], mention.id


def introduced_mentions(report: Report) -> Iterator[tuple[Introduction, Mention]]:
    """Find the names with a "for" or an "of" that are introduced with their abbreviation.

    Args:
        report: The document as its mentions are read.

    Yields:
        The name in its sentence, and the mention that it is.
    """
    for sentence in (found.sentence for found in report.items if not SIGNS.isdisjoint(found.words)):
        for name in introductions([token.text for token in sentence.tokens]):
            for mention in report.mentions:
                ends = (mention.sentence, mention.last) == (sentence.number, name.last)
                if ends and mention.kind is MentionKind.NAME and mention.first <= name.first <= mention.head:
                    yield name, mention


def _initials(report: Report) -> dict[str, int]:
    """Give the first body with each run of first letters: MTA, the Metropolitan Transportation Authority."""
    found: dict[str, int] = {}
    for mention in report.mentions:
        if mention.entity != "ORG":
            continue
        tokens = report.tokens(mention)
        letters = "".join([t.text[0] for t in tokens if t.text[:1].isupper() and t.text.lower() != "the"])
        if _SHORTEST < len(letters) <= _LONGEST:
            found.setdefault(letters, mention.id)
    return found


def _introductions(
    sentence: Sentence, ends: Mapping[tuple[int, int], Mention]
) -> Iterator[tuple[str, Mention]]:
    tokens = sentence.tokens
    for opening, token in enumerate(tokens[:-2]):
        if token.text != "(":
            continue
        named, short = ends.get((sentence.number, opening)), tokens[opening + 1].text
        if named is None or not _SHORTEST <= len(short) <= _LONGEST:
            continue
        if short.isupper() and short.isalpha() and tokens[opening + 2].text in {")", ",", ";"}:
            words = [t.text for t in tokens[named.first : named.last]]
            if _abbreviates(short, words):
                yield short, named


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Say whether the letters are first letters of the words, in order."""
    firsts = iter(word[0].upper() for word in words if word[:1].isalpha())
    return all(letter in firsts for letter in short)


def credited(report: Report, readings: Sequence[Reading]) -> dict[int, Reading]:
    """Read unlisted people named in a credit or as voices of a transcript as journalists.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Returns:
        The new readings by mention id.
    """
    found = {}
    for mention in report.mentions:
        reading = readings[mention.id]
        if not reading.person_name or reading.sectors:
            continue
        sentence, items = report.sentence(mention), report.items[mention.sentence]
        outlet = _outlet_behind(items, mention)
        if outlet is not None:
            found[mention.id] = reading._replace(
                country=outlet.country,
                basis="possessor",
                reason=f"credited with {outlet.written!r}",
                sectors=("JRN",),
                kind=ActorKind.PERSON,
            )
        elif _speaks_on_air(sentence, mention):
            reason = "named as a voice of the broadcast"
            home = _home_of_outlets(report.items)
            if home is not None and reading.country is None:
                reading = reading._replace(country=home, basis="possessor")
                reason += f", whose outlets are of {home}"
            found[mention.id] = reading._replace(sectors=("JRN",), kind=ActorKind.PERSON, reason=reason)
        elif _contributed(items) or _goes_on(sentence, mention):
            found[mention.id] = reading._replace(
                sectors=("JRN",), kind=ActorKind.PERSON, reason="named as one who reported"
            )
        elif (made := _made_by(sentence, mention)) is not None:
            reason = f"named as who made the {made}"
            sectors = ("ELI",) if made in _WORKS else ("JRN",)
            found[mention.id] = reading._replace(sectors=sectors, kind=ActorKind.PERSON, reason=reason)
    return found


def _home_of_outlets(items: Sequence[Items]) -> str | None:
    """Give the country of the outlets that a report names, or None where they are of several or none."""
    countries = {
        sense.country
        for found in items
        for item in found.all
        for sense in item.senses[:1]
        if sense.sectors[:1] == ("JRN",)
    }
    return next(iter(countries)) if len(countries) == 1 else None


def _contributed(found: Items) -> bool:
    """Say whether a sentence only names who else worked on the report."""
    if "contributed" not in found.words:
        return False
    words = [t.text.lower() for t in found.sentence.tokens]
    behind = words[words.index("contributed") + 1 :]
    return behind[:1] == ["to"] and [word for word in behind if word.isalpha()][-1] in _REPORTS


def _goes_on(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a short sentence only says who has the rest of the report."""
    token = sentence.tokens[mention.head]
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or len(sentence.tokens) > _LONGEST_SIGN_OFF:
        return False
    objects = {t.lemma for t in sentence.dependents(verb.i, "dobj")}
    return (verb.lemma == "have" and bool(objects & _GOES_ON)) or (verb.text == "reports" and not objects)


def _made_by(sentence: Sentence, mention: Mention) -> str | None:
    """Give the photograph, report or work of art that a name behind "by" made, or None."""
    by = sentence.tokens[mention.first - 1] if mention.first > 1 else None
    if by is None or by.text.lower() != "by":
        return None
    before = sentence.tokens[by.i - 1]
    if before.lemma.lower() in TAKEN:
        return before.lemma.lower()
    if before.text.lower() in WRITTEN:  # "a report by" is as often an inquiry
        return before.text.lower()
    governor = sentence.tokens[by.head]
    if governor.lemma in _WORKS:
        return governor.lemma
    # "a bronze statue of the general by X": the parser hangs it from the nearer noun.
    above = (t.lemma for t in sentence.ancestors(by.i) if t.pos == "NOUN")
    return next((lemma for lemma in above if lemma in _WORKS), None)


def handles(report: Report, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Link "@anaruiz" to the one person or body whose full name has these letters.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.

    Yields:
        Ids of the name's mention and of the handle's.
    """
    if "@" not in " ".join(report.words):
        return
    marked = [m for m in report.mentions if "@" in m.span.text]
    if not marked:
        return
    handles = {m.id for m in marked}
    named = {"".join(pieces(readings[m.id].name)): m.id for m in report.mentions if m.id not in handles}
    for mention in marked:
        letters = "".join(pieces(mention.span.text.rpartition("@")[2]))
        if letters in named and readings[named[letters]].name.count(" "):
            yield named[letters], mention.id


def _outlet_behind(found: Items, mention: Mention) -> Sense | None:
    """Give the outlet that stands behind a name after a slash, or after a comma in brackets or a label."""
    tokens = found.sentence.tokens
    if mention.last + 1 >= len(tokens):
        return None
    mark = tokens[mention.last].text
    bracketed = any(t.text in {"(", "["} for t in tokens[max(0, mention.first - 4) : mention.first])
    labelled = found.sentence.region is RegionKind.SPEAKER
    if mark not in _PARTS and not (mark == "," and (bracketed or labelled)):
        return None
    first = mention.last + 1
    for item in found.within(first, min(first + _LONGEST_OUTLET, len(tokens))):
        near = item.first <= first + 1  # an article may stand between
        outlets = [s for s in item.senses if s.sectors[:1] == ("JRN",)] if near else []
        if outlets:
            return outlets[0]
    return None


def _speaks_on_air(sentence: Sentence, mention: Mention) -> bool:
    behind = sentence.tokens[mention.last : mention.last + 2]
    return (
        len(behind) == 2
        and behind[0].text == ","
        and behind[1].text.isupper()
        and behind[1].text.lower() in _AT_THE_MICROPHONE
    )
