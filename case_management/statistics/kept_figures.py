"""Figures that were counted are kept: a page of statistics costs the same beside a hundred thousand
cases as beside a thousand.

They are counted as a whole, so that they can't drift from what they count; they are current while
the log of the organisation has no later entry and no later report came, and no longer than
`AGES_AFTER`, for clocks run out without an entry.
"""

import hashlib
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from case_management.audit.models import AuditEntry
from case_management.cases.contests.satisfaction import satisfaction_since
from case_management.statistics.figures import OutcomeFigures, figures
from case_management.statistics.queries import case_facts_since, remedies_since, report_counts
from case_management.statistics.share import Share
from config.platform.columns import CLEAR, upsert
from config.platform.database import Base, UtcDateTime
from config.policy.policy import Policy
from intake.reports.report import Report

A_MONTH = timedelta(days=30.5)
AGES_AFTER = timedelta(minutes=10)
FOR_OTHERS = timedelta(days=7)
"""Whoever sees none of the cases must not see one come: so long lies between two counts, whatever
has happened (docs/domain.md, Disclosure)."""
COSTLY_MS = 200
"""What took longer is shown as it was counted last, and counted anew behind the page."""
_OUTCOMES = TypeAdapter(OutcomeFigures)


class KeptFigures(Base):
    """What an organisation's page of statistics showed last of so many months."""

    __tablename__ = "kept_figures"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    months: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=CLEAR)
    document: Mapped[str] = mapped_column(info=CLEAR)
    """OutcomeFigures as JSON: counts alone."""
    mark: Mapped[str] = mapped_column(String(64), info=CLEAR)
    """How far log and reports were."""
    cost_ms: Mapped[int] = mapped_column(info=CLEAR)
    """How long it took to count them."""
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)

    @property
    def figures(self) -> OutcomeFigures:
        """As they were counted."""
        return _OUTCOMES.validate_json(self.document)


_KEY = ("organisation_id", "months")
_COUNTED = ("document", "mark", "cost_ms", "counted_at")


@dataclass(frozen=True)
class Asked:
    """Whose figures are wanted, by whom, and of how many months."""

    reader_id: str
    """The organisation that reads them: a monitor its own, a head office those of its monitors."""
    organisations: Collection[str]
    months: int

    @property
    def is_of_others(self) -> bool:
        """Whether the cases are not the reader's own."""
        return self.reader_id not in self.organisations


def kept_figures(session: Session, asked: Asked) -> KeptFigures | None:
    """What was counted last; None where nothing was."""
    return session.get(KeptFigures, (asked.reader_id, asked.months))


def is_current(session: Session, asked: Asked, kept: KeptFigures, now: datetime) -> bool:
    """Whether nothing has changed since; figures of others' cases stand for a week."""
    if asked.is_of_others:
        return now - kept.counted_at < FOR_OTHERS
    return now - kept.counted_at < AGES_AFTER and kept.mark == _mark(session, asked, now)


def count_figures(session: Session, asked: Asked, policy: Policy, now: datetime) -> KeptFigures:
    """Counts them all; the row is the caller's to keep (`keep`)."""
    began, mark = time.monotonic(), _mark(session, asked, now)
    since = now - asked.months * A_MONTH
    found = figures(
        report_counts(session, asked.organisations, since),
        case_facts_since(session, asked.organisations, since, policy),
        now,
        remedies_since(session, asked.organisations, since, now),
    )
    said = satisfaction_since(session, asked.organisations, since)
    found = replace(
        found,
        content=Share(said.satisfied, said.answered),
        content_answered=Share(said.answered, said.asked),
    )
    return KeptFigures(
        organisation_id=asked.reader_id,
        months=asked.months,
        document=_OUTCOMES.dump_json(found).decode(),
        mark=mark,
        cost_ms=round((time.monotonic() - began) * 1000),
        counted_at=now,
    )


def keep(session: Session, counted: KeptFigures) -> None:
    """Instead of what was kept before; two who count at once both keep it, one after the other."""
    row = {name: getattr(counted, name) for name in (*_KEY, *_COUNTED)}
    upsert(session, KeptFigures, row, replace=_COUNTED)


def _mark(session: Session, asked: Asked, now: datetime) -> str:
    """Of the newest entry of each log and the newest report: each is the end of an index."""
    lately = Report.received_at > now - A_MONTH
    parts: list[str] = []
    for one in sorted(asked.organisations):
        entry = select(func.max(AuditEntry.number)).where(AuditEntry.organisation_id == one)
        report = select(func.max(Report.received_at)).where(Report.organisation_id == one, lately)
        parts.append(f"{one} {session.scalar(entry)} {session.scalar(report)}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
