"""Who may call an endpoint: kinds and roles, and nobody where there is no row."""

import pytest
from flask import Flask

from app.accounts.current_member import CurrentMember
from app.dashboard.frame.access.permissions import (
    COORDINATORS,
    EVERY_MEMBER,
    OPERATOR,
    PUBLIC,
    Access,
    access_to,
    may,
    only,
    set_up_permissions,
)
from app.dashboard.frame.request import Dashboard
from app.dashboard.screens import PERMISSIONS
from tests.support.house import NOON
from vault.roles import ROLES_OF_KIND

ASHA = CurrentMember(
    "a" * 32, "Asha", "b" * 32, "Shromik Kotha", "monitor", frozenset({"triager"}), "en", "", NOON
)


@pytest.mark.parametrize(
    ("access", "kind", "roles", "lets"),
    [
        (PUBLIC, "monitor", ("triager",), True),
        (PUBLIC, "nobody", (), True),
        (EVERY_MEMBER, "affiliate", ("buyer",), True),
        (EVERY_MEMBER, "monitor", (), False),
        (COORDINATORS, "affiliate", ("buyer", "coordinator"), True),
        (COORDINATORS, "affiliate", ("buyer",), False),
        (only("monitor"), "monitor", ("triager",), True),
        (only("monitor"), "head_office", ("coordinator",), False),
        (only("monitor", "coordinator"), "monitor", ("triager",), False),
        (only("monitor", "coordinator"), "monitor", ("triager", "coordinator"), True),
        (OPERATOR, "monitor", ("coordinator",), False),
    ],
)
def test_one_of_the_kinds_and_one_of_the_roles_is_needed(
    access: Access, kind: str, roles: tuple[str, ...], lets: bool
) -> None:
    assert access.lets(kind, roles) is lets


@pytest.mark.parametrize(
    ("endpoint", "allowed"),
    [("open", True), ("triage", True), ("lead", False), ("operate", False), ("unlisted", False)],
)
def test_an_endpoint_without_a_row_is_nobodys(endpoint: str, allowed: bool) -> None:
    app = Flask(__name__)
    rows = {
        "open": PUBLIC,
        "triage": only("monitor", "triager"),
        "lead": COORDINATORS,
        "operate": OPERATOR,
    }
    set_up_permissions(app, rows)
    with app.app_context():
        assert may(ASHA, endpoint) is allowed
        assert access_to(endpoint) is rows.get(endpoint)


def test_every_route_has_a_row(empty_dashboard: Dashboard) -> None:
    endpoints = {rule.endpoint for rule in empty_dashboard.url_map.iter_rules()}
    assert endpoints - set(PERMISSIONS) == set()


def test_rows_name_kinds_and_roles_that_exist() -> None:
    for endpoint, access in PERMISSIONS.items():
        for kind in access.kinds:
            assert access.roles & set(ROLES_OF_KIND[kind]), endpoint
