"""The Reader: one encoder pass; a type for every token, and for every trigger a role for every token."""

import torch
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from torch import Tensor, nn


class Reader(nn.Module):
    """Encoder with heads.

    Shapes: B passages, T tokens, E events, D encoder width.
    """

    def __init__(self, encoder: nn.Module, width: int, contexts: int, hidden: int = 256) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.trigger = nn.Linear(width, len(TYPES))
        self.role_token = nn.Linear(width, hidden)
        self.role_trigger = nn.Linear(width, hidden)
        self.role_product = nn.Linear(width, hidden)
        self.role_out = nn.Linear(hidden, len(ROLES))
        self.mode = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, len(MODE_COLUMNS)))
        self.status = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, len(STATUSES)))
        self.contexts = nn.Linear(width, contexts)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give token vectors, (B, T, D)."""
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def roles(self, tokens: Tensor, triggers: Tensor) -> Tensor:
        """Give role scores: tokens (E, T, D) and triggers (E, D) to (E, T, roles)."""
        product = self.role_product(tokens * triggers[:, None, :])
        hidden = self.role_token(tokens) + self.role_trigger(triggers)[:, None, :] + product
        return self.role_out(torch.nn.functional.gelu(hidden))
