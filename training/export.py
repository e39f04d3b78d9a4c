"""Turns trained weights into what is shipped: `python training/export.py RUN --encoder FOLDER --out FOLDER`.

The encoder becomes ONNX with weights in eight bits; the heads stay in half precision; names, thresholds and
the tokenizer go beside them.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from train import encoder_from

OPSET = 17
# What the reader works with until calibrate.py has measured better ones.
SETTINGS = {
    "threshold": 0.5, "threshold_unlisted": 0.5, "lowest": 0.25, "context": 0.5,
    "event_scale": 1.0, "event_shift": 0.0,
    "type_scale": 1.0, "type_shift": 0.0, "status_scale": 1.0, "status_shift": 0.0,
    "pair_weight": 1.0, "joint_weight": 1.0,
    "joint_floor": 0.01, "rules_weight": 1.0, "fallback_weight": 0.0,
}  # fmt: skip


class Vectors(nn.Module):
    """The encoder with nothing but token vectors as output."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give token vectors, (B, T, D)."""
        vectors: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return vectors


def export_encoder(encoder: nn.Module, path: Path) -> None:
    """Write an encoder as ONNX in full precision."""
    ids = torch.ones(1, 12, dtype=torch.long)
    torch.onnx.export(
        Vectors(encoder).eval(),
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=["vectors"],
        dynamic_axes={"ids": {0: "b", 1: "t"}, "mask": {0: "b", 1: "t"}, "vectors": {0: "b", 1: "t"}},
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="what train.py wrote")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--full", action="store_true", help="leave the encoder in full precision, to compare")
    args = parser.parse_args()
    names = json.loads((args.run / "names.json").read_text())
    weights = load_file(args.run / "reader.safetensors")
    encoder, _ = encoder_from(args.encoder, names["layers"])
    encoder.load_state_dict(
        {k.removeprefix("encoder."): v.float() for k, v in weights.items() if k.startswith("encoder.")},
        strict=False,
    )
    args.out.mkdir(parents=True, exist_ok=True)
    full = args.out / "full.onnx"
    export_encoder(encoder, full)
    if args.full:
        full.replace(args.out / "encoder.onnx")
    else:
        quantize_dynamic(full, args.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
        full.unlink()
    heads = {k: v.numpy() for k, v in weights.items() if not k.startswith("encoder.")}
    np.savez_compressed(args.out / "heads.npz", **heads)
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")
    made = ("layers", "seed", "epochs", "rate", "passages", "begun")
    card = {
        "version": args.version, "types": TYPES, "roles": ROLES, "modes": MODE_COLUMNS, "statuses": STATUSES,
        **{k: names[k] for k in ("contexts", "marks", "paths")}, "settings": SETTINGS,
        "training": {k: names[k] for k in made},
    }  # fmt: skip
    (args.out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
