"""A proof holds for exactly one text in one place, under the receivers' key only."""

import hashlib
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vault.address_proofs import ReceiverKey
from vault.text_proofs import (
    FILE,
    NoReceivers,
    ReceivedText,
    Receivers,
    TrustedReceivers,
    receivers_public,
    sign_text,
)

KEY = ReceiverKey(b"k" * 32)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEXT = ReceivedText("record", "report", 3, "worker", NOON, "line", "organisation")
STORED = sign_text(KEY, TEXT, b"sealed", "C2")
RECEIVERS = Receivers(receivers_public(KEY), NOON)


def test_what_was_signed_is_believed() -> None:
    proof = RECEIVERS.proof(TEXT, STORED, b"sealed")
    assert proof is not None
    assert proof.consent == "C2"
    assert proof.digest == hashlib.sha256(b"sealed").digest()
    assert proof.bytes() == STORED


def test_it_holds_when_the_text_was_destroyed() -> None:
    assert RECEIVERS.proof(TEXT, STORED, None) is not None


@pytest.mark.parametrize("changed", [one.name for one in fields(ReceivedText)])
def test_it_holds_for_nothing_else(changed: str) -> None:
    odd = {"number": 4, "at": NOON + timedelta(seconds=1)}.get(changed, "another")
    assert RECEIVERS.proof(replace(TEXT, **{changed: odd}), STORED, b"sealed") is None


@pytest.mark.parametrize(
    "stored", [None, b"", bytes(96), bytes(98), STORED[:-1] + b"0", b"x" + STORED[1:]]
)
def test_what_is_no_proof_is_none(stored: bytes | None) -> None:
    assert RECEIVERS.proof(TEXT, stored, b"sealed") is None


def test_other_bytes_and_other_keys_are_refused() -> None:
    assert RECEIVERS.proof(TEXT, STORED, b"forged") is None
    other = Receivers(receivers_public(ReceiverKey(b"m" * 32)), NOON)
    assert other.proof(TEXT, STORED, b"sealed") is None


def test_the_first_key_of_a_host_stays(tmp_path: Path) -> None:
    receivers = TrustedReceivers(tmp_path / "trust")
    assert receivers.known() is None
    receivers.begin(RECEIVERS.key, NOON)
    TrustedReceivers(tmp_path / "trust").begin(b"m" * 32, NOON - timedelta(days=9))
    assert TrustedReceivers(tmp_path / "trust").known() == receivers.known() == RECEIVERS


def test_a_damaged_file_is_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    with pytest.raises(NoReceivers):
        TrustedReceivers(tmp_path).known()
