"""The geo bench tasks: what a line holds."""

from dragoman.evaluation.geo_task import geo_given_rows, geo_rows
from dragoman.knowledge.places import Gazetteer
from dragoman.records import Annotations, Document, OffsetMap, Region, RegionKind, Sentence, Token
from dragoman.resolution.places import PlaceResolver

_TEXT = "Syria Zanzabad"


def _document() -> Document:
    return Document(
        id="d1:test",
        article="a1:test",
        text=_TEXT,
        regions=(Region(RegionKind.BODY, 0, len(_TEXT)),),
        offsets=OffsetMap((0,), (0,), (len(_TEXT),)),
    )


def _annotations() -> Annotations:
    token = Token(0, 0, 5, "Syria", "syria", "PROPN", "NNP", "ROOT", 0, "GPE")
    sentence = Sentence(0, RegionKind.BODY, 0, 5, (token,), ((),), (), ((0, 1, "GPE"),))
    return Annotations((sentence,), ())


_SYRIA = {
    "doc_id": "x",
    "start": 0,
    "end": 5,
    "text": "Syria",
    "lat": 35.0,
    "lon": 38.0,
    "geonameid": 202,
}


def test_geo_gives_a_line_a_place_with_the_middle_of_a_country(tiny_gazetteer: Gazetteer) -> None:
    """The scorer measures distances, so countries carry their middle here."""
    assert list(geo_rows([("x", _document(), _annotations())], PlaceResolver(tiny_gazetteer))) == [_SYRIA]


def test_geo_given_answers_at_every_span_given(tiny_gazetteer: Gazetteer) -> None:
    """A refused span still has its line, with nothing in it."""
    row = {"doc_id": "x", "toponyms": [{"start": 0, "end": 5}, {"start": 6, "end": 14}]}
    rows = list(geo_given_rows([(row, _document())], PlaceResolver(tiny_gazetteer)))
    assert rows[0] == _SYRIA
    assert (rows[1]["text"], rows[1]["lat"], rows[1]["geonameid"]) == ("Zanzabad", None, None)
