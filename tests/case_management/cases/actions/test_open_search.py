"""To open the search is logged once, and only who opened it is given texts."""

from dataclasses import replace
from datetime import timedelta

from case_management.actor import SYSTEM
from case_management.cases.actions.open_search import LONGEST_OPENING, is_open_search, open_search
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


def test_an_opening_is_logged_with_the_number_of_cases(house: House) -> None:
    house.text("The stairs are locked")
    with transaction(house.engine) as session:
        opening = open_search(work_of(house, session), house.organisation_id)
        assert logged(session) == ["case.search"]
        assert is_open_search(work_of(house, session), house.organisation_id, opening)


def test_it_is_the_opening_of_this_member_in_this_organisation_for_a_session(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session)
        opening = open_search(work, house.organisation_id)
        assert not is_open_search(work, house.organisation_id, new_id())
        assert not is_open_search(work, new_id(), opening)
        assert not is_open_search(replace(work, actor=SYSTEM), house.organisation_id, opening)
        late = work_of(house, session, now=NOON + LONGEST_OPENING)
        assert not is_open_search(late, house.organisation_id, opening)
        before = work_of(house, session, now=NOON + LONGEST_OPENING - timedelta(minutes=1))
        assert is_open_search(before, house.organisation_id, opening)
