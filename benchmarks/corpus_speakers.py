"""Measures status and speakers of the events found in a part of our own corpus, by the whole coder.

A speaker chain is right when it is as long as the annotated one and each link shares a word with it.
"""

import argparse
import json
import re

from dragoman.evaluation.corpus import CORPUS, QUOTAS, SPLITS, passage_files
from dragoman.records import Event
from dragoman.run.coder import Coder, Settings

Words = str | dict[str, str]
WORD = re.compile(r"\w{2,}")


def words(text: str) -> set[str]:
    """Give the words of a phrase that can be compared."""
    return set(WORD.findall(text.lower()))


def same_chain(event: Event, expected: list[Words]) -> bool:
    """Say whether an event has the annotated speakers."""
    told = [words(f"{a.speaker.text} {a.speaker.name}") for a in event.attribution]
    return len(told) == len(expected) and all(
        t & words(text_of(e)) for t, e in zip(told, expected, strict=True)
    )


def text_of(annotated: Words) -> str:
    """Give annotated words; those that stand twice in their text are annotated with their place."""
    return annotated if isinstance(annotated, str) else annotated["text"]


def main() -> None:
    """Print the shares; with -v the chains that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("dev", "test"))
    parser.add_argument("--coder", default="reader")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    splits = json.loads((CORPUS / SPLITS).read_text("utf-8"))
    ids = set(splits[args.part])
    coder = Coder(Settings(coder=args.coder))
    found = status = spoken = chains = spoken_right = 0
    for file in passage_files(folders=(QUOTAS,)):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            if row["id"] not in ids:
                continue
            events = coder.code_sentence(row["text"])
            for gold in row["events"]:
                said = words(text_of(gold["trigger"])) or {text_of(gold["trigger"]).lower()}
                event = next(
                    (e for e in events if e.type == gold["type"] and said & words(e.trigger.text)), None
                )
                if event is None:
                    continue
                found += 1
                status += event.status == gold["status"]
                right = same_chain(event, gold["speaker"])
                chains += right
                spoken += bool(gold["speaker"])
                spoken_right += bool(gold["speaker"]) and right
                if args.verbose and not right:
                    got = [a.speaker.text for a in event.attribution]
                    print(
                        f"{row['id']} {event.trigger.text!r}: {gold['speaker']} read as {got}: {row['text']}"
                    )
    print(f"{found} events found: status {status / found:.3f}, speakers {chains / found:.3f}", end="")
    print(f"; of the {spoken} with a speaker {spoken_right / spoken:.3f}")


if __name__ == "__main__":
    main()
