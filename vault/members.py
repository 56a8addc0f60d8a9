"""A member's keys: derived from passphrase and secret, as the browser does it (design 3)."""

import json
import os
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vault.encoding import b64u, canonical, context, unb64u
from vault.sealing import KEY_BYTES, SecretKey, derive, unwrap, wrap

SALT_BYTES = 16
ARGON2_MEMORY_KIB = 65536
ARGON2_PASSES = 3


@dataclass(frozen=True)
class PassphraseKeys:
    """The two values of a passphrase: one proves who the member is, the other unwraps the key."""

    proof: bytes
    wrapping: bytes


def from_passphrase(passphrase: str, salt: bytes) -> PassphraseKeys:
    """Argon2id (64 MiB, 3 passes, 1 lane) over the NFKC form, then HKDF to two keys."""
    root = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=ARGON2_PASSES,
        lanes=1,
        memory_cost=ARGON2_MEMORY_KIB,
    ).derive(unicodedata.normalize("NFKC", passphrase).encode())
    return PassphraseKeys(
        derive(root, "firedoor/v1/member/proof"), derive(root, "firedoor/v1/member/wrap")
    )


@dataclass(frozen=True)
class MemberSecret:
    """What only the member has: 32 bytes, and the roster fingerprints to trust."""

    secret: bytes
    pins: dict[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "MemberSecret(…)"

    @property
    def sealing(self) -> SecretKey:
        """Opens the organisation's secrets that were granted to the member."""
        return SecretKey(derive(self.secret, "firedoor/v1/member/sealing"))

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(
            derive(self.secret, "firedoor/v1/member/signing")
        )

    def verification_key(self) -> bytes:
        """The member's 32-byte Ed25519 public key."""
        return self._signing().public_key().public_bytes_raw()

    def sign(self, purpose: str, document: bytes) -> bytes:
        """The member's signature over a document for one purpose: roster, reply, alert, transfer or
        acceptance."""
        return self._signing().sign(signed_bytes(purpose, document))

    def wrapped(self, keys: PassphraseKeys, member_id: str) -> bytes:
        """What the server may store: the secret and pins under the member's passphrase."""
        content = canonical({"secret": b64u(self.secret), "pins": self.pins})
        return wrap(keys.wrapping, content, context("member", "wrapped", member_id))


def new_member_secret() -> MemberSecret:
    """A fresh secret with no pins yet."""
    return MemberSecret(os.urandom(KEY_BYTES))


def unlock(keys: PassphraseKeys, blob: bytes, member_id: str) -> MemberSecret:
    """Opens the stored blob. Raises DoesNotOpen for another passphrase or member."""
    content = json.loads(unwrap(keys.wrapping, blob, context("member", "wrapped", member_id)))
    return MemberSecret(unb64u(content["secret"]), dict(content["pins"]))


def signed_bytes(purpose: str, document: bytes) -> bytes:
    """What a signature for one purpose is made over."""
    return f"firedoor/v1/sign/{purpose}\n".encode() + document


def signature_holds(key: bytes, purpose: str, document: bytes, signature: bytes) -> bool:
    """True when the holder of the 32-byte `key` signed exactly these bytes for this purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed_bytes(purpose, document))
    except (InvalidSignature, ValueError):
        return False
    return True


def seal_totp(proof: bytes, secret: str, member_id: str) -> bytes:
    """The second factor's secret under a key that exists only during sign-in."""
    key = derive(proof, "firedoor/v1/member/totp")
    return wrap(key, secret.encode(), context("totp", "member", member_id))


def open_totp(proof: bytes, value: bytes, member_id: str) -> str:
    """The base32 secret. Raises DoesNotOpen when the proof is another one."""
    key = derive(proof, "firedoor/v1/member/totp")
    return unwrap(key, value, context("totp", "member", member_id)).decode()
