"""What intake took in becomes a case: opened once, raised by what comes, never lowered."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from case_management.cases.actions.danger_alarm import ring_due
from case_management.cases.actions.follow_report import case_of, receive
from case_management.cases.rules import ENDED
from case_management.new_ids import REFERENCE_ALPHABET
from config.platform.database import new_id, transaction
from intake.reports.events import (
    CategoriesSuggested,
    DangerReported,
    DuressReported,
    FactoryNamed,
    WorkerErased,
)
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import logged, only_case


def test_a_report_opens_one_case_with_a_reference_and_a_clock(house: House) -> None:
    house.text("no salary for two months")
    house.text("and nobody answers us")
    with transaction(house.engine) as session:
        case = only_case(session)
        assert case.state == "received" and case.due_at is not None
        assert case.reference[:2] == "C-" and set(case.reference[2:]) <= set(REFERENCE_ALPHABET)
        assert case_of(session, session.scalars(select(Report.id)).one()) is case
        with pytest.raises(NoResultFound):
            case_of(session, new_id())


def test_what_comes_raises_a_case_and_never_lowers_it(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, report_id = only_case(session), session.scalars(select(Report.id)).one()
        for event, level in (
            (CategoriesSuggested(report_id, ("WAGES",)), "L3"),
            (DangerReported(report_id), "L1"),
            (CategoriesSuggested(report_id, ("WAGES",)), "L1"),
        ):
            receive(session, [event], house.policy, NOON)
            assert case.level == level
        assert case.alarms_rung == 1


def test_danger_said_again_rings_again_and_one_breath_is_one_alarm(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, report_id = only_case(session), session.scalars(select(Report.id)).one()
        danger = [DangerReported(report_id)]
        for minutes, opened, rung in (
            (0, False, 1),
            (3, False, 1),
            (4, True, 2),
            (5, False, 2),
            (20, False, 3),
            (2000, True, 4),
        ):
            now = NOON + timedelta(minutes=minutes)
            if opened:
                case.first_opened_at, case.next_alarm_at = now, None
            receive(session, danger, house.policy, now)
            assert (case.alarms_rung, case.level, case.first_opened_at) == (rung, "L1", None)
            assert case.next_alarm_at is not None and case.due_at is not None
        assert case.opened_at == NOON + timedelta(minutes=2000)


def test_danger_said_again_in_one_breath_has_the_next_mail_leave_sooner(house: House) -> None:
    house.text("no salary for two months")
    pause = timedelta(minutes=house.policy.alarm_again_minutes)
    with transaction(house.engine) as session:
        case, report_id = only_case(session), session.scalars(select(Report.id)).one()
        danger = [DangerReported(report_id)]
        receive(session, danger, house.policy, NOON)
        assert case.next_alarm_at is not None and case.next_alarm_at > NOON + pause
        receive(session, danger, house.policy, NOON + timedelta(minutes=1))
        assert (case.next_alarm_at, case.alarms_rung) == (NOON + pause, 1)
        assert ring_due(session, house.policy, NOON + pause) == 1
        assert case.alarms_rung == 2


def test_the_factory_is_set_once_and_what_the_worker_did_is_logged(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, report_id = only_case(session), session.scalars(select(Report.id)).one()
        receive(session, [FactoryNamed(report_id, "4417")], house.policy, NOON)
        assert case.factory_id is not None
        events = [DuressReported(report_id), WorkerErased(report_id, True)]
        receive(session, events, house.policy, NOON)
        assert logged(session) == ["worker.duress", "worker.erased"]


@pytest.mark.parametrize("ended", ENDED)
def test_danger_in_a_case_that_has_ended_opens_it_again(house: House, ended: str) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, report_id = only_case(session), session.scalars(select(Report.id)).one()
        case.state, case.ended_on, case.first_opened_at = ended, NOON.date(), NOON
        now = NOON + timedelta(days=3)
        receive(session, [DangerReported(report_id)], house.policy, now)
        assert (case.state, case.ended_on, case.first_opened_at) == ("screened", None, None)
        assert case.due_at == now + timedelta(hours=1)
        assert logged(session) == ["case.reopen"]
