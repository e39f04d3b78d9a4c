"""Scores a coder on minimal pairs, with the standard library alone: `score_behaviour.py PAIRS PREDICTED`.

PAIRS rows: ``{id, kind, base, variant}``, each side ``{text, events: [{trigger, type, status, actors,
recipients, speakers}]}``; a key that is left out is not asked. PREDICTED rows: ``{id, base, variant}``, each
a list of event records as `dragoman code --format jsonl` prints them, of any coder.

A side is right when every expected event is there (an event of its type whose trigger shares a word with the
expected one) with all that is asked right, and a side with no expected event has none at all. Printed by
kind: ``both`` right of all pairs, and ``kept``: of the pairs whose base is right, how many variants are. The
second is what a minimal pair measures; the first also counts what the coder does not find in the plainest
form.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+")
Record = dict[str, Any]


def words(text: str) -> set[str]:
    """Give the words of a phrase, without case."""
    return set(WORD.findall(text.lower()))


def same_phrases(expected: list[str], found: list[str]) -> bool:
    """Say whether each expected phrase is in a phrase of its own, and no other was found."""
    left = [words(phrase) for phrase in found]
    for phrase in expected:
        hit = next((other for other in left if words(phrase) <= other or other <= words(phrase)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def texts(parties: Iterable[Record]) -> list[str]:
    """Give the words of parties, the name first known by where the words are a pronoun."""
    return [f"{party['text']} {party.get('name') or ''}" for party in parties]


def holds(expected: Record, found: Record) -> bool:
    """Say whether an event record has all that is asked of it."""
    if expected["type"] != found["type"] or not words(expected["trigger"]) & words(found["trigger"]["text"]):
        return False
    if "status" in expected and expected["status"] != found["status"]:
        return False
    speakers = [step.get("speaker", step) for step in found.get("attribution", [])]
    told = {"actors": found["actors"], "recipients": found["recipients"], "speakers": speakers}
    return all(same_phrases(expected[key], texts(told[key])) for key in told if key in expected)


def right(side: Record, found: list[Record]) -> bool:
    """Say whether a side came out as expected."""
    if not side["events"]:
        return not found
    return all(any(holds(expected, event) for event in found) for expected in side["events"])


def main() -> None:
    """Print the shares, by kind and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the pairs that are not kept")
    args = parser.parse_args()
    predicted = {row["id"]: row for row in map(json.loads, args.predicted.read_text("utf-8").splitlines())}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in map(json.loads, args.pairs.read_text("utf-8").splitlines()):
        found = predicted.get(pair["id"], {"base": [], "variant": []})
        base, variant = (right(pair[side], found[side]) for side in ("base", "variant"))
        for kind in (pair["kind"], "all"):
            counts[kind][0] += 1
            counts[kind][1] += base
            counts[kind][2] += base and variant
        if args.verbose and base and not variant:
            print(f"{pair['id']}: {pair['variant']['text']}")
    for kind, (of, bases, both) in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:12} both {both / of:.3f} of {of}   kept {both / max(bases, 1):.3f} of {bases}")


if __name__ == "__main__":
    main()
