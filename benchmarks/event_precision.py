"""Scores the events coded from real articles against judgements of single events.

event_judgements.jsonl holds what language models judged of events that earlier versions coded from the
articles: whether there is such an event, and whether its type, actors, recipients and status are right. It
holds no text: document id, hash of the article, offsets in it, hashes of words and names, labels. An event
is known by its article, trigger and type; its sides by the offsets and names they had when they were
judged. ``status_right`` is null where nobody judged it. Of sides judged wrong, ``answers`` has the offsets
of the right parties where they are phrases of the text. What was never judged is counted apart, so the
figures are of the judged part. An event judged wrong because another word of its sentence told it already
(``twice``) counts as wrong where that word is gone too, until it has been judged anew.
"""

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.records import Actor, Article, Event, OffsetMap
from dragoman.run.coder import Coder, Settings
from dragoman.sources import read

LABELS = Path(__file__).with_name("event_judgements.jsonl")
SIDES = ("actors", "recipients")

Row = dict[str, Any]
Side = list[list[Any]]


def main() -> None:
    """Code the articles and print shares of what is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="rows {doc_id, text} and, if known, dct, title, source")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the judgements")
    parser.add_argument("--part", help="only articles of this part of the judgements")
    parser.add_argument("--coder", default="reader")
    parser.add_argument("--certain", type=float, default=0.0, help="only events of this certainty or more")
    args = parser.parse_args()
    told = map(json.loads, args.labels.read_text(encoding="utf-8").splitlines())
    labels = by_key(label for label in told if args.part in {None, label.get("part")})
    rows = labelled(args.articles, labels)
    check(rows, labels)
    counts: Counter[str] = Counter()
    coder = Coder(Settings(coder=args.coder))
    for row, article in zip(rows, articles(rows), strict=True):
        report = coder.code_article(article)
        for event in report.events:
            if event.confidence.event >= args.certain:
                counts.update(judged(labels, described(row["doc_id"], event, report.document.offsets)))
    print(shares(counts))


def labelled(path: Path, labels: Mapping[tuple[Any, ...], Row]) -> list[Row]:
    """Read the rows of those articles of which something was judged."""
    known = {label["doc_id"] for label in labels.values()}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["doc_id"] in known]


def articles(rows: Sequence[Row]) -> Iterator[Article]:
    """Read the rows as `dragoman ingest` would."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        kept = ({**row, "id": row["doc_id"], "published": row.get("dct")} for row in rows)
        path.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        yield from (item for item in read(path) if isinstance(item, Article))


def check(rows: Sequence[Row], labels: Mapping[tuple[Any, ...], Row]) -> None:
    """Stop where an article is missing or its text is another than was judged."""
    texts = {row["doc_id"]: hashed(row["text"], 16) for row in rows}
    for label in labels.values():
        if texts.get(label["doc_id"]) != label["sha256"]:
            raise SystemExit(f"{label['doc_id']}: not among the articles, or its text is another")


def described(doc_id: str, event: Event, offsets: OffsetMap) -> Row:
    """Give an event as the judgements name it."""
    trigger = event.trigger
    start, end = offsets.span_to_article(trigger.start, trigger.end)
    return {
        "doc_id": doc_id, "start": start, "end": end, "words": hashed(trigger.text), "type": event.type,
        "actors": _side(event.actors, offsets), "recipients": _side(event.recipients, offsets),
        "status": event.status.value,
    }  # fmt: skip


def by_key(labels: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    """Give judgements by the events they are of."""
    return {key_of(label): label for label in labels}


def judged(labels: Mapping[tuple[Any, ...], Row], event: Row) -> list[str]:
    """Give what holds of an event: judged, type, actors, and what nobody has judged."""
    label = labels.get(key_of(event))
    if label is None:
        return ["events", "unjudged"]
    found = ["events", "judged"]
    if not label["right"]:
        return found
    found.append("type")
    verdicts = {side: verdict(label, side, event[side]) for side in SIDES}
    found += [
        side if verdict else f"{side} unjudged"
        for side, verdict in verdicts.items()
        if verdict in {True, None}
    ]
    if all(verdicts.values()):
        found.append("both")
    return found


def shares(counts: Counter[str]) -> str:
    """Word the counts."""
    known = counts["judged"] or 1
    parts = [f"{counts['events']} events, {counts['judged']} of them judged"]
    parts += [f"{name} {counts[name] / known:.3f}" for name in ("type", "actors", "recipients", "both")]
    parts += [f"{side} not judged as they are now: {counts[f'{side} unjudged']}" for side in SIDES]
    return "; ".join(parts)


def verdict(label: Mapping[str, Any], side: str, now: Side) -> bool | None:
    """Say whether a side is right: None where nobody has judged these parties.

    Of sides that were judged wrong many have the right answer beside them: its phrases, whatever they are
    resolved to.
    """
    judged = (reading[f"{side}_right"] for reading in label["sides"] if reading[side] == now)
    phrases = [party[:2] for party in now]
    return next(judged, True if label.get("answers", {}).get(side) == phrases else None)


def key_of(row: Row) -> tuple[Any, ...]:
    """Give what an event or a judgement is known by."""
    return row["doc_id"], row["start"], row["end"], row["words"], row["type"]


def _side(actors: Sequence[Actor], offsets: OffsetMap) -> Side:
    return sorted([*offsets.span_to_article(a.start, a.end), hashed(a.name)] for a in actors)


def hashed(words: str, length: int = 8) -> str:
    """Give the hash that stands for words."""
    return hashlib.sha256(words.encode()).hexdigest()[:length]


if __name__ == "__main__":
    main()
