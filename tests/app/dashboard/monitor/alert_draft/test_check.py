"""What the rules say to a draft before anything is signed."""

from dataclasses import asdict
from typing import Any

import pytest

from tests.app.dashboard.monitor.alert_draft.cases import ready_case_at
from tests.app.dashboard.wording.alert.test_alert_texts import FIELDS
from tests.support.desk import Desk
from vault.encoding import b64u

DRAFT: dict[str, Any] = {
    "fields": asdict(FIELDS),
    "recipients": ["0" * 32],
    "observation": False,
}


def test_each_objection_names_its_field_and_says_what_to_do(desk: Desk) -> None:
    answer = desk.post(f"/cases/{ready_case_at(desk)}/alert/check", DRAFT)
    assert answer.status_code == 200
    assert isinstance(answer.json, dict)
    found = {one["field"]: one for one in answer.json["objections"]}
    assert found["recipients"]["code"] == "not_reached"
    assert found["recipients"]["sentence"].endswith(
        "has no current contract linked to this factory."
    )
    # Nobody has agreed yet: a danger to life may go as the monitor's own observation.
    assert found["consent"]["code"] == "not_an_observation"


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"fields": {}}, 409, "needs the field “affected_band”"),
        ({"fields": asdict(FIELDS) | {"name": "Rina"}}, 409, "no field “name”"),
        ({"recipients": ["somebody"]}, 400, "not complete"),
        ({"unasked": 1}, 400, "not complete"),
    ],
)
def test_another_draft_than_the_pages_is_refused(
    desk: Desk, changed: dict[str, Any], status: int, sentence: str
) -> None:
    answer = desk.post(f"/cases/{ready_case_at(desk)}/alert/check", DRAFT | changed)
    assert isinstance(answer.json, dict)
    assert (answer.status_code, sentence in answer.json["error"]) == (status, True), answer.json


def test_a_case_must_have_what_an_alert_names(desk: Desk) -> None:
    case = ready_case_at(desk, category=None)
    for path, body in (("check", DRAFT), ("preview", {"document": b64u(b"{}")})):
        answer = desk.post(f"/cases/{case}/alert/{path}", body)
        assert isinstance(answer.json, dict)
        assert (answer.status_code, "the kind of grievance" in answer.json["error"]) == (409, True)


def test_what_is_no_document_has_no_preview(desk: Desk) -> None:
    answer = desk.post(f"/cases/{ready_case_at(desk)}/alert/preview", {"document": b64u(b"{}")})
    assert answer.status_code == 409
