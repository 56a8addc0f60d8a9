"""Tasks of a case: what is to be done by its day, what is overdue marked, what is settled below."""

from datetime import timedelta

from app.dashboard.monitor.case.side.task_lines import task_lines
from case_management.tasks.models import CaseTask
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.case_texts import DUE, kept_task
from tests.support.house import NOON


def test_what_is_overdue_is_marked_and_what_is_settled_stands_apart(at_hand: CaseAtHand) -> None:
    house = at_hand.desk.house
    with transaction(house.engine) as session:
        first = kept_task(house, session, at_hand.id, NOON.date(), house.member_id).id
        second = kept_task(house, session, at_hand.id).id
        done = kept_task(house, session, at_hand.id).id
        row = session.get_one(CaseTask, done)
        row.state, row.settled_by, row.settled_at = "done", house.member_id, NOON
    at_hand.desk.at = NOON + timedelta(days=1)
    with at_hand.desk.asking():
        lines = task_lines(at_hand.become())
    assert [(one.id, one.overdue, one.whose) for one in lines.to_do] == [
        (first, True, "Asha"),
        (second, False, ""),
    ]
    assert lines.to_do[1].due_on == DUE.isoformat()
    assert [one.id for one in lines.settled] == [done]
    assert lines.settled[0].settled.startswith("Asha, ")
    assert (lines.overdue, lines.is_open, lines.own_id) == (1, True, house.member_id)


def test_in_an_ended_case_nothing_is_written(at_hand: CaseAtHand) -> None:
    with at_hand.desk.asking():
        assert not task_lines(at_hand.become(state="closed")).is_open
