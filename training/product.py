"""Writes the product of eight-bit matrices by which a processor is tried: `python training/product.py OUT`.

OUT is `src/dragoman/events/coders/product.onnx`; what it is for is told beside it, in `products.py`.
"""

import argparse
from pathlib import Path

from export import OPSET
from onnx import TensorProto, helper


def main() -> None:
    """Write the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    shapes = {"a": (TensorProto.UINT8, ["m", "k"]), "b": (TensorProto.INT8, ["k", "n"])}
    given = [helper.make_tensor_value_info(name, *shape) for name, shape in shapes.items()]
    found = helper.make_tensor_value_info("y", TensorProto.INT32, ["m", "n"])
    product = helper.make_node("MatMulInteger", ["a", "b"], ["y"])
    graph = helper.make_graph([product], "product", given, [found])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    args.out.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
