"""Small numbers are hidden, and can't be had back by subtraction."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.statistics.small_cells import (
    LEAST,
    TOTAL,
    Place,
    SafeTable,
    is_small,
    safe_number,
    safe_part,
    safe_steps,
    safe_table,
)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, 0), (1, None), (LEAST - 1, None), (LEAST, LEAST), (99, 99)]
)
def test_a_number_is_shown_from_five_on(number: int, shown: int | None) -> None:
    assert safe_number(number) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 4, False),
        (0, 0, False),
        (0, 5, True),
        (5, 5, True),
        (4, 20, False),
        (16, 20, False),
        (5, 10, True),
        (15, 20, True),
    ],
)
def test_neither_a_part_nor_what_is_left_is_small(part: int, whole: int, shown: bool) -> None:
    assert (safe_part(part, whole) is not None) is shown


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([20, 20, 12, 3, 0], [20, 20, 12, None, 0]),
        ([20, 18, 15, 9], [20, None, 15, 9]),
        ([3, 2, 0], [None, None, 0]),
        ([], []),
    ],
)
def test_a_step_that_loses_few_is_hidden(numbers: list[int], shown: list[int | None]) -> None:
    assert safe_steps(numbers) == shown


def test_one_small_number_takes_another_of_its_row_and_column_with_it() -> None:
    numbers = {("a", "x"): 2, ("a", "y"): 9, ("a", "z"): 30, ("b", "x"): 7, ("b", "y"): 40}
    table = safe_table(["a", "b"], ["x", "y", "z"], numbers)
    assert table.shown["a", "x"] is None
    assert table.shown["a", "y"] is None
    assert table.shown["b", "x"] is None
    assert table.shown["a", "z"] == 30
    assert table.shown["a", TOTAL] == 41


def test_a_table_of_large_numbers_is_shown_whole() -> None:
    numbers = {("a", "x"): 5, ("a", "y"): 9, ("b", "x"): 0, ("b", "y"): 40}
    table = safe_table(["a", "b"], ["x", "y"], numbers)
    assert None not in table.shown.values()
    assert table.shown[TOTAL, TOTAL] == 54


def test_a_row_with_nothing_else_to_hide_hides_its_total() -> None:
    table = safe_table(["a", "b"], ["x"], {("a", "x"): 3, ("b", "x"): 50})
    assert table.shown["a", "x"] is table.shown["a", TOTAL] is None
    assert table.shown["b", "x"] is None


numbers_of_tables = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(
                st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=columns, max_size=columns
            ),
            min_size=rows,
            max_size=rows,
        )
    )
)


def table_of(cells: list[list[int]]) -> tuple[dict[Place, int], SafeTable]:
    rows = [f"r{number}" for number in range(len(cells))]
    columns = [f"c{number}" for number in range(len(cells[0]))]
    numbers = {
        (row, column): cells[at][there]
        for at, row in enumerate(rows)
        for there, column in enumerate(columns)
    }
    return numbers, safe_table(rows, columns, numbers)


def determined(table: SafeTable) -> set[Place]:
    """The hidden places that follow from the equations of all lines, by elimination."""
    hidden = sorted(place for place, number in table.shown.items() if number is None)
    lines = [
        *([(row, column) for column in (*table.columns, TOTAL)] for row in (*table.rows, TOTAL)),
        *([(row, column) for row in (*table.rows, TOTAL)] for column in (*table.columns, TOTAL)),
    ]
    matrix = [
        [Fraction((place in line) * (-1 if place == line[-1] else 1)) for place in hidden]
        for line in lines
    ]
    pivots: list[list[Fraction]] = []
    for at in range(len(hidden)):
        row = next((one for one in matrix if one[at] != 0), None)
        if row is None:
            continue
        matrix.remove(row)
        row = [value / row[at] for value in row]
        for other in (*matrix, *pivots):
            factor = other[at]
            for there, value in enumerate(row):
                other[there] -= factor * value
        pivots.append(row)
    alone = [row for row in pivots if sum(value != 0 for value in row) == 1]
    return {hidden[next(at for at, value in enumerate(row) if value)] for row in alone}


@given(numbers_of_tables)
def test_no_hidden_small_number_follows_from_what_is_shown(cells: list[list[int]]) -> None:
    numbers, table = table_of(cells)
    small = {place for place, number in numbers.items() if is_small(number)}
    assert all(table.shown[place] is None for place in small)
    assert not determined(table) & small


@given(numbers_of_tables)
def test_what_is_shown_is_true(cells: list[list[int]]) -> None:
    numbers, table = table_of(cells)
    for place, number in table.shown.items():
        if number is not None and TOTAL not in place:
            assert number == numbers[place]
    assert table.shown[TOTAL, TOTAL] in (None, sum(numbers.values()))
