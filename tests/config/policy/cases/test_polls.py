"""How workers are asked is a setting, within what makes sense."""

import pytest

from config.policy.cases.polls import PollRules, read_polls
from config.policy.policy import load_policy
from config.policy.reading.policy_table import PolicyError, TomlTable


def test_the_shipped_policy_takes_answers_for_a_week() -> None:
    assert load_policy().polls == PollRules(7, 5, first_check_days=84, last_check_days=168)


def test_a_file_from_before_there_were_polls_is_as_the_shipped_one() -> None:
    assert read_polls(TomlTable("", {})) == load_policy().polls


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"open_days": 0}, "polls.open_days must be a whole number from 1"),
        ({"open_days": 91}, "polls.open_days must be a whole number from 1 to 90"),
        ({"counts_from": 1}, "polls.counts_from must be a whole number from 2"),
        ({"weeks": 2}, "remove polls.weeks"),
        ({"first_check_days": 0}, "polls.first_check_days must be a whole number from 1"),
        ({"last_check_days": 84}, "polls.last_check_days must be later than first_check_days"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(changed: dict[str, int], says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        read_polls(TomlTable("", {"polls": {"open_days": 7, "counts_from": 5} | changed}))
