"""What a receiver said is believed of exactly that, and under its key only."""

import pytest

from vault.address_proofs import NoProof, ReceiverKey
from vault.encoding import canonical

KEY = ReceiverKey(b"k" * 32)
ADDRESS = "+12025550143"


def test_what_was_stated_is_believed() -> None:
    stated = KEY.state("contact", "line", ADDRESS)
    assert KEY.believe("contact", "line", stated) == ADDRESS


@pytest.mark.parametrize(
    ("key", "owner", "line"),
    [
        (KEY, "another", "line"),
        (KEY, "contact", "another"),
        (KEY, "line", "contact"),
        (ReceiverKey(b"m" * 32), "contact", "line"),
    ],
)
def test_of_anything_else_it_is_not(key: ReceiverKey, owner: str, line: str) -> None:
    with pytest.raises(NoProof):
        key.believe(owner, line, KEY.state("contact", "line", ADDRESS))


@pytest.mark.parametrize(
    "stated",
    [
        b"",
        b"\xff",
        ADDRESS.encode(),
        b"[]",
        b"null",
        canonical({"address": ADDRESS}),
        canonical({"address": ADDRESS, "proof": ""}),
        canonical({"address": ADDRESS, "proof": 7}),
        canonical({"address": None, "proof": "AAAA"}),
        canonical({"proof": "!", "address": ""}),
    ],
)
def test_what_is_no_statement_is_not_believed(stated: bytes) -> None:
    with pytest.raises(NoProof):
        KEY.believe("contact", "line", stated)


def test_a_thread_is_with_one_contact_on_one_line_of_one_organisation() -> None:
    right = ("report", "contact", "line", "organisation")
    proof = KEY.thread(*right)
    assert KEY.is_thread(*right, proof)
    for place in range(4):
        other = (*right[:place], "another", *right[place + 1 :])
        assert not KEY.is_thread(*other, proof)  # type: ignore[misc]
    assert not KEY.is_thread("contact", "report", "line", "organisation", proof)
    assert not KEY.is_thread(*right, None)
    assert not ReceiverKey(b"m" * 32).is_thread(*right, proof)
    assert not KEY.is_thread_with("report", "contact", proof)


def test_it_shows_nothing_of_the_key() -> None:
    assert "kkkk" not in repr(KEY)
