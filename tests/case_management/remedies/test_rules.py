"""An action goes by its table; who agreed it does not verify it; a plan says what it lacks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.refusals import Refusal
from case_management.remedies.rules import (
    ACTIONS,
    CONTRACTOR,
    DONE,
    DROPPED,
    VERIFYING,
    WORKERS,
    Lack,
    PlanFacts,
    check_plan,
    check_planner,
    check_step,
    first_to_do,
    is_overdue,
    lacks,
    refused_steps,
)
from vault.roles import Role

DAY = date(2026, 11, 22)
EVERYBODY = (*Role, CONTRACTOR, WORKERS)


def events_of(role: str) -> set[str]:
    return {event for (_, event, one) in ACTIONS.table if one == role}


def test_a_contractor_only_claims_and_no_member_speaks_for_workers() -> None:
    assert events_of(CONTRACTOR) == {"claim_done"}
    assert events_of(WORKERS) == {"confirm", "deny", "sustain", "withdraw", "relapse"}
    for role in Role:
        assert not events_of(role) & events_of(WORKERS)
    assert not events_of(Role.TRIAGER) | events_of(Role.RELEASER) | events_of(Role.BUYER)


def test_from_a_proposal_to_a_remedy_that_lasts() -> None:
    state = ACTIONS.start
    for role, event in (
        (Role.INVESTIGATOR, "consult_workers"),
        (Role.INVESTIGATOR, "agree"),
        (Role.INVESTIGATOR, "begin"),
        (CONTRACTOR, "claim_done"),
        (Role.COORDINATOR, "verify_by_document"),
        (Role.COORDINATOR, "verify_by_visit"),
        (WORKERS, "confirm"),
        (WORKERS, "sustain"),
        (WORKERS, "relapse"),
    ):
        state = ACTIONS.next_state(state, event, role)
    assert state == "relapsed"


@given(st.lists(st.tuples(st.sampled_from(EVERYBODY), st.integers(0, 20)), max_size=40))
def test_however_an_action_goes_workers_word_is_in_what_is_confirmed(
    walk: list[tuple[str, int]],
) -> None:
    state, taken = ACTIONS.start, [""]
    for role, chosen in walk:
        events = ACTIONS.allowed_events(state, role)
        if events:
            taken.append(events[chosen % len(events)])
            state = ACTIONS.next_state(state, taken[-1], role)
    if state == "verified_workers":
        assert taken[-1] == "confirm"
    if state == "sustained":
        assert taken[-2:] == ["confirm", "sustain"]
    if state in ("verified_document", "verified_visit"):
        assert "claim_done" in taken or "withdraw" in taken
        assert taken[-1] in VERIFYING


def test_who_agreed_does_not_verify_and_a_colleague_does() -> None:
    for event in VERIFYING:
        with pytest.raises(Refusal, match="action_verified_by_agreer"):
            check_step(event, "repair", "claimed_done", "asha", "asha")
        check_step(event, "repair", "claimed_done", "bela", "asha")
    assert refused_steps("repair", "claimed_done", "asha", "asha") == {"agree", *VERIFYING}


def test_workers_are_consulted_before_all_but_a_hazard_and_what_is_owed() -> None:
    with pytest.raises(Refusal, match="workers_not_consulted"):
        check_step("agree", "train", "proposed", "asha", None)
    with pytest.raises(Refusal, match="workers_not_consulted"):
        check_step("agree", "train", "disputed", "asha", None)
    check_step("agree", "train", "consulted", "asha", None)
    for kind in ("stop_hazard", "repay"):
        check_step("agree", kind, "proposed", "asha", None)


@pytest.mark.parametrize(
    ("causes", "primary", "states", "missing"),
    [
        (0, False, (), (Lack.CAUSES, Lack.ACTIONS)),
        (2, False, ("refused",), (Lack.PRIMARY_CAUSE, Lack.ACTIONS)),
        (1, True, ("agreed", "claimed_done"), (Lack.DONE,)),
        (1, True, ("claimed_done", "superseded"), ()),
        (0, False, DONE, (Lack.CAUSES,)),
    ],
)
def test_a_plan_says_what_it_lacks(
    causes: int, primary: bool, states: tuple[str, ...], missing: tuple[Lack, ...]
) -> None:
    plan = PlanFacts(causes, primary, states)
    assert lacks(plan) == missing
    if not missing:
        check_plan(plan)
        return
    with pytest.raises(Refusal, match=f"plan_lacks_{missing[0]}"):
        check_plan(plan)


def test_what_is_to_be_done_is_overdue_after_its_day() -> None:
    assert is_overdue("agreed", date(2026, 11, 21), DAY)
    assert not is_overdue("agreed", DAY, DAY)
    for state in (*DONE, *DROPPED):
        assert not is_overdue(state, date(2026, 1, 1), DAY)
    assert first_to_do([("agreed", DAY), ("claimed_done", date(2026, 1, 1))]) == DAY
    assert first_to_do([("refused", DAY)]) is None


def test_a_triager_writes_no_plan() -> None:
    with pytest.raises(Refusal, match="not_a_planner"):
        check_planner({"triager", "buyer"})
    check_planner({"investigator"})
