"""Who is known: states, bodies, people and role words, found in text by their longest match."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actor_cache import cached_entries
from dragoman.knowledge.actor_files import Entry, read_entries
from dragoman.knowledge.loading import uncollected
from dragoman.knowledge.parties import Form, Found, Office, Party, Role, Sense
from dragoman.knowledge.spotting import Spotted, Spotter
from dragoman.knowledge.word_lists import word_lists
from dragoman.knowledge.wording import name_key, pieces, role_key, singular
from dragoman.records import BODY_KINDS, ActorKind

# Countries whose names begin with the family name.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP"})
# There two words without a hyphen are mostly a given name of the west and the family's.
_TWO_WAYS = frozenset({"HKG", "SGP"})
_REMEMBERED = 1 << 12  # names of people and bodies; those of news repeat
_PARTISAN = frozenset({"PTY", "OPP"})
_HEADS = ("president of", "prime minister", "chancellor of", "king", "queen", "emir", "vice president of")
_LEADERS = ("leader of", "supreme leader", "Supreme Leader")
# Words that a name writes as one: "NationNews", "CoastCouncil".
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?")  # "S.p.A." is SpA
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FOLDER = Path(__file__).with_name("actors")


class ActorKnowledge:
    """An index over the actor files; nothing in it changes after it is made."""

    def __init__(self, entries: Iterable[Entry], own: Sequence[Entry] = ()) -> None:
        """Index entries; a later entry with the id or role word of an earlier one takes its place.

        Args:
            entries: Those that we know.
            own: The user's, on top of them: a name that one of these bears means none of ours.
        """
        parties: dict[str, Entry] = {}
        self._roles: dict[str, Role] = {}
        self._name_words: dict[str, Role] = {}
        for entry in chain(entries, own):
            if entry.party is not None:
                parties[entry.party.id] = entry
            for role in entry.roles:
                (self._name_words if role.in_names else self._roles)[role_key(role.word)] = role
        self.parties = {identity: entry.party for identity, entry in parties.items() if entry.party}
        self._check(parties.values())
        taken = {name_key(sense.written) for entry in own for sense in entry.senses}
        owners = {entry.party.id for entry in own if entry.party is not None}
        senses: dict[str, dict[Sense, None]] = {}
        for identity, entry in parties.items():
            for sense in entry.senses:
                key = name_key(sense.written)
                if identity in owners or key not in taken:
                    senses.setdefault(key, {})[sense] = None
        self._senses = {key: tuple(found) for key, found in senses.items() if key}
        self._spotter = Spotter(self._senses, self._roles)
        self._surnames = self._by_surname()
        self._bodies = lru_cache(_REMEMBERED)(self._sort_of_body)

    def _check(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            part_of = entry.party.part_of if entry.party else None
            if part_of is not None and part_of not in self.parties:
                raise KnowledgeError(
                    f"{entry.where}, part_of: {part_of!r} has no entry; add it or mend the id"
                )

    def _by_surname(self) -> dict[str, tuple[Party, ...]]:
        found: dict[str, dict[str, Party]] = {}
        for senses in self._senses.values():
            for sense in senses:
                if sense.party.kind is ActorKind.PERSON:
                    for surname in surnames_of(sense.written, sense.country):
                        found.setdefault(surname, {})[sense.party.id] = sense.party
        return {surname: tuple(people.values()) for surname, people in found.items()}

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Give all that a whole name can mean, whatever its case, or nothing."""
        return self._senses.get(name_key(name), ())

    def spellings(self) -> Mapping[str, tuple[Sense, ...]]:
        """Give every name there is, folded, with what it can mean."""
        return MappingProxyType(self._senses)

    def role(self, word: str) -> Role | None:
        """Give a role by its word, in the singular or plural."""
        return self._roles.get(role_key(word))

    def body_named(self, name: str) -> Role | None:
        """Say what an unlisted body is by the words of its name, the last telling one first, or None.

        Args:
            name: As written: "the Erie Times-News", "First National Bank".
        """
        return self._bodies(name)

    def _sort_of_body(self, name: str) -> Role | None:
        words = [singular(word) for word in pieces(_GLUED.sub(" ", name))]
        words += [dotted.replace(".", "").lower() for dotted in _DOTTED.findall(name)]
        for word in reversed(words):
            role = self._name_words.get(word) or self._roles.get(word)
            if role is not None and role.kind in BODY_KINDS:
                return role
        return None

    def surnamed(self, name: str) -> tuple[Party, ...]:
        """Give the people whose family name this is."""
        words = pieces(name)
        return self._surnames.get(words[-1], ()) if words else ()

    def people(self) -> dict[str, Party]:
        """Give every spelling of a full person name, folded, with its bearer."""
        return {
            key: sense.party
            for key, senses in self._senses.items()
            for sense in senses
            if sense.party.kind is ActorKind.PERSON and " " in key
        }

    def state(self, country: str) -> Party | None:
        """Give the state of a country code."""
        return self.parties.get(f"state/{country.lower()}")

    def find(self, texts: Sequence[str], proper: Sequence[bool]) -> list[Found]:
        """Find names and roles in a token sequence, left to right, the longest first, none overlapping.

        Args:
            texts: The tokens as written.
            proper: For each, whether it is written or parsed as a name; a name needs one such token.

        Returns:
            What was found in text order. Where a name and a role are equally long the name stands.
        """
        return self.spot(texts, proper.__getitem__).within(0, len(texts))

    def spot(self, texts: Sequence[str], proper: Callable[[int], bool]) -> Spotted:
        """Look a token sequence up once, for all its stretches.

        Args:
            texts: The tokens as written.
            proper: Says of a token, by its number, whether it is written or parsed as a name.
        """
        return self._spotter.spot(texts, proper)

    def proper_words(self) -> frozenset[str]:
        """Give the single words of known names as running text writes them, for restoring case."""
        kept: set[str] = set()
        for senses in self._senses.values():
            for sense in senses:
                kept.update(_name_words(sense))
        return frozenset(kept)


