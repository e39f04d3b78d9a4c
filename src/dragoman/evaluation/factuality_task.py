"""The factuality bench task: a sentence and an event word in, how certain its happening is out."""

from collections.abc import Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.events.status import standing
from dragoman.language.parse import Parser
from dragoman.records import Document, OffsetMap, Region, RegionKind, Sentence, Status

# How the six standings read on the scale of Saurí and Pustejovsky (2009), folded to three classes.
_CLASSES = {
    Status.HAPPENED: ("fact", 3.0),
    Status.ONGOING: ("fact", 3.0),
    Status.PLANNED: ("uncertain", 1.0),
    Status.HYPOTHETICAL: ("uncertain", 0.5),
    Status.NEGATED: ("counterfact", -2.5),
    Status.DENIED: ("counterfact", -2.0),
}
_AHEAD = {Status.PLANNED, Status.HYPOTHETICAL}
_PARTNERS = frozenset("i we you me us my our your mine ours yours".split())
_OPENING, _CLOSING = {"``", "\u201c"}, {"''", "\u201d"}
_HIGHEST = 4  # words above an event that are asked for a subject


def predict(row: Mapping[str, Any], parser: Parser) -> dict[str, Any]:
    """Judge one event word.

    Args:
        row: ``id``, ``sentence``, ``start`` and ``end`` of the word in it.
        parser: A loaded parser.

    Returns:
        ``id``, ``cls`` (``fact``, ``uncertain``, ``counterfact``) and ``label`` from -3 to 3.

    Raises:
        InputError: A field is missing, or the span does not lie in the sentence.
    """
    document = document_of(row)
    return judge(row, parser.parse(document))


def document_of(row: Mapping[str, Any]) -> Document:
    """Take a row's sentence as one region, character for character.

    Raises:
        InputError: A field is missing, or the span does not lie in the sentence.
    """
    missing = [field for field in ("id", "sentence", "start", "end") if row.get(field) is None]
    if missing:
        raise InputError(f"factuality task: row {row.get('id')!r} has no {', '.join(missing)}; give all four")
    text: str = row["sentence"]
    if not 0 <= row["start"] < row["end"] <= len(text):
        raise InputError(
            f"factuality task: {row['start']}:{row['end']} of {row['id']!r} does not lie in its sentence "
            f"of {len(text)} characters; count them from 0"
        )
    regions = (Region(RegionKind.BODY, 0, len(text)),)
    return Document(row["id"], row["id"], text, regions, OffsetMap((0,), (0,), (len(text),)))


def judge(row: Mapping[str, Any], sentences: tuple[Sentence, ...]) -> dict[str, Any]:
    """Judge one event word in a sentence that is parsed already."""
    place = _head_at(sentences, row["start"], row["end"])
    if place is None:
        return {"id": row["id"], "cls": "uncertain", "label": 0.0}
    sentence, head = place
    status = standing(sentence, head).status
    cls, label = _CLASSES[status]
    if status in _AHEAD and _is_address(sentence, head):
        cls, label = "counterfact", -2.0
    return {"id": row["id"], "cls": cls, "label": label}


def _head_at(sentences: tuple[Sentence, ...], start: int, end: int) -> tuple[Sentence, int] | None:
    """Find the sentence and head token of a span."""
    for sentence in sentences:
        inside = [t for t in sentence.tokens if t.start < end and start < t.end and not t.is_mark()]
        if inside:
            own = {t.i for t in inside}
            head = next((t for t in inside if t.head not in own or t.head == t.i), inside[0])
            return sentence, head.i
    return None


def _is_address(sentence: Sentence, i: int) -> bool:
    """Say whether a sentence speaks to its reader: it says I, we or you unquoted, or asks for an act.

    Annotators of reviews and letters call an act that lies ahead one that has not happened; of a third
    party's plans in the news they say that it is open.
    """
    quoted = False
    for token in sentence.tokens:
        if token.text in _OPENING or token.text in _CLOSING or token.text == '"':
            quoted = not quoted if token.text == '"' else token.text in _OPENING
        elif not quoted and token.text.lower() in _PARTNERS:
            return True
    return _is_unsaid(sentence, i)


def _is_unsaid(sentence: Sentence, i: int) -> bool:
    """Say whether an act has no subject but whoever reads: no word above it has one."""
    for _ in range(_HIGHEST):
        if sentence.dependents(i, "nsubj", "nsubjpass"):
            return False
        if sentence.tokens[i].head == i:
            return sentence.tokens[i].pos in {"VERB", "AUX"}
        i = sentence.tokens[i].head
    return False
