"""A message of a worker, and what members post about its gloss."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import transaction
from intake.reports.thread import WORKER, Message
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import House

GLOSS = "They have not paid us for two months"


@dataclass(frozen=True)
class ToldMessage:
    """One message in the one case of a house."""

    desk: Desk
    case_id: str
    report_id: str
    id: str

    @property
    def path(self) -> str:
        return f"/cases/{self.case_id}/messages/{self.id}/gloss"

    def case(self) -> Case:
        with transaction(self.desk.house.engine) as session:
            return only_case(session)

    def name(self, member: str = "") -> int:
        """Names Asha, or whom else, as translator; gives the status."""
        member = member or self.desk.house.member_id
        return self.desk.submit(f"/cases/{self.case_id}/translators", member=member).status_code

    def ask(self) -> int:
        """Asks Asha."""
        member = self.desk.house.member_id
        return self.desk.submit(f"{self.path}/ask", translator=member).status_code

    def write(self, source: str = "translator", **more: str) -> tuple[int, str]:
        """The status, and the id of the gloss."""
        sealed = self.desk.sealed("gloss", {"text": GLOSS})
        body = {**sealed, "source": source, "language": "en", **more}
        return self.desk.post(self.path, body).status_code, str(sealed["id"])


def told_by(desk: Desk, text: str = WAGES) -> ToldMessage:
    """What a worker wrote now."""
    desk.house.text(text)
    with transaction(desk.house.engine) as session:
        message = session.scalars(
            select(Message).where(Message.author == WORKER).order_by(Message.number)
        ).first()
        assert message is not None
        return ToldMessage(desk, only_case(session).id, message.report_id, message.id)


@pytest.fixture
def told(desk: Desk, house: House) -> ToldMessage:
    assert desk.house is house
    return told_by(desk)