def load_actors(extra: Path | None = None) -> ActorKnowledge:
    """Load the embedded actor files.

    Args:
        extra: A file of the user's own entries, in the same form; they replace entries with the same id, and
            their names mean them and none of ours.

    Raises:
        KnowledgeError: A file cannot be read or an entry is wrong.
    """
    with uncollected():
        embedded = cached_entries(sorted(_FOLDER.glob("*.yaml")), _embedded)
        return ActorKnowledge(embedded, tuple(read_entries(extra)) if extra is not None else ())


def _embedded(files: Sequence[Path]) -> list[Entry]:
    """Read our own files; unlike a user's, none may repeat an id or a role word of another."""
    entries: list[Entry] = []
    seen: dict[str, str] = {}
    for entry in (entry for path in files for entry in read_entries(path)):
        names = [entry.party.id] if entry.party else [_word_of(role) for role in entry.roles]
        for name in names:
            if name in seen:
                raise KnowledgeError(f"{entry.where}: {name!r} stands already at {seen[name]}; keep one")
            seen[name] = entry.where
        entries.append(entry)
    return entries


def is_head(office: Office | None) -> bool:
    """Say whether an office is that of a head of state or government, or of one's deputy."""
    if office is None or "Presidium" in office.role:  # its president signs, and another leads
        return False
    leads = office.role.startswith(_LEADERS) and office.sectors[:1] == ("GOV",)
    return leads or office.role.startswith(_HEADS)


def country_on(person: Party, office: Office | None) -> str:
    """Give the country a person stands for: the office's own, else the person's."""
    return office.country or person.country if office is not None else person.country


def _word_of(role: Role) -> str:
    return f"{'word of names' if role.in_names else 'word'} {role_key(role.word)}"


def role_on(person: Party, day: date | None, title: str = "") -> Office | None:
    """Give the office a person held on a day: of several the one the title names.

    Else a public office counts before a party's, a head's before another's, and the one begun last.

    Args:
        person: The person.
        day: The day; None leaves all offices open.
        title: Words of the text that name an office, if any.

    Returns:
        The office, or None when none is known for that day.
    """
    held = [office for office in person.offices if day is None or office.covers(day)]
    if len(held) < 2:
        return held[0] if held else None
    words = set(role_key(title).split())

    def fits(office: Office) -> tuple[int, bool, bool, bool, date]:
        return (
            len(words.intersection(role_key(office.role).split())) if words else 0,
            not _PARTISAN.intersection(office.sectors[:1]),
            is_head(office),
            office.first is not None,
            office.first or date.min,
        )

    return max(held, key=fits, default=None)


@lru_cache(_REMEMBERED)
def surnames_of(name: str, country: str | None = None) -> tuple[str, ...]:
    """Give the folded words by which a full name is shortened.

    Args:
        name: The full name.
        country: Where the person is from, if known; where the family name comes first, both ends count.

    Returns:
        The last name without generational suffix and Arabic article, and the first name if it leads.
    """
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,").lower() in {"jr", "sr", "ii", "iii", "iv"}:
        words.pop()
    last = pieces(words[-1])[-1:] if words else []
    leading = pieces(words[0])[:1] if country in _FAMILY_FIRST and not _is_western(words, country) else []
    return tuple(dict.fromkeys((*leading, *last)))


def _is_western(words: Sequence[str], country: str | None) -> bool:
    """Say whether a name stands the western way round, as two plain words of Hong Kong do: "Carrie Lam"."""
    return country in _TWO_WAYS and len(words) == 2 and "-" not in words[-1]


def _name_words(sense: Sense) -> list[str]:
    if sense.form is Form.REGION and " " in sense.written:
        return []
    words = [word.strip(".,'\"()") for word in sense.written.replace("-", " ").split()]
    single = len(words) == 1
    # A common noun inside a long name ("Bank", "Party") is no sign of a name by itself; a person's names,
    # a state's and whole one-word names are.
    telling = single or sense.party.kind in {ActorKind.PERSON, ActorKind.STATE}
    return [w for w in words if telling and w[:1].isupper() and w not in _ORDINARY]


_ORDINARY = word_lists("phrases")["ordinary_in_names"]
