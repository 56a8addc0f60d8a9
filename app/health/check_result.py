"""One line of what was looked at, and how a check says what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from config.policy.reading.policy_table import PolicyError
from config.settings import Refused


@dataclass(frozen=True)
class CheckResult:
    """One line of the doctor or the operator's page."""

    name: str
    """What was looked at."""
    well: bool
    sentence: str
    """What was seen, or what to do."""


class CheckFailed(Exception):
    """The sentence says what is wrong and what to do."""


def run_check(name: str, check: Callable[[], str]) -> CheckResult:
    """One check with its result; what it raises is its sentence."""
    try:
        return CheckResult(name, True, check())
    except (CheckFailed, Refused, PolicyError) as wrong:
        return CheckResult(name, False, str(wrong))
