"""In which order things stand that are asked."""

from datetime import date

from app.dashboard.affiliate.asked.asked_lines import AskedLine, in_order


def line(day: int, danger: bool) -> AskedLine:
    due = date(2026, 12, day)
    return AskedLine("what", "about", "due", due, False, danger, "step", "/")


def test_the_first_due_stands_first_and_danger_to_life_before_what_is_due_that_day() -> None:
    lines = [line(3, True), line(2, False), line(2, True)]
    assert [(one.due_on.day, one.danger) for one in in_order(lines)] == [
        (2, True),
        (2, False),
        (3, True),
    ]
