from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.report import Report, Stage, complete_silent_reports, report, set_stage
from tests.support.house import NOON, House


def test_a_stage_is_set_and_a_silent_report_is_complete(house: House) -> None:
    house.text("the boss is bad")
    quiet = timedelta(hours=2)
    with transaction(house.engine) as session:
        one = session.scalars(select(Report)).one()
        assert report(session, one.id) is one
        set_stage(session, one.id, Stage.READING)
        assert one.stage == Stage.READING
        assert complete_silent_reports(session, NOON + quiet, quiet) == 0
        later = NOON + quiet + timedelta(seconds=1)
        assert complete_silent_reports(session, later, quiet) == 1
        assert complete_silent_reports(session, later, quiet) == 0


def test_proposals_are_read_in_their_order() -> None:
    assert Report(proposed="").proposals == ()
    assert Report(proposed="WAGES,HOURS").proposals == ("WAGES", "HOURS")
