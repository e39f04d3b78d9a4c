"""Countries have the names and codes that other event data use."""

import pytest

from dragoman.knowledge.countries import countries, country_name, fips_code, states_of_america

COUNTRIES = [
    ("TUR", "Turkey", "TU"),
    ("RUS", "Russia", "RS"),
    ("SRB", "Serbia", "RI"),
    ("KOS", "Kosovo", "KV"),
    ("DEU", "Germany", "GM"),
    ("CHE", "Switzerland", "SZ"),
]


@pytest.mark.parametrize(("code", "name", "fips"), COUNTRIES)
def test_names_and_fips_codes(code: str, name: str, fips: str) -> None:
    """FIPS is not ISO: RS is Russia there and Serbia here, GM is Germany there and the Gambia here."""
    assert (country_name(code), fips_code(code)) == (name, fips)


def test_a_code_of_no_country_stands_for_itself_and_has_no_fips_code() -> None:
    assert (country_name("UNO"), fips_code("UNO")) == ("UNO", None)
    assert (country_name(None), fips_code(None)) == (None, None)


def test_codes_are_alpha_3_and_each_stands_once() -> None:
    assert all(len(code) == 3 for code in countries())
    fips = [country.fips for country in countries().values() if country.fips]
    assert len(fips) == len(set(fips)) > 200


def test_the_states_of_america_are_fifty_and_the_capital() -> None:
    names = states_of_america()
    assert {"Ohio", "New Mexico", "District of Columbia"} < set(names)
    assert list(names) == sorted(names)
    assert len(names) == 51
