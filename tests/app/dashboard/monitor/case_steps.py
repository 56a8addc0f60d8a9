"""Cases on the pages of monitors: how they come to be, and what a member posts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.reports.report import Report
from tests.support.desk import Desk
from tests.support.house import House
from vault.encoding import b64u

LOCKED = "The fire door is locked at night"
WAGES = "They did not pay overtime since September"
NEIGHBOUR = "+12025550144"


def only_case(session: Session) -> Case:
    return session.scalars(select(Case)).one()


def case_id(house: House) -> str:
    with transaction(house.engine) as session:
        return only_case(session).id


def investigated(desk: Desk, text: str = WAGES) -> str:
    """A case that is being investigated at a known factory."""
    desk.house.text(text)
    case = case_id(desk.house)
    with transaction(desk.house.engine) as session:
        only_case(session).factory_id = session.scalars(select(Factory.id)).one()
    desk.submit(f"/cases/{case}/category", category="WAGES")
    for event in ("screen", "admit", "start_investigation"):
        assert desk.submit(f"/cases/{case}/step", event=event).status_code == 200
    return case


def reply_to(desk: Desk, case: str, text: str, **more: object) -> tuple[int, dict[str, str]]:
    with transaction(desk.house.engine) as session:
        report = session.scalars(select(Report.id)).one()
    body = {**desk.sealed("message", {"text": text}), "payload": b64u(b"\x01sealed"), **more}
    answer = desk.post(f"/cases/{case}/reports/{report}/reply", body)
    assert isinstance(answer.json, dict)
    return answer.status_code, answer.json
