"""Recognising and resolving places, on a tiny gazetteer and parses written by hand."""

import itertools
import re
from collections.abc import Iterable

import pytest

from dragoman.knowledge.places import Gazetteer
from dragoman.records import (
    Annotations,
    Dateline,
    Document,
    OffsetMap,
    Region,
    RegionKind,
    Sentence,
    Span,
    Token,
)
from dragoman.resolution.places import PlaceResolver, Resolved, ToponymKind, place_of

_TOKEN = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.(?=\s|$)|\w+|[^\w\s]")


def _document(text: str, *, source: str | None = None, dateline: str | None = None) -> Document:
    place = Span.of(text, text.index(dateline), text.index(dateline) + len(dateline)) if dateline else None
    return Document(
        id="d1:test",
        article="a1:test",
        text=text,
        regions=(Region(RegionKind.BODY, 0, len(text)),),
        offsets=OffsetMap((0,), (0,), (len(text),)),
        dateline=Dateline(place, None) if place else None,
        source=source,
    )


def _annotations(text: str, entities: Iterable[tuple[str, str]] = ()) -> Annotations:
    """Cut a text into tokens and label the words given, every occurrence of them."""
    found = list(_TOKEN.finditer(text))
    spans: list[tuple[int, int, str]] = []
    for words, label in entities:
        for match in re.finditer(rf"(?<!\w){re.escape(words)}", text):
            inside = [k for k, m in enumerate(found) if match.start() <= m.start() < match.end()]
            if not any(first <= inside[0] < last for first, last, _ in spans):
                spans.append((inside[0], inside[-1] + 1, label))
    labels = {k: label for first, last, label in spans for k in range(first, last)}
    tokens = tuple(
        Token(
            i=k,
            start=m.start(),
            end=m.end(),
            text=m[0],
            lemma=m[0].lower(),
            pos="PROPN" if m[0][0].isupper() else "NOUN" if m[0].isalpha() else "PUNCT",
            tag="NNP" if m[0][0].isupper() else "NN",
            dep="ROOT" if k == 0 else "dep",
            head=0,
            entity=labels.get(k, ""),
        )
        for k, m in enumerate(found)
    )
    children = (tuple(range(1, len(tokens))), *(() for _ in tokens[1:]))
    sentence = Sentence(0, RegionKind.BODY, 0, len(text), tokens, children, (), tuple(sorted(spans)))
    return Annotations((sentence,), ())


def _given(gazetteer: Gazetteer, document: Document, *names: str) -> dict[str, Resolved]:
    """Resolve the first occurrence of each name."""
    resolver = PlaceResolver(gazetteer)
    spans = [(document.text.index(n), document.text.index(n) + len(n)) for n in names]
    return dict(
        zip(names, resolver.resolve_toponyms(document, resolver.toponyms_at(document, spans)), strict=True)
    )


def _found(
    gazetteer: Gazetteer, text: str, entities: Iterable[tuple[str, str]] = ()
) -> list[tuple[str, str]]:
    toponyms = PlaceResolver(gazetteer).toponyms(_document(text), _annotations(text, entities))
    return [(t.span.text, t.kind.value) for t in toponyms]


_ID_CASES = [
    ("Rain fell on Paris.", ("Paris",), 101, "the largest, when nothing else speaks"),
    ("Rain fell on Paris, Texas.", ("Paris", "Texas"), 102, "the text says what it lies in"),
    ("Rain fell on Paris, Tex.", ("Paris", "Tex."), 102, "an abbreviated state says it too"),
    ("Rain fell on Paris, Tenn.", ("Paris", "Tenn."), 103, "another state, another town"),
    ("Paris and Reno and Lamar County.", ("Paris", "Reno", "Lamar County"), 102, "neighbours pull it"),
    ("The province of Aleppo.", ("Aleppo",), 303, "words before say the kind"),
    ("Aleppo province was calm.", ("Aleppo",), 303, "words after say the kind"),
    ("The city of Aleppo was calm.", ("Aleppo",), 106, "a city is a city"),
    ("Aleppo was calm.", ("Aleppo",), 106, "news that says no more means the city, not the province"),
    ("They left London for Damascus.", ("London", "Damascus"), 109, "a capital beats a namesake town"),
]


