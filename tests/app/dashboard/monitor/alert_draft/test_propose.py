"""A proposal is read strictly, and goes nowhere without a head office that is believed."""

from typing import Any

from sqlalchemy import select

from case_management.alerts.models import Alert
from config.platform.database import transaction
from tests.app.dashboard import alert_story as story
from tests.app.dashboard.monitor.alert_draft.cases import ready_case_at
from tests.app.dashboard.wording.alert.test_alert_texts import FIELDS
from tests.support.desk import Desk
from tests.support.house import House
from vault.encoding import b64u, canonical


def document(house: House) -> dict[str, Any]:
    """An alert to one buyer, released by an office that nobody knows."""
    return {
        "firedoor": "alert/3",
        "alert": "a" * 32,
        "reference": FIELDS.reference,
        "organisation": house.organisation_id,
        "release_by": "b" * 32,
        "fields": dict(vars(FIELDS)),
        "statements": {"en": story.STATEMENT},
        "vouched": {"en": house.member_id},
        "recipients": [
            {
                "affiliate": "c" * 32,
                "member": "d" * 32,
                "email": "greta@stadt.example",
                "language": "de",
                "reference": story.reference(1),
            }
        ],
        "template": "alert-mail/1",
        "remarks": [],
        "observation": False,
        "overlap": {"messages": 1, "digest": "0" * 64, "longest": 0},
    }


def body(house: House, **changed: Any) -> dict[str, Any]:
    grant = {"epoch": 1, "grant": b64u(b"\1")}
    return {
        "document": b64u(canonical(document(house))),
        "signature": b64u(bytes(64)),
        "body": b64u(b"\2"),
        "own_grant": grant,
        "head_office_grant": grant,
    } | changed


def test_an_office_whose_keys_are_not_believed_gets_nothing(desk: Desk, house: House) -> None:
    answer = desk.post(f"/cases/{ready_case_at(desk)}/alert", body(house))
    assert isinstance(answer.json, dict)
    assert answer.status_code == 409
    assert "list of keys cannot be trusted" in answer.json["error"]
    with transaction(house.engine) as session:
        assert session.scalars(select(Alert)).all() == []


def test_another_body_than_the_pages_is_refused(desk: Desk, house: House) -> None:
    case = ready_case_at(desk)
    wrong: list[tuple[dict[str, Any], int]] = [
        ({"document": b64u(b"{}")}, 409),
        ({"signature": b64u(bytes(63))}, 400),
        ({"own_grant": {"epoch": 0, "grant": b64u(b"\1")}}, 400),
        ({"head_office_grant": {"epoch": 1, "grant": ""}}, 400),
        ({"released": True}, 400),
    ]
    for changed, status in wrong:
        answer = desk.post(f"/cases/{case}/alert", body(house, **changed))
        assert answer.status_code == status, changed
