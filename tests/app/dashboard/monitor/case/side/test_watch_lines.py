"""The watch of a case, in words."""

from app.dashboard.monitor.case.side.watch_lines import KINDS, CheckInLine, watch_lines
from case_management.cases.models import Case
from case_management.cases.watch.kinds import TriggerKind
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.watched import WEEK, asked, watched


def test_every_sign_has_its_words() -> None:
    assert set(KINDS) == set(TriggerKind)


def test_what_was_asked_and_answered_is_counted(desk: Desk, house: House) -> None:
    case_id = watched(house)
    asked(house)
    house.text("1", now=NOON + WEEK)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        with desk.asking():
            lines = watch_lines(case)
    assert lines is not None
    assert lines.opened == "22 Nov 2026, 18:00, Asha"
    assert lines.check_ins == [CheckInLine("29 Nov 2026, 18:00", 1, 1, 0)]
    assert (lines.signs, lines.waits) == ([], False)
