"""Findings in words, the newest first; the summary stays sealed."""

from app.dashboard.monitor.case.side.finding_lines import finding_lines
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand


def test_findings_are_said_in_words_newest_first(at_hand: CaseAtHand) -> None:
    at_hand.find("inconclusive", "E1")
    at_hand.find("substantiated", "E3", after=5)
    with at_hand.desk.asking():
        newest, older = finding_lines(at_hand.id)
    assert (newest.result, newest.grade, newest.who) == ("Substantiated", "E3", "Asha")
    assert newest.meaning.startswith("Off-site interviews")
    # Noon in UTC is six in the evening in Dhaka.
    assert (newest.time, older.time) == ("18:05", "18:00")
    assert (older.result, older.affected_count) == ("Inconclusive", 30)


def test_another_case_has_none_of_them(at_hand: CaseAtHand) -> None:
    at_hand.find("substantiated")
    with at_hand.desk.asking():
        assert finding_lines("0" * 32) == []
