"""A status changes only by a row of its table, and whoever is refused is told why."""

from typing import Any

import pytest

from case_management.alerts.rules import ALERTS
from case_management.cases.rules import CASES
from config.platform.lifecycle import Lifecycle, Move, OutOfStep, StateTable, lifecycle
from intake.outbox.copy_states import COPIES
from intake.outbox.delivery_states import DELIVERIES
from intake.reports.attachment_states import ATTACHMENTS

ALL = [CASES, ALERTS]
TABLES: list[StateTable[Any, Any]] = [DELIVERIES, COPIES, ATTACHMENTS]


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.thing)
def test_every_state_can_be_reached_from_the_first(machine: Lifecycle) -> None:
    seen, new = {machine.start}, {machine.start}
    while new:
        new = {t for (s, _, _), t in machine.table.items() if s in new} - seen
        seen |= new
    assert seen == set(machine.states)


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.thing)
def test_allowed_events_are_exactly_those_that_move(machine: Lifecycle) -> None:
    roles = {role for _, _, role in machine.table} | {"stranger"}
    events = {event for _, event, _ in machine.table}
    for state in machine.states:
        for role in roles:
            allowed = machine.allowed_events(state, role)
            for event in events:
                if event in allowed:
                    assert machine.next_state(state, event, role) in machine.states
                else:
                    with pytest.raises(OutOfStep):
                        machine.next_state(state, event, role)


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.thing)
def test_the_diagram_shows_every_row_of_the_table(machine: Lifecycle) -> None:
    lines = machine.diagram().splitlines()
    assert lines[:2] == ["stateDiagram-v2", f"    [*] --> {machine.start}"]
    for (state, event, role), target in machine.table.items():
        wanted = f"    {state} --> {target}: {event.replace('_', ' ')} ("
        assert any(line.startswith(wanted) and role in line[len(wanted) :] for line in lines)


def test_a_refusal_says_whose_move_it_is_or_that_there_is_none() -> None:
    with pytest.raises(OutOfStep, match="for the coordinator, not for the triager"):
        CASES.next_state("monitoring", "close", "triager")
    with pytest.raises(OutOfStep, match="A case that is “closed” cannot “admit”"):
        CASES.next_state("closed", "admit", "coordinator")
    with pytest.raises(OutOfStep, match="no state “lost”"):
        CASES.next_state("lost", "admit", "coordinator")


def test_two_rows_that_disagree_are_no_table() -> None:
    row = Move(("open",), "close", ("anyone",), "closed")
    with pytest.raises(ValueError, match="two rows"):
        lifecycle("door", "open", (row, row))


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.thing)
def test_what_processes_work_on_reaches_every_state_and_ends(table: StateTable[Any, Any]) -> None:
    seen, new = set(table.starts), set(table.starts)
    while new:
        new = {end for (start, _), end in table.moves.items() if start in new} - seen
        seen |= new
    assert seen == {start for start, _ in table.moves} | set(table.moves.values())
    assert set(table.ends) == seen - {start for start, _ in table.moves}


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.thing)
def test_a_late_event_leaves_the_state_as_it_is(table: StateTable[Any, Any]) -> None:
    events = {event for _, event in table.moves}
    for state in {*table.starts, *table.moves.values()}:
        for event in events:
            moved = state in table.states_before(event)
            assert table.after(state, event) == (table.moves[state, event] if moved else state)


def test_the_drawing_of_a_state_table_has_its_rows_in_order() -> None:
    lamp = StateTable("lamp", ("off",), {("off", "press"): "on", ("on", "press"): "off"})
    assert lamp.diagram() == (
        "stateDiagram-v2\n    [*] --> off\n    off --> on: press\n    on --> off: press\n"
    )
