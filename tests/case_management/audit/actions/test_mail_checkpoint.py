"""One mail a week to each who keeps checkpoints, about one that was not mailed before."""

from datetime import timedelta

from sqlalchemy import select

from case_management.audit.actions.mail_checkpoint import mail_checkpoint
from case_management.audit.actions.take_checkpoint import keep_checkpoint
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from vault.checkpoints import CheckpointKey

KEY = CheckpointKey(b"k" * 32)
READERS = ("a" * 32, "b" * 32)


def test_the_newest_is_mailed_where_the_last_mail_is_a_week_old(house: House) -> None:
    one = house.organisation_id
    with transaction(house.engine) as session:
        assert mail_checkpoint(session, one, READERS, NOON) == 0
        keep_checkpoint(session, KEY.sign(one, 5, bytes(32), NOON))
        session.flush()
        day = NOON + timedelta(days=1)
        assert mail_checkpoint(session, one, (), day) == 0
        assert mail_checkpoint(session, one, READERS, day - timedelta(minutes=1)) == 0
        assert mail_checkpoint(session, one, READERS, day) == 2
        later = NOON + timedelta(days=8)
        assert mail_checkpoint(session, one, READERS, later) == 0
        keep_checkpoint(session, KEY.sign(one, 9, bytes(32), later))
        session.flush()
        assert mail_checkpoint(session, one, READERS, NOON + timedelta(days=6)) == 0
        assert mail_checkpoint(session, one, READERS, later) == 2
        sent = session.execute(select(Outbound.recipient_id, Outbound.subject_id))
        assert sorted(map(tuple, sent)) == [(who, n) for who in READERS for n in ("5", "9")]
