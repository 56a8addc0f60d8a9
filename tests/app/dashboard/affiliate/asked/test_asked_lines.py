"""In which order things stand that are asked."""

from datetime import date

from app.dashboard.affiliate.asked.asked_lines import AskedLine, in_order


def line(day: int, danger: bool) -> AskedLine:
    due = date(2026, 12, day)
    return AskedLine("what", "about", "due", due, False, danger, "step", "/")


def test_danger_to_life_stands_first_however_late_the_rest_is() -> None:
    lines = [line(3, True), line(2, False), line(2, True)]
    assert [(one.due_on.day, one.danger) for one in in_order(lines)] == [
        (2, True),
        (3, True),
        (2, False),
    ]
