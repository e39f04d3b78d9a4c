"""The Reader reads plain news sentences right, the same way every time, and says what it leaves out."""

import math
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError, UsageError
from dragoman.events.coders.reader_model import ReaderModel, gelu, softmax
from dragoman.records import Event
from dragoman.run.coder import Coder, Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The coder as users get it."""
    return Coder()


# text, type, words of an actor, words of a recipient
PLAIN = [
    ("Police in Lusaka arrested two student leaders on Friday.", "COERCE", "Police", "student leaders"),
    ("Turkey condemned the Syrian government on Monday.", "ACCUSE", "Turkey", "Syrian government"),
    ("Rebels attacked an army convoy near Kidal.", "ASSAULT", "Rebels", "army convoy"),
    ("Kenya urged Ethiopia to free the journalists.", "REQUEST", "Kenya", "Ethiopia"),
    ("Thousands of nurses marched in Lima against the health ministry.", "PROTEST", "nurses", "ministry"),
    ("Japan donated ten trucks to Nepal.", "AID", "Japan", "Nepal"),
    ("France's foreign minister met his Greek counterpart in Athens.", "CONSULT", "minister", "counterpart"),
    ("Togo threatened to expel the Beninese ambassador.", "THREATEN", "Togo", "ambassador"),
    ("Norway praised the Colombian government.", "SUPPORT", "Norway", "Colombian government"),
    ("Hungary rejected Romania's demand.", "REJECT", "Hungary", "Romania"),
]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), PLAIN, ids=[row[1] for row in PLAIN])
def test_a_plain_sentence_is_read(coder: Coder, text: str, type_: str, actor: str, recipient: str) -> None:
    """One act between two parties is one event with its sides."""
    events = [event for event in coder.code_sentence(text) if event.type == type_]
    assert events
    assert any(_named(event, "actors", actor) and _named(event, "recipients", recipient) for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "Shares in the Colombo brewery slid 6 percent on Monday.",
        "The lake rose another four centimetres over the weekend, the weather office said.",
        "The midfielder scored twice in the second half.",
    ],
)
def test_a_text_without_politics_has_no_event(coder: Coder, text: str) -> None:
    """Markets, weather and sport are not coded."""
    assert coder.code_sentence(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police in Lusaka arrested two student leaders on Friday.", "happened"),
        ("The army denied shelling the village.", "denied"),
        ("The president will visit Peru in May.", "planned"),
    ],
)
def test_the_status_is_read(coder: Coder, text: str, status: str) -> None:
    """What is denied or still to come is not told as done."""
    assert {event.status.value for event in coder.code_sentence(text)} == {status}


def test_the_same_text_gives_the_same_events(coder: Coder) -> None:
    """Two readings, and a second coder, agree to the last digit."""
    text = "Rebels attacked an army convoy near Kidal. Mali's government blamed a group of deserters."
    first = coder.code(text, "2017-09-28")
    assert coder.code(text, "2017-09-28") == first
    assert Coder().code(text, "2017-09-28") == first


def test_what_is_not_sure_enough_is_put_on_record() -> None:
    """With the threshold at its highest nothing is coded, and every word left out has its decision."""
    coder = Coder()
    text = "Rebels attacked an army convoy near Kidal."
    assert coder.code(text, "2017-09-28").events
    coder.events.thresholds = (1.0, 1.0)
    report = coder.code(text, "2017-09-28")
    left = [d for d in report.decisions if d.field == "event" and d.chosen is None]
    assert report.events == ()
    assert any("attacked" in decision.reason and "below 1.00" in decision.reason for decision in left)


def test_an_event_says_what_read_it_and_what_the_lexicon_would_say(coder: Coder) -> None:
    """The reason names the Reader's version, and the lexicon's view beside it."""
    (event,) = coder.code_sentence("Police in Lusaka arrested two student leaders on Friday.")
    assert event.why["type"] == f"{coder.events.version}: read as COERCE; the lexicon would say COERCE"


def test_a_known_dyad_is_given_its_type(coder: Coder) -> None:
    """The relation of two marked parties is the act between them, with every type ranked."""
    text = "Turkey condemned the Syrian government on Monday."
    found = coder.relation(text, (0, 6), (21, 38))
    assert found.type == "ACCUSE"
    assert found.quad == 3
    assert found.scores[0][0] == "ACCUSE"
    assert math.isclose(sum(share for _, share in found.scores), 1, abs_tol=0.01)


def test_rules_alone_are_one_setting_away() -> None:
    """The rules coder still codes, and names the line of the lexicon."""
    (event,) = Coder(Settings(coder="rules")).code_sentence("Turkey condemned the Syrian government.")
    assert event.why["type"].startswith("rules-1: 'condemn'")


def test_a_coder_that_is_none_is_refused() -> None:
    """The error names the value and what there is."""
    with pytest.raises(UsageError, match="coder 'wizard' is not one of reader, rules"):
        Coder(Settings(coder="wizard"))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(threshold=1.5), "threshold 1.5 is no certainty"),
        (Settings(coder="rules", threshold=0.2), "coder 'rules' has no threshold"),
    ],
)
def test_a_threshold_that_nothing_can_be_coded_with_is_refused(settings: Settings, words: str) -> None:
    """The error names the value and the remedy."""
    with pytest.raises(UsageError, match=words):
        Coder(settings)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """A folder without weights is refused with its name."""
    with pytest.raises(ModelError, match=tmp_path.name):
        ReaderModel(tmp_path)


def test_gelu_is_the_exact_one() -> None:
    """Against the error function of the standard library."""
    values = np.linspace(-6, 6, 241, dtype=np.float32)
    exact = [x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in values.tolist()]
    assert np.allclose(gelu(values), exact, atol=2e-6)


def test_softmax_adds_up() -> None:
    """Also where scores are large."""
    shares = softmax(np.array([[1000.0, 999.0, 0.0], [0.0, 0.0, 0.0]], dtype=np.float32))
    assert np.allclose(shares.sum(-1), 1)
    assert shares[0, 0] > shares[0, 1] > shares[0, 2]


def _named(event: Event, side: str, words: str) -> bool:
    return any(words in actor.text for actor in getattr(event, side))
