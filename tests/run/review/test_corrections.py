"""Corrections: what people type is read, checked and kept in one form; what does not fit is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.records import Auxiliary, Count, Event, Place, Size, Status
from dragoman.run.review.corrections import canonical
from dragoman.run.review.fields import Field, Vocabulary, choices, chosen, plain
from dragoman.run.review.kept import applied, current, written
from dragoman.run.review.words import Subject, found
from made_records import TEXT, made_article, made_document, made_event
from made_review import vocabulary, with_places

ARTICLE = made_article()
EVENT = made_event(made_document(ARTICLE))
SUBJECT = Subject(EVENT, TEXT)
FIELDS = [field for field in Field if field is not Field.EVENT]


def corrected(field: Field, typed: str, words: Vocabulary | None = None) -> Event:
    known = words or vocabulary()
    return applied(field, canonical(field, typed, SUBJECT, known), EVENT, known)


def test_a_type_brings_its_class_scores_and_codes_and_drops_a_mode_that_it_has_not() -> None:
    after = corrected(Field.TYPE, "assault")
    book = vocabulary().codebook
    assert (after.type, after.mode, after.quad) == ("ASSAULT", None, 4)
    assert after.intensity == book.intensity("ASSAULT")
    assert after.cameo == book.cameo_for("ASSAULT")
    assert after.goldstein == book.goldstein(book.cameo_for("ASSAULT"))
    assert after.id == EVENT.id


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        (Field.MODE, "Restrict", "restrict"),
        (Field.MODE, "none", ""),
        (Field.CONTEXTS, "election, Military", "military, election"),
        (Field.CONTEXTS, "none", ""),
        (Field.STATUS, "Denied", "denied"),
        (Field.ACTORS, "none", ""),
        (Field.ACTORS, "Derya Koral [TUR]; 40 people [CVL]", "Derya Koral [TUR]; 40 people [CVL]"),
        (Field.ACTORS, "Police; Derya Koral []", "Police of Ankara [TUR COP GOV]; Derya Koral"),
        (Field.ACTORS, "@17:23 [grc mil]", "Police of Ankara [GRC MIL]"),
        (Field.RECIPIENTS, "people [TUR CVL]", "people [TUR CVL]"),
        (Field.DATE, "2016-05-02", "2016-05-02"),
        (Field.DATE, "2016-04", "2016-04-01/2016-04-30"),
        (Field.DATE, "2015", "2015-01-01/2015-12-31"),
        (Field.DATE, "2016-05-01/2016-05-03", "2016-05-01/2016-05-03"),
        (Field.DATE, "2016-05-01/", "2016-05-01/"),
        (Field.DATE, "unknown", ""),
        (Field.PLACE, "none", ""),
        (Field.PLACE, "ANKARA [TUR]", "ANKARA [TUR]"),
        (Field.ATTRIBUTION, "none", ""),
        (
            Field.ATTRIBUTION,
            "Police; Derya Koral [TUR]",
            "Police of Ankara [TUR COP GOV] > Derya Koral [TUR]",
        ),
        (Field.SIZE, "arrested 41", "arrested 41"),
        (Field.SIZE, "arrested 40-50, dead 3", "dead 3, arrested 45 (40-50)"),
        (Field.SIZE, "injured 12 (10-20), participants 500+", "injured 12 (10-20), participants 500 (500+)"),
        (Field.SIZE, "none", ""),
    ],
)
def test_what_is_typed_comes_out_as_it_is_shown(field: Field, typed: str, shown: str) -> None:
    assert plain(field, corrected(field, typed)) == shown


@pytest.mark.parametrize(
    ("typed", "precision"),
    [
        ("2016-05-02", "day"),
        ("2016-05-01/2016-05-04", "week"),
        ("2016-04", "month"),
        ("2015", "year"),
        ("2010/2018", "decade"),
        ("1990/2018", "unknown"),
        ("2016-05-01/", "unknown"),
    ],
)
def test_days_are_as_precise_as_they_are_few(typed: str, precision: str) -> None:
    after = corrected(Field.DATE, typed).date
    assert after.precision == precision
    assert (after.text, after.start) == (EVENT.date.text, EVENT.date.start)


def test_a_party_of_the_record_keeps_who_it_is_and_another_of_its_words_does_not() -> None:
    (same,) = corrected(Field.RECIPIENTS, "Police [TUR COP GOV]").recipients
    assert (same.id, same.name) == (EVENT.actors[0].id, "Police of Ankara")
    (other,) = corrected(Field.RECIPIENTS, "Police [GRC COP]").recipients
    assert (other.id, other.name, other.country, other.sectors) == (None, "Police of Ankara", "GRC", ("COP",))


def test_a_speaker_that_stays_keeps_its_cue_and_content() -> None:
    after = corrected(Field.ATTRIBUTION, "Derya Koral [TUR GOV]")
    assert after.attribution[0].cue == EVENT.attribution[0].cue
    assert after.attribution[0].content == EVENT.attribution[0].content
    assert after.attribution[0].speaker.sectors == ("GOV",)


@pytest.mark.parametrize(
    ("typed", "feature", "lat"), [("Ankara [323786]", "PPLC", 39.92), ("Ankara [tur adm1]", "ADM1", 39.7)]
)
def test_a_place_is_looked_up_by_country_id_or_kind(typed: str, feature: str, lat: float) -> None:
    place = corrected(Field.PLACE, typed, with_places()).place
    assert place is not None
    assert (place.feature, place.lat, place.start, place.confidence) == (
        feature,
        lat,
        TEXT.index("Ankara"),
        1.0,
    )


def test_a_country_is_no_point() -> None:
    place = corrected(Field.PLACE, "Ankara [PCLI]", with_places()).place
    assert place is not None
    assert (place.lat, place.lon, place.precision) == (None, None, "country")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (Field.EVENT, "x", "as a whole it is right or wrong"),
        (Field.TYPE, "ATTACK", "'ATTACK' is not one of"),
        (Field.TYPE, "  ", "nothing is written; write none"),
        (Field.TYPE, "COERCE", "that is what the record says"),
        (Field.MODE, "bomb", "'bomb' is not one of"),
        (Field.CONTEXTS, "sports", "'sports' is not one of"),
        (Field.CONTEXTS, ",", "names none"),
        (Field.STATUS, "rumoured", "not one of happened"),
        (Field.ACTORS, "Soldiers [TUR]", "does not stand in the text"),
        (Field.ACTORS, "Police [TUR XXX]", "XXX is no code"),
        (Field.ACTORS, "Polic [TUR]", "does not stand in the text"),
        (Field.ACTORS, "Police@3", "does not stand at 3:9"),
        (Field.ACTORS, "@500:510", "does not stand at 500:510"),
        (Field.ACTORS, "[1]", "is not an object"),
        (Field.DATE, "03/05/2016", "is no day|is no month"),
        (Field.DATE, "2016-13", "is no month or year"),
        (Field.DATE, "2016-05-04/2016-05-01", "lies before"),
        (Field.DATE, "/", "no day is written"),
        (Field.PLACE, "Izmir", "does not stand in the text"),
        (Field.PLACE, "ANKARA [QQQ]", "'QQQ' is no country code"),
        (Field.SIZE, "killed 3", "is no number of ours"),
        (Field.SIZE, "dead 3, dead 4", "dead stands twice"),
        (Field.SIZE, "dead 9-3", "does not rise"),
        (Field.SIZE, "dead 9 (1-3)", "does not rise"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(field: Field, typed: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        canonical(field, typed, SUBJECT, vocabulary())


def test_several_places_are_listed_so_that_one_can_be_copied() -> None:
    with pytest.raises(UsageError, match=r"Ankara \[323786\] \(PPLC, Ankara, TUR\); Ankara \[323784\]"):
        canonical(Field.PLACE, "Ankara [TUR]", SUBJECT, with_places())
    with pytest.raises(UsageError, match="no 'Ankara' is GRC"):
        canonical(Field.PLACE, "Ankara [GRC]", SUBJECT, with_places())


def test_words_that_stand_twice_are_asked_for_by_place() -> None:
    subject = Subject(EVENT, TEXT.replace("Tuesday", "Police"))
    with pytest.raises(UsageError, match=r"stands 2 times; write which: Police@17, Police@"):
        found("Police", subject)
    assert found("Police@17", subject).start == 17


def test_a_name_is_not_found_inside_a_longer_word() -> None:
    subject = Subject(EVENT, TEXT.replace("Police", "Policemen with Police"))
    assert found("Police", subject).start == TEXT.index("Police") + len("Policemen with ")


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_given_to_be_edited_is_what_the_record_says(field: Field) -> None:
    """Left unchanged, the line that a person begins from is refused as no correction."""
    with pytest.raises(UsageError, match="that is what the record says"):
        canonical(field, written(field, EVENT), SUBJECT, vocabulary())


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (Field.TYPE, "ASSAULT"),
        (Field.CONTEXTS, "military, election"),
        (Field.ACTORS, "Derya Koral [TUR]; 40 people [CVL]"),
        (Field.DATE, "2016-04"),
        (Field.PLACE, "ANKARA [TUR]"),
        (Field.ATTRIBUTION, "Police"),
        (Field.SIZE, "arrested 41"),
    ],
)
def test_what_is_kept_may_be_given_again(field: Field, typed: str) -> None:
    kept = canonical(field, typed, SUBJECT, vocabulary())
    assert canonical(field, kept, SUBJECT, vocabulary()) == kept
    after = applied(field, kept, EVENT, vocabulary())
    assert current(field, after) == kept


@pytest.mark.parametrize(
    ("field", "change", "words"),
    [
        (Field.PLACE, {"lat": 95.0}, "not on the globe"),
        (Field.PLACE, {"lat": None}, "one coordinate"),
        (Field.PLACE, {"precision": "street"}, "'street' is not one of"),
        (Field.PLACE, {"start": 0}, "does not stand at"),
        (Field.PLACE, {"country": "ZZZ"}, "no country code"),
        (Field.DATE, {"basis": "guess"}, "'guess' is not one of"),
        (Field.DATE, {"from": "yesterday"}, "is no day"),
        (Field.DATE, {"to": "2010-01-01"}, "lies before"),
        (Field.DATE, {"start": 1}, "does not stand at"),
        (Field.SIZE, {"dead": {"low": 9, "best": 3, "high": 3}}, "does not rise"),
        (Field.SIZE, {"dead": {"low": -1, "best": 3, "high": 3}}, "does not rise"),
        (Field.SIZE, {"hurt": None}, "unknown fields"),
        (Field.PLACE, {"name": "\ud800"}, "half a character"),
    ],
)
def test_a_kept_value_that_was_tampered_with_is_refused(
    field: Field, change: dict[str, object], words: str
) -> None:
    data = json.loads(current(field, EVENT)) | change
    with pytest.raises(InputError, match=words):
        canonical(field, json.dumps(data), SUBJECT, vocabulary())


@pytest.mark.parametrize(
    ("before", "status", "after"),
    [
        pytest.param((), "planned", ("future",), id="it lies ahead"),
        pytest.param(("future",), "happened", (), id="it lies ahead no more"),
        pytest.param(("historical",), "ongoing", ("historical",), id="long ago stays"),
        pytest.param(("historical",), "denied", ("negation",), id="what was not is not long ago"),
    ],
)
def test_a_status_brings_its_auxiliary_modes(
    before: tuple[str, ...], status: str, after: tuple[str, ...]
) -> None:
    event = replace(EVENT, auxiliary=tuple(map(Auxiliary, before)))
    assert applied(Field.STATUS, status, event, vocabulary()).auxiliary == after


@pytest.mark.parametrize("field", [Field.TYPE, Field.MODE, Field.CONTEXTS, Field.STATUS])
def test_every_choice_can_be_chosen_by_its_number(field: Field) -> None:
    known = choices(field, EVENT, vocabulary().codebook)
    for number, name in enumerate(known, start=1):
        assert chosen(str(number), known) == name
        if name != current(field, EVENT):
            assert current(field, corrected(field, name)) == name


def test_several_numbers_name_several_and_what_is_no_number_stays() -> None:
    assert chosen("2, 1", ("a", "b")) == "b, a"
    assert chosen("3", ("a", "b")) == "3"
    assert chosen("a", ("a", "b")) == "a"
    assert chosen("1", ()) == "1"


@given(st.text(max_size=30), st.sampled_from(FIELDS))
def test_whatever_is_typed_is_kept_or_refused(typed: str, field: Field) -> None:
    """No text brings anything down, and what is kept can be put into the record."""
    try:
        kept = canonical(field, typed, SUBJECT, vocabulary())
    except InputError:
        return
    assert current(field, applied(field, kept, EVENT, vocabulary())) == kept


def test_made_values_are_what_the_tests_take_them_for() -> None:
    assert (EVENT.mode, EVENT.status, TEXT.index("Police")) == ("arrest", Status.HAPPENED, 17)
    assert EVENT.size == Size(arrested=Count(40, 40, 40), participants=Count(1, 2, None))
    assert isinstance(EVENT.place, Place)
