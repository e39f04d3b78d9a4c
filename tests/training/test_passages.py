"""Passages as token labels: spans, variants, what is learnt by name, and the labels themselves."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from passages import (
    LONGEST,
    Example,
    Vocabulary,
    example,
    pair_hints,
    part,
    read,
    span,
    variant,
    vocabulary,
    widened,
    words_of,
)
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from dragoman.events.coders.hints import ELSEWHERE, FAR, Hints

TEXT = "Malian guards freed two divers, the ministry said; Mali may free more guards on Monday."
SEEN = 15  # how often a path or mark must occur to be learnt
# Of SENTENCE: word, governor, label. The tokenizer below splits "guards" and "divers" in two.
SENTENCE = "Chad guards freed two divers on Monday"
TREE = (
    ("Chad", 1, "compound"),
    ("guards", 2, "nsubj"),
    ("freed", 2, "ROOT"),
    ("two", 4, "nummod"),
    ("divers", 2, "dobj"),
    ("on", 2, "prep:on"),
    ("Monday", 5, "pobj"),
)
PIECES = "[UNK] [CLS] [SEP] Chad guard ##s freed two diver on Monday released".split()
NO_HINTS = Vocabulary(("military", "crime"), {}, {"": 0, FAR: 1, ELSEWHERE: 2})
FREED: dict[str, Any] = {
    "trigger": "freed",
    "type": "RETREAT",
    "mode": "release",
    "contexts": ["crime", "unheard-of"],
    "status": "planned",
    "actors": ["Chad guards"],
    "recipients": ["two divers"],
    "date": "Monday",
    "place": None,
    "speaker": [],
}


def hints(*, marks: Sequence[str] = ("lexicon:RETREAT",), by: str = "freed") -> Hints:
    """Give the hints of the sentence, the lexicon's marks on one word."""
    starts = [SENTENCE.index(word) for word, _, _ in TREE]
    return Hints(
        words=[(start, start + len(word)) for start, (word, _, _) in zip(starts, TREE, strict=True)],
        sentences=[0] * len(TREE),
        heads=[head for _, head, _ in TREE],
        deps=[dep for _, _, dep in TREE],
        marks=[marks if word == by else ("pos:X",) for word, _, _ in TREE],
        sides={2: {0: "actor", 1: "actor"}},
        voices=(),
        mentions=[(0, 2), (3, 5)],
    )


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """A tokenizer of a dozen pieces, with marks of its own at both ends."""
    ids = {piece: i for i, piece in enumerate(PIECES)}
    made = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))  # noqa: S106 - no password
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    return made


def row(*events: dict[str, Any], text: str = SENTENCE) -> dict[str, Any]:
    return {"id": "x1-001", "text": text, "events": list(events)}


def words(found: Example, tokens: Sequence[int], text: str = SENTENCE) -> list[str]:
    return [text[slice(*found.offsets[i])] for i in tokens]


@pytest.mark.parametrize(
    ("item", "start"),
    [
        ("Mali", TEXT.index("Mali may")),  # not the beginning of "Malian"
        ("free", TEXT.index("free more")),  # not the beginning of "freed"
        ("guards", TEXT.index("guards")),
        ({"text": "guards", "nth": 1}, TEXT.index("guards")),
        ({"text": "guards", "nth": 2}, TEXT.rindex("guards")),
        ({"text": "guards"}, TEXT.index("guards")),
        ({"text": "guards", "nth": 3}, None),
        ("rebels", None),
        ("div", None),
        ("MALIAN", None),
        ("divers, the ministry", TEXT.index("divers")),
        ("Mon.ay", None),  # a dot is a dot, not any character
    ],
)
def test_a_span_is_found_as_whole_words(item: object, start: int | None) -> None:
    """An annotated string is found at its nth occurrence as whole words, or not at all."""
    wanted = item["text"] if isinstance(item, dict) else str(item)
    assert span(TEXT, item) == (None if start is None else (start, start + len(wanted)))


class Fixed(random.Random):
    """A generator that draws what it is told to."""

    def __init__(self, draw: float) -> None:
        super().__init__(0)
        self._draw = draw

    def random(self) -> float:
        return self._draw


@pytest.mark.parametrize(
    ("draw", "text", "expected"),
    [
        (0.05, "Envoys of São Tomé", "envoys of são tomé"),
        (0.05, "İzmir", "İzmir"),  # two letters long in lower case, so left as it is
        (0.15, "envoys of são Tomé", "Envoys Of São Tomé"),
        (0.15, "the EU's envoy", "The EU's Envoy"),
        (0.20, "Envoys of São Tomé", "Envoys of Sao Tome"),
        (0.20, "Łódź", "Łodz"),  # a stroke is no diacritic
        (0.50, "Envoys of São Tomé", "Envoys of São Tomé"),
    ],
)
def test_a_variant_is_written_otherwise(draw: float, text: str, expected: str) -> None:
    """By the draw a text is lower-cased, title-cased, stripped of diacritics or left alone."""
    assert variant(text, Fixed(draw)) == expected


