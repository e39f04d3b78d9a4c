"""Takes up shipped weights for more training: `python training/take_up.py WEIGHTS RUN --encoder FOLDER`.

Weights in eight bits become numbers again, which training then begins with. What the folder lacks (the first
Reader had no upper layers) is as in the pretrained encoder, or drawn anew.
"""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from encoder import encoder_from
from model import Reader, Sizes
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor

# The products of a layer, in the order of the graph.
_PARTS = (
    *("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o"),
    *("intermediate.dense", "output.dense"),
)
_SKIPPED = ("word_embeddings",)  # never trained


def numbers_of(path: Path) -> dict[str, Tensor]:
    """Give the weights of an encoder's graph by the names of training, without the words."""
    graph = onnx.load(str(path)).graph
    raw = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found: dict[str, Tensor] = {}
    for name, values in raw.items():
        if name.startswith("encoder.") and not name.endswith(("_scale", "_zero_point", "_quantized")):
            found[name] = torch.tensor(values)
        elif name.endswith("_quantized") and not name.startswith("onnx::"):
            found[name.removesuffix("_quantized")] = torch.tensor(_whole(raw, name))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = re.search(r"(layer\.\d+)/(.+)/MatMul_quant", node.name)
            if layer:
                part = f"encoder.encoder.{layer[1]}.{layer[2].replace('/', '.')}.weight"
                found[part] = torch.tensor(_whole(raw, node.input[1]).T.copy())
    return {k: v.float() for k, v in found.items() if not any(part in k for part in _SKIPPED)}


def _whole(raw: dict[str, Any], name: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    base = name.removesuffix("_quantized")
    zero = raw[f"{base}_zero_point"].astype(np.float32)
    return np.asarray((raw[name].astype(np.float32) - zero) * raw[f"{base}_scale"], dtype=np.float32)


def main() -> None:
    """Write a run that training can begin with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    args = parser.parse_args()
    card = json.loads((args.weights / "reader.json").read_text(encoding="utf-8"))
    torch.manual_seed(1)
    encoder = encoder_from(args.encoder, 8, 2)
    sizes = Sizes(encoder.width, len(card["contexts"]), len(card["marks"]), len(card["paths"]))
    state = Reader(encoder, sizes).state_dict()
    for half in ("encoder", "lower", "upper"):
        path = args.weights / f"{half}.onnx"
        if path.exists():
            state |= {
                f"encoder.body.{k.removeprefix('encoder.').removeprefix('body.')}": v
                for k, v in numbers_of(path).items()
            }
    with np.load(args.weights / "heads.npz") as heads:
        named = {k: torch.tensor(heads[k].astype(np.float32)) for k in heads.files}
    state |= {k: v for k, v in named.items() if k in state and v.shape == state[k].shape}
    args.run.mkdir(parents=True, exist_ok=True)
    save_file({k: v.half().contiguous() for k, v in state.items()}, args.run / "reader.safetensors")
    names = {k: card[k] for k in ("contexts", "marks", "paths")} | {"layers": 8, "upper": 2}
    (args.run / "names.json").write_text(json.dumps(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
