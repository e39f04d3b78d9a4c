"""The Reader: a type for every token; for every trigger, the passage read again with it marked."""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
from dataclasses import dataclass

import torch
from encoder import Encoder
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from torch import Tensor, nn

# What a token can be marked as: a trigger of some type (its column in TYPES), or a party of a known pair.
SOURCE, TARGET = len(TYPES), len(TYPES) + 1
MARKED = len(TYPES) + 2
LOOKS = 4  # heads of the roles' attention

Sides = tuple[Tensor, Tensor]


@dataclass(frozen=True)
class Sizes:
    """Widths of a Reader: of its encoder, of its heads, and how many contexts, marks and paths it knows."""

    width: int
    contexts: int
    marks: int
    paths: int
    hidden: int = 256


@dataclass(frozen=True)
class Where:
    """The passages of E events: 1 for real tokens, (E, T), and marks, (E, T, M)."""

    mask: Tensor
    marks: Tensor


@dataclass(frozen=True)
class Told:
    """What is told of each token beside a trigger, (E, T) each.

    Attributes:
        marked: Column of the trigger's type on its tokens, 0 elsewhere; SOURCE and TARGET for a known pair.
        paths: Number of the path from trigger to token.
        sides: Role that the rules see.
    """

    marked: Tensor
    paths: Tensor
    sides: Tensor


class Reader(nn.Module):
    """Encoder with heads.

    Shapes: B passages, T tokens, E events, P pairs, D encoder width, H hidden width, M marks.
    """

    def __init__(self, encoder: Encoder, sizes: Sizes) -> None:
        super().__init__()
        width, hidden = sizes.width, sizes.hidden
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.upper_marks = nn.Linear(sizes.marks, width, bias=False)
        self.upper_marked = nn.Embedding(MARKED, width)
        self.upper_path = nn.Embedding(sizes.paths, width)
        self.upper_side = nn.Embedding(len(ROLES), width)
        self.trigger_in = nn.Linear(width, hidden)
        self.trigger_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.trigger_out = nn.Linear(hidden, len(TYPES))
        self.role_token = nn.Linear(width, hidden)
        self.role_trigger = nn.Linear(width, hidden)
        self.role_product = nn.Linear(width, hidden)
        self.role_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.role_path = nn.Embedding(sizes.paths, hidden)
        self.role_side = nn.Embedding(len(ROLES), hidden)
        self.role_beside = nn.Linear(width, hidden, bias=False)
        self.role_norm = nn.LayerNorm(hidden)
        self.role_look = nn.Linear(hidden, 3 * hidden)
        self.role_seen = nn.Linear(hidden, hidden)
        self.role_out = nn.Linear(hidden, len(ROLES))
        self.event_in = nn.Linear(width, hidden)
        self.event_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.event_beside = nn.Linear(width, hidden, bias=False)
        self.mode = nn.Linear(hidden, len(MODE_COLUMNS))
        self.status = nn.Linear(hidden, len(STATUSES))
        self.contexts = nn.Linear(hidden, sizes.contexts)
        self.pair_in = nn.Linear(3 * width, hidden)
        self.pair_beside = nn.Linear(2 * width, hidden, bias=False)
        self.pair_query = nn.Linear(hidden, width)
        self.pair_seen = nn.Linear(width, hidden)
        self.pair_out = nn.Linear(hidden, len(TYPES))
        for name, part in self.named_children():
            if name.endswith("_beside"):
                nn.init.zeros_(part.weight)
            if name.endswith(("_marks", "_marked", "_path", "_side")):
                nn.init.normal_(part.weight, std=0.02)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give token vectors of the lower layers, (B, T, D)."""
        return self.drop(self.encoder.lower(ids, mask))

    def beside(self, vectors: Tensor, where: Where, told: Told) -> Tensor:
        """Give token vectors of the upper layers with a trigger or pair marked, (E, T, D)."""
        vectors = vectors + self.upper_marks(where.marks) + self.upper_marked(told.marked)
        vectors = vectors + self.upper_path(told.paths) + self.upper_side(told.sides)
        return self.drop(self.encoder.upper(vectors, where.mask))

    def triggers(self, vectors: Tensor, marks: Tensor) -> Tensor:
        """Give type scores, (…, T, types), of vectors (…, T, D) and marks (…, T, M)."""
        hidden = self.trigger_in(vectors) + self.trigger_marks(marks)
        return self.trigger_out(nn.functional.gelu(hidden))

    def roles(self, vectors: Tensor, beside: Tensor, triggers: Tensor, where: Where, told: Told) -> Tensor:
        """Give role scores, (E, T, roles).

        Tokens look at each other once they know the trigger: who is the actor depends on who else could be.

        Args:
            vectors: Of the lower layers, of the passage of each event, (E, T, D).
            beside: Of the upper layers beside its trigger, (E, T, D).
            triggers: Mean of the lower layers' vectors of each trigger, (E, D).
            where: Mask and marks of the passages.
            told: What the upper layers were told.
        """
        hidden = self.role_token(vectors) + self.role_trigger(triggers)[:, None, :]
        hidden = hidden + self.role_product(vectors * triggers[:, None, :]) + self.role_beside(beside)
        hidden = hidden + self.role_marks(where.marks) + self.role_path(told.paths)
        hidden = nn.functional.gelu(hidden + self.role_side(told.sides))
        return self.role_out(hidden + self._looked(self.role_norm(hidden), where.mask.bool()))

    def _looked(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Let tokens (E, T, H) attend to each other in LOOKS ways."""
        rows, length, width = hidden.shape
        parts = self.role_look(hidden).view(rows, length, 3, LOOKS, width // LOOKS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=mask[:, None, None, :]
        )
        return self.role_seen(seen.transpose(1, 2).reshape(rows, length, width))

    def events(self, triggers: Tensor, beside: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give mode, status and context scores.

        Args:
            triggers: Mean of the lower layers' vectors of each trigger, (E, D).
            beside: Mean of the upper layers' beside itself, (E, D).
            marks: Of each trigger, (E, M).
        """
        hidden = self.event_in(triggers) + self.event_marks(marks) + self.event_beside(beside)
        hidden = nn.functional.gelu(hidden)
        return self.mode(hidden), self.status(hidden), self.contexts(hidden)

    def pairs(self, tokens: Tensor, mask: Tensor, lower: Sides, upper: Sides) -> Tensor:
        """Give type scores of what one party does to another, (P, types).

        Args:
            tokens: Vectors of the lower layers, of the passage of each pair, (P, T, D).
            mask: 1 for real tokens, (P, T).
            lower: Mean vectors of the acting party and the other, (P, D) each, of the lower layers.
            upper: The same of the upper layers beside the pair.
        """
        (source, target), beside = lower, torch.cat(upper, -1)
        pair = self.pair_in(torch.cat([source, target, source * target], -1)) + self.pair_beside(beside)
        pair = nn.functional.gelu(pair)
        looks = (tokens @ self.pair_query(pair)[:, :, None])[..., 0] / tokens.shape[-1] ** 0.5
        weights = looks.masked_fill(~mask.bool(), -1e4).softmax(-1)
        seen = (weights[:, :, None] * tokens).sum(1)
        return self.pair_out(nn.functional.gelu(pair + self.pair_seen(seen)))