@given(
    st.text("abc dE, é Ñ ö Ș ğ İ č ' . 1 ½ … \N{NO-BREAK SPACE} 서"),
    st.sampled_from([0.05, 0.15, 0.2, 0.5]),
)
def test_a_variant_keeps_the_length(text: str, draw: float) -> None:
    """Offsets of a passage hold for each of its variants."""
    assert len(variant(text, Fixed(draw))) == len(text)


def test_variants_come_by_the_seed() -> None:
    """The same seed draws the same variants, and most texts are left alone."""

    def drawn() -> list[str]:
        rng = random.Random(3)  # noqa: S311 - a seeded generator is the point
        return [variant("Envoys of São Tomé", rng) for _ in range(400)]

    assert drawn() == drawn()
    assert len(set(drawn())) == 4
    assert drawn().count("Envoys of São Tomé") > 250


@pytest.mark.parametrize(("times", "known"), [(SEEN - 1, False), (SEEN, True)])
def test_seldom_paths_and_marks_are_not_learnt(times: int, known: bool) -> None:
    """A path or mark is learnt from its fifteenth time; none, far and elsewhere always have a column."""
    found = vocabulary([hints()] * times, ["military"])
    assert ("lexicon:RETREAT" in found.marks) is known
    assert ("|prep:on/pobj" in found.paths) is known
    assert list(found.paths)[:3] == ["", FAR, ELSEWHERE]


def test_columns_are_numbered_by_name() -> None:
    """Marks and paths have the columns of their alphabetical order, whatever came first."""
    found = vocabulary([hints()] * SEEN, ["military", "crime"])
    assert found.contexts == ["military", "crime"]
    assert dict(found.marks) == {"lexicon:RETREAT": 0, "pos:X": 1}
    names = ["", FAR, ELSEWHERE, "|", "|dobj", "|nsubj", "|prep:on", "|prep:on/pobj"]
    assert dict(found.paths) == {name: i for i, name in enumerate(names)}


def test_paths_are_learnt_from_the_lexicons_words_only() -> None:
    """A word that the lexicon does not know gives no paths; the words before it count as often as ever."""
    nothing = vocabulary([hints(marks=("pos:VERB",))] * SEEN, [])
    assert list(nothing.paths) == ["", FAR, ELSEWHERE]
    upward = vocabulary([hints(by="divers")] * SEEN, [])
    assert {"dobj|", "dobj|nsubj"} < set(upward.paths)


def test_a_mark_counts_once_a_word() -> None:
    """Two drafts on one word leave a mark twice; it is no more frequent for that."""
    found = vocabulary([hints(marks=["rules:AID", "rules:AID"])] * (SEEN - 1), [])
    assert "rules:AID" not in found.marks


def test_each_token_belongs_to_a_word() -> None:
    """Pieces of a word go to it, a stray mark to the word before; the tokenizer's own tokens to none."""
    offsets = [(0, 0), (0, 4), (5, 10), (10, 11), (12, 17), (17, 18), (38, 38)]
    assert words_of(offsets, hints()) == [-1, 0, 1, 1, 2, 2, -1]


def test_an_event_is_labelled_by_token(tokenizer: Tokenizer) -> None:
    """Trigger, sides, date and the event's own labels stand at the tokens of their words."""
    found = example(row(FREED), tokenizer, NO_HINTS, None)
    assert found.ids == [
        PIECES.index(p) for p in "[CLS] Chad guard ##s freed two diver ##s on Monday [SEP]".split()
    ]
    assert [TYPES[t] for t in found.trigger] == ["NONE"] * 4 + ["RETREAT"] + ["NONE"] * 6
    (event,) = found.events
    assert (TYPES[event.type], MODE_COLUMNS[event.mode]) == ("RETREAT", "RETREAT/release")
    assert STATUSES[event.status] == "planned"
    assert event.contexts == (1,)  # "unheard-of" has no column
    assert words(found, event.trigger) == ["freed"]
    assert [words(found, actor) for actor in event.actors] == [["Chad", "guard", "s"]]
    assert [words(found, recipient) for recipient in event.recipients] == [["two", "diver", "s"]]
    assert [(*words(found, [i]), ROLES[role]) for i, role in event.roles] == [
        ("Chad", "actor"), ("guard", "actor"), ("s", "actor"),
        ("two", "recipient"), ("diver", "recipient"), ("s", "recipient"), ("Monday", "date"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mode": None}, "none"),
        ({"mode": "withdraw"}, "RETREAT/withdraw"),
        ({"type": "AID", "mode": None}, "none"),
    ],
)
def test_a_mode_is_named_with_its_type(tokenizer: Tokenizer, changes: dict[str, Any], expected: str) -> None:
    """A mode has the column of its type and name, an event without one the first."""
    (event,) = example(row({**FREED, **changes}), tokenizer, NO_HINTS, None).events
    assert MODE_COLUMNS[event.mode] == expected


def test_a_side_stands_before_a_place(tokenizer: Tokenizer) -> None:
    """Words that are both a party and a place are labelled as the party."""
    event = {**FREED, "place": "Chad", "recipients": [], "date": None}
    (found,) = example(row(event), tokenizer, NO_HINTS, None).events
    assert {ROLES[role] for _, role in found.roles} == {"actor"}


