"""What came back stands with the mail; a bounce of an alert is an alarm of its head office."""

import pytest
from sqlalchemy import select

from app.mail.record_returned import record_returned
from app.mail.returned import MailOutcome, Returned
from config.platform.database import new_id, transaction
from intake.monitoring.alarms import MAIL_REFUSED, Alarm
from intake.outbox.outbox import MAIL, Outbound
from tests.support.alerts import BUYER, Released, add_released
from tests.support.house import NOON, House


@pytest.fixture
def released(house: House) -> Released:
    return add_released(house)


def mailed(one: Released, template: str = "alert") -> str:
    row = new_id()
    with transaction(one.house.engine) as session:
        session.add(
            Outbound(
                id=row,
                kind=MAIL,
                template=template,
                subject_id=one.alert,
                recipient_id=BUYER,
                state="sent",
                not_before=NOON,
                effect_key=row,
                created_at=NOON,
            )
        )
    return row


def after(one: Released, returned: Returned) -> tuple[bool, str, str | None, list[str | None]]:
    with transaction(one.house.engine) as session:
        known = record_returned(session, returned, NOON)
        session.flush()
        row = session.get_one(Outbound, returned.row)
        kept = select(Alarm.organisation_id).where(Alarm.kind == MAIL_REFUSED)
        return known, row.state, row.error_code, list(session.scalars(kept))


def test_a_bounce_of_an_alert_is_kept_and_rings_once(released: Released) -> None:
    bounced = Returned(MailOutcome.BOUNCED, mailed(released), "5.1.1")
    for _ in range(2):
        expected = (True, "failed", "dsn-5.1.1", [released.head_office])
        assert after(released, bounced) == expected


def test_a_bounce_of_other_mail_rings_nobody(released: Released) -> None:
    row = mailed(released, "news")
    assert after(released, Returned(MailOutcome.BOUNCED, row)) == (True, "failed", "dsn-5.0.0", [])


def test_an_absence_note_leaves_the_mail_where_it_is(released: Released) -> None:
    row = mailed(released)
    found = after(released, Returned(MailOutcome.AUTOMATIC, row))
    assert found == (True, "sent", "auto-reply", [])


@pytest.mark.parametrize("outcome", [MailOutcome.OTHER, MailOutcome.DELAYED])
def test_what_says_nothing_of_it_changes_nothing(released: Released, outcome: MailOutcome) -> None:
    row = mailed(released)
    assert after(released, Returned(outcome, row)) == (False, "sent", None, [])
    with transaction(released.house.engine) as session:
        assert not record_returned(session, Returned(MailOutcome.BOUNCED, None), NOON)
        assert not record_returned(session, Returned(MailOutcome.BOUNCED, new_id()), NOON)
