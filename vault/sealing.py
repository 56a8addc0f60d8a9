"""Seal to a public key and open with a secret; wrap under a symmetric key and unwrap.

Suite (design 3): HPKE base mode, KEM 0x647a (X-Wing: ML-KEM-768 and X25519), HKDF-SHA256,
AES-256-GCM. The first byte of a value says how it was made, so that a later suite can stand
beside this one.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEALED = b"\x01"
WRAPPED = b"\x02"

KEY_BYTES = 32
NONCE_BYTES = 12
MLKEM_PUBLIC_BYTES = 1184
PUBLIC_KEY_BYTES = MLKEM_PUBLIC_BYTES + 32

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class DoesNotOpen(ValueError):
    """The value is not for this key, not for this context, or not whole."""


@lru_cache(maxsize=64)
def _public(raw: bytes) -> hpke.MLKEM768X25519PublicKey:
    if len(raw) != PUBLIC_KEY_BYTES:
        raise ValueError(f"a public key has {PUBLIC_KEY_BYTES} bytes, this one has {len(raw)}")
    return hpke.MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(raw[:MLKEM_PUBLIC_BYTES]),
        x25519.X25519PublicKey.from_public_bytes(raw[MLKEM_PUBLIC_BYTES:]),
    )


@dataclass(frozen=True)
class SecretKey:
    """An X-Wing secret: a 32-byte seed, expanded by SHAKE256 as the X-Wing draft says."""

    seed: bytes

    def __repr__(self) -> str:
        return "SecretKey(…)"

    def _halves(self) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
        expanded = hashlib.shake_256(self.seed).digest(96)
        return (
            mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
            x25519.X25519PrivateKey.from_private_bytes(expanded[64:]),
        )

    def public(self) -> bytes:
        """The 1,216 bytes to give away."""
        first, second = self._halves()
        return first.public_key().public_bytes_raw() + second.public_key().public_bytes_raw()

    def open(self, value: bytes, info: bytes) -> bytes:
        """What `seal` sealed to this key with the same `info`. Raises DoesNotOpen."""
        if value[:1] != SEALED:
            raise DoesNotOpen("this is not a value sealed to a public key")
        first, second = self._halves()
        try:
            return _SUITE.decrypt(value[1:], hpke.MLKEM768X25519PrivateKey(first, second), info)
        except InvalidTag:
            raise DoesNotOpen("the value is not for this key and context") from None


def new_secret() -> SecretKey:
    """A fresh secret from the system's randomness."""
    return SecretKey(os.urandom(KEY_BYTES))


def seal(public_key: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Seals `plaintext` to a 1,216-byte public key, bound to `info`; 1,137 bytes longer."""
    return SEALED + _SUITE.encrypt(plaintext, _public(public_key), info)


def derive(secret: bytes, info: str) -> bytes:
    """HKDF-SHA256 with no salt to 32 bytes; `info` names the purpose."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=info.encode()).derive(secret)


def wrap(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """AES-256-GCM under a 32-byte key, bound to `aad`."""
    nonce = os.urandom(NONCE_BYTES)
    return WRAPPED + nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def unwrap(key: bytes, value: bytes, aad: bytes) -> bytes:
    """What `wrap` wrapped. Raises DoesNotOpen."""
    if value[:1] != WRAPPED or len(value) < 1 + NONCE_BYTES + 16:
        raise DoesNotOpen("this is not a wrapped value")
    try:
        return AESGCM(key).decrypt(value[1 : 1 + NONCE_BYTES], value[1 + NONCE_BYTES :], aad)
    except InvalidTag:
        raise DoesNotOpen("the value is not for this key and context") from None
