"""How many workers are content with how their case was closed: counts, and nothing of anybody."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.dialogue.model.waiting import PollKind
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report


@dataclass(frozen=True)
class Satisfaction:
    """What workers answered who were asked at the end; who is not content contests it."""

    asked: int
    satisfied: int
    unsatisfied: int

    @property
    def answered(self) -> int:
        """Those who said the one or the other: "no answer" is none."""
        return self.satisfied + self.unsatisfied


def satisfaction_since(
    session: Session, organisations: Collection[str], since: datetime
) -> Satisfaction:
    """Of the reports that came since."""
    rows = session.execute(
        select(PollQuestion.answer, func.count())
        .join(Report, Report.id == PollQuestion.report_id)
        .where(
            Report.organisation_id.in_(organisations),
            Report.received_at >= since,
            PollQuestion.kind == PollKind.CLOSED,
        )
        .group_by(PollQuestion.answer)
    )
    counts = Counter(dict(rows.all()))
    return Satisfaction(counts.total(), counts["satisfied"], counts["contested"])
