"""A monitor is told in plain words what stands still, on every page, in their language."""

from datetime import timedelta

from app.dashboard.frame.page.status_line import WORDS, status_line
from app.dashboard.frame.request import Dashboard
from app.health.standing_still import DONE_BY, StandingStill
from config.platform.database import transaction
from config.platform.heartbeats import beat
from tests.support.desk import Desk
from tests.support.house import NOON, House

LATE = timedelta(minutes=10)


def run(house: House, *names: str) -> None:
    with transaction(house.engine) as session:
        for name in names:
            beat(session, name, "one", NOON)


def test_while_all_goes_on_nothing_is_said(desk: Desk, house: House) -> None:
    run(house, "bots", "courier", "clerk", "collector")
    assert 'class="notice warn standing"' not in desk.page("/now")


def test_what_stands_still_is_said_on_every_page(desk: Desk, house: House) -> None:
    run(house, "bots", "clerk", "collector")
    for path in ("/now", "/cases", "/people"):
        page = desk.page(path)
        assert page.count('class="notice warn standing"') == 1
        assert str(WORDS[StandingStill.SENDING]) in page


def test_it_ends_when_the_process_is_back(desk: Desk, house: House) -> None:
    run(house, *(names[0] for names in DONE_BY.values()))
    desk.at = NOON + LATE
    assert desk.page("/now").count('class="notice warn standing"') == len(WORDS)
    with transaction(house.engine) as session:
        for names in DONE_BY.values():
            beat(session, names[0], "one", desk.at)
    assert 'class="notice warn standing"' not in desk.page("/now")


def test_strangers_are_told_nothing(in_english: Dashboard) -> None:
    assert status_line() == []
