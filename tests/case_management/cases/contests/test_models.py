"""Contests as they stand in the database."""

from case_management.cases.contests.models import (
    Contest,
    ContestKind,
    contest_since,
    contests_of,
    waiting_contests,
)
from case_management.cases.queries import reports_in
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.outcomes import DAY, found


def test_those_that_wait_are_told_from_those_that_were_settled(both_houses: House) -> None:
    house = both_houses
    case_id = found(house)
    with transaction(house.engine) as session:
        report = reports_in(session, case_id)[0]
        for days in (1, 2, 3):
            session.add(
                Contest(
                    case_id=case_id,
                    report_id=report.id,
                    kind=ContestKind.DIGIT,
                    raised_at=NOON + days * DAY,
                    settled_at=NOON + 2 * DAY if days == 1 else None,
                )
            )
        session.flush()
        assert contest_since(session, case_id) == NOON + 2 * DAY
        waiting = [one.raised_at for one in waiting_contests(session, case_id)]
        assert waiting == [NOON + 2 * DAY, NOON + 3 * DAY]
        assert contests_of(session, case_id)[0].raised_at == NOON + 3 * DAY
        assert contest_since(session, "0" * 32) is None
