"""Forms that a value may have: each as a pattern, for schemas, and in words, for people."""


def identifier(letter: str) -> str:
    """Give the pattern of an id: ``d`` of a document, ``e`` of an event, ``i`` of an incident."""
    return f"^{letter}[0-9]+:[0-9a-f]{{20}}$"


COUNTRY, DYAD = r"^[A-Za-z]{3}$", r"^[A-Za-z]{3},[A-Za-z]{3}$"
# No control characters: they are in no name, and a null byte ends a text in too many programs.
PLAIN = r"^[^\x00-\x1f\x7f-\x9f]+$"
CURSOR = r"^[A-Za-z0-9_:=-]+$"
DOCUMENT_ID, EVENT_ID, INCIDENT_ID, ANY_ID = map(identifier, ("d", "e", "i", "[a-z]"))

IN_WORDS = {
    COUNTRY: "write three letters, such as TUR",
    DYAD: "write two codes of three letters with a comma between them, such as IRN,IRQ",
    PLAIN: "write one line of at least one character, without tabs and other control characters",
    CURSOR: "give the `next` of the page before as it was",
    DOCUMENT_ID: "give a whole id, such as d1:9c5e2a71f3b80d46e11f",
    EVENT_ID: "give a whole id, such as e1:4b1f0c9a2d7e83f65a10",
    INCIDENT_ID: "give a whole id, such as i1:0d93be27c4a1586f7e22",
    ANY_ID: "give a whole id, such as e1:4b1f0c9a2d7e83f65a10",
}
"""What to write, by pattern."""
