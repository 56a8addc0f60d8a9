"""Who may be told of a case: each audience by its own consent, findings and moment."""

from dataclasses import replace

import pytest

from case_management.disclosure.ladder import RUNGS, may_tell
from config.policy.cases.evidence import Audience
from tests.case_management.disclosure.test_objections import FACTS, LIFE, NOW, POLICY


def codes(audience: Audience, **changed: object) -> list[str]:
    facts = replace(FACTS, **changed)  # type: ignore[arg-type]
    return [one.code for one in may_tell(audience, facts, POLICY, NOW)]


@pytest.mark.parametrize(
    ("audience", "least"),
    [
        (Audience.WORKER, "C0"),
        (Audience.PUBLIC, "C1"),
        (Audience.BRAND, "C2"),
        (Audience.BUYER, "C2"),
        (Audience.PANEL, "C2"),
        (Audience.EMPLOYER, "C3"),
    ],
)
def test_each_audience_needs_its_own_consent(audience: Audience, least: str) -> None:
    for consent in ("C0", "C1", "C2", "C3", "C4"):
        found = codes(audience, consents=("C0", consent))
        assert found == ([] if consent >= least else ["no_consent"])


def test_workers_hear_of_their_case_whatever_else_is_missing() -> None:
    nothing = {"consents": (), "finding": None, "evidence_grade": "E0", "reprisal_assessed": False}
    assert codes(Audience.WORKER, **nothing) == []


@pytest.mark.parametrize("audience", [Audience.BRAND, Audience.BUYER, Audience.PANEL])
def test_beyond_the_factory_only_what_was_found_is_told_and_not_at_once(
    audience: Audience,
) -> None:
    assert codes(audience, finding=None) == ["no_finding"]
    assert codes(audience, last_worker_message_at=NOW) == ["too_soon_after_message"]
    assert codes(audience, releases_this_month=1) == ["update_limit"]


def test_an_employer_is_spoken_to_before_a_finding_but_never_without_a_look_at_reprisals() -> None:
    agreed = {"consents": ("C3",)}
    assert codes(Audience.EMPLOYER, **agreed, finding=None, releases_this_month=1) == []
    assert codes(Audience.EMPLOYER, **agreed, reprisal_assessed=False) == ["no_reprisal_assessment"]


def test_a_danger_to_life_goes_to_anybody_as_an_observation() -> None:
    for audience in Audience:
        found = [one.code for one in may_tell(audience, LIFE, POLICY, NOW)]
        assert found == ([] if audience is Audience.WORKER else ["not_an_observation"])
        assert not may_tell(audience, replace(LIFE, monitor_observation=True), POLICY, NOW)


def test_nobody_but_buyers_is_told_a_contractor_or_a_number_of_workers() -> None:
    for name in ("contractor", "affected_band"):
        holders = {audience for audience, rung in RUNGS.items() if name in rung.fields}
        assert holders <= {Audience.BUYER, Audience.PANEL}
