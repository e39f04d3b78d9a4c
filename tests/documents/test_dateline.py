"""A dateline is read in all the forms that agencies write, and nothing else is taken for one."""

import pytest

from dragoman.documents.dateline import find_dateline

REST = "The ministers of the two countries met on Monday and agreed to reopen the crossing at Sarp."


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("BEIJING, March 3 (Reuters) - ", "BEIJING", "March 3"),
        ("TEHRAN — ", "TEHRAN", None),
        ("ISTANBUL (AP) _ ", "ISTANBUL", None),
        ("BEIJING -- ", "BEIJING", None),
        ("SAN JOSE, Costa Rica — ", "SAN JOSE, Costa Rica", None),
        ("DAR ES SALAAM, Tanzania (AP) _ ", "DAR ES SALAAM, Tanzania", None),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "HEMPSTEAD, N.Y.", "Sept. 26"),
        ("TOKYO/SEOUL (Reuters) - ", "TOKYO", None),
        ("SEOUL/UNITED NATIONS, Aug 30 (Reuters) - ", "SEOUL", "Aug 30"),
        ("Ankara, March 3 (AA) -- ", "Ankara", "March 3"),
        ("Edmonton, Ky. (November 28, 2016) \u2013 ", "Edmonton, Ky.", "November 28, 2016"),
        ("Nairobi (Xinhua) -- ", "Nairobi", None),
        ("QUETTA, April 5 (APP): ", "QUETTA", "April 5"),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("PORT-AU-PRINCE, Haiti, 12 January — ", "PORT-AU-PRINCE, Haiti", "12 January"),
        ("ST. LOUIS \u2013 ", "ST. LOUIS", None),
        ("(Red Oak) -- ", "Red Oak", None),
        ("(CNN) ", None, None),
        ("(Reuters) - ", None, None),
    ],
)
def test_each_form_gives_its_place_and_its_day(opening: str, place: str | None, day: str | None) -> None:
    """The report begins behind the dash."""
    line = opening + REST
    found = find_dateline(line)
    assert found is not None
    assert line[found.end :] == REST
    assert (line[slice(*found.place)] if found.place else None) == place
    assert (line[slice(*found.date)] if found.date else None) == day


@pytest.mark.parametrize(
    "line",
    [
        REST,
        "Ivan Petrov — a surgeon trained in Kazan — has treated the wounded since March.",
        "BREAKING NEWS: The crossing at Sarp has been reopened, the ministry of trade in Ankara says.",
        "EXCLUSIVE - Ministers to meet in Ankara",
        "FILE - In this March 3 photo, drivers wait near Batumi.",
        "NATO: Ministers of the alliance meet in Brussels on Monday to speak about the crossing at Sarp.",
        "THIS is the moment when the first lorry crossed the border.",
        "UN envoy arrives in Tbilisi",
        "NOTICE: The harbour office in Batumi will be closed on Monday and on Tuesday for the holidays.",
        "By Sena Kaya. ANKARA (Reuters) - Ministers met.",
        "",
    ],
)
def test_names_labels_and_shouting_are_no_dateline(line: str) -> None:
    """A person before a dash and a label before a colon name no place of filing."""
    assert find_dateline(line) is None


def is_place(name: str) -> bool:
    return name in {
        "Kano", "Goma", "Nairobi", "Kenya", "Lima", "Kigali", "Rwanda", "Uganda", "Port Harcourt", "Houston",
        "Texas", "Cusco", "Victoria", "Nice", "Reading",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Kano - ", "Kano"),
        ("Kano \u2013 ", "Kano"),
        ("Goma: ", "Goma"),
        ("Goma (AFP) ", "Goma"),
        ("Nairobi, Kenya \u2013 ", "Nairobi, Kenya"),
        ("Port Harcourt -- ", "Port Harcourt"),
    ],
)
def test_a_known_place_needs_no_day(opening: str, place: str) -> None:
    line = opening + REST
    found = find_dateline(line, is_place)
    assert found is not None
    assert line[found.end :] == REST
    assert found.place is not None
    assert line[slice(*found.place)] == place
    assert find_dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        f"Ilorin - {REST}",
        f"Lima, Ilorin - {REST}",
        f"Nice - {REST}",
        f"Reading: {REST}",
        "Kano - the biggest city of the north - was hit by a blast on Monday.",
        "Houston - Texas's biggest city - was flooded on Monday after heavy rain.",
        "Lima - Cusco road was blocked by teachers on Monday, the police said.",
        "Victoria: The police hit all of us in the square on that Monday.",
        "Lima: We were in the square when the police came on Monday.",
        "Lima: What is known of the fire in the old harbour so far.",
        "Lima: A Life Among Teachers and Other Essays by Rosa Quispe",
        "Lima (see below) Teachers marched to the congress on Monday.",
        "Kano-based doctors treated the wounded for free on Monday.",
        "The mayor of Kano - Bello Okoro - resigned on Monday in anger.",
    ],
)
def test_a_known_place_needs_a_report_behind_it(line: str) -> None:
    """An aside, a road, a talk, an explainer, a title and a place not known are no dateline."""
    assert find_dateline(line, is_place) is None


def test_a_place_where_something_is_done_begins_a_sentence() -> None:
    line = "Kigali - Rwanda and Uganda signed a pact on trade on Monday."
    found = find_dateline(line, is_place)
    assert found is not None
    assert line[found.end :].startswith("Rwanda and")