@pytest.mark.parametrize(("text", "names", "geonameid", "why"), _ID_CASES)
def test_the_first_name_means_the_place_the_text_gives_reason_for(
    tiny_gazetteer: Gazetteer, text: str, names: tuple[str, ...], geonameid: int, why: str
) -> None:
    """Containment, neighbours, kind words and size each decide where they speak."""
    resolved = _given(tiny_gazetteer, _document(text), *names)[names[0]]
    assert resolved.entry is not None, why
    assert resolved.entry.geonameid == geonameid, why


def test_all_mentions_of_a_name_mean_one_place(tiny_gazetteer: Gazetteer) -> None:
    """What is said of one mention holds for the others of the document."""
    document = _document("Paris is calm. Police in Paris, Texas, said so.")
    resolver = PlaceResolver(tiny_gazetteer)
    resolved = resolver.resolve_toponyms(document, resolver.toponyms_at(document, [(0, 5), (25, 30)]))
    assert [r.entry.geonameid for r in resolved if r.entry] == [102, 102]


def test_the_order_in_which_toponyms_come_does_not_matter(tiny_gazetteer: Gazetteer) -> None:
    """Ranking sees all names at once."""
    document = _document("Paris, Reno, Aleppo and Damascus are named, and London.")
    resolver = PlaceResolver(tiny_gazetteer)
    toponyms = resolver.toponyms_at(
        document,
        [(m.start(), m.end()) for m in re.finditer("Paris|Reno|Aleppo|Damascus|London", document.text)],
    )
    seen = {
        tuple(
            sorted(
                (r.toponym.span.start, r.decision.chosen) for r in resolver.resolve_toponyms(document, order)
            )
        )
        for order in itertools.permutations(toponyms)
    }
    assert len(seen) == 1


def test_the_outlets_home_decides_between_namesakes(tiny_gazetteer: Gazetteer) -> None:
    """A local paper's Paris is next door; with no paper, or a world city's, it is the largest."""
    chosen = [
        _given(tiny_gazetteer, _document("The mayor of Paris spoke.", source=source), "Paris")[
            "Paris"
        ].decision.chosen
        for source in (None, "Reno Daily Record", "Reno", "London Times")
    ]
    assert chosen == ["geonames/101", "geonames/102", "geonames/101", "geonames/101"]


def test_a_dateline_speaks_for_places_of_its_subdivision(tiny_gazetteer: Gazetteer) -> None:
    """It raises them, but by less than an outlet's home: agencies report the world from anywhere."""
    text = "DALLAS - The mayor of Paris spoke."
    scores = []
    for dateline in (None, "DALLAS"):
        resolved = _given(tiny_gazetteer, _document(text, dateline=dateline), "Paris")["Paris"]
        assert resolved.decision.chosen == "geonames/101"
        scores.append({o.value: o.score for o in resolved.decision.alternatives})
    assert scores[1]["geonames/102"] == pytest.approx(scores[0]["geonames/102"] + 2.0)
    assert scores[1]["geonames/101"] == scores[0]["geonames/101"]


def test_a_country_keeps_its_id_and_has_no_point_unless_asked(tiny_gazetteer: Gazetteer) -> None:
    """A country is not a point; the bench asks for its middle."""
    resolved = _given(tiny_gazetteer, _document("Syria agreed."), "Syria")["Syria"]
    plain, middle = place_of(resolved), place_of(resolved, centroids=True)
    assert plain is not None
    assert middle is not None
    assert (plain.geonameid, plain.lat, plain.lon, plain.precision) == (202, None, None, "country")
    assert (middle.lat, middle.lon) == (35.0, 38.0)


