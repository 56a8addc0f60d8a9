"""A case is given to a member, and the log says to whom."""

from sqlalchemy import select

from case_management.cases.triage.assign import assign
from config.platform.database import transaction
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.house import House
from tests.support.work import logged, only_case, work_of


def test_the_case_has_its_member(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        assign(work_of(house, session), case, house.member_id)
        assert (case.assignee_id, logged(session)) == (house.member_id, ["case.assign"])


def test_a_colleague_is_told_and_who_takes_it_is_not(house: House) -> None:
    house.text("no salary for two months")
    news = select(Outbound.recipient_id).where(Outbound.template == MailTemplate.NEWS)
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        assign(work, case, house.member_id)
        assert session.scalars(news).all() == []
        assign(work, case, "b" * 32)
        assert session.scalars(news).all() == ["b" * 32]


def test_the_member_of_a_case_is_told_that_a_worker_wrote_on(house: House) -> None:
    news = select(Outbound.recipient_id, Outbound.subject_id).where(
        Outbound.template == MailTemplate.NEWS
    )
    house.text("no salary for two months")
    house.text("since September")
    with transaction(house.engine) as session:
        assert session.execute(news).all() == []
        only_case(session).assignee_id = house.member_id
    house.text("and no overtime")
    house.text("for nobody here")
    with transaction(house.engine) as session:
        # One mail for both texts, and it names no case.
        assert [tuple(one) for one in session.execute(news)] == [(house.member_id, None)]
