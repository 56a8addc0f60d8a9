"""A case with a finding, and a request inside which its side is made."""

from dataclasses import dataclass

import pytest

from case_management.cases.models import Case, Finding
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import NOON, House


@dataclass
class CaseAtHand:
    """The one case of a house, with what changes it."""

    desk: Desk
    id: str

    def become(self, **columns: object) -> Case:
        """The case with these columns changed."""
        with transaction(self.desk.house.engine) as session:
            case = only_case(session)
            for name, value in columns.items():
                setattr(case, name, value)
        return case

    def find(self, result: str, grade: str = "E3", after: int = 0) -> None:
        """A finding of Asha's, so many minutes after noon."""
        with transaction(self.desk.house.engine) as session:
            session.add(
                Finding(
                    case_id=self.id,
                    member_id=self.desk.house.member_id,
                    result=result,
                    grade=grade,
                    affected_count=30,
                    body_sealed=b"\2",
                    recorded_at=NOON.replace(minute=after),
                )
            )


@pytest.fixture
def at_hand(desk: Desk, house: House) -> CaseAtHand:
    """A case about wages, as it came."""
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
    return CaseAtHand(desk, case.id)
