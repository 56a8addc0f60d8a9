"""A worker who does not agree stands on the page, with what settles it."""

from app.dashboard.monitor.case.outcome.contest_lines import KINDS, contest_lines
from case_management.cases.contests.models import ContestKind
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.outcomes import HOUR, closed

WAITS = "A worker waits to be heard."


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(ContestKind)


def test_it_is_said_until_a_step_settles_it(desk: Desk, house: House) -> None:
    case_id = closed(house)
    assert "What a worker says to the outcome" not in desk.page(f"/cases/{case_id}")
    house.text("2", now=NOON + HOUR)
    page = desk.page(f"/cases/{case_id}")
    assert WAITS in page and "Are you content?" in page and "Contested by a worker" in page
    assert "to decide about the worker" in page
    answer = desk.submit(f"/cases/{case_id}/step", event="reinvestigate", seen="contested")
    assert (answer.status_code, WAITS in answer.text) == (200, False)
    with transaction(house.engine) as session, desk.asking():
        [line] = contest_lines(session.get_one(Case, case_id)).lines
    assert (line.words, line.report) == ("The worker does not agree.", 0)
    assert line.settled.startswith("Investigate again (")
