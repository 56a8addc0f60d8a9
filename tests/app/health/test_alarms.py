"""Alarms of the last day, in words."""

import pytest
from sqlalchemy import delete, update

from app.health.alarms import KINDS, NOT_SHOWN, on_call, recent
from app.tasks.ring_alarms import mail_new_alarms
from config.platform.database import transaction
from intake.monitoring import alarms
from intake.monitoring.alarms import AGAIN_AFTER, raise_alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.on_call import nobody_on_call


def test_alarms_of_a_day_are_told_in_words(house: House) -> None:
    with transaction(house.engine) as session:
        raise_alarm(session, alarms.COST, house.organisation_id, NOON)
        raise_alarm(session, alarms.COST, house.organisation_id, NOON)
        raise_alarm(session, alarms.DURESS, house.organisation_id, NOON)
        raise_alarm(session, "of-yesterday", None, NOON - AGAIN_AFTER * 30)
        told = recent(session, NOON)
    assert [(one.count, one.organisation) for one in told] == [(2, "Shromik Kotha")]


KNOWN = {value for key, value in vars(alarms).items() if key.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("kind", sorted(KNOWN - set(NOT_SHOWN)))
def test_every_alarm_has_words_and_a_next_step(kind: str) -> None:
    title, next_step = KINDS[kind]
    assert title
    assert next_step


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (None, "nobody was told yet"),
        (DeliveryState.QUEUED, "a mail about it waits to go out"),
        (DeliveryState.UNCERTAIN, "a mail about it waits to go out"),
        (DeliveryState.SENT, "a mail about it went out"),
        (DeliveryState.FAILED, "the mail about it did not go out"),
    ],
)
def test_the_page_claims_only_what_became_of_the_mail(
    house: House, state: str | None, told: str
) -> None:
    with transaction(house.engine) as session:
        raise_alarm(session, alarms.COST, house.organisation_id, NOON)
        session.flush()
        mail_new_alarms(session, NOON)
        if state is None:
            session.execute(delete(Outbound))
        else:
            session.execute(update(Outbound).values(state=state))
        assert [one.told for one in recent(session, NOON)] == [told]


def test_an_organisation_with_nobody_on_call_is_named(house: House) -> None:
    with transaction(house.engine) as session:
        assert on_call(session).well
    nobody_on_call(house)
    with transaction(house.engine) as session:
        found = on_call(session)
    assert not found.well
    assert "Shromik Kotha" in found.sentence
