"""Words that are not kept: a hash stands in their place, and whoever has the article can put them back."""

import hashlib
import re

_HASHED = re.compile(r"sha256:[0-9a-f]{64}")


def hashed(words: str) -> str:
    """Give what stands in the place of words: ``sha256:`` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()}"


def is_hashed(words: str | None) -> bool:
    """Say whether a hash stands in the place of words."""
    return words is not None and _HASHED.fullmatch(words) is not None
