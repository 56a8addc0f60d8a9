"""A case is worked on until it ends, together with those that were joined to it."""

from sqlalchemy import select

from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.work import work_of


def test_a_case_is_worked_on_with_those_that_were_joined_to_it(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR)
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
        join_cases(work_of(house, session), second, first)
    with desk.asking():
        assert with_joined(first) == [first.id, second.id]
    assert worked(first).is_open
    assert not worked(second).is_open
    assert worked(first).organisation_id == house.organisation_id
