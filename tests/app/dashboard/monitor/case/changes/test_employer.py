"""One press says that the employer knows; signs of retaliation wait on the page of the case."""

import re

from case_management.cases.models import Case
from case_management.cases.watch.kinds import TriggerKind
from case_management.cases.watch.triggers import raise_trigger
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.work import work_of

WAITS = "A sign of retaliation waits for you."


def test_from_the_talk_with_the_employer_to_the_sign_that_is_settled(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    page = desk.page(f"/cases/{case}")
    assert "We have spoken to the employer" in page
    assert "Watch against retaliation" not in page
    answer = desk.submit(f"/cases/{case}/employer")
    assert (answer.status_code, "Watch against retaliation" in answer.text) == (200, True)
    with transaction(house.engine) as session:
        raise_trigger(work_of(house, session), session.get_one(Case, case), TriggerKind.STOP)
    page = desk.page(f"/cases/{case}")
    assert WAITS in page
    assert "A worker sent STOP, soon after" in page
    sign = re.findall(r"/signs/([0-9a-f]{32})", page)[0]
    answer = desk.submit(f"/cases/{case}/signs/{sign}", confirmed="1")
    assert (answer.status_code, WAITS in answer.text) == (200, False)
    assert "It is retaliation (Asha)" in answer.text
    assert desk.submit(f"/cases/{case}/signs/{'f' * 32}", confirmed="1").status_code == 409
