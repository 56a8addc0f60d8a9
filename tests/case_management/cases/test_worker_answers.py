"""One worker in danger is enough; safe is a case only where everybody said so."""

import pytest

from case_management.cases.worker_answers import worker_answers
from intake.reports.report import Report


def answered(danger: bool = False, asked: bool = True, consent: str = "C0") -> Report:
    return Report(danger=danger, danger_answered=asked, consent=consent)


@pytest.mark.parametrize(
    ("reports", "danger", "safe"),
    [
        ([answered()], False, True),
        ([answered(asked=False)], False, False),
        ([answered(danger=True)], True, False),
        ([answered(danger=True, asked=False)], True, False),
        ([answered(), answered(asked=False)], False, False),
        ([answered(), answered(danger=True)], True, False),
    ],
)
def test_safety_of_all_reports(reports: list[Report], danger: bool, safe: bool) -> None:
    found = worker_answers(reports)
    assert (found.danger, found.safe) == (danger, safe)


def test_the_furthest_consent_counts() -> None:
    assert worker_answers([answered(), answered(consent="C2")]).consent == "C2"