def test_a_region_has_no_point_and_no_id_of_its_own(tiny_gazetteer: Gazetteer) -> None:
    """Our own regions are known by name."""
    resolved = _given(tiny_gazetteer, _document("Drought in the Sahel."), "Sahel")["Sahel"]
    place = place_of(resolved)
    assert place is not None
    assert (place.name, place.geonameid, place.lat, place.precision) == ("Sahel", None, None, "region")
    assert resolved.decision.chosen == "region/sahel"


def test_a_city_carries_its_span_country_subdivision_and_point(tiny_gazetteer: Gazetteer) -> None:
    """A place record says which words, and where that is."""
    place = place_of(_given(tiny_gazetteer, _document("Calm in Manbij."), "Manbij")["Manbij"])
    assert place is not None
    assert (place.text, place.start, place.end) == ("Manbij", 8, 14)
    assert (place.country, place.admin1, place.lat, place.precision) == ("SYR", "Halab", 36.53, "city")


def test_an_unknown_name_is_refused_with_a_reason(tiny_gazetteer: Gazetteer) -> None:
    """Refuse rather than guess, and say why."""
    resolved = _given(tiny_gazetteer, _document("Calm in Zanzabad."), "Zanzabad")["Zanzabad"]
    assert place_of(resolved) is None
    assert resolved.decision.chosen is None
    assert "Zanzabad" in resolved.decision.reason


def test_an_unknown_village_lies_where_the_text_puts_it(tiny_gazetteer: Gazetteer) -> None:
    """The subdivision is less exact than the village and still true; it is trusted half as much."""
    document = _document("Calm in Zanzabad in Aleppo province.")
    resolved = _given(tiny_gazetteer, document, "Zanzabad", "Aleppo")
    village, province = resolved["Zanzabad"], resolved["Aleppo"]
    place = place_of(village)
    assert place is not None
    assert (place.geonameid, place.precision, place.text) == (303, "admin1", "Zanzabad")
    assert village.probability == province.probability / 2


def test_an_unknown_quarter_lies_in_the_city_that_owns_it(tiny_gazetteer: Gazetteer) -> None:
    """A city's possessive says where its quarter is, also where the city itself is no toponym given."""
    document = _document("Calm in Aleppo's Zanzabad quarter.")
    resolved = _given(tiny_gazetteer, document, "Zanzabad")["Zanzabad"]
    place = place_of(resolved)
    assert place is not None
    assert (place.name, place.precision, place.text) == ("Aleppo", "city", "Zanzabad")
    assert "Aleppo, where the text puts it" in resolved.decision.reason


def test_a_list_of_states_is_no_containment(tiny_gazetteer: Gazetteer) -> None:
    """In "Texas, Tennessee and …" neither lies in the other."""
    resolver = PlaceResolver(tiny_gazetteer)
    document = _document("Storms hit Texas, Tennessee and others.")
    assert resolver.toponyms_at(document, [(11, 16)])[0].containers == ()


_RECOGNITION = [
    ("Police in Aleppo said so.", [("Aleppo", "GPE")], [("Aleppo", "name")]),
    ("Aleppo University opened.", [("Aleppo University", "ORG")], [("Aleppo", "embedded")]),
    ("Syrian troops left.", [("Syrian", "NORP")], [("Syrian", "demonym")]),
    ("Syrian troops left.", [], [("Syrian", "demonym")]),
    ("He lives in Aleppo.", [], [("Aleppo", "name")]),
    ("He lives in Reno.", [], []),
    ("He lives in Reno, Texas.", [], [("Reno", "name"), ("Texas", "name")]),
    ("Nadia London spoke; London was tired.", [("Nadia London", "PERSON")], []),
    ("Shoppers in Paris Avenue left.", [("Paris Avenue", "FAC")], [("Paris Avenue", "name")]),
    ("Calm in northern Syria.", [("northern Syria", "GPE")], [("Syria", "name")]),
    ("Calm in the Sahel.", [("the Sahel", "LOC")], [("Sahel", "name")]),
    ("Calm in Zanzabad.", [("Zanzabad", "GPE")], [("Zanzabad", "name")]),
    ("Zanzabad smiled.", [("Zanzabad", "GPE")], []),
    ("Paris is here. It is TX time.", [("Paris", "GPE")], [("Paris", "name")]),
    ("The United States agreed.", [], [("United States", "name")]),
    ("Shells hit Eastern-Ghouta.", [("Eastern", "LOC")], [("Eastern-Ghouta", "name")]),
    ("An Aleppo-based firm.", [("Aleppo", "GPE")], [("Aleppo", "name")]),
    # A surname in a body that the parser made up is the person's.
    ("A loss to Manbij, party leaders.", [("Manbij, party", "ORG")], [("Manbij", "embedded")]),
    (
        "Nadia Manbij spoke. A loss to Manbij, party leaders.",
        [("Nadia Manbij", "PERSON"), ("Manbij, party", "ORG")],
        [],
    ),
]


