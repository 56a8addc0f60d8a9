"""The lists of cases: their order, their pages, and what is counted in them."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from case_management.cases.lists.case_list import CaseFilter, case_page, count_unread
from case_management.cases.models import Case
from case_management.cases.rules import ENDED, OPEN
from case_management.levels import Level
from config.platform.database import reading, transaction
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import STRANGER, member_of

FIRE, MONEY, TRY = "+12025550144", "+12025550145", "+12025550146"


def change_case(house: House, **columns: Any) -> None:
    with transaction(house.engine) as session:
        session.execute(update(Case).values(**columns))


def test_danger_comes_first_then_what_nobody_opened(house: House) -> None:
    for minute, (sender, text) in enumerate(
        [(TRY, "test 1 2 3"), (MONEY, "no salary for two months"), (FIRE, "smoke and fire here")]
    ):
        house.text(text, sender=sender, now=NOON + timedelta(minutes=minute))
    with reading(house.engine) as session:
        rows = case_page(session, member_of(house)).rows
        assert rows[0].case.level == "L1"
        assert [one.test for one in rows] == [False, False, True]
        assert {one.report_count for one in rows} == {1}
        assert case_page(session, STRANGER).rows == []


@pytest.mark.parametrize(
    ("columns", "open_cases", "ended"),
    [
        ({"read_at": NOON}, 1, 0),
        ({"state": "closed", "read_at": NOON}, 0, 1),
        ({"state": "closed", "read_at": NOON - timedelta(hours=1)}, 1, 1),
        ({"state": "closed"}, 0, 1),
    ],
)
def test_an_ended_case_comes_back_with_unread_words(
    house: House, columns: dict[str, Any], open_cases: int, ended: int
) -> None:
    house.text("no salary for two months")
    change_case(house, **columns)
    with reading(house.engine) as session:
        assert len(case_page(session, member_of(house)).rows) == open_cases
        assert len(case_page(session, member_of(house), ended=True).rows) == ended


def test_the_texts_of_a_flood_are_counted(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        session.execute(update(Report).values(bulk=True, text_count=70))
    with reading(house.engine) as session:
        assert [one.flood_texts for one in case_page(session, member_of(house)).rows] == [70]


def many_cases(house: House, count: int, seed: int) -> None:
    """Cases in every state, with and without clocks, some of them written in the same moment."""
    random = Random(seed)
    for number in range(count):
        house.text("no salary for two months", sender=f"+1202555{number:04d}", now=NOON)
    with transaction(house.engine) as session:
        for case in session.scalars(select(Case)):
            moments = [NOON + timedelta(hours=random.randrange(6)) for _ in range(4)]
            case.level = random.choice(list(Level))
            case.state = random.choice((*OPEN, *ENDED, *ENDED))
            case.first_opened_at = random.choice((None, moments[0]))
            case.due_at = random.choice((None, moments[1]))
            case.opened_at = moments[2]
            case.read_at = random.choice((None, moments[3]))
            case.last_heard_at = NOON + timedelta(hours=random.randrange(6))


def in_list(case: Case, ended: bool) -> bool:
    came_back = case.read_at is not None and case.read_at < case.last_heard_at
    return case.state in ENDED if ended else case.state in OPEN or came_back


def standing(case: Case) -> tuple[object, ...]:
    """The order of a list, as it is promised."""
    return (
        case.level != Level.L1,
        case.first_opened_at is not None,
        case.due_at is None,
        case.due_at or NOON,
        case.opened_at,
        case.id,
    )


@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("at_most", [1, 7, 500])
def test_pages_by_key_show_each_case_once_and_in_order(
    both_houses: House, at_most: int, ended: bool
) -> None:
    many_cases(both_houses, 30, seed=at_most)
    shown: list[str] = []
    after: str | None = None
    with reading(both_houses.engine) as session:
        while True:
            page = case_page(session, member_of(both_houses), ended, after, at_most)
            assert len(page.rows) <= at_most
            shown += [row.case.id for row in page.rows]
            after = page.following
            if after is None:
                break
        cases = [one for one in session.scalars(select(Case)) if in_list(one, ended)]
    assert shown == [one.id for one in sorted(cases, key=standing)]


@pytest.mark.parametrize("at_most", [1, 7, 500])
def test_the_newest_first_by_pages_too(both_houses: House, at_most: int) -> None:
    many_cases(both_houses, 30, seed=at_most)
    newest, shown = CaseFilter(newest=True), list[str]()
    after: str | None = None
    with reading(both_houses.engine) as session:
        while True:
            page = case_page(
                session, member_of(both_houses), False, after, at_most, narrowed=newest
            )
            shown += [row.case.id for row in page.rows]
            after = page.following
            if after is None:
                break
        cases = [one for one in session.scalars(select(Case)) if in_list(one, ended=False)]
    wanted = sorted(cases, key=lambda one: (one.opened_at, one.id), reverse=True)
    assert shown == [one.id for one in wanted]


@pytest.mark.parametrize(
    "after", ["", "x", "1-2-3", "1--9-" + "0" * 31 + "'", "99999999999999999999-1-1-" + "0" * 32]
)
def test_what_is_no_key_begins_anew(house: House, after: str) -> None:
    house.text("no salary for two months")
    with reading(house.engine) as session:
        assert len(case_page(session, member_of(house), after=after).rows) == 1


def test_unread_are_counted_where_they_are_listed(both_houses: House) -> None:
    many_cases(both_houses, 25, seed=3)
    with reading(both_houses.engine) as session:
        cases = session.scalars(select(Case))
        wanted = [one for one in cases if one.unread and one.level != Level.L5]
        number = sum(in_list(one, ended=False) for one in wanted)
        assert 0 < number < len(wanted)
        assert count_unread(session, member_of(both_houses)) == number
        assert count_unread(session, STRANGER) == 0
