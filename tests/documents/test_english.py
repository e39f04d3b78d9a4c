"""One sentence in another language is refused where its small words show it; English headlines never are."""

import pytest

from dragoman.documents.english import require_english
from dragoman.errors import OtherLanguage

FOREIGN = {
    "German": "Die Polizei hat am Montag in Bonn neun Lehrer festgenommen, teilte das Ministerium mit.",
    "Spanish": "La policía detuvo el lunes a nueve maestros en Lima, según dijo el ministro en un acto.",
    "French": "La police a arrêté lundi neuf enseignants dans la capitale, selon un ministre qui les accuse.",
    "Portuguese": "A polícia prendeu nove professores na segunda-feira, segundo o ministro, que não falou.",
    "Italian": "La polizia ha arrestato lunedì nove maestri, secondo il ministro che non ha dato altri nomi.",
    "Dutch": "De politie heeft maandag negen leraren opgepakt, meldt het ministerie op zijn website.",
    "Indonesian": "Polisi menangkap sembilan guru di Jakarta pada hari Senin, kata menteri dalam surat itu.",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_one_sentence_in_another_language_is_refused_by_name(language: str, text: str) -> None:
    for written in (text, text.upper()):
        with pytest.raises(OtherLanguage, match=f"it is in {language}, not English"):
            require_english(written)


@pytest.mark.parametrize(
    "text",
    [
        "Carlos de la Cruz, Los Angeles mayor, sacks El Salvador envoy",
        "Van der Berg, von Stein meet Le Pen, Di Maio in Den Haag",
        "Front pour la Libération rebels attack Goma army base",
        "Alternative für Deutschland wins two east German states",
        "Die Welt, Le Monde, El País report Macron plan",
        "In Paris, a man met a woman on a bus en route home",
        "Police say 3 die as bus hits truck in Peru",
        "KENYA POLICE ARREST NINE TEACHERS IN KISUMU AS STRIKE GOES ON",
        "Wa, Ya, Na and Za: Ghana towns hit by rain",
        "Kaduna Police Hold Nine, Seize 2 Buses, Shut Six Schools As Row On Fees Enters Week 3 In Zaria",
        "Berlin bleibt",
    ],
)
def test_headlines_full_of_names_pass(text: str) -> None:
    """So do titles of over twenty words, and what is too short to tell."""
    require_english(text)
