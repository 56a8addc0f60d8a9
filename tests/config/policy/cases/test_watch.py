"""What is a sign of retaliation is a setting, within what makes sense."""

import pytest

from config.policy.cases.watch import read_watch
from config.policy.policy import load_policy
from config.policy.reading.policy_table import PolicyError, TomlTable

USUAL = {"stop_days": 14, "dismissal_people": 3, "dismissal_days": 30}


def test_a_file_from_before_is_as_the_shipped_one() -> None:
    assert read_watch(TomlTable("", {})) == load_policy().watch


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"stop_days": 0}, "watch.stop_days must be a whole number from 1"),
        ({"dismissal_people": 1}, "watch.dismissal_people must be a whole number from 2"),
        ({"weeks": 2}, "remove watch.weeks"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(changed: dict[str, int], says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        read_watch(TomlTable("", {"watch": USUAL | changed}))
