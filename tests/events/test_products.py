"""Whether the fast product of eight-bit numbers may be used is tried, not read off the processor's name."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from dragoman.events.coders import products, reader_model
from dragoman.events.coders.reader_model import ReaderModel


def test_the_graph_is_the_product_of_two_matrices() -> None:
    path = Path(products.__file__).with_name("product.onnx")
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    left = np.array([[1, 2, 3], [250, 0, 7]], dtype=np.uint8)
    right = np.array([[1, -1], [0, 5], [-3, 2]], dtype=np.int8)
    (found,) = session.run(None, {"a": left, "b": right})
    assert found.tolist() == [[-8, 15], [229, -236]]


@pytest.mark.parametrize(("off", "exact"), [(0, True), (1, False)])
def test_a_product_that_is_off_anywhere_is_not_exact(
    monkeypatch: pytest.MonkeyPatch, off: int, exact: bool
) -> None:
    class Session:
        def __init__(self, *_: object, **__: object) -> None: ...

        def run(self, _: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            found = given["a"].astype(np.int32) @ given["b"].astype(np.int32)
            found[-1, -1] -= off
            return [found]

    monkeypatch.setattr(products.onnxruntime, "InferenceSession", Session)
    assert products.fast_is_exact.__wrapped__() is exact


def test_both_ways_give_the_same_vectors_where_the_fast_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Troops stormed the ministry"
    as_here = ReaderModel().word(words)
    monkeypatch.setattr(reader_model, "fast_is_exact", lambda: False)
    assert np.array_equal(as_here, ReaderModel().word(words))