def test_a_variant_of_a_passage_keeps_its_labels(tokenizer: Tokenizer) -> None:
    """Tokens come from the variant, labels from where the passage's own words stand."""
    found = example(row(FREED), tokenizer, NO_HINTS, None, text=SENTENCE.upper())
    assert set(found.ids[1:-1]) == {PIECES.index("[UNK]")}
    (event,) = found.events
    assert words(found, event.trigger) == ["freed"]
    assert [words(found, actor) for actor in event.actors] == [["Chad", "guards"]]


def test_what_is_cut_off_has_no_labels(tokenizer: Tokenizer) -> None:
    """A long passage ends at the last token that is read, and events after it are left out."""
    text = SENTENCE + " on" * LONGEST + " Chad released guards"
    late = {"trigger": "released", "type": "RETREAT"}
    found = example(row(FREED, late, text=text), tokenizer, NO_HINTS, None)
    assert len(found.ids) == len(found.offsets) == len(found.trigger) == len(found.marks) == LONGEST
    assert [words(found, event.trigger) for event in found.events] == [["freed"]]


def test_hints_reach_the_tokens(tokenizer: Tokenizer) -> None:
    """Each piece of a word has the word's marks, path and side; what has no column counts as unknown."""
    whole = hints()
    known = vocabulary([whole] * SEEN, [])
    few = replace(known, paths={name: i for name, i in known.paths.items() if name != "|dobj"})
    found = example(row(FREED), tokenizer, few, whole)
    marks = {i: name for name, i in known.marks.items()}
    assert [[marks[i] for i in own] for own in found.marks] == [
        [], *[["pos:X"]] * 3, ["lexicon:RETREAT"], *[["pos:X"]] * 5, [],
    ]  # fmt: skip
    (event,) = found.events
    names = {i: name for name, i in few.paths.items()}
    assert [names[i] for i in event.paths] == [
        "", "|nsubj", "|nsubj", "|nsubj", "|", "", "", "", "|prep:on", "|prep:on/pobj", "",
    ]  # fmt: skip
    assert [ROLES[i] for i in event.sides] == ["none", "actor", "actor", "actor", *["none"] * 7]


def test_without_hints_paths_and_sides_are_unknown(tokenizer: Tokenizer) -> None:
    """A passage learnt without hints has no marks and only the columns of the unknown."""
    known = vocabulary([hints()] * SEEN, [])
    bare = example(row(FREED), tokenizer, known, None)
    assert set(bare.marks) == {()}
    assert set(bare.events[0].paths) == set(bare.events[0].sides) == {0}
    assert example(row(FREED), tokenizer, known, hints().withheld()) == bare


def test_a_trigger_of_two_words_has_the_path_of_its_head() -> None:
    """Paths start at the governing word; the role is that of any word of the trigger."""
    whole = hints()
    known = vocabulary([whole] * SEEN, [])
    tokens = list(range(len(TREE)))
    assert pair_hints([2, 4], tokens, whole, known) == pair_hints([2], tokens, whole, known)
    paths, sides = pair_hints([2, 5], tokens, whole, known)
    assert paths[4] == known.paths["|dobj"]
    assert sides[:2] == (ROLES.index("actor"),) * 2


@pytest.mark.parametrize(
    ("name", "expected"), [("train", ["x1-001", "y1-002"]), ("dev", ["x1-002"]), ("test", ["y1-001"])]
)
def test_parts_are_read_apart(tmp_path: Path, name: str, expected: list[str]) -> None:
    """Dev and test are what the splits list, train is all the rest, in the order of the files."""
    (tmp_path / "passages").mkdir()
    for shard in ("y1", "x1"):
        lines = [json.dumps({"id": f"{shard}-00{i}"}) for i in (1, 2)]
        (tmp_path / "passages" / f"{shard}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    splits = {"dev": ["x1-002"], "test": ["y1-001"]}
    (tmp_path / "splits.json").write_text(json.dumps(splits), encoding="utf-8")
    assert [found["id"] for found in part(tmp_path, name)] == expected


def test_empty_lines_are_skipped(tmp_path: Path) -> None:
    """A blank line between passages is none."""
    path = tmp_path / "x1.jsonl"
    path.write_text('{"id": "x1-001"}\n\n{"id": "x1-002"}\n', encoding="utf-8")
    assert [found["id"] for found in read([path])] == ["x1-001", "x1-002"]


def test_names_of_an_earlier_run_keep_their_columns() -> None:
    """Weights begun with are columns by number: new names come behind."""
    known = Vocabulary(("legal",), {"a": 0, "c": 1}, {"": 0, "FAR": 1, "y": 2})
    wide = widened(known, {"marks": ["b", "c"], "paths": ["", "FAR", "x"]})
    assert list(wide.marks.items()) == [("b", 0), ("c", 1), ("a", 2)]
    assert list(wide.paths.items()) == [("", 0), ("FAR", 1), ("x", 2), ("y", 3)]
