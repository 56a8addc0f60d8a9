"""The ledger takes a line once, keeps what was an error, and stands in the log."""

import json

import pytest
from sqlalchemy import select

from case_management.audit.models import AuditEntry
from case_management.refusals import Refusal
from case_management.remedies.actions.record_payment import record_payment, take_back_payment
from case_management.remedies.money import Money
from case_management.remedies.queries import ledger_lines, payments_of
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.polls import works
from tests.support.remedies import planned, propose, take
from tests.support.work import logged, only_case, work_of

MONEY = Money(1_250_000, "BDT")


def test_a_line_is_written_once_and_taken_back_it_counts_no_more(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = works(planning, session), only_case(session)
        action, line = propose(work, case), new_id()
        for _ in range(2):
            record_payment(work, planned(case), action, line, "owed", MONEY, 40)
        assert len(payments_of(session, case.id)) == 1
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "remedy.money")).one()
        assert json.loads(entry.detail) == {
            "kind": "owed",
            "minor": 1_250_000,
            "currency": "BDT",
            "people": 40,
        }
        for _ in range(2):
            take_back_payment(work, planned(case), payments_of(session, case.id)[0])
        assert ledger_lines(payments_of(session, case.id)) == []
        assert logged(session).count("remedy.money_back") == 1


def test_what_is_no_part_of_the_plan_is_not_paid(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = works(planning, session), only_case(session)
        action = propose(work, case)
        with pytest.raises(Refusal, match="not_a_planner"):
            triager = work_of(planning, session)
            record_payment(triager, planned(case), action, new_id(), "paid", MONEY, 1)
        take(work, case, action, "refuse")
        with pytest.raises(Refusal, match="action_dropped"):
            record_payment(work, planned(case), action, new_id(), "paid", MONEY, 1)
        case.state = "finding"
        with pytest.raises(Refusal, match="plan_not_open"):
            record_payment(work, planned(case), action, new_id(), "paid", MONEY, 1)
        case.state = "remediation"
        with pytest.raises(Refusal, match="id_taken"):
            record_payment(work, planned(case), propose(work, case), case.id, "paid", MONEY, 1)
