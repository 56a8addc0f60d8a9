"""Months after they confirmed a remedy its workers are asked again, once, and told of nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from case_management.audit.models import AuditEntry
from case_management.cases.actions.change_state import move
from case_management.cases.checks.models import RemedyCheck, checks_of
from case_management.cases.follow_up.ask_due_checks import ask_due_checks
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.refusals import Refusal
from case_management.remedies.queries import actions_of
from config.platform.database import transaction
from intake.contacts.contact import Contact
from tests.support.house import NOON, WORKER, House
from tests.support.polls import HOUR, ask, case_to_verify, send, works
from tests.support.work import logged, only_case

DAY = timedelta(days=1)
FIRST, LAST = NOON + 84 * DAY, NOON + 168 * DAY
SECOND = "+12025550144"


def confirmed(house: House, *workers: str) -> None:
    """A case whose remedy all its workers confirmed."""
    case_to_verify(house, *workers)
    ask(house)
    for sender in workers or (WORKER,):
        house.text("1", sender=sender, now=NOON + HOUR)
    with transaction(house.engine) as session:
        for event in ("confirm_remedy", "monitor"):
            move(works(house, session, now=NOON + 2 * HOUR), only_case(session), event)


def check(house: House, now: object) -> int:
    with transaction(house.engine) as session:
        asked = ask_due_checks(session, house.policy, now)  # type: ignore[arg-type]
    send(house)
    return asked


def close(house: House, now: object) -> None:
    with transaction(house.engine) as session:
        close_due_polls(session, house.policy, now)  # type: ignore[arg-type]


def states(house: House) -> tuple[str, list[str], list[str]]:
    """Of the case, its checks and its actions."""
    with transaction(house.engine) as session:
        case = only_case(session)
        checks = [one.state for one in checks_of(session, case.id)]
        return case.state, checks, [one.state for one in actions_of(session, case.id)]


def test_a_remedy_that_lasts_is_asked_about_twice(house: House) -> None:
    confirmed(house)
    assert check(house, FIRST - DAY) == 0
    assert check(house, FIRST) == 1
    assert check(house, FIRST) == 0
    house.text("1", now=FIRST + HOUR)
    close(house, FIRST + HOUR)
    assert states(house) == ("monitoring", ["held", "planned"], ["verified_workers"])
    assert check(house, LAST) == 1
    house.text("1", now=LAST + HOUR)
    close(house, LAST + HOUR)
    assert states(house) == ("monitoring", ["held", "held"], ["sustained"])
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "close")


@pytest.mark.parametrize("answer", ["3", "2"])
def test_a_no_of_one_worker_takes_the_case_back(house: House, answer: str) -> None:
    confirmed(house, WORKER, SECOND)
    check(house, FIRST)
    house.text("1", now=FIRST + HOUR)
    house.text(answer, sender=SECOND, now=FIRST + HOUR)
    close(house, FIRST + HOUR)
    assert states(house) == ("remediation", ["relapsed"], ["relapsed"])
    with transaction(house.engine) as session:
        assert only_case(session).unread
        last = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "case.report_relapse")
        ).one()
        assert last.actor_id == "system"
        assert "poll.check" in logged(session)
    # Nothing more is asked of a remedy that is worked on.
    assert check(house, LAST) == 0


def test_where_nobody_answers_the_case_stays_and_says_so(house: House) -> None:
    confirmed(house)
    check(house, FIRST)
    close(house, FIRST + 7 * DAY)
    assert states(house) == ("monitoring", ["unanswered", "planned"], ["verified_workers"])
    with transaction(house.engine) as session:
        session.execute(update(Contact).values(opted_out=True))
    assert check(house, LAST) == 1
    assert states(house)[1] == ["unanswered", "unanswered"]


def test_a_number_that_was_silent_for_long_is_asked_nothing(house: House) -> None:
    confirmed(house)
    check(house, LAST)
    assert states(house)[1] == ["unanswered", "planned"]


def test_a_case_is_not_closed_before_its_last_check(house: House) -> None:
    confirmed(house)
    with (
        transaction(house.engine) as session,
        pytest.raises(Refusal, match=r"checks_left \(day 2027-02-14\)"),
    ):
        move(works(house, session), only_case(session), "close")


def test_a_confirmation_that_is_taken_back_is_not_asked_about(house: House) -> None:
    confirmed(house)
    check(house, FIRST)
    with transaction(house.engine) as session:
        move(works(house, session, now=FIRST + HOUR), only_case(session), "step_back")
        found = session.scalars(select(RemedyCheck.state)).all()
        assert list(found) == ["dropped", "dropped"]
    house.text("3", now=FIRST + 2 * HOUR)
    close(house, FIRST + 8 * DAY)
    assert states(house)[0] == "verification"
