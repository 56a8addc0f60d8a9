"""What the workers of a case answered to the line's questions, as facts about the case."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.reports.report import Report

NOTHING = "C0"


@dataclass(frozen=True)
class WorkerAnswers:
    """Of all reports of a case: one worker in danger is enough, and one who agrees."""

    danger: bool
    """Somebody's words or answer say that people are not safe."""
    safe: bool
    """Every worker was asked and answered, and nobody is in danger."""
    consent: str
    """The furthest that somebody agreed to, C0 to C2; C0 also where nobody answered."""

    @classmethod
    def of(cls, danger: bool, all_answered: bool, consent: str) -> "WorkerAnswers":
        """Whoever answered is safe, unless somebody is in danger."""
        return cls(danger, all_answered and not danger, consent)


def worker_answers(reports: Sequence[Report]) -> WorkerAnswers:
    """What these reports say together; none says nothing."""
    return WorkerAnswers.of(
        any(one.danger for one in reports),
        bool(reports) and all(one.danger_answered for one in reports),
        max((one.consent for one in reports), default=NOTHING),
    )
