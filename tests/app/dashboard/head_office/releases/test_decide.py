"""The releaser decides: about the proposed document only, and with a reason of the list."""

from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.exceptions import BadRequest, NotFound

from app.accounts.rosters.pinned_fingerprints import pins_of
from app.dashboard.frame.request import commit_early, database
from app.dashboard.head_office.releases.decide import give_back, pin, preview, sign
from case_management.alerts.models import Alert
from config.platform.database import transaction
from tests.app.dashboard.head_office.conftest import Releaser
from tests.support.alerts import Released
from vault.encoding import b64u, canonical


def state(office: Released) -> tuple[str, str | None]:
    with transaction(office.house.engine) as session:
        row = session.scalars(select(Alert)).one()
        return row.state, row.return_reason


@pytest.mark.parametrize(
    ("reason", "kept"),
    [("wording", ("returned", "wording")), ("she is my cousin", ("proposed", None))],
)
def test_an_alert_goes_back_with_a_reason_of_the_list(
    office: Released, releaser: Releaser, reason: str, kept: tuple[str, str | None]
) -> None:
    with releaser(method="POST", data={"reason": reason}):
        answer = give_back(office.alert)
        commit_early()
    assert answer.status_code == 303
    assert (answer.location == "/releases") is (kept[0] == "returned")
    assert state(office) == kept


def test_another_document_than_the_proposed_has_no_preview(
    office: Released, releaser: Releaser
) -> None:
    body = {"document": b64u(canonical(office.document()))}
    with releaser(method="POST", json=body):
        answer = preview(office.alert)
    assert isinstance(answer, tuple)
    assert answer[1] == 409


def test_a_signature_that_does_not_hold_releases_nothing(
    office: Released, releaser: Releaser
) -> None:
    raw = canonical(office.document())
    body = {"document": b64u(raw), "signature": b64u(bytes(64))}
    with releaser(method="POST", json=body):
        answer = sign(office.alert)
    assert isinstance(answer, tuple)
    assert answer[1] == 409
    with releaser(method="POST", json=body), pytest.raises(NotFound):
        sign("0" * 32)
    assert state(office) == ("proposed", None)


def test_confirmed_fingerprints_are_kept_sealed(office: Released, releaser: Releaser) -> None:
    for wrapped in (b"\2" * 60, b"\3" * 60):
        member = office.house.member_id  # whose row is there
        with releaser(method="POST", json={"wrapped": b64u(wrapped)}, member_id=member):
            assert pin().json == {"kept": True}
            assert pins_of(database(), member) == wrapped
            commit_early()


@pytest.mark.parametrize("body", [{"wrapped": b64u(b"\2" * 28)}, {"wrapped": ""}, {}])
def test_what_can_be_no_sealed_text_is_refused(
    office: Released, releaser: Releaser, body: dict[str, Any]
) -> None:
    with releaser(method="POST", json=body), pytest.raises(BadRequest):
        pin()
