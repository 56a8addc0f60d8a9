"""An organisation's recovery key: on paper, for the day on which nobody can sign in any more.

Two of three papers give its secret of 32 bytes; papers are made and read in the browser
(vault/browser/recovery/papers.ts). The organisation's secrets are granted to it as to a member, and
it may sign one kind of roster: one that adds a coordinator and changes nothing else
(docs/design.md, Keys).
"""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault.encoding import b64u, unb64u
from vault.members import signed_bytes
from vault.sealing import PUBLIC_KEY_BYTES, SecretKey, derive

VERIFICATION_KEY_BYTES = 32
ID_LETTERS = 31


@dataclass(frozen=True)
class RecoveryKey:
    """The public halves, as a roster names them: 1,216 and 32 bytes."""

    sealing: bytes
    signing: bytes

    @property
    def id(self) -> str:
        """To whom secrets are granted, and who signed: never the id of a member."""
        return f"r{hashlib.sha256(self.written().encode()).hexdigest()[:ID_LETTERS]}"

    def written(self) -> str:
        """The roster's field: both in base64url."""
        return b64u(self.sealing + self.signing)


def read_recovery_key(written: str) -> RecoveryKey:
    """The key that a roster's field holds. Raises ValueError."""
    both = unb64u(written)
    if len(both) != PUBLIC_KEY_BYTES + VERIFICATION_KEY_BYTES:
        raise ValueError("a recovery key of another length")
    return RecoveryKey(both[:PUBLIC_KEY_BYTES], both[PUBLIC_KEY_BYTES:])


@dataclass(frozen=True)
class RecoverySecret:
    """What two papers together hold: 32 bytes."""

    secret: bytes = field(repr=False)

    @property
    def sealing(self) -> SecretKey:
        """Opens the organisation's secrets."""
        return SecretKey(derive(self.secret, "firedoor/v1/recovery/sealing"))

    @property
    def public(self) -> RecoveryKey:
        """What the roster says of it."""
        return RecoveryKey(self.sealing.public(), self._signing().public_key().public_bytes_raw())

    def sign_roster(self, document: bytes) -> bytes:
        """64 bytes, as a coordinator's."""
        return self._signing().sign(signed_bytes("roster", document))

    def _signing(self) -> Ed25519PrivateKey:
        seed = derive(self.secret, "firedoor/v1/recovery/signing")
        return Ed25519PrivateKey.from_private_bytes(seed)
