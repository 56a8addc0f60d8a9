"""Counting reach: sessions, tries and reports by place, line and week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Row, case, func, literal, select, text
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
    for factory_id, line_id, monday, test, number in _came(session, organisation_id, zone, first):
        count = rules.OutreachCount(monday, "tests" if test else "reports", number)
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


def _came(
    session: Session, organisation_id: str, zone: ZoneInfo, first: date
) -> Sequence[Row[str | None, str, date, bool, int]]:
    """Tries and reports since the week of `first`, counted by the database: by the place, the
    line and the Monday of their week, as weeks begin in `zone`.
    """
    mondays = [first + timedelta(weeks=number) for number in range(rules.WEEKS)]
    begins = [(datetime.combine(monday, time(), zone), monday) for monday in mondays]
    week = case(
        *((Report.received_at >= begin, literal(monday)) for begin, monday in reversed(begins))
    )
    counted = (
        select(Case.factory_id, Report.line_id, week.label("monday"), Report.test, func.count())
        .join(CaseReport, CaseReport.report_id == Report.id)
        .join(Case, Case.id == CaseReport.case_id)
        .where(
            Report.organisation_id == organisation_id,
            Report.received_at >= begins[0][0],
            Report.question.is_(False),
        )
        .group_by(Case.factory_id, Report.line_id, text("monday"), Report.test)
    )
    return session.execute(counted).all()
