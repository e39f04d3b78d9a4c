"""The Reader's weights and arithmetic: words of a passage in, probabilities out."""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from dragoman.errors import ModelError
from dragoman.events.coders.hints import Hints
from dragoman.events.coders.products import fast_is_exact

FOLDER = Path(__file__).with_name("reader_weights")
STANDING = "standing.npz"
"""The file of the weights that tell how a word stands; `ReaderModel.standing`."""
_STANDING_WEIGHTS = ("in.weight", "in.bias", "out.weight", "out.bias")
_LOOKS = 4  # heads of the roles' attention, as in training
# Fused, a sum and the normalisation behind it take onnxruntime 8 ns a number, and one after the other 2.
_SLOW = ["SkipLayerNormFusion"]
# Tables of which rows are taken. The others are multiplied by, column after column in memory: laid out the
# other way a product takes a sixth longer.
_LOOKED_UP = frozenset(
    f"{name}.weight" for name in ("role_path", "role_side", "upper_marked", "upper_path", "upper_side")
)
# The error function of the Gaussian error linear unit: Abramowitz and Stegun 7.1.26, error below 1.5e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Names:
    """Names of the model's columns, and the thresholds it was calibrated with.

    Attributes:
        types: ``NONE`` first.
        roles: ``none`` first.
        modes: ``none`` first, then ``TYPE/mode``.
        statuses: Statuses.
        contexts: Contexts.
        marks: Column of each mark.
        paths: Row of each path; 0 is any unknown one.
        settings: Thresholds and calibration, by name.
    """

    types: tuple[str, ...]
    roles: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    contexts: tuple[str, ...]
    marks: Mapping[str, int]
    paths: Mapping[str, int]
    settings: Mapping[str, float]


@dataclass(frozen=True)
class Encoded:
    """A passage of T tokens after the encoder.

    Attributes:
        vectors: Token vectors of the lower layers, (T, D).
        offsets: Document offsets of the tokens; empty for the tokenizer's own.
        spoken: Whether a token has a letter or figure.
        words: Word of each token in the hints, -1 for none.
        marks: What holds of each token, (T, M).
        begin: Works out what a second reading starts from.
    """

    vectors: Floats
    offsets: Sequence[tuple[int, int]]
    spoken: Sequence[bool]
    words: Sequence[int]
    marks: Floats
    begin: Callable[[Floats, Floats], tuple[Floats, Floats]]

    @cached_property
    def begun(self) -> tuple[Floats, Floats]:
        """Give what the upper layers start from before anything is marked, (T, D), and the roles, (T, H).

        Worked out when first asked for: many a passage has no trigger that is read on for.
        """
        return self.begin(self.vectors, self.marks)


@dataclass(frozen=True)
class Beside:
    """What is read of a passage of T tokens beside one trigger.

    Attributes:
        roles: Probability of every role for each token, (T, roles).
        modes: Scores of the modes.
        statuses: Scores of the statuses.
        contexts: Probabilities of the contexts.
    """

    roles: Floats
    modes: Floats
    statuses: Floats
    contexts: Floats


