"""When an employer, or buyers, learned of a case."""

from datetime import timedelta

from sqlalchemy import select

from case_management.cases.exposures import (
    ExposureKind,
    exposed_too,
    exposed_within,
    last_exposure,
    note_exposure,
)
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.hazards import OTHER_WORKER
from tests.support.house import NOON, House

DAY = timedelta(days=1)


def test_the_newest_counts_and_old_ones_no_more(both_houses: House) -> None:
    both_houses.text("no salary for two months")
    both_houses.text("no salary for two months", sender=OTHER_WORKER)
    with transaction(both_houses.engine) as session:
        one, other = session.scalars(select(Case).order_by(Case.id))
        assert last_exposure(session, one.id) is None
        for at in (NOON, NOON + DAY, NOON + DAY):
            note_exposure(session, one.id, ExposureKind.EMPLOYER, at)
            session.flush()
        assert last_exposure(session, one.id) == NOON + DAY
        assert exposed_within(session, 5, NOON + 2 * DAY) == [(one, NOON + DAY)]
        assert exposed_within(session, 5, NOON + 7 * DAY) == []
        exposed_too(session, one.id, other.id)
        session.flush()
        assert last_exposure(session, other.id) == NOON + DAY
