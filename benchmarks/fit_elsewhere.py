"""Fits by what a report's places and days are chosen for acts whose own sentences tell none.

`python benchmarks/fit_elsewhere.py ARTICLES [ARTICLES ...] --parts S,I,A`: the judgements are those of
field_judgements.jsonl, of the parts named. Two conditional logistic models: each place of a report against
"none of them"; each day that it names and "past" against "the day of the report". A ridge of two on each
weight but the bias. Printed are the weights for `resolution/place_elsewhere.py` and
`resolution/date_elsewhere.py`, and what each threshold gives where a fifth of the articles is chosen for by
weights that were fitted to the others.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from event_precision import articles, by_key, check, hashed, key_of, labelled
from field_precision import LABELS, day_verdict, place_verdict
from numpy.typing import NDArray

from dragoman.documents import prepare
from dragoman.records import Article, Draft, OffsetMap
from dragoman.resolution.date_elsewhere import Day, day_marks, days_for, past_marks
from dragoman.resolution.place_elsewhere import features, may_be_told, places_named
from dragoman.resolution.told_acts import Act, Told
from dragoman.run.assemble import sides_of
from dragoman.run.coder import Coder, Settings
from dragoman.run.where_when import acts_of, by_own_words, days_of, may_be_dated

Floats = NDArray[np.float64]
Row = dict[str, Any]
FOLDS = 5
_RIDGE = 2.0
_ROUNDS = 60
_PLACE_SHARES = ((0.4, None), (0.5, None), (0.6, None), (0.7, None))
_DAY_SHARES = ((0.4, 0.5), (0.45, 0.55), (0.45, 0.65), (0.5, 0.6))


@dataclass(frozen=True, slots=True)
class Choice:
    """An act with what may be chosen for it.

    Attributes:
        article: Name of its article.
        options: Marks of each option.
        verdicts: Of each option, then of choosing none of them.
        today: Number of the option that is the day of the report, named.
    """

    article: str
    options: tuple[Mapping[str, float], ...]
    verdicts: tuple[str, ...]
    today: int | None = None

    @property
    def fold(self) -> int:
        """Give the part of the articles that this one is of."""
        return int(hashlib.md5(self.article.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def main() -> None:
    """Read, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--parts", default="S,I,A,B,C,D,H")
    args = parser.parse_args()
    told = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    labels = by_key(label for label in told if label["part"] in args.parts.split(","))
    coder = Coder(Settings())
    places: list[Choice] = []
    days: list[Choice] = []
    for path in args.articles:
        rows = labelled(path, labels)
        names = {row["doc_id"] for row in rows}
        check(rows, {key: label for key, label in labels.items() if label["doc_id"] in names})
        for row, article in zip(rows, articles(rows), strict=True):
            for place, day in choices(coder, article, row, labels):
                places += [place] if place else []
                days += [day] if day else []
    for name, known, thresholds in (("places", places, _PLACE_SHARES), ("days", days, _DAY_SHARES)):
        shown(name, known)
        for least in thresholds:
            print(least, dict(Counter(taken(c, share, least) for c, share in crossed(known))))


def choices(
    coder: Coder, article: Article, row: Row, labels: Mapping[tuple[Any, ...], Row]
) -> Iterator[tuple[Choice | None, Choice | None]]:
    """Give for each judged act what may be chosen as its place, and as its day."""
    document = prepare(article, coder.gazetteer.is_well_known)
    annotations = coder.annotate(document)
    resolved = coder.resolve(document, annotations)
    drafts, _ = coder.drafts(annotations, resolved.parties)
    sides = [sides_of(resolved, draft) for draft in drafts]
    acts = acts_of(drafts, sides, by_own_words(resolved, drafts, sides))
    told, days = Told(annotations, acts, resolved.places), days_of(resolved)
    named = places_named(annotations, resolved.places)
    for act in acts:
        label = labels.get(key(row["doc_id"], act.draft, document.offsets))
        fields = label["fields"] if label else {}
        place = day = None
        if "answer" in fields.get("place", {}) and act.place is None and may_be_told(act):
            spans = [[document.offsets.span_to_article(p.start, p.end) for p in n.mentions] for n in named]
            answer = fields["place"]["answer"]
            verdicts = [best(place_verdict(s, answer, row["text"], ()) for s in own) for own in spans]
            none = place_verdict(None, answer, row["text"], ())
            marks = tuple(features(told, act, one) for one in named)
            place = Choice(row["doc_id"], marks, (*verdicts, none))
        if "answer" in fields.get("date", {}) and may_be_dated(resolved, act):
            day = day_choice(row["doc_id"], told, act, days, fields["date"]["answer"])
        yield place, day


