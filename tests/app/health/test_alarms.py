"""Alarms of the last day, in words."""

import pytest

from app.health.alarms import KINDS, NOT_SHOWN, recent
from config.platform.database import transaction
from intake.monitoring import alarms
from intake.monitoring.alarms import AGAIN_AFTER, raise_alarm
from tests.support.house import NOON, House


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
