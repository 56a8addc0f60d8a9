"""Every worker of a case hears of a step; STATUS answers with its stage."""

from datetime import timedelta

from sqlalchemy import select, update

from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case, CaseReport
from config.platform.database import transaction
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import Outbound
from intake.reports.report import Report, Stage
from tests.support.house import NOON, House
from tests.support.work import only_case, work_of


def test_the_stage_is_kept_and_a_text_goes_where_there_is_a_phrase(house: House) -> None:
    house.text("no salary for two months")
    before = house.said()
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        tell_workers(work, case.id, None, Stage.REMEDY)
        assert session.scalars(select(Report.stage)).one() == Stage.REMEDY
        count = len(session.scalars(select(Outbound.id)).all())
        tell_workers(work, case.id, Phrase.NEWS_READ, Stage.READING)
        assert session.scalars(select(Report.stage)).one() == Stage.READING
        assert len(session.scalars(select(Outbound.id)).all()) == count + 1
    assert sorted(house.said()) == sorted([*before, "NEWS_READ"])


def test_a_worker_with_two_reports_in_the_case_gets_one_text(house: House) -> None:
    house.text("no salary for two months")
    house.text("the stairs are locked at night", now=NOON + timedelta(days=30))
    with transaction(house.engine) as session:
        first, _ = session.scalars(select(Case).order_by(Case.opened_at)).all()
        session.execute(update(CaseReport).values(case_id=first.id))
        tell_workers(work_of(house, session), first.id, Phrase.NEWS_LOOKING, Stage.READING)
        assert set(session.scalars(select(Report.stage))) == {Stage.READING}
    assert house.said().count("NEWS_LOOKING") == 1