def day_choice(
    name: str,
    told: Told,
    act: Act,
    days: Sequence[Day],
    answer: Sequence[str | None],
) -> Choice:
    """Give what may be chosen as an act's day: each that is named, past, or the day of the report."""
    today = act.when.last or ""
    known = days_for(act, days)
    named = [(d, [str(d.days.first), str(d.days.last)]) for d in known]
    marks = (day_marks(told, act, d) for d, _ in named)
    ways: list[Sequence[str | None]] = [*(told for _, told in named), [None, today], [today, today]]
    return Choice(
        name,
        (*marks, past_marks(told, act, days)),
        tuple(day_verdict(way, answer) for way in ways),
        next((n for n, (_, told) in enumerate(named) if told == [today, today]), None),
    )


def key(doc_id: str, draft: Draft, offsets: OffsetMap) -> tuple[Any, ...]:
    """Give what an act is known by."""
    start, end = offsets.span_to_article(draft.trigger.start, draft.trigger.end)
    return key_of(
        {
            "doc_id": doc_id,
            "start": start,
            "end": end,
            "words": hashed(draft.trigger.text),
            "type": draft.type,
        }
    )


def best(verdicts: Iterator[str]) -> str:
    """Give the best verdict on one of a place's mentions."""
    found = set(verdicts)
    return "right" if "right" in found else found.pop()


def is_right(verdict: str) -> bool:
    """Say whether a verdict is one to learn."""
    return verdict in {"right", "rightly none"}


def matrix(choice: Choice, names: Sequence[str], bias: bool) -> Floats:
    """Give the marks of the options as rows."""
    return np.array([[*(o.get(n, 0.0) for n in names), *([1.0] if bias else [])] for o in choice.options])


def fitted(known: Sequence[Choice], names: Sequence[str], bias: bool) -> Floats:
    """Give the weights, by gradient steps on the likelihood of the right options."""
    rows = []
    for choice in known:
        # "Past" is not wrong of an act whose day stands elsewhere; of one of the day of the report it is.
        loose = {"loose"} if not is_right(choice.verdicts[-1]) else set()
        usable = [n for n, verdict in enumerate(choice.verdicts) if verdict not in loose]
        wanted = np.array([is_right(choice.verdicts[n]) for n in usable], dtype=np.float64)
        if len(usable) > 1 and wanted.any():
            rows.append((matrix(choice, names, bias)[usable[:-1]], wanted))
    weights = np.zeros(len(names) + bias)
    ridge = np.append(np.full(len(names), _RIDGE), 0.0 if bias else [])
    for _ in range(_ROUNDS):
        slope, curve = ridge * weights, np.diag(ridge + 1e-6)
        for marks, wanted in rows:
            p = shares(marks @ weights)
            q = p * wanted / (p @ wanted)
            d = (p - q)[:-1]
            slope = slope + marks.T @ d
            curve = curve + (marks.T * p[:-1]) @ marks - np.outer(marks.T @ p[:-1], marks.T @ p[:-1])
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def shares(odds: Floats) -> Floats:
    """Share out one between options and none of them."""
    all_ = np.append(odds, 0.0)
    grown = np.exp(all_ - all_.max())
    return np.asarray(grown / grown.sum())


def crossed(known: Sequence[Choice]) -> list[tuple[Choice, Floats]]:
    """Give each choice with the shares by weights that were fitted without its part."""
    names = names_of(known)
    bias = "past" not in names
    out: list[tuple[Choice, Floats]] = []
    for fold in range(FOLDS):
        weights = fitted([c for c in known if c.fold != fold], names, bias)
        out += [(c, shares(matrix(c, names, bias) @ weights)) for c in known if c.fold == fold and c.options]
    return out


def taken(choice: Choice, share: Floats, least: tuple[float, float | None]) -> str:
    """Give what is taken by thresholds, and the verdict on it."""
    first, past = least
    ahead = share[:-1] if past is None else share[:-2]
    top = int(ahead.argmax()) if len(ahead) else 0
    if len(ahead) and ahead[top] >= first:
        return f"named {choice.verdicts[top]}"
    news = share[-1] + (share[choice.today] if choice.today is not None else 0.0)
    if past is not None and 1 - news >= past:
        return f"past {choice.verdicts[-2]}"
    return f"as it was {choice.verdicts[-1]}"


def shown(name: str, known: Sequence[Choice]) -> None:
    """Print the weights fitted to all."""
    names = names_of(known)
    weights = fitted(known, names, "past" not in names)
    print(name, len(known))
    for one, weight in zip([*names, "bias"], weights, strict=False):
        print(f'    "{one}": {weight:.2f},')


def names_of(known: Sequence[Choice]) -> list[str]:
    """Give the names of all marks."""
    return sorted({name for choice in known for option in choice.options for name in option})


if __name__ == "__main__":
    main()
