"""What needs a member now: each line with its count, leading to exactly those cases."""

import re
from datetime import timedelta
from html import unescape

from sqlalchemy import select

from app.dashboard.monitor.now.routes import PLACES
from case_management.cases.case_access import Recusal, set_watching
from case_management.cases.lists.case_list import AT_MOST_COUNTED
from case_management.cases.models import Case, CaseReport, LevelRequest
from case_management.cases.triage.set_level import request_level
from case_management.cases.watches import WatchTrigger
from case_management.remedies.models import RemedyAction
from case_management.tasks.models import CaseTask
from config.platform.database import transaction
from intake.reports.report import Report
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.case_texts import kept_task
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.work import work_of


def lines(desk: Desk) -> list[tuple[str, str, str]]:
    """(address, count, label) of each line."""
    found = re.findall(
        r'<a href="(/cases[^"]*)"><span class="many">([^<]+)</span> ([^<]+)</a>', desk.page("/now")
    )
    return [(unescape(address), count, label) for address, count, label in found]


def test_without_a_case_nothing_waits(desk: Desk) -> None:
    assert "Nothing waits for you" in desk.page("/now")
    assert lines(desk) == []


def test_danger_comes_first_then_what_nobody_has(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("there is a fire and the door is locked", sender=NEIGHBOUR)
    labels = [label for _, _, label in lines(desk)]
    assert labels == ["Danger to life that has something unread", "New reports that nobody has"]
    assert [count for _, count, _ in lines(desk)] == ["1", "2"]
    assert 'class="danger"' in desk.page("/now")


def test_every_line_leads_to_the_cases_that_it_counts(desk: Desk, house: House) -> None:
    senders = [f"+120255501{number}" for number in range(60, 66)]
    for sender in senders:
        house.text(WAGES, sender=sender)
    with transaction(house.engine) as session:
        cases = list(session.scalars(select(Case).order_by(Case.opened_at, Case.id)))
        for case in cases[:4]:
            case.assignee_id, case.state = house.member_id, "screened"
        cases[1].due_at = cases[5].due_at = NOON - timedelta(hours=1)
        cases[2].read_at = cases[2].first_opened_at = NOON + timedelta(hours=1)
        waits = select(CaseReport).where(CaseReport.case_id == cases[2].id)
        waiting = session.scalars(waits).one()
        waiting.unanswered_since = NOON
        session.get_one(Report, waiting.report_id).wants_others = True
        set_watching(session, cases[4].id, house.member_id, watches=True)
        cases[3].level = cases[4].level = "L2"
        request_level(work_of(house, session), cases[3], "L3", b"sealed")
        request_level(work_of(house, session), cases[4], "L3", b"sealed")
        session.flush()
        session.get_one(LevelRequest, cases[4].id).member_id = "f" * 32
        cases[0].level = "L1"
        session.add(
            RemedyAction(
                id="e" * 32,
                case_id=cases[0].id,
                member_id=house.member_id,
                kind="repair",
                owner="factory",
                due_on=(NOON - timedelta(days=2)).date(),
                state="agreed",
                body_sealed=b"",
                proposed_at=NOON,
            )
        )
        session.add(WatchTrigger(case_id=cases[2].id, kind="stop", raised_at=NOON))
    found = lines(desk)
    assert len(found) == len(PLACES)
    for address, count, label in found:
        page = desk.page(address)
        assert page.count("<tr ") == int(count), label
    counts = {label: count for _, count, label in found}
    assert counts["Workers who wait for my answer"] == "1"
    assert counts["A colleague asks me to agree to a lower level"] == "1"
    assert counts["My cases that are late"] == "1"
    assert counts["Plans with an action that is overdue"] == "1"
    assert counts["Signs of retaliation to look into"] == "1"


def test_what_is_closed_to_the_member_is_not_counted(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case.id)).one()
        session.add(
            Recusal(
                case_id=case,
                member_id=house.member_id,
                reason="kin",
                recused_by="x",
                recused_at=NOON,
            )
        )
    assert lines(desk) == []


def test_nobody_counts_past_ninety_nine(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        first = session.scalars(select(Case)).one()
        columns = [one for one in Case.__table__.columns if one.computed is None]
        values = {one.name: getattr(first, one.name) for one in columns}
        for number in range(AT_MOST_COUNTED + 5):
            more = {"id": f"{number:032x}", "reference": f"C-{number:07d}"}
            session.add(Case(**{**values, **more}))
    assert [count for _, count, _ in lines(desk)] == ["99+"]


def test_own_tasks_stand_with_what_is_overdue_first(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case.id)).one()
        for days in (0, 0, 1, 9):
            kept_task(house, session, case, NOON.date() + timedelta(days=days), house.member_id)
        session.flush()
        task = session.scalars(select(CaseTask).where(CaseTask.due_on == NOON.date())).first()
        assert task is not None
        task.due_on -= timedelta(days=1)
    found = re.findall(
        r'<a href="/tasks"><span class="many">([^<]+)</span> ([^<]+)</a>', desk.page("/now")
    )
    assert found == [
        ("1", "My tasks that are overdue"),
        ("2", "My tasks that are due today or in the next two days"),
    ]
