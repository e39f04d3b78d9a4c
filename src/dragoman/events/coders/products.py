"""Says whether this processor multiplies eight-bit numbers exactly in the fast way.

Without VNNI instructions, or their like of other makers, onnxruntime adds up pairs of such products in
sixteen bits, which overflow; its exact way takes twice as long. Which of the two a processor needs is tried
with numbers as large as they come, not read off its name: `product.onnx` (written by `training/product.py`)
is the product of unsigned and signed eight-bit matrices and nothing else.
"""

from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

_PRODUCT = Path(__file__).with_name("product.onnx")
_LENGTH = 64  # numbers added up: several of the blocks that kernels work in
_ROWS = (1, 8)  # one row and many are the work of different kernels


@cache
def fast_is_exact() -> bool:
    """Multiply the largest numbers there are the fast way, and compare."""
    session = onnxruntime.InferenceSession(str(_PRODUCT), providers=["CPUExecutionProvider"])
    right = np.full((_LENGTH, 32), 127, dtype=np.int8)
    for rows in _ROWS:
        left = np.full((rows, _LENGTH), 255, dtype=np.uint8)
        (found,) = session.run(None, {"a": left, "b": right})
        if not np.array_equal(found, left.astype(np.int32) @ right.astype(np.int32)):
            return False
    return True
