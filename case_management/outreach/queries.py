"""Counting reach: sessions, tries and reports by place, line and week."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from case_management.outreach import rules
from case_management.outreach.models import OutreachSession
from intake.reports.report import Report

AT_MOST = 100


@dataclass(frozen=True)
class Reach:
    """A place: all its weeks together, and those of each line by the line's id.

    `factory_id` is None for what came from nobody knows where.
    """

    factory_id: str | None
    weeks: tuple[rules.Week, ...]
    by_line: Mapping[str, tuple[rules.Week, ...]]

    @property
    def sign(self) -> rules.OutreachSign:
        """What the numbers tell together."""
        return rules.sign(self.weeks)


def sessions(session: Session, organisation_id: str) -> list[OutreachSession]:
    """The newest sessions of an organisation, newest first."""
    return list(
        session.scalars(
            select(OutreachSession)
            .where(OutreachSession.organisation_id == organisation_id)
            .order_by(OutreachSession.held_on.desc(), OutreachSession.created_at.desc())
            .limit(AT_MOST)
        )
    )


def reach(session: Session, organisation_id: str, zone: ZoneInfo, today: date) -> list[Reach]:
    """Each place of which there is anything in the weeks that are shown."""
    first = rules.monday_of(today) - timedelta(weeks=rules.WEEKS - 1)
    places: defaultdict[str | None, list[rules.OutreachCount]] = defaultdict(list)
    lines: defaultdict[str | None, defaultdict[str, list[rules.OutreachCount]]] = defaultdict(
        lambda: defaultdict(list)
    )
    held = session.execute(
        select(OutreachSession.factory_id, OutreachSession.held_on, OutreachSession.reached).where(
            OutreachSession.organisation_id == organisation_id, OutreachSession.held_on >= first
        )
    )
    for factory_id, held_on, reached in held:
        places[factory_id].append(rules.OutreachCount(held_on, "reached", reached))
    came = session.execute(
        select(Case.factory_id, Report.line_id, Report.received_at, Report.test)
        .join(CaseReport, CaseReport.report_id == Report.id)
        .join(Case, Case.id == CaseReport.case_id)
        .where(
            Report.organisation_id == organisation_id,
            Report.received_at >= datetime.combine(first, time(), zone),
            Report.question.is_(False),
        )
    )
    for factory_id, line_id, received_at, test in came:
        count = rules.OutreachCount(
            received_at.astimezone(zone).date(), "tests" if test else "reports"
        )
        places[factory_id].append(count)
        lines[factory_id][line_id].append(count)
    return [
        Reach(
            factory_id,
            rules.weeks(counts, today),
            {line: rules.weeks(own, today) for line, own in lines[factory_id].items()},
        )
        for factory_id, counts in places.items()
    ]
