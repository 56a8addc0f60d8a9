"""The secret header decides alone."""

from dataclasses import replace

import pytest

from bots.telegram.verify import SECRET_HEADER, secret_holds
from tests.support.channels import SECRET, telegram, update


def test_our_secret_holds() -> None:
    assert secret_holds(SECRET, telegram(update("x")))


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET + "x"}])
def test_no_other_does(headers: dict[str, str]) -> None:
    assert not secret_holds(SECRET, replace(telegram(update("x")), headers=headers))


def test_without_a_secret_nothing_holds() -> None:
    assert not secret_holds("", replace(telegram(update("x")), headers={SECRET_HEADER: ""}))
