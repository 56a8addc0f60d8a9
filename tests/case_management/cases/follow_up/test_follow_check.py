"""Only the poll of a check says something of a remedy that lasts."""

from sqlalchemy import select

from case_management.cases.checks.models import checks_of
from case_management.cases.follow_up.follow_check import follow_check, tell_members
from case_management.cases.models import Poll
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.polls import HOUR, ask, case_to_verify, works
from tests.support.work import only_case


def test_the_poll_of_a_verification_is_no_check(house: House) -> None:
    case_to_verify(house)
    ask(house)
    house.text("3", now=NOON + HOUR)
    with transaction(house.engine) as session:
        case = only_case(session)
        follow_check(works(house, session), case, session.scalars(select(Poll)).one())
        assert (case.state, checks_of(session, case.id)) == ("verification", [])


def test_the_assignee_hears_that_there_is_something_to_read(house: House) -> None:
    house.text("no salary")
    with transaction(house.engine) as session:
        case = only_case(session)
        case.assignee_id = house.member_id
        tell_members(works(house, session, now=NOON + HOUR), case)
        assert case.last_heard_at == NOON + HOUR
        mails = session.scalars(select(Outbound).where(Outbound.kind == "mail")).all()
        assert [one.template for one in mails][-1] == "news"
