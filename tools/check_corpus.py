"""Checks the annotated corpus and prints what it holds beside what it must hold, neediest first.

Usage:
    python tools/check_corpus.py [--pos]       the whole corpus, and totals of passages/ beside their quotas;
                                               --pos parses those for nouns, passives and lemmas
    python tools/check_corpus.py --fast FILE   one file: its fields, and overlaps within it and with the rest
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus_format import Passage
from corpus_grammar import grammar_of
from corpus_overlap import overlaps
from corpus_reader import Reader
from corpus_totals import gaps, totals

from dragoman.evaluation.corpus import CORPUS, QUOTAS, passage_files
from dragoman.knowledge.codebook import load_codebook

# A trigger is the fewest words; AID and its like want a second side. Both are looked at, not forbidden.
_LONG_TRIGGER = 5
_TWO_SIDED = ("AID", "SANCTION", "COOPERATE", "ASSAULT")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print, and give the exit status: 1 when anything is wrong."""
    options = _options(arguments)
    codebook = load_codebook()
    paths = passage_files(options.corpus)
    if options.fast:  # it stands in for a file of its name, of which it may be the draft
        paths = [*(path for path in paths if path.name != options.fast.name), options.fast]
    passages, faults = read_all(Reader(codebook), paths)
    faults += across(passages)
    remarks = [remark for passage in passages for remark in doubts(passage)]
    if options.fast:
        own = options.fast.name
        faults = [fault for fault in faults if own in fault]
        remarks = [remark for remark in remarks if own in remark]
    else:
        names = {path.name for path in passage_files(options.corpus, (QUOTAS,))}
        counted = [passage for passage in passages if passage.file in names]
        grammar = grammar_of(counted) if options.pos else None
        found = totals(counted, codebook, grammar)
        _show("totals", [total.line() for total in found], len(found))
        _show("gaps, neediest first", [f"{t.need:4.0%} {t.line()}" for t in gaps(found)], options.most)
    _show("doubtful", remarks, options.most)
    _show("faults", faults, options.most)
    return int(bool(faults))


def read_all(reader: Reader, paths: Sequence[Path]) -> tuple[list[Passage], list[str]]:
    """Read files; give the passages and what is wrong in them."""
    passages: list[Passage] = []
    faults: list[str] = []
    for path in paths:
        read, wrong = reader.read(path)
        passages += read
        faults += wrong
    return passages, faults


def doubts(passage: Passage) -> Iterator[str]:
    """Say what is allowed but seldom right."""
    for event in passage.events:
        where = f"{passage.file} {passage.id} {event.trigger.text!r} {event.type}"
        if len(event.trigger.text.split()) > _LONG_TRIGGER:
            yield f"{where}: a trigger of more than {_LONG_TRIGGER} words"
        joined = len(event.actors) > 1 or any(" and " in actor.text for actor in event.actors)
        if event.type in _TWO_SIDED and not event.recipients and not joined:
            yield f"{where}: nobody it is done to or with"
        if not event.actors and not event.recipients:
            yield f"{where}: neither actor nor recipient"


def _show(title: str, lines: Sequence[str], most: int) -> None:
    print(f"\n{len(lines)} {title}")
    print("\n".join(lines[:most]))
    if len(lines) > most:
        print(f"... and {len(lines) - most} more (--most)")


def across(passages: Sequence[Passage]) -> list[str]:
    """Find ids used twice and passages too much alike."""
    files = {passage.id: passage.file for passage in passages}
    names = [passage.id for passage in passages]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    alike = overlaps([(passage.id, passage.text) for passage in passages])
    return [
        *(f"{files[name]} {name}: the id stands twice" for name in twice),
        *(
            f"{files[pair.first]} {pair.first} and {files[pair.second]} {pair.second}: "
            f"share {pair.share:.0%} of their five-word runs; rewrite one"
            for pair in alike
        ),
    ]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fast", type=Path, metavar="FILE", help="check one file only, print no totals")
    parser.add_argument(
        "--pos", action="store_true", help="parse the passages, for nouns, passives and lemmas"
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="where the folders of passages are")
    parser.add_argument("--most", type=int, default=60, help="lines of a list to print")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
