"""A case that is far enough for an alert, at the desk of its house."""

from sqlalchemy import select

from case_management.cases.models import Finding
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import LOCKED, only_case
from tests.support.desk import Desk
from tests.support.house import NOON


def ready_case_at(desk: Desk, category: str | None = "FIRE_BUILDING") -> str:
    """A danger to life at a known factory, found on good evidence; gives the case's id."""
    desk.house.text(LOCKED)
    with transaction(desk.house.engine) as session:
        case = only_case(session)
        case.category, case.level, case.reprisal_risk = category, "L1", "low"
        case.factory_id = session.scalars(select(Factory.id)).one()
        session.add(
            Finding(
                case_id=case.id,
                member_id=desk.house.member_id,
                result="substantiated",
                grade="E3",
                affected_count=30,
                body_sealed=b"\2",
                recorded_at=NOON,
            )
        )
        return case.id
