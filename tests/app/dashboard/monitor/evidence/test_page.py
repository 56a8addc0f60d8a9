"""The page of evidence is that of the own case; a joined case's leads on to the other's."""

from sqlalchemy import select

from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.app.dashboard.monitor.evidence.test_register import taken_in
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.work import work_of


def test_a_joined_cases_evidence_stands_with_the_other(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR)
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
    taken_in(desk, second.id)
    with transaction(house.engine) as session:
        pair = session.get_one(Case, second.id), session.get_one(Case, first.id)
        join_cases(work_of(house, session), *pair)
    desk.page(f"/cases/{second.id}/evidence", status=302)
    assert f"{second.reference}/1. Document" in desk.page(f"/cases/{first.id}/evidence")
    assert f"{second.reference}/1" in desk.page(f"/cases/{first.id}/evidence/register")
    desk.page(f"/cases/{new_id()}/evidence", status=404)
