"""A released alert is called back: once, by a releaser, with a mail to each who got it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.mail.errors import MailCalledBack
from case_management.actor import Actor
from case_management.alerts.actions.recall import recall
from case_management.alerts.models import Alert, AlertRecipient
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.alerts import AFFILIATE, BUYER, Released, add_released
from tests.support.house import NOON, House
from tests.support.work import logged
from vault.organisations import Organisation


@pytest.fixture
def released(house: House) -> Released:
    one = add_released(house)
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=AFFILIATE,
                name="The Town",
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.flush()
        session.add(
            AlertRecipient(
                alert_id=one.alert, affiliate_id=AFFILIATE, member_id=BUYER, reference="B-QQXWZT"
            )
        )
    return one


def work(one: Released, session: Session, role: str = "releaser") -> Work:
    actor = Actor(one.releaser_id, one.head_office, frozenset({role}))
    return Work(session, actor, one.house.policy, NOON)


def test_each_recipient_is_told_and_what_still_waits_is_not_sent(released: Released) -> None:
    with transaction(released.house.engine) as session:
        alert = session.get_one(Alert, released.alert)
        assert callable(released.mail(session))
        with pytest.raises(Refusal, match="reason_unknown"):
            recall(work(released, session), alert, "because")
        recall(work(released, session), alert, "wrong")
        session.flush()
        told = select(Outbound.recipient_id).where(Outbound.template == "recall")
        assert session.scalars(told).all() == [BUYER]
        assert (alert.state, alert.recall_reason) == ("recalled", "wrong")
        assert logged(session) == ["alert.recall"] * 2
        with pytest.raises(MailCalledBack):
            released.mail(session)
        with pytest.raises(Refusal, match="out_of_step"):
            recall(work(released, session), alert, "wrong")


def test_nobody_else_calls_it_back(released: Released) -> None:
    with transaction(released.house.engine) as session:
        alert = session.get_one(Alert, released.alert)
        with pytest.raises(Refusal, match="out_of_step"):
            recall(work(released, session, "coordinator"), alert, "wrong")
