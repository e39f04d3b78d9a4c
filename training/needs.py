"""Says in a line which packages training lacks: the first import of every script that needs them."""

from importlib.util import find_spec

NEEDED = ("torch", "transformers", "safetensors", "onnx")


def missing(names: tuple[str, ...] = NEEDED) -> str | None:
    """Name the packages that are not installed and what to do, or give None where all are."""
    absent = [name for name in names if find_spec(name) is None]
    if not absent:
        return None
    return (
        f"training: {', '.join(absent)} not installed here; run the script with .venv-train/bin/python, "
        "which make train and make retrain make"
    )


if (_said := missing()) is not None:
    raise SystemExit(_said)
