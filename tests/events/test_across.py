"""Acts across a border are done to whoever's land it is; at home a place says where and not whom."""

from dataclasses import replace

import pytest

from dragoman.events.across import reached
from dragoman.records import Actor
from dragoman.run.coder import Coder, Settings, plain_document

pytestmark = [pytest.mark.model, pytest.mark.places]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def read(coder: Coder, sentence: str, type_: str) -> Actor | None:
    """Give whom the event of a type reached when its coder had found nobody."""
    document = plain_document(sentence)
    annotations = coder.annotate(document)
    places, _ = coder.places.resolve(document, annotations)
    parties = coder.parties(document, annotations)
    (draft,) = (d for d in coder.events.code(annotations, parties) if d.type == type_)
    actors = [parties[i] for i in draft.actors]
    return reached(annotations, replace(draft, recipients=()), actors, places, parties)


ABROAD = [
    ("The Turkish air force bombed depots in northern Iraq on Friday.", "ASSAULT", "IRQ"),
    ("Turkey has halted flights to airports in Iraqi Kurdistan.", "SANCTION", "IRQ"),
    ("Chadian rebels attacked a camp near Sabha in southern Libya.", "ASSAULT", "LBY"),
    ("Peru imposed a ban on trawlers from Chile.", "COERCE", "CHL"),
    ("Chadian rebels launched an attack on farms in Libya.", "ASSAULT", "LBY"),
]
NOT_ABROAD = [
    ("Iraq has halted flights to airports in Iraqi Kurdistan.", "SANCTION"),
    ("Gunmen in Mali attacked a depot near Gao.", "ASSAULT"),
    ("Chadian rebels attacked in Libya.", "ASSAULT"),
    ("Gunmen attacked a depot in northern Mali.", "ASSAULT"),
    ("French and Malian ministers held talks in Geneva.", "CONSULT"),
    ("Peru accused Chile of spying in Geneva.", "ACCUSE"),
    ("Russia opposed any sanctions on Chad.", "REJECT"),
]


@pytest.mark.parametrize(("sentence", "type_", "country"), ABROAD)
def test_an_act_on_things_abroad_is_done_to_that_country(
    coder: Coder, sentence: str, type_: str, country: str
) -> None:
    party = read(coder, sentence, type_)
    assert party is not None
    assert party.country == country
    assert sentence[party.start : party.end] == party.text
    assert 0 < party.confidence <= 0.6


@pytest.mark.parametrize(("sentence", "type_"), NOT_ABROAD)
def test_a_place_at_home_or_where_words_are_said_stays_a_place(
    coder: Coder, sentence: str, type_: str
) -> None:
    assert read(coder, sentence, type_) is None
