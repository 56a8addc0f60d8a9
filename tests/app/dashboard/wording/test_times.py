"""Moments in words: time left, hours in the organisation's zone and in the worker's."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask_babel import force_locale

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.times import (
    clock_of,
    dated,
    exact,
    left_in_words,
    own_zone,
    short,
    worker_day,
    worker_time,
)
from case_management.cases.models import Case
from tests.support.desk import Desk
from tests.support.house import NOON

DHAKA = ZoneInfo("Asia/Dhaka")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(minutes=40), "40 minutes left"),
        (timedelta(hours=5), "5 hours left"),
        (timedelta(days=3), "3 days left"),
        (timedelta(minutes=-40), "40 minutes late"),
        (timedelta(hours=-5), "5 hours late"),
        (timedelta(days=-3), "3 days late"),
    ],
)
def test_a_clock_is_time_left_or_how_late_it_is(
    in_english: Dashboard, left: timedelta, words: str
) -> None:
    assert left_in_words(NOON, NOON + left) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOON, "18:00"),
        (NOON.replace(hour=17, minute=59), "23:59"),
        # Past six in the evening, UTC, another day has begun in Dhaka.
        (NOON.replace(day=21, hour=18, minute=30), "00:30"),
        (NOON.replace(day=21, hour=17, minute=30), "yesterday 23:30"),
        (NOON.replace(day=20), "20 Nov 18:00"),
        (NOON.replace(year=2025), "22 Nov 2025"),
    ],
)
def test_a_moment_is_as_short_as_it_is_clear(
    in_english: Dashboard, at: datetime, words: str
) -> None:
    assert short(at, DHAKA, NOON) == words


def test_what_is_read_on_another_day_has_its_day(in_english: Dashboard) -> None:
    assert dated(NOON, DHAKA) == "22 Nov 2026, 18:00"


def test_the_exact_moment_names_the_city_whose_time_it_is(in_english: Dashboard) -> None:
    assert exact(NOON, DHAKA) == "22 Nov 2026, 18:00 (Dhaka)"
    with force_locale("es"):
        assert exact(NOON, DHAKA).startswith("22 nov 2026, 18:00")


def test_a_workers_hour_is_that_of_the_workers_zone(in_english: Dashboard) -> None:
    assert worker_time(NOON, "America/Mexico_City") == "06:00 (worker's time)"
    assert worker_day(NOON, "Asia/Dhaka") == "22 Nov, 18:00 (worker's time)"


def test_the_own_zone_is_the_organisations(desk: Desk) -> None:
    with desk.asking():
        assert own_zone() == DHAKA


def case(state: str, level: str = "L1", **changed: datetime | None) -> Case:
    return Case(
        **{
            "state": state,
            "level": level,
            "opened_at": NOON,
            "due_at": NOON + timedelta(hours=1),
            "first_opened_at": None,
            "clock": "contact",
        }
        | changed
    )


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (case("received"), "to read it"),
        (case("received", clock="answer"), "to answer the worker"),
        (case("received", clock="decide"), "to decide"),
        (case("investigating", clock="plan"), "to plan a remedy"),
        (case("received", due_at=None, clock=None), None),
    ],
)
def test_the_clock_that_runs_says_what_for(
    in_english: Dashboard, one: Case, wanted: str | None
) -> None:
    clock = clock_of(one, DHAKA, NOON)
    assert (clock.wanted if clock else None) == wanted


@pytest.mark.parametrize(
    ("after", "late"),
    [(timedelta(minutes=59), False), (timedelta(hours=1), True), (timedelta(hours=2), True)],
)
def test_a_clock_is_late_from_the_moment_it_ends(
    in_english: Dashboard, after: timedelta, late: bool
) -> None:
    clock = clock_of(case("received"), DHAKA, NOON + after)
    assert clock is not None
    assert (clock.late, clock.at) == (late, NOON + timedelta(hours=1))
