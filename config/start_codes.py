"""The code that stands for a factory in the links of its posters: what one looks like. Pure.

Whatever else comes in its place may be a name, and is treated as a worker's words.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U."""

LENGTH = 10
"""So many can't be guessed; Telegram takes sixty-four."""


def is_start_code(text: str) -> bool:
    """Whether `text` has exactly the form of a start code; not whether a factory has it."""
    return len(text) == LENGTH and all(one in ALPHABET for one in text)
