"""A check gives one line; what it raises is the line."""

import pytest

from app.health.check_result import CheckFailed, run_check
from config.policy.reading.policy_table import PolicyError
from config.settings import Refused


def test_what_a_check_says_is_its_line() -> None:
    found = run_check("disk", lambda: "9 GB are free")
    assert (found.name, found.well, found.sentence) == ("disk", True, "9 GB are free")


@pytest.mark.parametrize("kind", [CheckFailed, Refused, PolicyError])
def test_what_it_raises_says_what_to_do(kind: type[Exception]) -> None:
    def check() -> str:
        raise kind("make room")

    found = run_check("disk", check)
    assert (found.well, found.sentence) == (False, "make room")


def test_a_mistake_of_ours_is_no_finding() -> None:
    with pytest.raises(ZeroDivisionError):
        run_check("disk", lambda: str(1 // 0))
