"""States, events and alarms of a case in words: each has them, and the usual step is allowed."""

import pytest
from flask_babel import force_locale

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.case_texts import (
    EVENTS,
    RESULTS,
    STATES,
    TO_DO,
    USUAL_NEXT,
    alarm_words,
    category_words,
    consent_words,
    level_words,
    to_do_words,
)
from case_management.cases.models import Case
from case_management.cases.rules import CASES
from case_management.findings import FindingResult
from config.policy.policy import Policy
from tests.support.house import NOON
from vault.roles import Role


def test_every_state_event_and_result_has_words() -> None:
    assert set(STATES) == set(TO_DO) == set(CASES.states)
    assert set(EVENTS) == {event for _state, event, _role in CASES.table}
    assert set(RESULTS) == set(FindingResult)


@pytest.mark.parametrize(("state", "event"), USUAL_NEXT.items())
def test_the_usual_step_is_one_that_a_coordinator_may_take(state: str, event: str) -> None:
    assert event in CASES.allowed_events(state, Role.COORDINATOR)


@pytest.mark.parametrize(
    ("state", "is_opened", "is_read", "words"),
    [
        ("received", False, False, "Read it and screen it"),
        ("screened", True, False, "Read what the worker wrote"),
        ("screened", True, True, "Decide whether it is a case"),
        ("closed", True, True, "Closed"),
        ("closed", False, False, "Closed"),
    ],
)
def test_what_is_unread_comes_before_what_a_state_asks(
    in_english: Dashboard, state: str, is_opened: bool, is_read: bool, words: str
) -> None:
    case = Case(state=state, last_heard_at=NOON)
    case.first_opened_at = NOON if is_opened else None
    case.read_at = NOON if is_read else None
    assert to_do_words(case) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [("WAGES", "Wages"), (None, "Kind not known yet"), ("GONE_SINCE", "Kind not known yet")],
)
def test_a_kind_is_named_or_not_known(
    in_english: Dashboard, policy: Policy, key: str | None, words: str
) -> None:
    assert category_words(key, policy) == words


def test_levels_and_consent_are_said_in_the_members_language(
    in_english: Dashboard, policy: Policy
) -> None:
    assert level_words("L2", policy) == "Very serious"
    english = [consent_words(code, policy) for code in policy.consent.levels]
    with force_locale("es"):
        assert level_words("L1", policy) != policy.levels["L1"].label
        spanish = [consent_words(code, policy) for code in policy.consent.levels]
    assert len(set(english)) == len(english)
    assert set(english).isdisjoint(spanish)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("flood", "One number is sending a very large number of messages."),
        ("new-since", "new-since"),
    ],
)
def test_an_alarm_says_what_it_means(in_english: Dashboard, kind: str, words: str) -> None:
    assert alarm_words(kind).startswith(words)
