"""Twilio's signature holds for one address and one body."""

import pytest
from twilio.request_validator import RequestValidator

from bots.twilio.verify import SIGNATURE_HEADER, form, signature_holds
from tests.support.channels import PUBLIC_URL, TOKEN, bent, sms

REQUEST = sms("The exit is locked")
VALIDATOR = RequestValidator(TOKEN)


def test_a_signed_request_holds() -> None:
    assert signature_holds(VALIDATOR, PUBLIC_URL, REQUEST)


def test_no_other_address_body_or_token_holds() -> None:
    assert not signature_holds(VALIDATOR, "https://other.example", REQUEST)
    assert not signature_holds(RequestValidator("c" * 32), PUBLIC_URL, REQUEST)
    assert not signature_holds(VALIDATOR, PUBLIC_URL, bent(REQUEST, body=REQUEST.body + b"&a=b"))


@pytest.mark.parametrize("signature", ["", "x", "\u0997\u09cb\u09aa\u09a8"])
def test_an_odd_signature_does_not_raise(signature: str) -> None:
    headers = {SIGNATURE_HEADER: signature}
    assert not signature_holds(VALIDATOR, PUBLIC_URL, bent(REQUEST, headers=headers))


def test_blank_fields_stay() -> None:
    assert form(b"a=&b=1").to_dict() == {"a": "", "b": "1"}
