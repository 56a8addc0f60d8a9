"""What confirms a grievance."""

from case_management.findings import FindingResult, is_confirmed


def test_a_grievance_is_confirmed_in_whole_or_in_part_and_by_nothing_else() -> None:
    confirmed = [result for result in FindingResult if is_confirmed(result)]
    assert confirmed == [FindingResult.SUBSTANTIATED, FindingResult.PARTLY]
    assert is_confirmed("partly")
    assert not is_confirmed(None)
