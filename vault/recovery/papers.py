"""A key on three sheets of paper, of which any two are enough and one alone tells nothing.

The key is three random halves laid over each other; each sheet holds two of the three, in words.
No field arithmetic, so that it can be checked by reading. 128 bits are kept, from which the secret
is derived.
"""

import os
from dataclasses import dataclass

from mnemonic import Mnemonic

from vault.sealing import SecretKey, derive

PART_BYTES = 16
PURPOSE = "firedoor/v1/operator-recovery"
WORDS = 24


class SharesRefused(ValueError):
    """The sentence says what is wrong with the words."""


@dataclass(frozen=True, repr=False)
class PaperKey:
    """The secret and its three sheets of 24 words each."""

    secret: SecretKey
    sheets: tuple[str, str, str]


def new_paper_key() -> PaperKey:
    """A fresh key from the system's randomness."""
    first, second, third = (os.urandom(PART_BYTES) for _ in range(3))
    pairs = (second + third, third + first, first + second)
    words = Mnemonic("english")
    sheets = tuple(words.to_mnemonic(pair) for pair in pairs)
    return PaperKey(_secret(first, second, third), (sheets[0], sheets[1], sheets[2]))


def secret_of(one: str, other: str) -> SecretKey:
    """The secret, from the words of two different sheets. Raises SharesRefused."""
    a, b = _halves(one)
    c, d = _halves(other)
    if (a, b) == (c, d):
        raise SharesRefused("this is the same sheet twice: two different ones are needed")
    if b == c:
        return _secret(a, b, d)
    if d == a:
        return _secret(c, d, b)
    raise SharesRefused("these two sheets are not of one key: look at what is printed on them")


def _halves(words: str) -> tuple[bytes, bytes]:
    spelled = " ".join(words.lower().split())
    english = Mnemonic("english")
    if len(spelled.split()) != WORDS or not english.check(spelled):
        raise SharesRefused("a word is wrong or missing: a sheet has 24 words, in their order")
    both = bytes(english.to_entropy(spelled))
    return both[:PART_BYTES], both[PART_BYTES:]


def _secret(*parts: bytes) -> SecretKey:
    first, second, third = parts
    laid = bytes(x ^ y ^ z for x, y, z in zip(first, second, third, strict=True))
    return SecretKey(derive(laid, PURPOSE))