@pytest.mark.parametrize(("text", "entities", "expected"), _RECOGNITION)
def test_toponyms_are_found_and_persons_are_not(
    tiny_gazetteer: Gazetteer, text: str, entities: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    """Labels, names inside names and large unlabelled places count; surnames and bare postal codes do not."""
    assert _found(tiny_gazetteer, text, entities) == expected


def test_toponyms_stand_in_order_and_never_overlap(tiny_gazetteer: Gazetteer) -> None:
    """Each character belongs to one toponym at most."""
    text = "Aleppo, Syria; Paris, Texas, United States; Lamar County and Dallas."
    toponyms = PlaceResolver(tiny_gazetteer).toponyms(_document(text), _annotations(text, [("Syria", "GPE")]))
    assert len(toponyms) >= 6
    for one, next_ in itertools.pairwise(toponyms):
        assert one.span.end <= next_.span.start


def test_every_toponym_gets_a_decision(tiny_gazetteer: Gazetteer) -> None:
    """Refusals are decisions too, each under the span it is about."""
    text = "Calm in Zanzabad and in Aleppo."
    annotations = _annotations(text, [("Zanzabad", "GPE"), ("Aleppo", "GPE")])
    places, decisions = PlaceResolver(tiny_gazetteer).resolve(_document(text), annotations)
    assert [p.text for p in places] == ["Aleppo"]
    assert [(d.subject, d.chosen) for d in decisions] == [("8:16", None), ("24:30", "geonames/106")]


def test_a_word_for_a_people_is_marked_as_such(tiny_gazetteer: Gazetteer) -> None:
    """Where something happened is not told by "Syrian troops", so the kind is kept."""
    resolved = _given(tiny_gazetteer, _document("Syrian troops left."), "Syrian")["Syrian"]
    assert resolved.toponym.kind is ToponymKind.DEMONYM


@pytest.mark.places
@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The council of Athens, Texas, met.", "Athens", "USA", "Texas"),
        ("Greece and its capital Athens.", "Athens", "GRC", None),
        (
            "Clashes near Sinjar in the Kurdistan Region of Iraq.",
            "Kurdistan Region",
            "IRQ",
            "Kurdistan Region",
        ),
        ("A strike on Springfield, Ill., schools.", "Springfield", "USA", "Illinois"),
    ],
)
def test_the_whole_gazetteer_resolves_what_the_text_says(
    text: str, name: str, country: str, admin1: str | None
) -> None:
    """The same rules hold with a quarter of a million places."""
    place = place_of(_given(Gazetteer.open(), _document(text), name)[name])
    assert place is not None
    assert place.country == country
    assert admin1 in {None, place.admin1}


@pytest.mark.places
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "own"),
    [("Basra", "Basrah"), ("Mykolaiv", "Mykolayiv"), ("Hama", "Ḩamāh"), ("Deir Ezzor", "Deir ez-Zor")],
)
def test_a_city_is_meant_by_the_name_that_news_has_for_it(name: str, own: str) -> None:
    """GeoNames has some of these names for the province alone, and a city of another spelling in it."""
    place = place_of(_given(Gazetteer.open(), _document(f"Shells hit {name}."), name)[name])
    assert place is not None
    assert (place.name, place.precision) == (own, "city")
