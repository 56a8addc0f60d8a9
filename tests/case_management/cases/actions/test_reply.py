"""Who may write to a worker, and when a reply may go outside the worker's hours."""

import pytest
from sqlalchemy import select

from case_management.cases.actions.reply import reply
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from intake.replies.reply import MemberReply
from intake.reports.report import Report
from tests.support.house import House
from tests.support.work import logged, only_case, work_of

TEXT = MemberReply(new_id(), b"sealed", b"grant", 1, b"sealed to the courier")


@pytest.mark.parametrize(
    ("role", "urgent", "code"),
    [("releaser", False, "not_a_writer"), ("triager", True, "urgent_without_danger")],
)
def test_a_reply_that_may_not_go_is_refused(
    house: House, role: str, urgent: bool, code: str
) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, report = only_case(session), session.scalars(select(Report)).one()
        with pytest.raises(Refusal) as refused:
            reply(work_of(house, session, role), case, report, TEXT, urgent)
        assert refused.value.code == code


def test_a_reply_is_logged(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        reply(work_of(house, session), only_case(session), report, TEXT)
        assert logged(session) == ["case.reply"]
