"""Who is on call, and which organisations that have a line lack somebody."""

from sqlalchemy import delete

from case_management.cases.on_call import (
    has_line,
    lacks_on_call,
    on_call,
    without_on_call,
)
from config.platform.database import transaction
from intake.lines.line import Line
from tests.support.house import House
from tests.support.on_call import nobody_on_call


def test_one_is_on_call(house: House) -> None:
    with transaction(house.engine) as session:
        assert on_call(session, house.organisation_id) == house.member_id
        assert has_line(session, house.organisation_id)
        assert not lacks_on_call(session, house.organisation_id)
        assert without_on_call(session) == []


def test_an_organisation_with_nobody_on_call_is_known(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session:
        assert on_call(session, house.organisation_id) is None
        assert lacks_on_call(session, house.organisation_id)
        assert without_on_call(session) == ["Shromik Kotha"]


def test_without_a_line_nobody_has_to_be(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session:
        session.execute(delete(Line))
        assert not lacks_on_call(session, house.organisation_id)
        assert without_on_call(session) == []
