"""The queue: danger first, then by clock; what is unread is counted."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.dashboard.monitor.queue import routes
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import (
    LOCKED,
    NEIGHBOUR,
    WAGES,
    case_id,
)
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.on_call import nobody_on_call


def test_an_empty_queue_says_where_workers_write_to(desk: Desk) -> None:
    page = desk.page("/cases")
    assert "+15005550006" in page
    assert "/practice" in page


def test_danger_comes_first_with_its_clock_in_words(desk: Desk, house: House) -> None:
    house.text(WAGES, sender=NEIGHBOUR, now=NOON - timedelta(days=2))
    house.text(LOCKED, now=NOON - timedelta(minutes=20))
    rows = desk.page("/cases/rows").split("<tr")[2:]
    assert len(rows) == 2
    assert "Danger to life" in rows[0]
    assert "40 minutes left" in rows[0]
    assert "proposed" in rows[0]
    assert "Unread:" in rows[0]
    assert "Serious" in rows[1]


def test_an_ended_case_leaves_the_queue_and_is_kept(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    for event in ("screen", "rule_out"):
        desk.submit(f"/cases/{case}/step", event=event)
    assert "No open case" in desk.page("/cases")
    assert "Not a case for us" in desk.page("/cases/ended")


def test_the_navigation_counts_what_is_unread(desk: Desk, house: House) -> None:
    assert 'class="count"' not in desk.page("/people")
    house.text(WAGES)
    assert re.search(r'class="count"[^>]*>1<', desk.page("/people"))
    assert desk.read(case_id(house)) == 0
    assert 'class="count"' not in desk.page("/people")


def test_words_on_an_ended_case_are_counted_and_in_the_queue_until_read(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    assert desk.read(case) == 0
    for event in ("screen", "refer"):
        desk.submit(f"/cases/{case}/step", event=event)
    desk.at = NOON + timedelta(minutes=5)
    house.text("They still do not pay", now=desk.at)
    shown = desk.page("/cases")
    assert re.search(r'class="count"[^>]*>1<', shown)
    assert "Read what the worker wrote" in shown
    desk.at += timedelta(minutes=1)
    assert desk.read(case) == 0
    shown = desk.page("/cases")
    assert 'class="count"' not in shown
    assert "No open case" in shown


@pytest.mark.parametrize("page", ["/cases", "/cases/ended"])
def test_a_long_list_goes_on_by_a_link_that_keeps_its_key(
    desk: Desk, house: House, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "ROWS", 2)
    for number in range(3):
        house.text(WAGES, sender=f"+120255501{number:02d}", now=NOON + number * timedelta(hours=1))
    with transaction(house.engine) as session:
        in_order = list(session.scalars(select(Case.reference).order_by(Case.opened_at)))
        if page == "/cases/ended":
            session.execute(update(Case).values(state="closed"))
    first = desk.page(page)
    assert [one in first for one in in_order] == [True, True, False]
    link = re.search(rf'rel="next" href="({page}\?after=[^"]+)"', first)
    assert link is not None
    second = desk.page(link[1])
    assert [one in second for one in in_order] == [False, False, True]
    assert 'rel="next"' not in second
    assert f'href="{page}">First cases' in second


def test_the_sum_of_a_long_list_is_of_all_its_pages(
    desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "ROWS", 2)
    for number in range(3):
        house.text(WAGES, sender=f"+120255501{number:02d}")
    assert "3 cases have something unread" in desk.page("/cases")


@pytest.mark.parametrize("page", ["/cases", "/cases/rows", "/people"])
def test_pages_say_that_nobody_is_on_call(desk: Desk, house: House, page: str) -> None:
    assert "Nobody is on call" not in desk.page(page)
    nobody_on_call(house)
    assert "Nobody is on call" in desk.page(page)


@pytest.mark.parametrize("state", ["screened", "investigating", "remediation", "closed"])
@pytest.mark.parametrize(
    "again",
    ["there is fire now and we are locked in", "আবার আগুন লেগেছে", "hay fuego y no podemos salir"],
)
def test_danger_said_again_comes_first_and_its_clock_starts_anew(
    desk: Desk, house: House, state: str, again: str
) -> None:
    """Behind three that were opened and are late, and so would stand before it by their clocks."""
    house.text(LOCKED, now=NOON - timedelta(hours=3))
    mine = case_id(house)
    for number in (4, 5, 6):
        house.text(LOCKED, sender=f"+1202555014{number}", now=NOON - timedelta(days=number))
    with transaction(house.engine) as session:
        for case in session.scalars(select(Case)):
            case.first_opened_at = case.read_at = NOON - timedelta(hours=2)
            case.next_alarm_at = None
            if case.id == mine:
                case.state = state
    assert mine not in desk.page("/cases/rows").split("<tr")[2]
    desk.at = NOON + timedelta(minutes=1)
    house.text(again, now=NOON)
    [first] = desk.page("/cases/rows").split("<tr")[2:3]
    assert mine in first
    assert "59 minutes left" in first
    assert "Read what the worker wrote" in first
    assert "Danger to life" in first
