"""A step of a case: its state, its end, what the worker hears, and the entry in the log."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from case_management.audit.models import AuditEntry
from case_management.cases.actions.change_state import move
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import only_case, work_of


def test_the_move_that_ends_a_case_writes_its_end_and_the_entry(house: House) -> None:
    house.text("no salary for two months")
    later = NOON + timedelta(days=3)
    with transaction(house.engine) as session:
        case = only_case(session)
        move(work_of(house, session), case, "screen")
        assert case.ended_on is None
        move(work_of(house, session, now=later), case, "refer")
        assert (case.state, case.ended_on) == ("referred", later.date())
        assert session.scalars(select(Report.stage)).one() == "referred"
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc())).first()
        assert entry is not None and entry.action == "case.refer"
        assert json.loads(entry.detail) == {"from": "screened", "to": "referred"}


def test_a_case_that_is_opened_again_has_no_end(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        for event in ("screen", "rule_out", "reopen"):
            move(work_of(house, session), case, event)
        assert (case.state, case.ended_on) == ("screened", None)


@pytest.mark.parametrize(
    ("event", "code"), [("record_finding", "finding_form"), ("close", "out_of_step")]
)
def test_a_step_that_may_not_be_taken_changes_nothing(house: House, event: str, code: str) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        with pytest.raises(Refusal) as refused:
            move(work_of(house, session), case, event)
        assert (refused.value.code, case.state) == (code, "received")


def test_a_step_back_tells_workers_nothing_and_status_less(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        for event in ("screen", "admit", "start_investigation"):
            move(work_of(house, session, "coordinator"), case, event)
        waiting = session.scalar(select(func.count()).select_from(Outbound))
        move(work_of(house, session, "coordinator"), case, "step_back")
        assert session.scalars(select(Report.stage)).one() == "reading"
        assert session.scalar(select(func.count()).select_from(Outbound)) == waiting
        for _ in range(2):
            move(work_of(house, session, "coordinator"), case, "step_back")
        assert (case.state, session.scalars(select(Report.stage)).one()) == ("received", "received")
