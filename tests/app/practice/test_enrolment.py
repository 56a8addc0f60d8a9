"""A link is taken apart, and its secret tells a changed invitation from a true one."""

import pytest

from app.practice.enrolment import answer_mac, pin_mac, read_link
from app.practice.member_keys import epoch_context
from vault.encoding import b64u

SECRET = bytes(range(32))


def test_a_link_is_taken_apart() -> None:
    link = read_link(f"http://localhost:8000/join/{'a' * 32}#{b64u(SECRET)}")
    assert link.dashboard == "http://localhost:8000"
    assert link.path == f"/join/{'a' * 32}"
    assert link.secret == SECRET
    with pytest.raises(ValueError, match="no secret"):
        read_link("http://localhost:8000/join/x#AAAA")


def test_a_mac_is_of_everything_that_it_binds() -> None:
    macs = {
        pin_mac(SECRET, "organisation", "genesis"),
        pin_mac(SECRET, "organisation", "another"),
        pin_mac(SECRET, "another", "genesis"),
        pin_mac(bytes(32), "organisation", "genesis"),
        answer_mac(SECRET, "invitation", "member", "sealing", "signing"),
        answer_mac(SECRET, "invitation", "member", "signing", "sealing"),
    }
    assert len(macs) == 6
    assert epoch_context("o", 1, "m") != epoch_context("o", 2, "m")
