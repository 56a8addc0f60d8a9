"""The choice is kept in the member's own row."""

from app.accounts.members import Member
from app.accounts.set_language import set_language
from config.platform.database import transaction
from tests.support.house import House
from tests.support.members import add_asha
from tests.support.work import member_work_of


def test_it_is_kept(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        set_language(session, member_work_of(house, session).member, "bn")
    with transaction(house.engine) as session:
        assert session.get_one(Member, house.member_id).language == "bn"
