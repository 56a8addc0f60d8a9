"""Every step of a case has its name in the log."""

from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.cases.rules import CASES


def test_every_step_of_a_case_but_a_finding_is_recorded_under_its_own_name() -> None:
    events = {event for _, event, _ in CASES.table} - {"record_finding"}
    assert {step_of_case(event).value for event in events} == {f"case.{event}" for event in events}


def test_every_action_fits_its_column() -> None:
    assert all(len(action) <= 40 for action in AuditAction)
