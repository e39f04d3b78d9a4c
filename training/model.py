"""The Reader: one encoder pass; a type for every token, and for every trigger a role for every token."""

from dataclasses import dataclass

import torch
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from torch import Tensor, nn

LOOKS = 4  # heads of the roles' attention


@dataclass(frozen=True)
class Sizes:
    """Widths of a Reader: of its encoder, of its heads, and how many contexts, marks and paths it knows."""

    width: int
    contexts: int
    marks: int
    paths: int
    hidden: int = 256


class Reader(nn.Module):
    """Encoder with heads.

    Shapes: B passages, T tokens, E events, P pairs, D encoder width, H hidden width, M marks.
    """

    def __init__(self, encoder: nn.Module, sizes: Sizes) -> None:
        super().__init__()
        width, hidden = sizes.width, sizes.hidden
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.trigger_in = nn.Linear(width, hidden)
        self.trigger_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.trigger_out = nn.Linear(hidden, len(TYPES))
        self.role_token = nn.Linear(width, hidden)
        self.role_trigger = nn.Linear(width, hidden)
        self.role_product = nn.Linear(width, hidden)
        self.role_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.role_path = nn.Embedding(sizes.paths, hidden)
        self.role_side = nn.Embedding(len(ROLES), hidden)
        self.role_norm = nn.LayerNorm(hidden)
        self.role_look = nn.Linear(hidden, 3 * hidden)
        self.role_seen = nn.Linear(hidden, hidden)
        self.role_out = nn.Linear(hidden, len(ROLES))
        self.event_in = nn.Linear(width, hidden)
        self.event_marks = nn.Linear(sizes.marks, hidden, bias=False)
        self.mode = nn.Linear(hidden, len(MODE_COLUMNS))
        self.status = nn.Linear(hidden, len(STATUSES))
        self.contexts = nn.Linear(hidden, sizes.contexts)
        self.pair_in = nn.Linear(3 * width, hidden)
        self.pair_query = nn.Linear(hidden, width)
        self.pair_seen = nn.Linear(width, hidden)
        self.pair_out = nn.Linear(hidden, len(TYPES))
        for empty in (self.trigger_marks, self.role_marks, self.event_marks, self.role_path, self.role_side):
            nn.init.normal_(empty.weight, std=0.02)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give token vectors, (B, T, D)."""
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def triggers(self, vectors: Tensor, marks: Tensor) -> Tensor:
        """Give type scores, (…, T, types), of vectors (…, T, D) and marks (…, T, M)."""
        return self.trigger_out(nn.functional.gelu(self.trigger_in(vectors) + self.trigger_marks(marks)))

    def roles(
        self, tokens: Tensor, mask: Tensor, triggers: Tensor, marks: Tensor, paths: Tensor, sides: Tensor
    ) -> Tensor:
        """Give role scores, (E, T, roles).

        Tokens look at each other once they know the trigger: who is the actor depends on who else could be.

        Args:
            tokens: Vectors of the passage of each event, (E, T, D).
            mask: True for real tokens, (E, T).
            triggers: Vector of each trigger, (E, D).
            marks: Marks of each token, (E, T, M).
            paths: Number of the path from trigger to token, (E, T).
            sides: Role that the rules see, (E, T).
        """
        product = self.role_product(tokens * triggers[:, None, :])
        hidden = self.role_token(tokens) + self.role_trigger(triggers)[:, None, :] + product
        hidden = hidden + self.role_marks(marks) + self.role_path(paths) + self.role_side(sides)
        hidden = nn.functional.gelu(hidden)
        return self.role_out(hidden + self._looked(self.role_norm(hidden), mask))

    def _looked(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Let tokens (E, T, H) attend to each other in LOOKS ways."""
        rows, length, width = hidden.shape
        parts = self.role_look(hidden).view(rows, length, 3, LOOKS, width // LOOKS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=mask[:, None, None, :]
        )
        return self.role_seen(seen.transpose(1, 2).reshape(rows, length, width))

    def events(self, triggers: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give mode, status and context scores of triggers (E, D) with marks (E, M)."""
        hidden = nn.functional.gelu(self.event_in(triggers) + self.event_marks(marks))
        return self.mode(hidden), self.status(hidden), self.contexts(hidden)

    def pairs(self, tokens: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Give type scores of what one party does to another, (P, types).

        Args:
            tokens: Vectors of the passage, (P, T, D).
            mask: True for real tokens, (P, T).
            source: Mean vector of the acting party, (P, D).
            target: Mean vector of the other, (P, D).
        """
        pair = nn.functional.gelu(self.pair_in(torch.cat([source, target, source * target], -1)))
        looks = (tokens @ self.pair_query(pair)[:, :, None])[..., 0] / tokens.shape[-1] ** 0.5
        weights = looks.masked_fill(~mask, -1e4).softmax(-1)
        seen = (weights[:, :, None] * tokens).sum(1)
        return self.pair_out(nn.functional.gelu(pair + self.pair_seen(seen)))
