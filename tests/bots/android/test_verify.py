"""A phone's signature holds for its own body, timestamp and secret."""

from dataclasses import replace

import pytest

from bots.android.verify import TIMESTAMP_HEADER, device_of, signature_holds
from tests.support.phones import DEVICE, KEY, received, signed_webhook

REQUEST = signed_webhook(received("The exit is locked"))


def test_a_signed_request_holds() -> None:
    assert signature_holds(KEY, REQUEST)


@pytest.mark.parametrize("secret", ["", "another"])
def test_another_secret_does_not(secret: str) -> None:
    assert not signature_holds(secret, REQUEST)


def test_another_timestamp_does_not() -> None:
    headers = REQUEST.headers | {TIMESTAMP_HEADER: "1"}
    assert not signature_holds(KEY, replace(REQUEST, headers=headers))


@pytest.mark.parametrize(
    ("target", "device"),
    [("/webhooks/android/dhaka-1", DEVICE), ("/webhooks/android/a%20b", "a b"), ("//[", "")],
)
def test_the_device_is_the_end_of_the_address(target: str, device: str) -> None:
    assert device_of(replace(REQUEST, target=target)) == device
