"""What was seen of a hazard stands by how far its days are apart."""

from datetime import date

from app.dashboard.monitor.factory.picture import EDGE, GAP, WIDE, places_of


def test_days_far_apart_stand_far_apart() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 21)
    assert places_of([first, date(2026, 11, 11), last]) == [EDGE, WIDE // 2, WIDE - EDGE]


def test_marks_of_one_day_stand_side_by_side() -> None:
    day = date(2026, 11, 1)
    assert places_of([day]) == [EDGE]
    assert places_of([day, day, day]) == [EDGE, EDGE + GAP, EDGE + 2 * GAP]
