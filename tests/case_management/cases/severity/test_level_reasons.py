"""Why a level is proposed: from what is in the clear about the reports, and never by a word."""

from dataclasses import dataclass

import pytest

from case_management.cases.severity.level_reasons import (
    Ground,
    LevelReason,
    level_reasons,
    proposed_level,
)
from case_management.levels import Level
from config.policy.policy import load_policy
from intake.reports.report import Report

CATEGORIES = load_policy().categories


@dataclass(frozen=True)
class Some:
    danger: bool = False
    test: bool = False
    question: bool = False
    proposals: tuple[str, ...] = ()


def test_nothing_recognised_is_serious_until_it_is_read() -> None:
    reasons = level_reasons([Some()], None, CATEGORIES)
    assert reasons == [LevelReason(Ground.UNKNOWN, Level.L3)]
    assert proposed_level(reasons) == Level.L3


def test_the_gravest_ground_of_all_reports_comes_first() -> None:
    reports = [Some(proposals=("WAGES",)), Some(danger=True, proposals=("WAGES", "UNION"))]
    assert [
        (one.ground, one.level, one.category) for one in level_reasons(reports, None, CATEGORIES)
    ] == [
        (Ground.DANGER, Level.L1, None),
        (Ground.WORDS, Level.L2, "UNION"),
        (Ground.WORDS, Level.L3, "WAGES"),
    ]


def test_what_a_member_named_is_said_once_and_as_theirs() -> None:
    reasons = level_reasons([Some(proposals=("WAGES", "GONE"))], "WAGES", CATEGORIES)
    assert reasons == [LevelReason(Ground.PERSON, Level.L3, "WAGES")]


@pytest.mark.parametrize(
    ("told", "ground"),
    [(Some(test=True), Ground.TEST), (Some(question=True), Ground.QUESTION)],
)
def test_a_try_or_a_question_is_no_case(told: Some, ground: Ground) -> None:
    reasons = level_reasons([told], None, CATEGORIES)
    assert reasons == [LevelReason(ground, Level.L5)]
    assert proposed_level(reasons) == Level.L5
    assert level_reasons([told, Some()], None, CATEGORIES)[0].ground == Ground.UNKNOWN


def test_a_report_tells_all_of_it() -> None:
    report = Report(danger=False, test=False, question=False, proposed="WAGES,HOURS")
    assert [one.category for one in level_reasons([report], None, CATEGORIES)] == ["WAGES", "HOURS"]
