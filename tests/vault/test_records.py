"""Records: padded, sealed under their own key, and opened through a grant."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.records import Reader, open_record, pad, seal_record, unpad, wrap_record
from vault.sealing import SEALED, WRAPPED, DoesNotOpen, new_secret

SECRET = new_secret()
READER = Reader("monitors", 3, SECRET.public())
CONTENT = {"text": "the door is locked"}


@given(st.binary(max_size=9000))
def test_padding_hides_the_length_and_gives_it_back(data: bytes) -> None:
    padded = pad(data)
    assert unpad(padded) == data
    assert len(padded) in {256, 512, 1024, 2048} or len(padded) % 4096 == 0


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        (0, 256),
        (252, 256),
        (253, 512),
        (508, 512),
        (509, 1024),
        (2044, 2048),
        (2045, 4096),
        (4092, 4096),
        (4093, 8192),
        (8188, 8192),
        (8189, 12288),
    ],
)
def test_padding_steps(length: int, padded: int) -> None:
    assert len(pad(bytes(length))) == padded


def test_texts_of_one_step_can_not_be_told_apart_by_length() -> None:
    bodies = {len(seal_record("message", "r", {"text": "x" * n}, READER)[0]) for n in range(0, 200)}
    assert len(bodies) == 1


def test_both_kinds_of_grant_open() -> None:
    body, grant = seal_record("message", "r1", CONTENT, READER)
    assert grant[:1] == SEALED
    assert open_record("message", "r1", body, grant, SECRET, "monitors", 3) == CONTENT
    body, grant = wrap_record("note", "r2", CONTENT, SECRET, "monitors", 3)
    assert grant[:1] == WRAPPED
    assert open_record("note", "r2", body, grant, SECRET, "monitors", 3) == CONTENT


MOVED = {
    "another kind": {"kind": "note"},
    "another record": {"record_id": "r2"},
    "another organisation": {"organisation": "others"},
    "another epoch": {"epoch": 4},
    "another secret": {"secret": new_secret()},
}


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
@pytest.mark.parametrize("written_by", ["receiver", "member"])
def test_a_record_that_was_moved_does_not_open(moved: dict[str, object], written_by: str) -> None:
    if written_by == "receiver":
        body, grant = seal_record("message", "r1", CONTENT, READER)
    else:
        body, grant = wrap_record("message", "r1", CONTENT, SECRET, "monitors", 3)
    asked = {
        "kind": "message",
        "record_id": "r1",
        "secret": SECRET,
        "organisation": "monitors",
        "epoch": 3,
        **moved,
    }
    with pytest.raises(DoesNotOpen):
        open_record(body=body, grant=grant, **asked)  # type: ignore[arg-type]


def test_a_grant_opens_its_own_record_only() -> None:
    body, _ = seal_record("message", "r1", CONTENT, READER)
    _, grant = seal_record("message", "r1", CONTENT, replace(READER))
    with pytest.raises(DoesNotOpen):
        open_record("message", "r1", body, grant, SECRET, "monitors", 3)
