"""What the workers of a case answered to the line's questions, as facts about the case."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.reports.report import Report


@dataclass(frozen=True)
class WorkerAnswers:
    """Of all reports of a case: one worker in danger is enough, and one who agrees."""

    danger: bool
    """Somebody's words or answer say that people are not safe."""
    safe: bool
    """Every worker was asked and answered, and nobody is in danger."""
    consent: str
    """The furthest that somebody agreed to, C0 to C2; C0 also where nobody answered."""


def worker_answers(reports: Sequence[Report]) -> WorkerAnswers:
    """What these reports, at least one, say together."""
    danger = any(one.danger for one in reports)
    return WorkerAnswers(
        danger=danger,
        safe=not danger and all(one.danger_answered for one in reports),
        consent=max(one.consent for one in reports),
    )
