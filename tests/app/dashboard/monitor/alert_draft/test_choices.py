"""What the draft of an alert offers: only what the rules would take, the usual first."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.alert_draft.choices import form_of
from case_management.disclosure.objections import CaseFacts
from config.policy.policy import Policy
from tests.support.house import NOON

OPENED = datetime(2026, 8, 3, 9, tzinfo=UTC)
FACTS = CaseFacts(
    level="L1",
    category="FIRE_BUILDING",
    finding="substantiated",
    evidence_grade="E3",
    consents=("C2",),
    factory="Meghna Shirts",
    country="BD",
    region=None,
    worker_count=1200,
    affected_count=30,
    contractors=("Beispiel Uniform GmbH",),
    recipients=(),
    reached=frozenset(),
    last_worker_message_at=None,
    reprisal_assessed=True,
)


def codes(options: list[tuple[str, str]]) -> list[str]:
    return [code for code, _label in options]


def test_a_ripe_case_offers_its_factory_months_and_contractors(
    in_english: Dashboard, policy: Policy
) -> None:
    form = form_of(FACTS, OPENED, policy, NOON)
    assert codes(form.factory) == ["Meghna Shirts", ""]
    assert codes(form.contractor) == ["Beispiel Uniform GmbH", ""]
    assert form.period_now == "2026-08"
    assert codes(form.period)[:2] == ["2026-11", "2026-10"]
    assert codes(form.period)[11:14] == ["2025-12", "2026-Q4", "2026-Q3"]
    assert form.period_now in codes(form.period)
    assert (codes(form.due_month)[0], codes(form.due_month)[-1]) == ("2026-12", "2027-11")
    assert form.asked_action[0][0] == "ask_contractor"
    assert set(codes(form.asked_action)) == set(policy.buyer_actions)
    assert codes(form.ilo) == list(policy.categories["FIRE_BUILDING"].ilo)
    assert form.fixed["affected_band"] == "25+"
    assert not form.observation


@pytest.mark.parametrize("workers", [None, 1])
def test_a_small_factory_is_not_named_unless_it_is_chosen_and_gets_a_quarter(
    in_english: Dashboard, policy: Policy, workers: int | None
) -> None:
    form = form_of(replace(FACTS, worker_count=workers), OPENED, policy, NOON)
    assert (codes(form.factory), form.small_factory) == (["", FACTS.factory], True)
    assert form.period_now == "2026-Q3"
    assert codes(form.period) == ["2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1"]


def test_months_go_over_the_end_of_the_year(in_english: Dashboard, policy: Policy) -> None:
    january = NOON.replace(year=2027, month=1)
    form = form_of(FACTS, OPENED, policy, january)
    assert codes(form.period)[:2] == ["2027-01", "2026-12"]
    assert codes(form.period)[12:] == ["2027-Q1", "2026-Q4", "2026-Q3", "2026-Q2"]
    assert codes(form.due_month)[0] == "2027-02"


@pytest.mark.parametrize(
    ("level", "consents", "observation"),
    [
        ("L1", ("C1", "C0"), True),
        ("L1", ("C0", "C2"), False),
        ("L1", (), True),
        # A lesser case goes nowhere without consent: the rules say so, not the form.
        ("L2", ("C0",), False),
    ],
)
def test_without_consent_only_a_danger_to_life_goes_and_without_a_number(
    in_english: Dashboard,
    policy: Policy,
    level: str,
    consents: tuple[str, ...],
    observation: bool,
) -> None:
    form = form_of(replace(FACTS, level=level, consents=consents), OPENED, policy, NOON)
    assert form.observation is observation
    assert (form.fixed["affected_band"] == policy.disclosure.unbanded) is observation


def test_what_the_case_decides_is_shown_in_words(in_english: Dashboard, policy: Policy) -> None:
    shown = {one.label: one.values for one in form_of(FACTS, OPENED, policy, NOON).from_case}
    assert shown["Country"] == ("Bangladesh",)
    assert shown["Severity"] == ("Danger to life",)
    assert shown["Workers affected"] == ("25+ workers",)
    assert "Region" not in shown
