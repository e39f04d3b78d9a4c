"""What of a filter names nothing that there is: an empty answer to a slip looks like an empty world."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from dragoman.errors import UsageError
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.countries import countries
from dragoman.records import Standing, Status
from dragoman.store.connection import Connection

_FEW = 20  # as many as a line holds
_CODE = 3  # letters of a code: nothing is near to so few
_SHORT_NAMES = {"UK": "GBR", "US": "USA"}
# Three letters that another list has for a country (sport, roads, banks), or that ISO had once.
_OTHER_CODES = {
    "ALG": "DZA",
    "BUL": "BGR",
    "BUR": "MMR",
    "CRO": "HRV",
    "DEN": "DNK",
    "DRC": "COD",
    "GER": "DEU",
    "GRE": "GRC",
    "INA": "IDN",
    "IRI": "IRN",
    "KSA": "SAU",
    "LAT": "LVA",
    "NED": "NLD",
    "PAL": "PSE",
    "PHI": "PHL",
    "POR": "PRT",
    "ROM": "ROU",
    "RSA": "ZAF",
    "SUD": "SDN",
    "SUI": "CHE",
    "TMP": "TLS",
    "UAE": "ARE",
    "VIE": "VNM",
    "XKX": "KOS",
    "ZAR": "COD",
}
_TYPES = "SELECT DISTINCT type FROM events ORDER BY type"
_COUNTRIES = "SELECT DISTINCT unnest(list_concat(actor_countries, recipient_countries)) FROM events"


class Filter:
    """What filters of events and of incidents have in common; what can be judged without a store is refused.

    Attributes:
        type: PLOVER type.
        country: Country code of either side.
        concerns: Country code of either side or of the place.
        dyad: Country of an actor and of a recipient.
    """

    __slots__ = ()
    type: str | None
    country: str | None
    concerns: str | None
    dyad: tuple[str, str] | None

    def __post_init__(self) -> None:
        """Refuse a dyad that is no pair, a day that is none and a status or standing that there is not.

        Raises:
            UsageError: It names the value and what there is.
        """
        pair: object = self.dyad
        if pair is not None and not (
            isinstance(pair, tuple | list) and len(pair) == 2 and all(isinstance(code, str) for code in pair)
        ):
            raise UsageError(
                f"dyad: {pair!r} is not two country codes; give a pair, the actor's first: ('ISR', 'IRN')"
            )
        for field in ("first", "last"):
            given: object = getattr(self, field, None)
            if given is not None and not isinstance(given, date):
                raise UsageError(
                    f"{field}: {given!r:.60} is no day; give a datetime.date, as date(2017, 9, 28)"
                )
        _check("status", getattr(self, "status", None), Status)
        _check("standing", getattr(self, "standing", None), Standing)


@dataclass(frozen=True, slots=True)
class Slip:
    """A field of a filter that names nothing that there is.

    Attributes:
        field: Its name.
        value: The name that it has.
        said: What is wrong with that, and what may be meant.
    """

    field: str
    value: str
    said: str


def refuse_other(wanted: object, kind: type[Filter]) -> None:
    """Refuse what is given for a filter and is none.

    Raises:
        UsageError: It is none of the kind.
    """
    if not isinstance(wanted, kind):
        raise UsageError(
            f"filter: {wanted!r:.60} is no {kind.__name__}; give one, such as {kind.__name__}(type='ASSAULT')"
        )


def refuse_slips(store: Connection, wanted: Filter) -> None:
    """Refuse a filter that lets nothing through because a type or country of it is none.

    Args:
        store: Where nothing was found.
        wanted: What was asked for.

    Raises:
        UsageError: No event of the store has the type or country, and nobody else knows it.
    """
    if found := [*slips(store, wanted)]:
        raise UsageError(_told(found))


def refuse_codes(store: Connection, field: str, codes: Iterable[str]) -> None:
    """Refuse country codes that are none; in a store without events everything may be one.

    Args:
        store: Whose events may have codes that only a file of the user's own has.
        field: What the codes were given for.
        codes: The codes, in capitals or not.

    Raises:
        UsageError: No event of the store has the code, and nobody else knows it.
    """
    if store.fetch(_TYPES) and (found := [*_unknown_codes(store, [(field, code) for code in codes])]):
        raise UsageError(_told(found))


def _told(found: Iterable[Slip]) -> str:
    return "; ".join(dict.fromkeys(f"{one.field}: {one.value!r} {one.said}" for one in found))


def slips(store: Connection, wanted: Filter) -> Iterator[Slip]:
    """Say of each field of a filter that names nothing that there is what may be meant.

    Types and countries that only a file of the user's own has are known by the events of the store; in one
    without events everything may be such a one.
    """
    stored = {name for (name,) in store.fetch(_TYPES)}
    if not stored:
        return
    types = sorted({*_types(), *stored})
    if wanted.type is not None and wanted.type.upper() not in types:
        hint = _hint(wanted.type, {name: name for name in types})
        yield Slip("type", wanted.type, f"is no type; {hint}")
    named = [
        *(("country", code) for code in (wanted.country, wanted.concerns)),
        *(("dyad", code) for code in wanted.dyad or ()),
    ]
    yield from _unknown_codes(store, [(field, code) for field, code in named if code])


def _unknown_codes(store: Connection, named: Iterable[tuple[str, str]]) -> Iterator[Slip]:
    """Say of each field and country code that is none what may be meant."""
    unknown = [(field, code) for field, code in named if code.upper() not in _codes().values()]
    held = {code for (code,) in store.fetch(_COUNTRIES)} if unknown else set()
    for field, code in unknown:
        if code.upper() not in held:
            yield Slip(field, code, f"is no country code; {_hint(code, _codes())}")


def _check(field: str, value: object, known: type[StrEnum]) -> None:
    if value is not None and str(value).lower() not in {str(one) for one in known}:
        raise UsageError(f"{field}: {value!r} is not one of {', '.join(known)}")


# The codebook takes a second to read, and a page may ask for nothing several times.
@cache
def _types() -> tuple[str, ...]:
    return tuple(load_codebook().types)


@cache
def _codes() -> dict[str, str]:
    """Give country codes by the names they may be looked for by, and by themselves."""
    known = [*countries().values()]
    others = {code: code for code in load_codebook().non_state}
    names = {country.name: country.code for country in known} | _SHORT_NAMES | _OTHER_CODES
    return names | {one.code: one.code for one in known} | others


def _hint(asked: str, known: dict[str, str]) -> str:
    """Say what may be meant by a name, or where names are listed."""
    forms = {form.lower(): code for form, code in known.items()}
    if asked.lower() in forms:
        return f"did you mean {forms[asked.lower()]}?"
    near = dict.fromkeys(
        forms[form] for form in get_close_matches(asked.lower()[:60], forms) if len(asked) > _CODE
    )
    if near:
        return f"did you mean {' or '.join(near)}?"
    if len(known) <= _FEW:
        return f"there are: {', '.join(known)}"
    return "write three letters, such as SYR, or a code such as IGO"
