"""One believed member is on call, or nobody."""

import pytest
from sqlalchemy import delete

from app.accounts.set_on_call import set_on_call
from case_management.cases.models import OnCall
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.lines.line import Line
from tests.support.house import House
from tests.support.members import add_colleague
from tests.support.work import logged, member_work_of
from vault.roles import READS_NOTHING


def test_somebody_stays_on_call_while_there_is_a_line(house: House) -> None:
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match="somebody_on_call"):
            set_on_call(member_work_of(house, session), "")
        assert session.get_one(OnCall, house.organisation_id).member_id == house.member_id
        assert logged(session) == []


def test_without_a_line_nobody_and_somebody_again(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(Line))
        work = member_work_of(house, session)
        for member, row in (("", None), ("", None), (house.member_id, house.member_id)):
            set_on_call(work, member)
            session.flush()
            found = session.get(OnCall, house.organisation_id)
            assert (found and found.member_id) == row
        assert logged(session) == ["on_call.set"] * 3


def test_a_stranger_is_not_put_on_call(house: House) -> None:
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match="not_a_member"):
            set_on_call(member_work_of(house, session), "0" * 32)
        assert session.get_one(OnCall, house.organisation_id).member_id == house.member_id
        assert logged(session) == []


@pytest.mark.parametrize("role", sorted(READS_NOTHING))
def test_whoever_reads_no_case_is_not_woken_for_one(house: House, role: str) -> None:
    with transaction(house.engine) as session:
        member = add_colleague(house, session, "Rana", role)
        with pytest.raises(Refusal, match="not_a_member"):
            set_on_call(member_work_of(house, session), member)
