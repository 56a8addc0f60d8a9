"""The member of a request is the one who was set in it, and nobody before."""

import pytest
from flask import Flask
from werkzeug.exceptions import Unauthorized

from app.accounts.current_member import (
    CurrentMember,
    current_member,
    current_member_or_none,
    set_current_member,
)
from case_management.actor import Actor
from tests.support.house import NOON

ASHA = CurrentMember(
    "a" * 32, "Asha", "o" * 32, "Shromik Kotha", "monitor", frozenset({"triager"}), "en", "s", NOON
)


def test_nobody_is_signed_in_until_the_gate_says_who() -> None:
    app = Flask(__name__)
    with app.test_request_context():
        assert current_member_or_none() is None
        with pytest.raises(Unauthorized):
            current_member()
        set_current_member(ASHA)
        assert current_member() is current_member_or_none() is ASHA
    with app.test_request_context():
        assert current_member_or_none() is None


def test_an_action_knows_id_organisation_and_roles_alone() -> None:
    assert ASHA.actor == Actor("a" * 32, "o" * 32, frozenset({"triager"}))
