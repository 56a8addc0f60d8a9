"""The definitions of docs/domain.md: each counts what it says and nothing that flatters."""

from dataclasses import replace
from datetime import timedelta

from case_management.statistics.figures import (
    CaseFact,
    OutcomeFigures,
    ReportCounts,
    figures,
)
from case_management.statistics.remedy_figures import remedy_figures
from case_management.statistics.share import Share
from tests.support.house import NOON

NO_REMEDIES = remedy_figures([], [], [])
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASE = CaseFact(
    level="L3",
    state="received",
    category="WAGES",
    factory="Meghna",
    opened_at=NOON,
    contact_due_at=NOON + 3 * DAY,
    first_opened_at=None,
    replied_at=None,
    finding=None,
    planned=False,
    confirmed_at=None,
    relapsed_at=None,
    reopened=False,
)


def of(*cases: CaseFact) -> OutcomeFigures:
    return figures(ReportCounts(len(cases), 0, 0), cases, NOON + 10 * DAY, NO_REMEDIES)


def test_closed_is_no_remedy_and_only_workers_confirm() -> None:
    found = of(
        replace(CASE, state="closed", finding="substantiated"),
        replace(CASE, state="remedied_unconfirmed", finding="partly", planned=True),
        replace(CASE, state="monitoring", finding="substantiated", confirmed_at=NOON),
        replace(CASE, state="closed", finding="not_substantiated"),
    )
    assert (found.remedied, found.closed) == (Share(1, 3), Share(2, 4))
    assert dict(found.flow) == {
        "received": 4,
        "cases": 4,
        "admitted": 4,
        "confirmed": 3,
        "planned": 2,
        "remedied": 1,
    }


def test_what_came_back_is_not_remedied_until_it_is_confirmed_anew() -> None:
    gone = replace(CASE, state="remediation", finding="partly", confirmed_at=NOON)
    found = of(
        replace(gone, relapsed_at=NOON + 30 * DAY),
        replace(gone, relapsed_at=NOON + 300 * DAY),
        replace(gone, relapsed_at=NOON - DAY),
        gone,
    )
    assert (found.relapsed, found.remedied) == (Share(1, 4), Share(2, 4))


def test_a_test_a_question_and_what_is_out_of_scope_are_not_valid() -> None:
    found = of(
        replace(CASE, level="L5", state="out_of_scope"),
        replace(CASE, state="out_of_scope"),
        CASE,
        replace(CASE, state="investigating"),
    )
    assert found.valid == Share(1, 2)
    assert dict(found.flow)["cases"] == 3


def test_what_is_unread_is_late_once_its_clock_has_ended_and_not_before() -> None:
    danger = replace(CASE, level="L1", contact_due_at=NOON + HOUR)
    found = of(
        replace(danger, first_opened_at=NOON + HOUR),
        replace(danger, first_opened_at=NOON + 2 * HOUR),
        danger,
        replace(CASE, contact_due_at=NOON + 20 * DAY),
        replace(CASE, contact_due_at=None),
    )
    assert found.danger_in_time == Share(1, 3)
    assert dict(found.in_time)["L3"] == Share(0, 0)


def test_waiting_times_are_said_of_several_only() -> None:
    answered = [replace(CASE, replied_at=NOON + number * HOUR) for number in range(1, 11)]
    few, many = of(*answered[:4], CASE), of(*answered)
    three = {one.level: one for one in few.replies}["L3"]
    assert (three.replied, three.unreplied, three.median, three.p90) == (4, 1, None, None)
    ten = {one.level: one for one in many.replies}["L3"]
    assert (ten.median, ten.p90) == (5 * HOUR, 9 * HOUR)


def test_reopened_counts_of_all_that_had_ended() -> None:
    found = of(replace(CASE, state="screened", reopened=True), replace(CASE, state="closed"), CASE)
    assert found.reopened == Share(1, 2)


def test_places_count_cases_by_factory_and_kind() -> None:
    found = of(CASE, CASE, replace(CASE, factory=None, category=None))
    assert dict(found.places) == {("Meghna", "WAGES"): 2, ("?", "?"): 1}


def test_retaliation_is_counted_also_where_it_was_found_later() -> None:
    found = of(
        replace(CASE, category="RETALIATION", confirmed_at=NOON),
        replace(CASE, linked=(True, False)),
        CASE,
    )
    assert found.retaliation == Share(2, 3)
    assert found.retaliation_remedied == Share(2, 3)
    assert found.retaliation_linked == 1
