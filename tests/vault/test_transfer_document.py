"""The document by which a thread goes to another organisation is read in one spelling alone."""

import pytest

from vault.transfer_document import TransferDocument, read_transfer

WHOLE = TransferDocument("1" * 32, "2" * 32, "3" * 32, ("5" * 32, "4" * 32))


def test_it_is_read_as_it_was_written() -> None:
    read = read_transfer(WHOLE.bytes())
    assert read == TransferDocument("1" * 32, "2" * 32, "3" * 32, ("4" * 32, "5" * 32))


@pytest.mark.parametrize(
    "bent",
    [
        b"",
        b"[]",
        b"{}",
        WHOLE.bytes() + b" ",
        WHOLE.bytes().replace(b"transfer/1", b"transfer/2"),
        WHOLE.bytes().replace(b'"from"', b'"more":1,"from"'),
        WHOLE.bytes().replace(b'["' + b"4" * 32, b'[{"' + b"4" * 32),
    ],
)
def test_anything_else_is_none(bent: bytes) -> None:
    with pytest.raises(ValueError, match="no transfer"):
        read_transfer(bent)
