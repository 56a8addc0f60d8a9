"""The list says that workers are being asked, and until when, not to ask them."""

from case_management.cases.actions.change_state import move
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import only_case
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.polls import HOUR, ask, case_to_verify, works


def listed(desk: Desk, house: House) -> str:
    with transaction(house.engine) as session:
        case = only_case(session)
        case.first_opened_at = case.read_at = max(desk.at, case.last_heard_at)
    page = desk.page("/cases")
    return page.partition('id="case-')[2].partition(">")[2].partition("</a>")[0].strip()


def test_a_case_that_waits_for_answers_says_until_when(desk: Desk, house: House) -> None:
    case_to_verify(house)
    assert listed(desk, house) == "Ask the workers whether it is done"
    ask(house)
    assert listed(desk, house) == "Workers are being asked: wait until 29 Nov 18:00"
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        work = works(house, session, now=NOON + 2 * HOUR)
        move(work, only_case(session), "confirm_remedy")
    assert listed(desk, house) == "Begin to monitor"
