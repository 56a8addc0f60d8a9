"""The start leads each member on to the page that says what waits."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.accounts.current_member import set_current_member
from app.dashboard.frame.request import Dashboard
from tests.app.dashboard.frame.access.test_permissions import ASHA
from tests.support.desk import URL


@pytest.mark.parametrize(
    ("kind", "role", "page"),
    [
        ("monitor", "triager", "/now"),
        ("monitor", "coordinator", "/now"),
        ("head_office", "releaser", "/releases"),
        ("affiliate", "buyer", "/asked"),
        # A coordinator of an affiliate who is no buyer reads no alert: the colleagues are left.
        ("affiliate", "coordinator", "/people"),
        ("kind of tomorrow", "coordinator", "/people"),
    ],
)
def test_each_kind_begins_where_its_work_is(
    empty_dashboard: Dashboard, kind: str, role: str, page: str
) -> None:
    with empty_dashboard.test_request_context("/", base_url=URL):
        set_current_member(replace(ASHA, kind=kind, roles=frozenset({role})))
        answer = empty_dashboard.view_functions["home"]()
    assert (answer.status_code, answer.location) == (302, page)  # type: ignore[union-attr]


def test_a_stranger_signs_in_first(stranger: FlaskClient) -> None:
    assert stranger.get("/", base_url=URL).location == "/sign-in"
