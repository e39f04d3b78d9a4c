"""Who is known and what of whom: names, sums of one party, and the documents that have some words."""

from collections import Counter
from collections.abc import Iterator

import pytest

from dragoman.errors import UsageError
from dragoman.records import CONFIDENCES
from dragoman.store import parties, party_sums
from dragoman.store.database import Store, open_store
from dragoman.store.observations import latest_observations, observations
from dragoman.store.pages import document_rows, event_rows
from dragoman.store.parties import Key, Known, NameFilter, Order, Side
from dragoman.store.read import EventFilter, document_ids, documents_with_all, event_ids
from made_parties import ACTS, HOSTILE, made_store

TORVALD = Key(Known.ID, "person/torvald", "Torvald")
NOBODY = Key(Known.NAME, HOSTILE, HOSTILE)
PARTIES = {
    "Torvald": TORVALD,
    HOSTILE: NOBODY,
    "Brisk": Key(Known.ID, "person/brisk", "Brisk"),
    "Aldous": Key(Known.ID, "person/aldous", "Aldous"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(made_store(tmp_path_factory.mktemp("parties") / "s.duckdb")) as opened:
        yield opened


def test_names_are_counted_as_actors_recipients_and_speakers(store: Store) -> None:
    rows, total = parties.names(store, NameFilter())
    acts, suffers = Counter(a.actor for a in ACTS), Counter(a.recipient for a in ACTS)
    says = Counter(a.speaker for a in ACTS if a.speaker)
    assert total == len(rows) == 4
    assert {row.name: (row.acts, row.suffers, row.statements) for row in rows} == {
        name: (acts[name], suffers[name], says[name]) for name in {*acts, *suffers}
    }
    assert rows[0].key == "person/torvald"
    assert next(row.key for row in rows if row.name == HOSTILE) == HOSTILE


@pytest.mark.parametrize("order", Order)
def test_pages_of_names_hold_each_name_once(store: Store, order: Order) -> None:
    whole, total = parties.names(store, NameFilter(), order=order)
    one_by_one = [parties.names(store, NameFilter(), order=order, page=n, size=1)[0] for n in range(1, 6)]
    assert [row for page in one_by_one for row in page] == list(whole)
    assert total == 4


NAMED = [
    (NameFilter("TORV"), {"Torvald"}),
    (NameFilter("person/"), {"Torvald", "Aldous", "Brisk"}),
    (NameFilter("%"), set()),
    (NameFilter(country="swe"), {"Aldous", "Brisk"}),
    (NameFilter(known=True), {"Torvald", "Aldous", "Brisk"}),
    (NameFilter("script"), {HOSTILE}),
]


@pytest.mark.parametrize(("wanted", "names"), NAMED)
def test_names_are_found_by_what_is_asked(store: Store, wanted: NameFilter, names: set[str]) -> None:
    rows, total = parties.names(store, wanted)
    assert {row.name for row in rows} == names
    assert total == len(names)


@pytest.mark.parametrize(("page", "size"), [(0, 50), (1, 0), (1, 501)])
def test_what_is_no_page_is_refused(store: Store, page: int, size: int) -> None:
    with pytest.raises(UsageError, match="give a page from 1"):
        parties.names(store, NameFilter(), page=page, size=size)


@pytest.mark.parametrize("asked", ["Torvald", "tORVALD", "person/torvald", "PERSON/Torvald"])
def test_a_party_is_meant_by_id_or_name_whatever_its_case(store: Store, asked: str) -> None:
    assert parties.who(store, asked) == TORVALD


def test_a_name_without_an_id_is_known_by_itself_and_a_part_of_one_by_nothing(store: Store) -> None:
    assert parties.who(store, HOSTILE) == NOBODY
    assert parties.who(store, "Torv") is None


def test_a_side_is_a_country_by_its_code_else_a_party(store: Store) -> None:
    assert parties.side_of(store, "swe") == Key(Known.COUNTRY, "SWE", "SWE")
    assert parties.side_of(store, "Brisk") == PARTIES["Brisk"]
    assert parties.side_of(store, "XYZ") is None


def test_names_like_a_wrong_one_are_given(store: Store) -> None:
    assert parties.near(store, "Torwald")[0] == TORVALD
    assert parties.near(store, "the brisk man")[0].name == "Brisk"
    assert parties.near(store, "zzzz") == ()


@pytest.mark.parametrize("name", PARTIES)
def test_counts_by_type_are_those_of_the_acts(store: Store, name: str) -> None:
    found = {row.type: (row.done, row.suffered) for row in party_sums.by_type(store, PARTIES[name])}
    done = Counter(act.type for act in ACTS if act.actor == name)
    suffered = Counter(act.type for act in ACTS if act.recipient == name)
    assert found == {kind: (done[kind], suffered[kind]) for kind in {*done, *suffered}}


def test_periods_leave_out_what_has_no_day_alone(store: Store) -> None:
    rows = party_sums.by_period(store, TORVALD, "month")
    assert [(row.period.isoformat(), row.done_conflict, row.done_cooperation) for row in rows] == [
        ("2030-01-01", 1, 1),
        ("2030-02-01", 0, 0),
    ]
    assert [(row.suffered_conflict, row.suffered_cooperation) for row in rows] == [(0, 0), (1, 1)]


def test_what_one_does_to_another_is_what_that_one_suffers(store: Store) -> None:
    mine = {p.name: (p.done, p.done_intensity) for p in party_sums.partners(store, TORVALD, limit=9)}
    for name, key in PARTIES.items():
        if name == "Torvald":
            continue
        theirs = {p.name: p for p in party_sums.partners(store, key, limit=9)}["Torvald"]
        assert mine[name] == (theirs.suffered, theirs.suffered_intensity)


def test_standing_spellings_and_statements_are_those_of_the_texts(store: Store) -> None:
    (standing,) = party_sums.standings(store, TORVALD, limit=9)
    assert (standing.country, standing.sectors, standing.mentions) == ("NOR", ("GOV",), 7)
    words = {row.text: row.mentions for row in party_sums.spellings(store, TORVALD, limit=9)}
    assert words == {"Police": 3, "40 people": 2, "Derya Koral": 2}
    said, total = party_sums.statements(store, TORVALD, limit=1)
    assert (len(said), total) == (1, 2)
    assert party_sums.statements(store, NOBODY, limit=9)[1] == 1
    assert len(party_sums.documents_naming(store, TORVALD)) == 5


def test_the_latest_stand_first_and_what_has_no_day_last(store: Store) -> None:
    ids = party_sums.latest_ids(store, TORVALD, Side.ACTOR, limit=9)
    days = [row.first and row.first.isoformat() for row in event_rows(store, ids)]
    assert days == ["2030-01-20", "2030-01-02", None]


def test_places_of_events_add_up_to_the_events(store: Store) -> None:
    ids = event_ids(store, EventFilter())
    (place,) = party_sums.places_of(store, ids, limit=9)
    assert (place.place, place.country, place.events) == ("Ankara", "TUR", len(ACTS))
    assert party_sums.places(store, TORVALD, limit=9)[0].events == 5


def test_a_condition_gives_the_observations_of_the_same_filter(store: Store) -> None:
    condition = "list_contains(e.actor_countries, ?) AND list_contains(e.recipient_countries, ?)"
    same = observations(store, EventFilter(dyad=("NOR", "SWE")), CONFIDENCES)
    found = list(latest_observations(store, condition, ["NOR", "SWE"], CONFIDENCES, limit=9))
    assert found == list(same)[::-1]


def test_the_latest_observations_are_kept_where_there_are_too_many(store: Store) -> None:
    found = list(latest_observations(store, "true", [], limit=4))
    assert [one.first and one.first.isoformat() for one in found] == [
        *("2030-02-05", "2030-02-04", "2030-02-03", "2030-01-20"),
    ]
    assert list(latest_observations(store, "true", [], limit=9))[-1].first is None


def test_documents_are_given_in_the_order_of_their_ids(store: Store) -> None:
    ids = sorted(document_ids(store), reverse=True)
    assert [row.id for row in document_rows(store, ids)] == ids


WORDS = [
    ("ankara", True),
    ("anka", True),
    ("kara", False),
    ("arrested", True),
    ("people in", True),
    ("a.kara", False),
    ("xyz", False),
]


@pytest.mark.parametrize(("word", "is_there"), WORDS)
def test_a_word_is_looked_for_from_its_beginning(store: Store, word: str, *, is_there: bool) -> None:
    assert len(documents_with_all(store, [[[word]]])) == (len(ACTS) if is_there else 0)


def test_all_words_of_a_phrase_must_be_there(store: Store) -> None:
    assert documents_with_all(store, [[["police"], ["ankara"]]])
    assert not documents_with_all(store, [[["police"], ["london"]]])
    assert documents_with_all(store, [[["police"], ["london"]], [["pol", "fire"]]])
    assert not documents_with_all(store, [])
