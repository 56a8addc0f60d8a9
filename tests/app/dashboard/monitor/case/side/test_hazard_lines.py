"""The part of a case's page about its hazard."""

from datetime import date

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.observe import record_observation
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.hazards import door_case
from tests.support.house import NOON, House
from tests.support.work import work_of

TITLE = "Is it there, day by day"


def test_only_where_it_can_change_from_day_to_day(desk: Desk, house: House) -> None:
    case_id = door_case(house)
    assert TITLE in desk.page(f"/cases/{case_id}")
    with transaction(house.engine) as session:
        session.get_one(Case, case_id).category = "WAGES"
    assert TITLE not in desk.page(f"/cases/{case_id}")


def test_seen_again_after_the_remedy_it_is_offered_as_a_relapse(desk: Desk, house: House) -> None:
    case_id = door_case(house)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        case.state = "remedied_confirmed"
        work = work_of(house, session)
        work.record(case.organisation_id, AuditAction.CONFIRM_REMEDY, case.id)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        later = work_of(house, session, now=NOON.replace(hour=15))
        record_observation(later, case, "there", date(2026, 11, 22))
    page = desk.page(f"/cases/{case_id}")
    assert "It was seen again after workers had confirmed the remedy." in page
