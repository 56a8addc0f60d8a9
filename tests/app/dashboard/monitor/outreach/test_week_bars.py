"""Reach as bars: the tallest fills the row, and what there is little of is still seen."""

from datetime import date, timedelta

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.outreach.week_bars import (
    HIGHEST,
    SIGNS,
    OutreachPlace,
    groups_of,
    rows_of,
)
from case_management.outreach.queries import Reach
from case_management.outreach.rules import OutreachSign, Week
from intake.lines.line import Line

MONDAY = date(2026, 11, 9)
SMS = Line(id="sms", channel="twilio", address="+15005550006")
CHAT = Line(id="chat", channel="telegram", address="practice_line_bot")


def weeks(*numbers: tuple[int, int, int]) -> tuple[Week, ...]:
    """(reached, tests, reports) of each week."""
    return tuple(Week(MONDAY + timedelta(weeks=place), *one) for place, one in enumerate(numbers))


def place(name: str) -> OutreachPlace:
    return OutreachPlace(name, "4417", "", ())


@pytest.mark.parametrize(
    ("numbers", "heights"),
    [
        ((0, 34), [0, HIGHEST]),
        ((10, 20), [HIGHEST // 2, HIGHEST]),
        # One among a thousand is still to be seen.
        ((1, 1000), [1, HIGHEST]),
        ((0, 0), [0, 0]),
    ],
)
def test_a_bar_is_a_part_of_the_tallest(
    in_english: Dashboard, numbers: tuple[int, int], heights: list[int]
) -> None:
    shown = weeks(*((number, 0, 0) for number in numbers))
    row = rows_of(Reach("f", shown, {}), [SMS])[0]
    assert [bar.height for bar in row.bars] == heights
    assert [bar.number for bar in row.bars] == list(numbers)
    assert [bar.week for bar in row.bars] == ["9 Nov", "16 Nov"]
    assert row.total == sum(numbers)


@pytest.mark.parametrize(
    ("by_line", "labels"),
    [
        ({}, ["People at sessions", "Tests of the line", "Reports"]),
        ({"sms": weeks((0, 1, 1))}, ["People at sessions", "Tests of the line", "Reports"]),
        (
            {"sms": weeks((0, 1, 0)), "chat": weeks((0, 0, 1))},
            ["People at sessions", "Tests of the line", "Reports"],
        ),
        (
            {"sms": weeks((0, 1, 1)), "chat": weeks((0, 0, 1))},
            [
                "People at sessions",
                "Tests of the line",
                "Reports · SMS",
                "Reports · Telegram",
            ],
        ),
    ],
)
def test_lines_stand_apart_where_more_than_one_is_used(
    in_english: Dashboard, by_line: dict[str, tuple[Week, ...]], labels: list[str]
) -> None:
    rows = rows_of(Reach("f", weeks((3, 1, 2)), by_line), [SMS, CHAT])
    assert [row.label.partition(" +")[0].partition(" @")[0] for row in rows] == labels


def test_every_sign_is_there_with_its_places_by_name() -> None:
    signs = [
        (OutreachSign.HEARD, place("Padma")),
        (OutreachSign.UNREACHED, place("Surma")),
        (OutreachSign.HEARD, place("Meghna")),
    ]
    groups = groups_of(signs)
    assert [group.sign for group in groups] == list(SIGNS)
    assert set(SIGNS) == set(OutreachSign)
    named = {group.sign: [one.name for one in group.places] for group in groups}
    assert named[OutreachSign.HEARD] == ["Meghna", "Padma"]
    assert named[OutreachSign.UNREACHED] == ["Surma"]
    assert named[OutreachSign.SILENT] == []
