"""Who must not open a case, and whom a member may take off it."""

from app.dashboard.frame.request import database
from app.dashboard.monitor.case.side.access_lines import REASONS, access_lines
from app.dashboard.wording.times import own_zone
from case_management.cases.case_access import Recusal, RecusalReason
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import NOON, House

OTHER = "f" * 32


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(RecusalReason)


def test_a_coordinator_may_lift_and_others_take_themselves_off_alone(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session).id
        session.add(
            Recusal(case_id=case, member_id=OTHER, reason="kin", recused_by=OTHER, recused_at=NOON)
        )
    with desk.asking("triager"):
        lines = access_lines(only_case(database()), own_zone())
        assert [one.member_id for one in lines.recusals] == [OTHER]
        assert (lines.may_lift, [one for one, _ in lines.choices]) == (False, [house.member_id])
        assert (lines.watches, lines.watchers) == (False, [])
    with desk.asking("coordinator"):
        assert access_lines(only_case(database()), own_zone()).may_lift
    assert "Let them work on it again" in desk.page(f"/cases/{case}")
    assert desk.submit(f"/cases/{case}/recusals/{OTHER}/lift").status_code == 200
    page = desk.page(f"/cases/{case}")
    assert "must not open this case" not in page
    assert "let work on the case again" in page
