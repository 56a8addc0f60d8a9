"""What workers answer moves the actions of a plan, and confirms money that was paid before."""

from datetime import timedelta

from case_management.remedies.actions.follow_workers import (
    confirm_payments,
    follow_workers,
    withdraw_payments,
)
from case_management.remedies.actions.record_payment import record_payment
from case_management.remedies.money import Money
from case_management.remedies.queries import ledger_lines, payments_of
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.polls import works
from tests.support.remedies import planned, propose, take
from tests.support.work import only_case


def test_only_what_is_said_to_be_done_is_confirmed_or_denied(planning: House) -> None:
    with transaction(planning.engine) as session:
        work, case = works(planning, session), only_case(session)
        done, begun, dropped = (propose(work, case) for _ in range(3))
        take(work, case, done, "agree", "claim_done")
        take(work, case, begun, "agree", "begin")
        take(work, case, dropped, "refuse")
        organisation = case.organisation_id
        assert follow_workers(work, organisation, case.id, "confirm") == 1
        assert follow_workers(work, organisation, case.id, "deny") == 0
        states = (done.state, begun.state, dropped.state)
        assert states == ("verified_workers", "in_progress", "refused")
        follow_workers(work, organisation, case.id, "withdraw")
        follow_workers(work, organisation, case.id, "deny")
        assert done.state == "disputed"


def test_money_that_was_paid_after_workers_were_asked_is_not_confirmed(planning: House) -> None:
    with transaction(planning.engine) as session:
        case = only_case(session)
        action = propose(works(planning, session), case)
        for hours in (0, 2):
            work = works(planning, session, now=NOON + timedelta(hours=hours))
            money = Money(100, "BDT")
            record_payment(work, planned(case), action, new_id(), "paid", money, 5)
        confirm_payments(work, case.id, "p" * 32, NOON + timedelta(hours=1))
        assert [one.confirmed for one in ledger_lines(payments_of(session, case.id))] == [
            True,
            False,
        ]
        withdraw_payments(work, "q" * 32)
        assert ledger_lines(payments_of(session, case.id))[0].confirmed
        withdraw_payments(work, "p" * 32)
        session.expire_all()
        assert not any(one.confirmed for one in ledger_lines(payments_of(session, case.id)))
