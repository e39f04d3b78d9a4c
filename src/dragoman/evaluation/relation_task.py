"""The relation and dyads tasks: what happens between two marked parties, and what a bare sentence tells."""

import re
from pathlib import Path
from typing import Any

from dragoman.evaluation.rows import Row, read_tsv, write_jsonl, write_tsv
from dragoman.events.coders.interface import Relation
from dragoman.records import Status
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder

_MARK = re.compile(r"</?[st]>")
# The benchmark's older inventory has one type for verbal and material concession, and parts some types
# along CAMEO's roots where PLOVER 2.0 does not: who says that he will yield agrees (03), who apologises
# supports (055), whom a court finds guilty or extradites is accused (11, 063), a prison sentence and an
# arrest warrant coerce (173), and a blockade and an attack on computers are fights (19, 176). Harm, a ban
# or a boycott announced is a threat (13).
YIELD = {"CONCEDE", "RETREAT"}
_BY_CAMEO = {
    ("CONCEDE", "03"): "AGREE",
    ("CONCEDE", "055"): "SUPPORT",
    ("SANCTION", "11"): "ACCUSE",
    ("SANCTION", "173"): "COERCE",
    ("COOPERATE", "063"): "ACCUSE",
    ("THREATEN", "173"): "COERCE",
    ("COERCE", "19"): "ASSAULT",
    ("COERCE", "176"): "ASSAULT",
}
_THREATS = {"ASSAULT", "MOBILIZE", "PROTEST"}
_ANNOUNCED_THREATS = {"COERCE", "SANCTION", "REJECT"}

Offsets = tuple[int, int]


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write the root type of every marked pair: columns ``uid`` and ``root``."""
    rows = read_tsv(source, ("sentence", "marked_sentence"))
    write_tsv(out, ("uid", "root"), ({"uid": row["uid"], "root": root_of(row, coder)} for row in rows))


def run_dyads(source: Path, out: Path, coder: Coder) -> None:
    """Write the events of every sentence; only ``sentence`` is read."""
    rows = read_tsv(source, ("sentence",))
    write_jsonl(out, ({"uid": row["uid"], "events": events_of(row["sentence"], coder)} for row in rows))


def root_of(row: Row, coder: Coder) -> str:
    """Give the type of one marked pair, as the benchmark names it."""
    source, target = marked_spans(row["sentence"], row["marked_sentence"])
    return as_benchmark(coder.relation(row["sentence"], source, target))


def as_benchmark(found: Relation) -> str:
    """Give a relation's type in the benchmark's inventory."""
    if found.status is Status.PLANNED and found.type in _THREATS:
        return "THREATEN"
    if found.announced and found.type in _ANNOUNCED_THREATS:
        return "THREATEN"
    code = found.cameo or ""
    root = next((r for n in (3, 2) if (r := _BY_CAMEO.get((found.type, code[:n])))), found.type)
    return "YIELD" if root in YIELD else root


def events_of(sentence: str, coder: Coder) -> list[dict[str, Any]]:
    """Code one sentence; what cannot be coded has no events."""
    return [event_to_json(event) for event in coder.code_sentence(sentence)]


def marked_spans(sentence: str, marked: str) -> tuple[Offsets, Offsets]:
    """Find the first source and target of a marked sentence in the plain one.

    Marking may add or drop a blank, so words are found again where the two differ. A pair that cannot
    be found is the whole sentence.
    """
    words: dict[str, str] = {}
    starts: dict[str, int] = {}
    at = 0
    for piece in re.split(r"(</?[st]>)", marked):
        if _MARK.fullmatch(piece):
            if not piece.startswith("</"):
                starts.setdefault(piece[1], at)
            continue
        open_ = next((k for k, start in starts.items() if start == at and k not in words), None)
        if open_ is not None:
            words[open_] = piece
        at += len(piece)
    plain = _MARK.sub("", marked)
    return tuple(  # type: ignore[return-value]
        _found(sentence, plain, words.get(key, ""), starts.get(key, 0)) for key in ("s", "t")
    )


def _found(sentence: str, plain: str, words: str, start: int) -> Offsets:
    if words and plain == sentence:
        return start, start + len(words)
    at = sentence.find(words.strip()) if words.strip() else -1
    return (at, at + len(words.strip())) if at >= 0 else (0, len(sentence))
