"""Who may do what to a transfer: the table, walked by random people."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.refusals import Refusal, move
from case_management.transfers.rules import (
    GIVER,
    OPEN,
    SECOND,
    TAKER,
    TRANSFERS,
    WORKER,
    answer_of,
    check_all_agreed,
    check_second_person,
)

EVENTS = sorted({event for _, event, _ in TRANSFERS.table})
STEPS = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.sampled_from((GIVER, SECOND, TAKER, WORKER))), max_size=12
)
ENDS = ("accepted", "refused", "withdrawn", "declined")


@given(STEPS)
def test_nothing_is_offered_without_consent_or_a_second_person(
    steps: list[tuple[str, str]],
) -> None:
    state, done = TRANSFERS.start, list[tuple[str, str, str]]()
    for event, role in steps:
        try:
            after = move(TRANSFERS, state, event, role)
        except Refusal:
            continue
        assert state in OPEN
        done.append((event, role, after))
        state = after
    events = [event for event, _, _ in done]
    if "offer" in events:
        before = events[: events.index("offer")]
        assert "consent" in before or ("request_override" in before and "agree_override" in before)
    if state == "accepted":
        assert events[-2:] == ["offer", "accept"]
        assert done[-1][1] == TAKER
    assert all(one[2] not in ENDS for one in done[:-1])
    assert all(one[2] != other[2] for one, other in pairwise(done))


def test_a_worker_can_say_no_until_it_is_accepted() -> None:
    for state in OPEN:
        assert TRANSFERS.next_state(state, "decline", WORKER) == "declined"
    assert all(TRANSFERS.allowed_events(end, WORKER) == () for end in ENDS)


@pytest.mark.parametrize(
    ("answers", "workers", "event"),
    [
        ({}, 0, None),
        ({"a": None}, 1, None),
        ({"a": "yes"}, 1, "consent"),
        ({"a": "yes"}, 2, None),
        ({"a": "yes", "b": "yes"}, 2, "consent"),
        ({"a": "yes", "b": "no"}, 2, "decline"),
        ({"a": "no"}, 5, "decline"),
    ],
)
def test_each_worker_must_agree_and_one_no_is_enough(
    answers: dict[str, str | None], workers: int, event: str | None
) -> None:
    assert answer_of(answers, workers) == event


def test_who_asked_is_no_second_person() -> None:
    check_second_person("c", ("a", "b"))
    for member in ("a", "b"):
        with pytest.raises(Refusal, match="override_alone"):
            check_second_person(member, ("a", "b"))


def test_a_worker_who_was_not_asked_is_not_given_away() -> None:
    check_all_agreed(["a"], ["a"], overridden=False)
    check_all_agreed(["a", "b"], [], overridden=True)
    with pytest.raises(Refusal, match="transfer_unasked"):
        check_all_agreed(["a", "b"], ["a"], overridden=False)