class ReaderModel:
    """Loads the weights once; a pure function of its input."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 1) -> None:
        """Load the weights.

        Args:
            folder: With lower.onnx, upper.onnx, heads.npz, tokenizer.json and reader.json; standing.npz, by
                which `standing` decides, is asked for when it is.
            threads: Threads of the encoder.

        Raises:
            ModelError: The folder lacks a file or holds one of another version.
        """
        try:
            raw = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            with np.load(folder / "heads.npz") as heads:
                self._heads = {
                    name: heads[name].astype(np.float32, order="C" if name in _LOOKED_UP else "F")
                    for name in heads.files
                }
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            # Where the fast product of eight-bit numbers overflows nothing would be read any more; the exact
            # one is taken there, in twice the time, so that every processor gives the same events.
            if not fast_is_exact():
                options.add_session_config_entry("session.x64quantprecision", "1")
            self._lower, self._upper = (
                onnxruntime.InferenceSession(
                    str(folder / f"{half}.onnx"),
                    options,
                    providers=["CPUExecutionProvider"],
                    disabled_optimizers=_SLOW,
                )
                for half in ("lower", "upper")
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelError(
                f"the Reader's weights in {folder} cannot be read: {error}; install dragoman anew"
            ) from error
        self._folder = folder
        self._threads = ThreadpoolController()
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.version = f"reader-{raw['version']}"
        self.names = _names(raw)

    def alone(self) -> AbstractContextManager[object]:
        """Keep matrix products to one thread: they are small, and workers share the cores already."""
        limit: AbstractContextManager[object] = self._threads.limit(limits=1, user_api="blas")
        return limit

    def encode(self, text: str, start: int, hints: Hints) -> Encoded:
        """Run the encoder over a passage.

        Args:
            text: The passage.
            start: Its document offset.
            hints: Of its document.
        """
        encoding = self._tokenizer.encode(text)
        offsets = [(s + start, e + start) for s, e in encoding.offsets]
        starts = [first for first, _ in hints.words]
        words = [max(bisect_right(starts, s) - 1, 0) if e > s and starts else -1 for s, e in offsets]
        columns = self.names.marks
        marks = np.zeros((len(words), len(columns)), dtype=np.float32)
        marked = [
            (i, columns[m]) for i, w in enumerate(words) if w >= 0 for m in hints.marks[w] if m in columns
        ]
        marks[[i for i, _ in marked], [column for _, column in marked]] = 1
        spoken = [any(map(str.isalnum, text[s:e])) for s, e in encoding.offsets]
        return Encoded(self._vectors(encoding.ids), offsets, spoken, words, marks, self._begin)

    def word(self, text: str) -> Floats:
        """Give the mean of the token vectors of a word or two that stand alone, (D,)."""
        found: Floats = self._vectors(self._tokenizer.encode(text).ids).mean(0)
        return found

    def types(self, passage: Encoded) -> Floats:
        """Give the scores of every type for each token, (T, types)."""
        hidden = self._linear("trigger_in", passage.vectors) + self._linear("trigger_marks", passage.marks)
        return self._linear("trigger_out", gelu(hidden))

    def beside(self, passage: Encoded, trigger: Sequence[int], type_: int, hints: Hints) -> Beside:
        """Read the passage again with a trigger marked.

        Args:
            passage: What was read.
            trigger: Tokens of the trigger.
            type_: Column of its type.
            hints: Of the document.
        """
        own = list(trigger)
        paths, sides = self._pairs(passage, own, hints)
        marked = np.zeros(len(passage.words), dtype=np.int64)
        marked[own] = type_
        upper = self._read_on(passage, marked, paths, sides)
        vector = passage.vectors[own].mean(0)
        _, role = passage.begun
        hidden = (
            role
            + self._linear("role_trigger", vector)
            + self._linear("role_product", passage.vectors * vector)
            + self._linear("role_beside", upper)
            + self._heads["role_path.weight"][paths]
            + self._heads["role_side.weight"][sides]
        )
        hidden = gelu(hidden)
        seen = self._looked(self._normed("role_norm", hidden))
        event = self._linear("event_in", vector) + self._linear("event_marks", passage.marks[own].max(0))
        event = gelu(event + self._linear("event_beside", upper[own].mean(0)))
        return Beside(
            roles=softmax(self._linear("role_out", hidden + seen)),
            modes=self._linear("mode", event),
            statuses=self._linear("status", event),
            contexts=(1 / (1 + np.exp(-self._linear("contexts", event)))).astype(np.float32),
        )

    def around(self, passage: Encoded, word: Sequence[int], type_: int, hints: Hints) -> Floats:
        """Give the numbers that `standing` decides by: of both halves of the encoder, marks and type, (S,).

        Args:
            passage: What was read.
            word: Tokens of the word.
            type_: Column of the type that the upper layers are told of it.
            hints: Of the document.
        """
        own = list(word)
        paths, sides = self._pairs(passage, own, hints)
        marked = np.zeros(len(passage.words), dtype=np.int64)
        marked[own] = type_
        upper = self._read_on(passage, marked, paths, sides)[own].mean(0)
        types = np.zeros(len(self.names.types), dtype=np.float32)
        types[type_] = 1
        return np.concatenate([passage.vectors[own].mean(0), upper, passage.marks[own].max(0), types])

    def standing(self, around: Floats) -> Floats:
        """Give the probability of every status of a word, (statuses,), of what is `around` it.

        Raises:
            ModelError: The weights lack the file that decides it.
        """
        weights = self._standing
        hidden = gelu(around @ weights["in.weight"].T + weights["in.bias"])
        return softmax(hidden @ weights["out.weight"].T + weights["out.bias"])

    @cached_property
    def _standing(self) -> Mapping[str, Floats]:
        try:
            with np.load(self._folder / STANDING) as found:
                return {name: found[name].astype(np.float32) for name in _STANDING_WEIGHTS}
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ModelError(
                f"{STANDING} of the Reader's weights in {self._folder} cannot be read: {error}; "
                "run training/standing.py, or install dragoman anew"
            ) from error

    def pair(self, passage: Encoded, source: Sequence[int], target: Sequence[int]) -> Floats:
        """Give scores of every type for what the tokens of one party do to those of another."""
        first, second = list(source), list(target)
        marked = np.zeros(len(passage.words), dtype=np.int64)
        # The rows after those of the types mark the two parties of a known pair.
        marked[first], marked[second] = len(self.names.types), len(self.names.types) + 1
        nothing = np.zeros_like(marked)  # of no trigger there is no path, and the rules see no role
        upper = self._read_on(passage, marked, nothing, nothing)
        one, other = passage.vectors[first].mean(0), passage.vectors[second].mean(0)
        beside = np.concatenate([upper[first].mean(0), upper[second].mean(0)])
        pair = self._linear("pair_in", np.concatenate([one, other, one * other]))
        pair = gelu(pair + self._linear("pair_beside", beside))
        looks = (
            passage.vectors @ self._linear("pair_query", pair) / np.float32(passage.vectors.shape[1] ** 0.5)
        )
        seen = softmax(looks) @ passage.vectors
        return self._linear("pair_out", gelu(pair + self._linear("pair_seen", seen)))

    def _vectors(self, tokens: Sequence[int]) -> Floats:
        """Run the lower layers, (T, D)."""
        ids = np.array([tokens], dtype=np.int64)
        (lower,) = self._lower.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        found: Floats = lower[0]
        return found

    def _begin(self, vectors: Floats, marks: Floats) -> tuple[Floats, Floats]:
        role = self._linear("role_token", vectors) + self._linear("role_marks", marks)
        return vectors + self._linear("upper_marks", marks), role

    def _read_on(self, passage: Encoded, marked: Whole, paths: Whole, sides: Whole) -> Floats:
        """Run the upper layers with tokens marked, (T, D)."""
        start, _ = passage.begun
        given = (
            start
            + self._heads["upper_marked.weight"][marked]
            + self._heads["upper_path.weight"][paths]
            + self._heads["upper_side.weight"][sides]
        )
        mask = np.ones((1, len(given)), dtype=np.int64)
        (vectors,) = self._upper.run(None, {"between": given[None], "mask": mask})
        found: Floats = vectors[0]
        return found

    def _pairs(self, passage: Encoded, trigger: Sequence[int], hints: Hints) -> tuple[Whole, Whole]:
        """Give each token's path from a trigger and the role that rules see, as rows of their tables."""
        inside = sorted({passage.words[i] for i in trigger})
        head = hints.top(inside)

        @cache
        def of(word: int) -> tuple[int, int]:
            if word < 0:
                return 0, 0
            found = (hints.role(i, word) for i in inside)
            role = next((role for role in found if role != "none"), "none")
            return self.names.paths.get(hints.path(head, word), 0), self.names.roles.index(role)

        pairs = np.array([of(word) for word in passage.words], dtype=np.int64)
        return pairs[:, 0], pairs[:, 1]

    def _looked(self, hidden: Floats) -> Floats:
        """Let the tokens of a passage attend to each other, (T, H)."""
        length, width = hidden.shape
        size = width // _LOOKS
        query, key, value = (
            self._linear("role_look", hidden).reshape(length, 3, _LOOKS, size).transpose(1, 2, 0, 3)
        )
        query /= np.float32(size**0.5)
        weights = softmax(query @ key.transpose(0, 2, 1))
        return self._linear("role_seen", (weights @ value).transpose(1, 0, 2).reshape(length, width))

    def _normed(self, name: str, values: Floats) -> Floats:
        """Apply layer normalisation."""
        centred = values - values.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(1e-5))
        found: Floats = centred / spread * self._heads[f"{name}.weight"] + self._heads[f"{name}.bias"]
        return found

    def _linear(self, name: str, values: Floats) -> Floats:
        found: Floats = values @ self._heads[f"{name}.weight"].T
        bias = self._heads.get(f"{name}.bias")
        if bias is not None:
            found += bias
        return found


