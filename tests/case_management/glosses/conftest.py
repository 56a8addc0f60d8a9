"""A case with one message of a worker, and glosses of it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.glosses.models import Gloss, GlossRequest
from config.platform.database import new_id, transaction
from intake.reports.thread import WORKER, Message
from tests.support.house import NOON, House
from tests.support.work import only_case


@dataclass(frozen=True)
class Told:
    """One message."""

    house: House
    case_id: str
    report_id: str
    message_id: str

    def gloss(self, source: str = "translator", member: str = "") -> Gloss:
        """Not kept yet."""
        return Gloss(
            id=new_id(),
            case_id=self.case_id,
            member_id=member or self.house.member_id,
            body_sealed=b"sealed",
            written_at=NOON,
            message_id=self.message_id,
            report_id=self.report_id,
            language="en",
            source=source,
        )

    def request(self, translator: str = "") -> GlossRequest:
        """Not asked yet."""
        return GlossRequest(
            message_id=self.message_id,
            translator_id=translator or self.house.member_id,
            case_id=self.case_id,
            language="en",
            asked_by=self.house.member_id,
            asked_at=NOON,
        )

    def message(self, session: Session) -> Message:
        return session.get_one(Message, self.message_id)


@pytest.fixture
def told(house: House) -> Told:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        message = session.scalars(
            select(Message).where(Message.author == WORKER).order_by(Message.number)
        ).first()
        assert message is not None
        return Told(house, only_case(session).id, message.report_id, message.id)
