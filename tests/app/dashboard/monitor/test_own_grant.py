"""The key to a text is for the organisation of the member who sends it."""

from app.dashboard.monitor.case.bodies import RecordBody
from app.dashboard.monitor.own_grant import grant_of
from tests.support.desk import Desk


def test_the_key_is_for_the_members_organisation(desk: Desk) -> None:
    body = RecordBody.model_validate(desk.sealed("task", {"text": "Call the union"}))
    with desk.asking():
        grant = grant_of(body)
    assert (grant.record_id, grant.organisation_id) == (body.id, desk.house.organisation_id)
    assert (grant.key_sealed, grant.epoch) == (body.grant, 1)
