"""The capital letters that a name may begin with, for classes of regular expressions.

``[A-Z]`` and Latin-1 miss Țurcan, Łukaszenka and Đinđić: a label that is not seen gives one speaker's words
to another.
"""

# Latin with its extensions A and B, Greek, Cyrillic, and Latin Extended Additional.
_BLOCKS = ((0x0041, 0x024F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF))

CAPITALS = "".join(
    chr(code) for first, last in _BLOCKS for code in range(first, last + 1) if chr(code).isupper()
)
"""Every capital letter of these scripts, to stand between square brackets."""
