"""Turns trained weights into what is shipped: `python training/export.py RUN --encoder FOLDER --out FOLDER`.

The encoder becomes ONNX with weights in eight bits; the heads stay in half precision; names, thresholds and
the tokenizer go beside them.
"""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from encoder import Encoder, encoder_from, slim_tokenizer
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

OPSET = 17
# What the reader works with until calibrate.py has measured better ones.
SETTINGS = {
    "threshold": 0.5, "threshold_unlisted": 0.5, "lowest": 0.25, "context": 0.5,
    "event_scale": 1.0, "event_shift": 0.0,
    "type_scale": 1.0, "type_shift": 0.0, "status_scale": 1.0, "status_shift": 0.0,
    "pair_weight": 1.0, "joint_weight": 1.0,
    "role_none": 1.5, "role_elsewhere": 0.65,
    "joint_floor": 0.01, "rules_weight": 1.0, "fallback_weight": 0.0,
}  # fmt: skip


class Lower(nn.Module):
    """The lower layers: token numbers in, what the upper ones start from out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give vectors, (B, T, D)."""
        return self.encoder.lower(ids, mask)


class Upper(nn.Module):
    """The upper layers."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, between: Tensor, mask: Tensor) -> Tensor:
        """Give vectors, (B, T, D)."""
        return self.encoder.upper(between, mask)


def export_halves(encoder: Encoder, out: Path, *, full: bool) -> None:
    """Write lower.onnx and upper.onnx, in eight bits or in full precision."""
    ids = torch.full((1, 12), 5)
    mask = torch.ones_like(ids)
    halves: dict[str, tuple[nn.Module, str, Tensor]] = {
        "lower": (Lower(encoder).eval(), "ids", ids),
        "upper": (Upper(encoder).eval(), "between", torch.randn(1, 12, encoder.width)),
    }
    for name, (half, given, sample) in halves.items():
        path, whole = out / f"{name}.onnx", out / "full.onnx"
        axes = {0: "b", 1: "t"}
        torch.onnx.export(
            half,
            (sample, mask),
            str(whole),
            input_names=[given, "mask"],
            output_names=["vectors"],
            dynamic_axes={given: axes, "mask": axes, "vectors": axes},
            opset_version=OPSET,
            dynamo=False,
        )
        if full:
            whole.replace(path)
        else:
            quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
            whole.unlink()


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
    encoder = encoder_from(args.encoder, names["layers"], names["upper"])
    encoder.load_state_dict(
        {k.removeprefix("encoder."): v.float() for k, v in weights.items() if k.startswith("encoder.")},
        strict=False,
    )
    args.out.mkdir(parents=True, exist_ok=True)
    export_halves(encoder, args.out, full=args.full)
    heads = {k: v.numpy() for k, v in weights.items() if not k.startswith("encoder.")}
    np.savez_compressed(args.out / "heads.npz", **heads)
    (args.out / "tokenizer.json").write_text(slim_tokenizer(args.encoder), encoding="utf-8")
    made = ("layers", "upper", "seed", "epochs", "rate", "passages", "begun")
    card = {
        "version": args.version, "types": TYPES, "roles": ROLES, "modes": MODE_COLUMNS, "statuses": STATUSES,
        **{k: names[k] for k in ("contexts", "marks", "paths")}, "settings": SETTINGS,
        "training": {k: names[k] for k in made},
    }  # fmt: skip
    (args.out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
