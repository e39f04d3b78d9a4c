"""The quotes bench task: an article in, its reported speech with cues and speakers out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.documents.heads import cut_heads
from dragoman.errors import InputError
from dragoman.language.parse import Parser
from dragoman.language.quotes import find_quotes
from dragoman.records import Document, OffsetMap, Quote, Region, RegionKind, Span

_PRONOUN = re.compile(r"[ ,(\u2014\u2013-]{1,3}(?:who|which|that)\b", re.IGNORECASE)


def predict(row: Mapping[str, Any], parser: Parser) -> dict[str, Any]:
    """Find the reported speech of one row.

    Args:
        row: ``doc_id``, ``text`` and, if known, ``title``, which may stand as the text's first line.
        parser: A loaded parser.

    Returns:
        ``doc_id`` and ``quotes``, as ``score_quotes.py`` reads them.

    Raises:
        InputError: A field is missing.
    """
    document = document_of(row)
    quotes = find_quotes(document, parser.parse(document))
    return {"doc_id": document.id, "quotes": rows_of(quotes, document.text)}


def document_of(row: Mapping[str, Any]) -> Document:
    """Take a row's text as it is, for the gold spans count its characters; only its headline is cut off.

    Raises:
        InputError: A field is missing.
    """
    for field in ("doc_id", "text"):
        if not isinstance(row.get(field), str):
            raise InputError(f"quotes task: a row has no text field {field!r}; give doc_id, title and text")
    text: str = row["text"]
    return Document(
        id=row["doc_id"],
        article=row["doc_id"],
        text=text,
        regions=_regions(text, str(row.get("title") or "")),
        offsets=OffsetMap((0,), (0,), (len(text),)),
    )


def _regions(text: str, title: str) -> tuple[Region, ...]:
    """Call the first line a headline when it is the title, and cut off the labels of who speaks."""
    end = text.find("\n")
    if end <= 0 or not title or _letters(text[:end]) != _letters(title):
        return cut_heads(text, Region(RegionKind.BODY, 0, len(text)))
    body = Region(RegionKind.BODY, end, len(text))
    return (Region(RegionKind.HEADLINE, 0, end), *cut_heads(text, body))


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def rows_of(quotes: Sequence[Quote], text: str) -> list[dict[str, Any]]:
    """Write quotes as the scorer reads them; what is said within a quote is not written.

    The set marks the outermost report only (none of its 2,192 contents stands within another), while our
    own records nest: "she said he *denied* it" is two quotes there and one here.
    """
    return [_row(quote, text) for quote in quotes if not any(_is_within(quote, q) for q in quotes)]


def _is_within(quote: Quote, other: Quote) -> bool:
    """Say whether a quote stands, with its cue, within what another one says."""
    pieces = quote.content if quote.cue is None else (*quote.content, quote.cue)
    return quote is not other and all(_holds(other, piece) for piece in pieces)


def _holds(quote: Quote, piece: Span) -> bool:
    return any(own.start <= piece.start and piece.end <= own.end for own in quote.content)


def _row(quote: Quote, text: str) -> dict[str, Any]:
    """Write one quote; its extent and its pieces, its cue and its speaker.

    Whoever is said to speak in a relative clause ("the agency, *which* reported") is written with the
    pronoun, which is the word that the annotators mark there.
    """
    cue, speaker = quote.cue, quote.speaker
    return {
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "spans": [[piece.start, piece.end] for piece in quote.content],
        "kind": quote.kind.value,
        "cue_spans": [[cue.start, cue.end]] if cue else [],
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": _with_pronoun(speaker.end, text) if speaker else None,
    }


def _with_pronoun(end: int, text: str) -> int:
    found = _PRONOUN.match(text, end)
    return found.end() if found else end
