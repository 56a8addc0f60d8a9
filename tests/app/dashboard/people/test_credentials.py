"""What founding and joining send of a new member, checked before it is taken over."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.accounts.invitations.invitation import Credentials
from app.dashboard.people.credentials import CredentialsBody
from vault.encoding import b64u

SENT = {
    "salt": b64u(b"s" * 16),
    "proof": b64u(b"p" * 32),
    "wrapped": b64u(b"wrapped"),
    "totp_sealed": b64u(b"sealed"),
    "totp_code": "081804",
}


def test_each_part_goes_where_it_belongs() -> None:
    assert CredentialsBody.model_validate(SENT).credentials() == Credentials(
        salt=b"s" * 16,
        proof=b"p" * 32,
        secret_wrapped=b"wrapped",
        totp_sealed=b"sealed",
        totp_code="081804",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"salt": b64u(bytes(15))},
        {"proof": b64u(bytes(33))},
        {"totp_code": "0" * 41},
        {"wrapped": b64u(bytes(8193))},
        {"passphrase": "orchard lantern copper tuesday"},
    ],
)
def test_another_shape_is_refused_and_not_repeated(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        CredentialsBody.model_validate(SENT | wrong)
    assert "orchard" not in str(caught.value)
