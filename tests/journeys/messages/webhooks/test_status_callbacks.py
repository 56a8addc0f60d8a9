"""What Twilio reports of our texts is recorded once, and never back."""

from urllib.parse import quote, urlencode

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bots.twilio.verify import STATUS_PATH
from config.platform.database import new_id, reading, transaction
from intake.lines.line import Line
from intake.monitoring.alarms import CARRIER_STATE, Alarm
from intake.outbox.outbox import Outbound
from tests.support.channels import (
    ACCOUNT,
)
from tests.support.house import NOON, House
from tests.support.webhook_answers import refused
from tests.support.webhook_server import (
    HttpAnswer,
    WebhookServer,
)


def waiting_row(house: House) -> str:
    identifier = new_id()
    with transaction(house.engine) as session:
        session.add(
            Outbound(
                id=identifier,
                kind="text",
                state="sent",
                not_before=NOON,
                created_at=NOON,
                effect_key=identifier,
            )
        )
    return identifier


def told(receiver: WebhookServer, row: str, status: str, code: str = "") -> HttpAnswer:
    fields = {
        "MessageSid": "SM1",
        "MessageStatus": status,
        "AccountSid": ACCOUNT,
        "ErrorCode": code,
    }
    target = f"{STATUS_PATH}?m={quote(row)}"
    return receiver.post(urlencode(fields).encode(), receiver.signed(fields, target), target)


def test_status_callbacks_are_recorded_once_and_never_back(receiver: WebhookServer) -> None:
    row = waiting_row(receiver.house)
    for status in ("sent", "delivered", "undelivered", "sent", "queued", "delivered", "nonsense"):
        assert told(receiver, row, status).status == 204
    with reading(receiver.house.engine) as session:
        assert session.get_one(Outbound, row).state == "delivered"


def test_a_state_that_nobody_knows_is_marked_and_an_alarm(receiver: WebhookServer) -> None:
    row = waiting_row(receiver.house)
    with transaction(receiver.house.engine) as session:
        line = session.scalars(select(Line)).first()
        assert line is not None
        session.get_one(Outbound, row).line_id = line.id
        organisation = line.organisation_id
        before = alarms(session)
    for _ in range(3):
        assert told(receiver, row, "parked").status == 204
    with reading(receiver.house.engine) as session:
        found = session.get_one(Outbound, row)
        assert (found.state, found.error_code) == ("sent", "state-parked")
        assert alarms(session) - before == {(CARRIER_STATE, organisation, 3)}


def alarms(session: Session) -> set[tuple[str, str | None, int]]:
    """What each is of, whose, and how often it happened."""
    return {(one.kind, one.organisation_id, one.count) for one in session.scalars(select(Alarm))}


@pytest.mark.parametrize("code", ["30003", "x" * 500, "\x00", "দরজা"])
def test_no_error_code_of_any_shape_breaks_the_callback(receiver: WebhookServer, code: str) -> None:
    row = waiting_row(receiver.house)
    assert told(receiver, row, "undelivered", code).status == 204
    with reading(receiver.house.engine) as session:
        assert session.get_one(Outbound, row).state == "failed"


@pytest.mark.parametrize("row", ["", "unknown", "x" * 500, "\x00", "'", "../..", "%00"])
def test_a_callback_for_no_row_of_ours_is_acknowledged(receiver: WebhookServer, row: str) -> None:
    assert refused(receiver, lambda: told(receiver, row, "delivered")).status == 204


def test_an_unsigned_callback_changes_nothing(receiver: WebhookServer) -> None:
    row = waiting_row(receiver.house)
    body = urlencode({"MessageStatus": "delivered"}).encode()
    assert receiver.post(body, "A" * 28, f"{STATUS_PATH}?m={row}").status == 403
    with reading(receiver.house.engine) as session:
        assert session.get_one(Outbound, row).state == "sent"