def gelu(values: Floats) -> Floats:
    """Give the Gaussian error linear unit of every value."""
    z = np.abs(values)
    z /= np.float32(2**0.5)
    t = z * np.float32(0.3275911)
    t += 1
    np.reciprocal(t, out=t)
    series = np.zeros_like(t)
    for factor in reversed(_ERF):
        series += np.float32(factor)
        series *= t
    z *= z
    series *= np.exp(np.negative(z, out=z), out=z)
    erf = np.copysign(np.subtract(1, series, out=series), values, out=series)
    erf += 1
    erf *= values
    erf *= 0.5
    return erf


def softmax(scores: Floats) -> Floats:
    """Turn scores into probabilities along the last axis."""
    powers: Floats = scores - scores.max(-1, keepdims=True)
    np.exp(powers, out=powers)
    powers /= powers.sum(-1, keepdims=True)
    return powers


def _names(raw: Mapping[str, Any]) -> Names:
    return Names(
        types=tuple(raw["types"]),
        roles=tuple(raw["roles"]),
        modes=tuple(raw["modes"]),
        statuses=tuple(raw["statuses"]),
        contexts=tuple(raw["contexts"]),
        marks={name: i for i, name in enumerate(raw["marks"])},
        paths={name: i for i, name in enumerate(raw["paths"])},
        settings=raw["settings"],
    )
