"""A member's keys come from passphrase and secret, and open for nobody else."""

import pytest

from vault.members import (
    MemberSecret,
    PassphraseKeys,
    from_passphrase,
    new_member_secret,
    open_totp,
    seal_totp,
    signature_holds,
    unlock,
)
from vault.sealing import DoesNotOpen, seal

MEMBER = MemberSecret(b"m" * 32, {"org": "ab" * 32})
KEYS = PassphraseKeys(proof=b"p" * 32, wrapping=b"w" * 32)


def test_a_passphrase_is_the_same_however_it_is_typed() -> None:
    composed, decomposed = "caf\u00e9 lantern", "cafe\u0301 lantern"
    assert from_passphrase(composed, b"s" * 16) == from_passphrase(decomposed, b"s" * 16)


def test_the_stored_blob_opens_with_its_members_passphrase_for_that_member_only() -> None:
    blob = MEMBER.wrapped(KEYS, "asha")
    assert unlock(KEYS, blob, "asha") == MEMBER
    with pytest.raises(DoesNotOpen):
        unlock(KEYS, blob, "bela")
    with pytest.raises(DoesNotOpen):
        unlock(PassphraseKeys(KEYS.proof, b"x" * 32), blob, "asha")


def test_proving_and_unwrapping_are_different_keys() -> None:
    keys = from_passphrase("orchard lantern", b"s" * 16)
    assert keys.proof != keys.wrapping


def test_a_grant_to_a_member_opens_with_that_members_secret() -> None:
    sealed = seal(MEMBER.sealing.public(), b"epoch secret", b"here")
    assert MEMBER.sealing.open(sealed, b"here") == b"epoch secret"


def test_a_signature_is_for_one_purpose_and_these_bytes() -> None:
    key, signature = MEMBER.verification_key(), MEMBER.sign("reply", b"words")
    assert signature_holds(key, "reply", b"words", signature)
    for other in (
        (key, "alert", b"words", signature),
        (key, "reply", b"other words", signature),
        (new_member_secret().verification_key(), "reply", b"words", signature),
        (key, "reply", b"words", signature[:-1] + bytes([signature[-1] ^ 1])),
        (key, "reply", b"words", b""),
        (b"short", "reply", b"words", signature),
    ):
        assert not signature_holds(*other)


def test_the_second_factor_opens_only_with_the_proof_of_who_the_member_is() -> None:
    sealed = seal_totp(KEYS.proof, "JBSWY3DPEHPK3PXP", "asha")
    assert open_totp(KEYS.proof, sealed, "asha") == "JBSWY3DPEHPK3PXP"
    for proof, member in ((b"x" * 32, "asha"), (KEYS.proof, "bela")):
        with pytest.raises(DoesNotOpen):
            open_totp(proof, sealed, member)


def test_no_secret_is_shown() -> None:
    assert "m" * 8 not in repr(MEMBER)
    assert repr(MEMBER) == "MemberSecret(…)"
