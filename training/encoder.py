"""The pretrained encoder, cut to its first layers and to a vocabulary of Latin letters, in two halves."""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
import json
import unicodedata
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import MPNetConfig, MPNetModel

_EMBEDDING = "embeddings.word_embeddings.weight"
_FAR = -1e4  # added to the attention on padding


class Encoder(nn.Module):
    """Reads a passage once with its lower layers; the upper ones may be run again with something marked.

    Shapes: B passages, T tokens, D width.
    """

    def __init__(self, body: MPNetModel, upper: int) -> None:
        """Take the whole encoder and how many of its layers are upper ones."""
        super().__init__()
        self.body = body
        self.split = len(body.encoder.layer) - upper

    @property
    def width(self) -> int:
        """Width of its vectors."""
        return int(self.body.config.hidden_size)

    def freeze(self, layers: int) -> None:
        """Leave words and the lowest layers as they are.

        The vocabulary is far larger than the corpus: words that it lacks must not drift from those it has.
        """
        for part in (self.body.embeddings, *self.body.encoder.layer[:layers]):
            part.requires_grad_(False)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give the vectors between the halves, (B, T, D), of token numbers and mask, (B, T)."""
        return self._through(self.body.embeddings(input_ids=ids), mask, 0, self.split)

    def upper(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """Give the last vectors, (B, T, D), of those between the halves."""
        return self._through(vectors, mask, self.split, len(self.body.encoder.layer))

    def _through(self, vectors: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        bias = self.body.encoder.compute_position_bias(vectors)
        bias = bias + (1 - mask[:, None, None, :].to(bias.dtype)) * _FAR
        for layer in self.body.encoder.layer[first:last]:
            vectors = layer(vectors, None, bias)[0]
        return vectors


def encoder_from(folder: Path, layers: int, upper: int) -> Encoder:
    """Load the first layers of a pretrained MPNet, with the embeddings of the words that are kept.

    Args:
        folder: With config.json, tokenizer.json and the weights as safetensors.
        layers: How many layers to keep.
        upper: How many of them are upper ones.
    """
    config = json.loads((folder / "config.json").read_text())
    if config["model_type"] != "mpnet":
        raise ValueError(f"{folder}: model_type {config['model_type']!r}; the Reader is made from an mpnet")
    kept = torch.tensor(kept_words(folder))
    # Drawing what attention drops took a tenth of the time on two cores, and one core at that.
    sizes = {"num_hidden_layers": layers, "vocab_size": len(kept), "attention_probs_dropout_prob": 0.0}
    made = MPNetConfig(**{**config, **sizes})
    body = MPNetModel(made, add_pooling_layer=False)
    weights: dict[str, Tensor] = {}
    for path in sorted(folder.glob("*.safetensors")):
        weights |= {k.removeprefix("mpnet."): v.float() for k, v in load_file(path).items()}
    weights[_EMBEDDING] = weights[_EMBEDDING][kept]
    named = body.state_dict()
    body.load_state_dict({k: v for k, v in weights.items() if k in named}, strict=False)
    return Encoder(body, upper)


def kept_words(folder: Path) -> list[int]:
    """Give the numbers of the words of a vocabulary that English news is written with, in order."""
    words = _vocabulary(folder)
    return [number for word, number in sorted(words.items(), key=lambda w: w[1]) if _is_latin(word)]


def tokenizer_from(folder: Path) -> Tokenizer:
    """Load the encoder's tokenizer with the words that are kept, without padding or cutting."""
    tokenizer = Tokenizer.from_str(slim_tokenizer(folder))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def slim_tokenizer(folder: Path) -> str:
    """Give tokenizer.json with the words that are kept, numbered anew."""
    raw = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    new = {old: i for i, old in enumerate(kept_words(folder))}
    raw["model"]["vocab"] = {w: new[n] for w, n in raw["model"]["vocab"].items() if n in new}
    for added in raw["added_tokens"]:
        added["id"] = new[added["id"]]
    ends = raw["post_processor"]
    for key in ("sep", "cls"):
        ends[key][1] = raw["model"]["vocab"][ends[key][0]]
    return json.dumps(raw, ensure_ascii=False)


def _vocabulary(folder: Path) -> dict[str, int]:
    raw = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    words: dict[str, int] = dict(raw["model"]["vocab"])
    return words | {added["content"]: added["id"] for added in raw["added_tokens"]}


def _is_latin(word: str) -> bool:
    """Say whether a word has only Latin letters, figures and signs, and is in use."""
    if word.startswith("[unused"):
        return False
    return all(c.isascii() or not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in word)
