"""A line's days as a picture: to one scale, with the same in words."""

from datetime import date, timedelta

import pytest

from app.dashboard.operator.line_bars import HIGH, SMALLEST, STEP, bars_of
from app.health.line_state import DayTexts


def days(*texts: tuple[int, int]) -> list[DayTexts]:
    """(received, sent) of each day."""
    return [DayTexts(date(2026, 11, 20) + timedelta(n), *one) for n, one in enumerate(texts)]


@pytest.mark.parametrize("quiet", [days(), days((0, 0)), days((0, 0), (0, 0))])
def test_where_nothing_came_or_went_there_is_no_picture(quiet: list[DayTexts]) -> None:
    assert bars_of(quiet) is None


@pytest.mark.parametrize(
    ("texts", "bars"),
    [
        (((10, 0), (5, 0)), [(HIGH, 0), (HIGH // 2, 0)]),
        # What came and what went are to one scale.
        (((10, 20), (0, 10)), [(HIGH // 2, HIGH), (0, HIGH // 2)]),
        (((1, 0), (0, 5000)), [(SMALLEST, 0), (0, HIGH)]),
    ],
)
def test_bars_are_to_one_scale_and_one_text_is_still_seen(
    texts: tuple[tuple[int, int], ...], bars: list[tuple[int, int]]
) -> None:
    picture = bars_of(days(*texts))
    assert picture is not None
    assert [(one.up, one.down) for one in picture.columns] == bars


def test_columns_stand_side_by_side_and_the_words_say_the_same() -> None:
    picture = bars_of(days((3, 1), (0, 0), (4, 9)))
    assert picture is not None
    first, second, third = (one.x for one in picture.columns)
    assert second - first == third - second == STEP
    assert third < picture.width
    assert picture.words == "3 days up to 22 November: 7 in, 10 out; the most of one day 9"
