"""The relation task: what happens between two marked parties, and how the benchmark names it."""

import re
from pathlib import Path

from dragoman.evaluation.rows import Row, predictions, read_tsv, write_tsv
from dragoman.events.coders.interface import Relation
from dragoman.records import Status
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
    found = predictions(source, rows, lambda row: {"uid": row["uid"], "root": root_of(row, coder)})
    write_tsv(out, ("uid", "root"), found)


def root_of(row: Row, coder: Coder) -> str:
    """Give the type of one marked pair, as the benchmark names it."""
    source, target = marked_spans(row["sentence"], row["marked_sentence"])
    return as_benchmark(coder.relation(row["sentence"], source, target))


def as_benchmark(found: Relation) -> str:
    """Give a relation's type in the benchmark's inventory."""
    return root_named(found.type, found.cameo, found.status, announced=found.announced)


def root_named(type_: str, cameo: str | None, status: Status, *, announced: bool = False) -> str:
    """Give the benchmark's name of a type.

    Args:
        type_: PLOVER type.
        cameo: Native CAMEO code, if known.
        status: How it stands.
        announced: Whether a verb announces it ("will extend the curfew").
    """
    if status is Status.PLANNED and type_ in _THREATS:
        return "THREATEN"
    if announced and type_ in _ANNOUNCED_THREATS:
        return "THREATEN"
    code = cameo or ""
    root = next((r for n in (3, 2) if (r := _BY_CAMEO.get((type_, code[:n])))), type_)
    return "YIELD" if root in YIELD else root


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
