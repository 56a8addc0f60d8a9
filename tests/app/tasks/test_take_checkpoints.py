"""The clerk signs what nobody touched, keeps it in the trust folder, and mails it once a week."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from app.tasks.take_checkpoints import take_checkpoints
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditCheckpoint, AuditEntry
from config.platform.database import transaction
from config.platform.queues import Bell
from intake.monitoring.alarms import LOG_EDITED, Alarm
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.desk import desk_of
from tests.support.house import NOON, House
from vault.checkpoints import CheckpointFolder, CheckpointKey

KEY = CheckpointKey(b"k" * 32)
LATER = NOON + timedelta(hours=1)


def write(house: House) -> None:
    with transaction(house.engine) as session:
        known = (house.organisation_id, house.member_id, AuditAction.SET_ON_CALL)
        record(session, *known, None, NOON)


def sign(house: House, now: datetime = NOON) -> list[int]:
    """Lets the clerk come by; gives the numbers that lie in the trust folder."""
    folder = CheckpointFolder(house.folder / "trust")
    take_checkpoints(house.engine, folder, house.trust, KEY, Bell(None), now)
    return [one.number for one in folder.kept(house.organisation_id)]


def mails(house: House) -> list[tuple[str | None, str | None]]:
    with transaction(house.engine) as session:
        chosen = select(Outbound.recipient_id, Outbound.subject_id)
        of_checkpoints = chosen.where(Outbound.template == MailTemplate.CHECKPOINT)
        return [tuple(row) for row in session.execute(of_checkpoints.order_by(Outbound.created_at))]


def alarms(house: House) -> int:
    with transaction(house.engine) as session:
        edited = select(func.count()).where(Alarm.kind == LOG_EDITED)
        return session.scalar(edited) or 0


def test_a_log_that_grew_is_signed_and_one_that_did_not_is_not_again(house: House) -> None:
    assert sign(house) == []
    write(house)
    assert sign(house) == [1]
    write(house)
    assert sign(house, NOON + timedelta(minutes=59)) == [1]
    write(house)
    assert sign(house, LATER) == [1, 3]
    assert sign(house, LATER + timedelta(hours=2)) == [1, 3]
    with transaction(house.engine) as session:
        stored = session.scalars(select(AuditCheckpoint.number)).all()
    assert sorted(stored) == [1, 3]
    assert alarms(house) == 0


def test_a_log_that_was_touched_since_gets_an_alarm_and_no_signature(house: House) -> None:
    write(house)
    assert sign(house) == [1]
    write(house)
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).where(AuditEntry.number == 2).values(actor_id="f" * 32))
    assert sign(house, LATER) == [1]
    assert alarms(house) == 1


def test_a_log_that_is_shorter_than_what_was_signed_gets_an_alarm(house: House) -> None:
    write(house)
    write(house)
    sign(house)
    with transaction(house.engine) as session:
        session.delete(session.get_one(AuditEntry, (house.organisation_id, 2)))
        for one in session.scalars(select(AuditCheckpoint)):
            session.delete(one)
    assert sign(house, LATER) == [2]
    assert alarms(house) == 1


def test_a_coordinator_is_mailed_one_a_week(house: House) -> None:
    desk = desk_of(house)
    assert desk
    write(house)
    sign(house)
    assert mails(house) == []
    write(house)
    sign(house, NOON + timedelta(days=1))
    assert mails(house) == [(house.member_id, "2")]
    write(house)
    sign(house, NOON + timedelta(days=7))
    assert len(mails(house)) == 1
    write(house)
    sign(house, NOON + timedelta(days=8))
    assert mails(house)[1:] == [(house.member_id, "4")]
