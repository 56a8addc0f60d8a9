"""A case whose remedy is being planned, and what a member posts about it."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from case_management.remedies.queries import actions_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import House

TEXT = "Pay September's overtime to all of line 4"


@dataclass
class PlanAtHand:
    """The one case of a house in remediation."""

    desk: Desk
    id: str

    @property
    def path(self) -> str:
        return f"/cases/{self.id}/remedy"

    def case(self, **columns: object) -> Case:
        """The case, with these columns changed."""
        with transaction(self.desk.house.engine) as session:
            case = only_case(session)
            for name, value in columns.items():
                setattr(case, name, value)
        return case

    def propose(self, kind: str = "repay", **more: object) -> str:
        """Gives the id of the new action."""
        sealed = self.desk.sealed("remedy-action", {"text": TEXT})
        body: dict[str, Any] = {**sealed, "kind": kind, "owner": "factory", "due": "2026-12-10"}
        answer = self.desk.post(f"{self.path}/actions", {**body, **more})
        assert answer.status_code == 201, answer.text
        return str(sealed["id"])

    def step(self, action: str, event: str, seen: str) -> int:
        """Without a note; gives the status."""
        path = f"{self.path}/actions/{action}/step"
        return self.desk.submit(path, event=event, seen=seen).status_code

    def note(self, action: str, event: str, seen: str) -> str:
        """Gives the id of the note."""
        sealed = self.desk.sealed("remedy-note", {"text": "The pay sheets of line 4"})
        path = f"{self.path}/actions/{action}/notes"
        answer = self.desk.post(path, {**sealed, "event": event, "seen": seen})
        assert answer.status_code == 201, answer.text
        return str(sealed["id"])

    def states(self) -> list[str]:
        with transaction(self.desk.house.engine) as session:
            return [one.state for one in actions_of(session, self.id)]


@pytest.fixture
def plan(desk: Desk, house: House) -> PlanAtHand:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
        case.state, case.category = "remediation", "WAGES"
        case.factory_id = session.scalars(select(Factory.id)).one()
        return PlanAtHand(desk, case.id)
