"""A remedy is confirmed by what workers answered, or it is not confirmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.cases.polls.poll_result import (
    DECIDED,
    PollCount,
    PollResult,
    check_step,
    refused_steps,
    result_of,
)
from case_management.refusals import Refusal


def count(asked: int, *answers: str, closed: bool = False) -> PollCount:
    each = {name: answers.count(name) for name in ("yes", "partly", "no", "unknown")}
    return PollCount(workers=asked + 1, asked=asked, closed=closed, **each)


CASES = [
    (None, PollResult.NOT_ASKED),
    (count(3), PollResult.WAITING),
    (count(3, "yes", "yes"), PollResult.WAITING),
    (count(3, "no"), PollResult.WAITING),
    (count(3, "yes", "yes", "unknown"), PollResult.CONFIRMED),
    (count(3, "yes", closed=True), PollResult.CONFIRMED),
    (count(3, "yes", "yes", "no"), PollResult.NOT_DONE),
    (count(9, "yes", "partly", closed=True), PollResult.NOT_DONE),
    (count(2, "unknown", "unknown"), PollResult.NOBODY_KNOWS),
    (count(3, "unknown", closed=True), PollResult.NOBODY_KNOWS),
    (count(3, closed=True), PollResult.NO_ANSWER),
    (count(0), PollResult.NOBODY_TO_ASK),
    (count(0, closed=True), PollResult.NOBODY_TO_ASK),
]


@pytest.mark.parametrize(("asked", "result"), CASES)
def test_what_a_poll_says(asked: PollCount | None, result: PollResult) -> None:
    assert result_of(asked) is result


@pytest.mark.parametrize(
    ("result", "open_steps"),
    [
        (PollResult.NOT_ASKED, {"ask_workers"}),
        (PollResult.WAITING, set()),
        (PollResult.CONFIRMED, {"confirm_remedy", "ask_workers"}),
        (PollResult.NOT_DONE, set()),
        (PollResult.NOBODY_KNOWS, {"leave_unconfirmed", "ask_workers"}),
        (PollResult.NO_ANSWER, {"leave_unconfirmed", "ask_workers"}),
        (PollResult.NOBODY_TO_ASK, {"leave_unconfirmed", "ask_workers"}),
    ],
)
def test_what_it_allows(result: PollResult, open_steps: set[str]) -> None:
    assert DECIDED - refused_steps(result) == open_steps
    for event in DECIDED - open_steps:
        with pytest.raises(Refusal):
            check_step(event, result)
    for event in (*open_steps, "resume_remedy", "find_not_remedied"):
        check_step(event, result)


@pytest.mark.parametrize(
    ("event", "result", "code"),
    [
        ("confirm_remedy", PollResult.NOT_ASKED, "workers_not_asked"),
        ("leave_unconfirmed", PollResult.NOT_ASKED, "workers_not_asked"),
        ("confirm_remedy", PollResult.WAITING, "poll_open"),
        ("ask_workers", PollResult.WAITING, "poll_open"),
        ("confirm_remedy", PollResult.NOT_DONE, "workers_said_no"),
        ("ask_workers", PollResult.NOT_DONE, "workers_said_no"),
        ("leave_unconfirmed", PollResult.CONFIRMED, "workers_confirmed"),
        ("confirm_remedy", PollResult.NO_ANSWER, "remedy_unconfirmed"),
        ("confirm_remedy", PollResult.NOBODY_TO_ASK, "remedy_unconfirmed"),
        ("confirm_remedy", PollResult.NOBODY_KNOWS, "remedy_unconfirmed"),
    ],
)
def test_a_refusal_says_why(event: str, result: PollResult, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_step(event, result)
    assert refused.value.code == code


@given(
    answers=st.lists(st.sampled_from(["yes", "partly", "no", "unknown"]), max_size=6),
    silent=st.integers(0, 4),
    closed=st.booleans(),
)
def test_no_remedy_is_confirmed_without_a_yes_or_against_a_no(
    answers: list[str], silent: int, closed: bool
) -> None:
    found = count(len(answers) + silent, *answers, closed=closed)
    confirmed = "confirm_remedy" not in refused_steps(result_of(found))
    over = closed or not silent
    assert confirmed == (over and "yes" in answers and not {"no", "partly"} & set(answers))


@given(st.lists(st.sampled_from(["yes", "partly", "no", "unknown"]), max_size=6))
def test_one_answer_more_against_it_never_confirms(answers: list[str]) -> None:
    for against in ("no", "partly"):
        found = count(len(answers) + 1, *answers, against)
        assert result_of(found) is PollResult.NOT_DONE
