"""A reason for both organisations has a key for each, and no third one."""

from app.dashboard.monitor.transfers.bodies import SharedReasonBody, grant_of
from tests.support.desk import Desk
from tests.support.house import House
from vault.encoding import b64u


def test_each_organisation_gets_its_own_key(desk: Desk, house: House) -> None:
    body = SharedReasonBody.model_validate(
        {
            "id": "a" * 32,
            "body": b64u(b"sealed"),
            "grant": b64u(b"own"),
            "epoch": 1,
            "their_grant": b64u(b"theirs"),
            "their_epoch": 3,
        }
    )
    with desk.asking():
        sealed = body.sealed_to("b" * 32)
    assert (sealed.id, sealed.body) == ("a" * 32, b"sealed")
    keys = {one.organisation_id: (one.epoch, one.key_sealed) for one in sealed.grants}
    assert keys == {house.organisation_id: (1, b"own"), "b" * 32: (3, b"theirs")}
    assert grant_of("a" * 32, "b" * 32, 3, b"theirs").record_id == "a" * 32
