"""A hazard that is there again though its remedy was confirmed."""

from datetime import date, timedelta

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.observe import record_observation
from case_management.cases.hazards.seen_again import seen_again
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.hazards import door_case
from tests.support.house import NOON, House
from tests.support.work import work_of

TODAY, DAY = date(2026, 11, 22), timedelta(days=1)


def test_only_what_was_seen_since_workers_confirmed_counts(both_houses: House) -> None:
    house = both_houses
    case_id = door_case(house)
    with transaction(house.engine) as session:
        work, case = work_of(house, session), session.get_one(Case, case_id)
        record_observation(work, case, "there", TODAY)
        session.flush()
        assert not seen_again(session, case)
        work.record(case.organisation_id, AuditAction.CONFIRM_REMEDY, case.id)
        session.flush()
        assert not seen_again(session, case)
        later = work_of(house, session, now=NOON + DAY)
        record_observation(later, case, "gone", TODAY + DAY)
        record_observation(later, case, "there", TODAY - DAY)
        session.flush()
        assert not seen_again(session, case)
        record_observation(later, case, "there", TODAY + DAY)
        session.flush()
        assert seen_again(session, case)
