"""Evidence is taken in once, with a number that never changes and the first entry of its chain."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_management.evidence.actions.take_in import check_happened, take_in
from case_management.evidence.queries import custody_of, items_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.case_texts import entry_of, item_of_case, key_of, open_case_of
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


def test_a_second_press_takes_in_nothing_more(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        item = item_of_case(house, case.id)
        for _ in range(2):
            again = item_of_case(house, case.id)
            again.id = item.id
            take_in(work, case, again, key_of(house, item.id), entry_of(house, again))
        assert [(one.id, one.number) for one in items_of(session, [case.id])] == [(item.id, 1)]
        assert [one.step for one in custody_of(session, [case.id])] == ["taken_in"]
        assert logged(session).count("evidence.take_in") == 1


def test_what_is_refused(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        unknown, to_come = item_of_case(house, case.id, "rumour"), item_of_case(house, case.id)
        to_come.received_on = NOON.date() + timedelta(days=2)
        for code, of_case, item in (
            ("case_ended", replace(case, is_open=False), item_of_case(house, case.id)),
            ("unknown_code", case, unknown),
            ("day_to_come", case, to_come),
        ):
            with pytest.raises(Refusal, match=code):
                take_in(work, of_case, item, key_of(house, item.id), entry_of(house, item))
        assert items_of(session, [case.id]) == []


def test_today_has_come_and_tomorrow_has_not() -> None:
    check_happened(NOON.date(), NOON.date())
    with pytest.raises(Refusal, match="day_to_come"):
        check_happened(NOON.date() + timedelta(days=1), NOON.date())
