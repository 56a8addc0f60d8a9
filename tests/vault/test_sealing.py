"""What is sealed opens with the right key and context, and with nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.sealing import (
    PUBLIC_KEY_BYTES,
    DoesNotOpen,
    SecretKey,
    derive,
    new_secret,
    seal,
    unwrap,
    wrap,
)

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "hpke-xwing.json").read_text("utf-8"))
SECRET = SecretKey(bytes.fromhex(VECTORS["secret_seed_hex"]))


def test_the_shared_secret_has_the_shared_public_key() -> None:
    assert SECRET.public().hex() == VECTORS["public_key_hex"]
    assert len(SECRET.public()) == PUBLIC_KEY_BYTES


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda one: one["info"])
def test_shared_vectors_open(vector: dict[str, str]) -> None:
    sealed = b"\x01" + bytes.fromhex(vector["sealed_hex"])
    assert SECRET.open(sealed, vector["info"].encode()).decode() == vector["plaintext"]


def test_a_sealed_value_opens_for_its_key_and_context_only() -> None:
    mine, other = new_secret(), new_secret()
    sealed = seal(mine.public(), b"locked", b"here")
    assert mine.open(sealed, b"here") == b"locked"
    assert len(sealed) == len(b"locked") + 1137
    for opens in (lambda: other.open(sealed, b"here"), lambda: mine.open(sealed, b"there")):
        with pytest.raises(DoesNotOpen):
            opens()


def damaged(value: bytes) -> list[bytes]:
    """The value with one bit changed at a place of each part, cut short, and with more behind."""
    places = (0, 1, len(value) // 2, len(value) - 1)
    flipped = [value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :] for at in places]
    return [*flipped, value[:-1], value[:1], b"", value + b"\0"]


def test_no_damaged_value_opens() -> None:
    for broken in damaged(seal(SECRET.public(), b"locked", b"here")):
        with pytest.raises(DoesNotOpen):
            SECRET.open(broken, b"here")
    for broken in damaged(wrap(bytes(32), b"locked", b"here")):
        with pytest.raises(DoesNotOpen):
            unwrap(bytes(32), broken, b"here")


def test_a_wrapped_value_is_bound_to_key_and_context() -> None:
    value = wrap(b"k" * 32, b"locked", b"here")
    assert unwrap(b"k" * 32, value, b"here") == b"locked"
    for key, context in ((b"K" * 32, b"here"), (b"k" * 32, b"there")):
        with pytest.raises(DoesNotOpen):
            unwrap(key, value, context)


@pytest.mark.parametrize("length", [0, PUBLIC_KEY_BYTES - 1, PUBLIC_KEY_BYTES + 1])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="1216 bytes"):
        seal(bytes(length), b"locked", b"here")


@given(st.binary(max_size=600), st.binary(max_size=60))
def test_whatever_is_wrapped_comes_back(plaintext: bytes, context: bytes) -> None:
    assert unwrap(b"k" * 32, wrap(b"k" * 32, plaintext, context), context) == plaintext


def test_purposes_give_different_keys() -> None:
    secret = b"s" * 32
    assert derive(secret, "one") != derive(secret, "two")
    assert derive(secret, "one") == derive(secret, "one")


def test_no_secret_is_shown() -> None:
    assert "seed" not in repr(SECRET)
    assert SECRET.seed.hex() not in repr(SECRET)
