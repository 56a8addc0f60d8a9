"""A case moves by its table; it is not closed on a grievance that nobody remedied."""

import pytest

from case_management.cases.rules import (
    CASES,
    WORKER,
    allowed_events,
    check_closing,
    check_finding,
    check_verifier,
    next_state,
)
from case_management.findings import FindingResult
from case_management.refusals import Refusal
from config.policy.cases.evidence import GRADES
from config.policy.policy import load_policy
from vault.roles import Role

POLICY = load_policy()

WHOLE_STORY = [
    ("triager", "screen", "screened"),
    ("triager", "ask_worker", "awaiting_worker"),
    ("worker", "answer", "screened"),
    ("triager", "admit", "admissible"),
    ("investigator", "start_investigation", "investigating"),
    ("investigator", "record_finding", "finding"),
    ("investigator", "plan_remedy", "remediation"),
    ("investigator", "start_verification", "verification"),
    ("investigator", "find_not_remedied", "not_remedied"),
    ("investigator", "resume_remedy", "remediation"),
    ("investigator", "start_verification", "verification"),
    ("investigator", "confirm_remedy", "remedied_confirmed"),
    ("investigator", "monitor", "monitoring"),
    ("investigator", "report_relapse", "remediation"),
    ("investigator", "start_verification", "verification"),
    ("investigator", "leave_unconfirmed", "remedied_unconfirmed"),
    ("investigator", "monitor", "monitoring"),
    ("coordinator", "close", "closed"),
    ("worker", "reopen", "screened"),
    ("triager", "refer", "referred"),
]


def test_a_grievance_goes_from_report_to_remedy_and_back_when_it_must() -> None:
    state = "received"
    for role, event, wanted in WHOLE_STORY:
        state = next_state(state, event, role)
        assert state == wanted


@pytest.mark.parametrize("state", CASES.states)
def test_releasers_and_buyers_never_move_a_case(state: str) -> None:
    assert allowed_events(state, "releaser") == ()
    assert allowed_events(state, "buyer") == ()


@pytest.mark.parametrize("state", CASES.states)
def test_no_state_is_a_dead_end(state: str) -> None:
    assert any(allowed_events(state, role) for role in (*Role, WORKER))


def test_a_case_closes_only_after_a_finding() -> None:
    closing = {state for (state, _, _), target in CASES.table.items() if target == "closed"}
    # What is contested was closed after a finding before.
    assert closing == {"contested", "finding", "monitoring"}


def test_a_worker_only_answers_contests_reopens_and_says_that_it_came_back() -> None:
    events = {e for (_, e, r) in CASES.table if r == "worker"}
    assert events == {"answer", "contest", "reopen", "report_relapse"}


@pytest.mark.parametrize("result", list(FindingResult))
@pytest.mark.parametrize("grade", GRADES)
def test_substantiated_needs_a_check_and_not_only_words(result: str, grade: str) -> None:
    if result == "substantiated" and grade < "E3":
        with pytest.raises(Refusal, match="evidence_too_weak"):
            check_finding(result, grade, POLICY)
    else:
        check_finding(result, grade, POLICY)


@pytest.mark.parametrize(("result", "grade"), [("proven", "E3"), ("partly", "E9")])
def test_a_finding_uses_the_words_of_the_field(result: str, grade: str) -> None:
    with pytest.raises(Refusal, match="_unknown"):
        check_finding(result, grade, POLICY)


def test_a_confirmed_grievance_is_remedied_and_an_unconfirmed_one_is_not() -> None:
    for result in ("substantiated", "partly"):
        check_closing("plan_remedy", result)
        with pytest.raises(Refusal, match="remedy_first"):
            check_closing("close_without_remedy", result)
    for result in ("not_substantiated", "inconclusive"):
        check_closing("close_without_remedy", result)
        with pytest.raises(Refusal, match="nothing_to_remedy"):
            check_closing("plan_remedy", result)


@pytest.mark.parametrize("event", ["start_verification", "confirm_remedy"])
def test_nobody_verifies_what_they_planned(event: str) -> None:
    with pytest.raises(Refusal, match="verified_by_planner"):
        check_verifier(event, "asha", planned_by="asha")
    check_verifier(event, "asha", planned_by="bela")
    check_verifier(event, "asha", planned_by=None)
    with pytest.raises(Refusal, match="verified_by_agreer"):
        check_verifier(event, "asha", planned_by="bela", agreed_by={"asha"})
    check_verifier(event, "asha", planned_by="bela", agreed_by={"bela"})


@pytest.mark.parametrize("event", ["plan_remedy", "ask_workers", "resume_remedy", "step_back"])
def test_who_planned_a_remedy_may_take_all_other_steps(event: str) -> None:
    check_verifier(event, "asha", planned_by="asha")


def test_workers_are_asked_as_long_as_a_remedy_is_verified() -> None:
    asking = {
        (start, role): end for (start, e, role), end in CASES.table.items() if e == "ask_workers"
    }
    assert asking == {
        ("verification", "investigator"): "verification",
        ("verification", "coordinator"): "verification",
    }


WAYS_BACK = {"part", "step_back", "reinvestigate", "resume_remedy", "answer", "reopen"}


@pytest.mark.parametrize("state", [one for one in CASES.states if one != CASES.start])
def test_what_a_member_did_by_mistake_can_be_taken_back(state: str) -> None:
    able = {event for role in Role for event in allowed_events(state, role)}
    assert able & WAYS_BACK
