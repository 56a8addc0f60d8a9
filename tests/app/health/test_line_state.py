"""What a line is called, by what was measured of it: each state with its reason and next step."""

from datetime import timedelta

import pytest

from app.health.line_state import (
    DayTexts,
    FailedTexts,
    LineFacts,
    LineOutgoing,
    LineState,
    PhoneState,
    judge,
    span,
    worst_first,
)
from tests.support.house import NOON

HOUR = timedelta(hours=1)
HOURLY = tuple(NOON - HOUR * number for number in range(20, 0, -1))
GOOD = LineFacts("SMS", "+15005550006", "Shromik Kotha", arrivals=HOURLY)


def phone(minutes: float = 1, **told: object) -> PhoneState:
    values = {"battery": 80, "charging": True, "online": True, "failed_count": 0} | told
    seen_at = NOON - timedelta(minutes=minutes)
    return PhoneState("dhaka-1", seen_at, lines=("+15005550006",), **values)  # type: ignore[arg-type]


def line(**changed: object) -> LineFacts:
    return LineFacts(**(vars(GOOD) | changed))  # type: ignore[arg-type]


def late(minutes: float, sent: float | None = None) -> LineOutgoing:
    sent_at = None if sent is None else NOON - timedelta(minutes=sent)
    return LineOutgoing(waiting=4, late_since=NOON - timedelta(minutes=minutes), sent_at=sent_at)


@pytest.mark.parametrize(
    ("facts", "state", "reason"),
    [
        (GOOD, LineState.GOOD, "60 minutes"),
        (line(known=False, folder="pigeon"), LineState.NOT_SET_UP, "bots/pigeon"),
        (line(credentials=False), LineState.NOT_SET_UP, "credentials"),
        (line(by_phone=True), LineState.NOT_SET_UP, "No phone has called"),
        (line(by_phone=True, phone=phone()), LineState.GOOD, "last text"),
        (line(by_phone=True, phone=phone(29)), LineState.GOOD, "last text"),
        (line(by_phone=True, phone=phone(31)), LineState.FAILING, "31 minutes"),
        (line(arrivals=()), LineState.NOT_SET_UP, "Nothing has come in"),
        (line(arrivals=(), days=(DayTexts(NOON.date(), 3, 3),)), LineState.GOOD, "came in"),
        (
            line(arrivals=tuple(at - 9 * HOUR for at in HOURLY)),
            LineState.QUIET,
            "Nothing for 10 hours",
        ),
        (line(arrivals=HOURLY[:3]), LineState.GOOD, "18 hours"),
        (
            line(out=LineOutgoing(fault=FailedTexts("no money", "Top it up.", 2))),
            LineState.FAILING,
            "no money",
        ),
        (line(out=late(9)), LineState.GOOD, "last text"),
        (line(out=late(11)), LineState.FAILING, "none leaves"),
        (line(out=late(11, sent=1)), LineState.GOOD, "last text"),
        (line(receives=False, arrivals=()), LineState.GOOD, "way"),
    ],
)
def test_a_line_is_called_what_it_is(facts: LineFacts, state: LineState, reason: str) -> None:
    verdict = judge(facts, NOON)
    assert verdict.state is state
    assert reason in verdict.reason
    assert bool(verdict.next_step) is (state is not LineState.GOOD)


@pytest.mark.parametrize(
    ("facts", "warning"),
    [
        (line(phone=phone(battery=19, charging=False)), "put it on power"),
        (line(phone=phone(battery=19)), "charging"),
        (line(phone=phone(online=False)), "no internet"),
        (line(phone=phone(failed_count=2)), "could not send 2 texts"),
        (line(spent=80, cap=100), "80 %"),
        (line(spent=100, cap=100), "spent"),
        (line(difference=1), "1 message"),
        (line(asked_until=NOON - 3 * HOUR), "reconcile"),
    ],
)
def test_what_is_not_well_yet_is_warned_of(facts: LineFacts, warning: str) -> None:
    verdict = judge(facts, NOON)
    assert verdict.state is LineState.GOOD
    assert verdict.needs_you
    (said,) = verdict.warnings
    assert warning in said


def test_nothing_is_warned_of_where_all_is_well() -> None:
    facts = line(phone=phone(battery=20), spent=79, cap=100, asked_until=NOON - HOUR)
    assert not judge(facts, NOON).needs_you


def test_the_worst_comes_first_and_a_warning_before_none() -> None:
    every = [
        line(label="a"),
        line(label="b", difference=1),
        line(label="c", arrivals=tuple(at - 9 * HOUR for at in HOURLY)),
        line(label="d", known=False),
        line(label="e", out=late(60)),
        line(label="mail", receives=False),
    ]
    every.sort(key=lambda one: worst_first(one, judge(one, NOON)))
    assert [one.label for one in every] == ["e", "d", "c", "b", "a", "mail"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-1, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (119, "1 minute"),
        (7199, "119 minutes"),
        (7200, "2 hours"),
        (47 * 3600, "47 hours"),
        (172_800, "2 days"),
    ],
)
def test_a_length_of_time_is_said_as_people_say_it(seconds: int, words: str) -> None:
    assert span(timedelta(seconds=seconds)) == words
