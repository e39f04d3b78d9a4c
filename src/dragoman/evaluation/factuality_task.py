"""The factuality bench task: a sentence and an event word in, how certain its happening is out."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_standing import Standings
from dragoman.events.status import standing
from dragoman.records import Document, OffsetMap, Region, RegionKind, Sentence, Status
from dragoman.run.coder import Coder

WEIGHTS = Path(__file__).with_name("factuality_weights.toml")

# How the six standings read on the scale of Saurí and Pustejovsky (2009), folded to three classes.
_CLASSES = {
    Status.HAPPENED: ("fact", 3.0),
    Status.ONGOING: ("fact", 3.0),
    Status.PLANNED: ("uncertain", 1.0),
    Status.HYPOTHETICAL: ("uncertain", 0.5),
    Status.NEGATED: ("counterfact", -2.5),
    Status.DENIED: ("counterfact", -2.0),
}
CLASSES = ("fact", "uncertain", "counterfact")
_LABELS = {"fact": 3.0, "uncertain": 0.5, "counterfact": -2.0}
_AHEAD = {Status.PLANNED, Status.HYPOTHETICAL}
_PARTNERS = frozenset("i we you me us my our your mine ours yours".split())
_OPENING, _CLOSING = {"``", "\u201c"}, {"''", "\u201d"}
_LIVELY = {"!", "?"}
_HIGHEST = 4  # words above an event that are asked for a subject
_SMALLEST = 0.001  # share that counts at least, so that its logarithm stays finite
_KINDS: Mapping[str, Sequence[Status]] = {
    "real": (Status.HAPPENED, Status.ONGOING),
    "ahead": (Status.PLANNED,),
    "open": (Status.HYPOTHETICAL,),
    "not": (Status.NEGATED, Status.DENIED),
}
_GOVERNING = ("ahead", "open")

Weights = Mapping[str, Mapping[str, float]]
"""For each class what every input adds to its score."""


class Judge:
    """Judges event words; the words of one sentence that come one after the other read it once.

    Attributes:
        weights: Of the inputs, for texts that address their reader and for reports.
    """

    def __init__(self, coder: Coder) -> None:
        """Take the coder whose views are asked: its grammar alone, or the Reader's as well."""
        self._coder = coder
        self.weights: Mapping[str, Weights] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
        self._read = lru_cache(maxsize=1)(self._reading)

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Judge one event word.

        Args:
            row: ``id``, ``sentence``, ``start`` and ``end`` of the word in it.

        Returns:
            ``id``, ``cls`` (``fact``, ``uncertain``, ``counterfact``) and ``label`` from -3 to 3.

        Raises:
            InputError: A field is missing, or the span does not lie in the sentence.
        """
        place, views = self._place(row)
        if place is None:
            return {"id": row["id"], "cls": "uncertain", "label": 0.0}
        cls, label = by_grammar(*place)
        found = _weighable(place, views, cls)
        said = cls if found is None else likeliest(self.weights[found[0]], found[1])
        return {"id": row["id"], "cls": said, "label": label if said == cls else _LABELS[said]}

    def weighable(self, row: Mapping[str, Any]) -> tuple[str, dict[str, float]] | None:
        """Give the name of the weights that decide on a word and their inputs; arguments as of a call.

        Returns:
            None where the grammar alone decides: without the Reader, and in the words of a report of what is
            not a fact to it.
        """
        place, views = self._place(row)
        return None if place is None else _weighable(place, views, by_grammar(*place)[0])

    def _place(self, row: Mapping[str, Any]) -> tuple[tuple[Sentence, int] | None, Standings | None]:
        document_of(row)
        sentences, views = self._read(row["sentence"])
        return _head_at(sentences, row["start"], row["end"]), views

    def _reading(self, text: str) -> tuple[tuple[Sentence, ...], Standings | None]:
        document = _document("sentence", text)
        annotations = self._coder.annotate(document)
        events = self._coder.events
        if not isinstance(events, ReaderCoder):
            return annotations.sentences, None
        parties = self._coder.parties(document, annotations)
        return annotations.sentences, events.standings(annotations, parties)


def _weighable(
    place: tuple[Sentence, int], views: Standings | None, cls: str
) -> tuple[str, dict[str, float]] | None:
    """Give what `Judge.weighable` gives of a word that grammar puts in a class."""
    if views is None:
        return None
    if is_address(*place):
        return "address", inputs_of(*place, views)
    return ("report", inputs_of(*place, views)) if cls == "fact" else None


def by_grammar(sentence: Sentence, head: int) -> tuple[str, float]:
    """Give the class and label of a word by what the grammar around it says."""
    status = standing(sentence, head).status
    if status in _AHEAD and is_address(sentence, head):
        return "counterfact", -2.0
    return _CLASSES[status]


def inputs_of(sentence: Sentence, head: int, views: Standings) -> dict[str, float]:
    """Give the numbers that the weights are for.

    They are the logarithms of how likely the Reader finds it that what the word tells is so (``real``), lies
    ahead, is open or is not so, two of them of the word above it (``ahead above``), and 1 or 0 for its form.
    """
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    own = views.at(token.start, token.end) or {}
    over = {} if above.i == head else views.at(above.start, above.end) or {}
    return {
        "bias": 1.0,
        **{name: _log(own, statuses) for name, statuses in _KINDS.items()},
        **{f"{name} above": _log(over, _KINDS[name]) for name in _GOVERNING},
        "past tense": float(token.tag == "VBD"),
        "base form": float(token.tag == "VB"),
    }


def likeliest(weights: Weights, inputs: Mapping[str, float]) -> str:
    """Give the class with the highest score, the first of several."""
    scores = {cls: sum(weight * inputs[name] for name, weight in own.items()) for cls, own in weights.items()}
    return max(scores, key=lambda cls: scores[cls])


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
    return _document(row["id"], text)


def _document(name: str, text: str) -> Document:
    regions = (Region(RegionKind.BODY, 0, len(text)),)
    return Document(name, name, text, regions, OffsetMap((0,), (0,), (len(text),)))


def _log(shares: Mapping[Status, float], statuses: Sequence[Status]) -> float:
    """Give the logarithm of what some statuses have together; where nothing was read all are alike."""
    return math.log(sum(shares.get(status, 1 / len(Status)) for status in statuses) + _SMALLEST)


def _head_at(sentences: tuple[Sentence, ...], start: int, end: int) -> tuple[Sentence, int] | None:
    """Find the sentence and head token of a span."""
    for sentence in sentences:
        inside = [t for t in sentence.tokens if t.start < end and start < t.end and not t.is_mark()]
        if inside:
            own = {t.i for t in inside}
            head = next((t for t in inside if t.head not in own or t.head == t.i), inside[0])
            return sentence, head.i
    return None


def is_address(sentence: Sentence, i: int) -> bool:
    """Say whether a sentence speaks to its reader: it says I, we or you, asks or exclaims unquoted, or bids.

    Annotators of reviews and letters call an act that lies ahead one that has not happened; of a third
    party's plans in the news they say that it is open.
    """
    quoted = False
    for token in sentence.tokens:
        if token.text in _OPENING or token.text in _CLOSING or token.text == '"':
            quoted = not quoted if token.text == '"' else token.text in _OPENING
        elif not quoted and (token.text.lower() in _PARTNERS or token.text in _LIVELY):
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
