"""What the figures are made of: the reports of a time, found by its index, with their cases."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.audit.models import AuditEntry
from case_management.calendars.queries import calendar_of
from case_management.cases.models import Case, CaseReport, Finding
from case_management.own_day import day_at
from case_management.remedies.models import CaseCause, RemedyAction, RemedyPayment
from case_management.statistics.figures import CaseFact, ReportCounts
from case_management.statistics.remedy_figures import PaymentFact, RemedyFigures, remedy_figures
from case_management.supply_chain.models import Factory
from case_management.working_time import Calendar, end_of
from config.policy.policy import Policy
from intake.reports.report import Report

AT_ONCE = 500
"""Cases that one statement asks the log about."""

_PLANNED = step_of_case("plan_remedy")
_CONFIRMED = step_of_case("confirm_remedy")
_RELAPSED = step_of_case("report_relapse")
_REOPENED = step_of_case("reopen")
_CONTESTED = step_of_case("contest")
_STAYS = step_of_case("close_again")
_STEPS = (AuditAction.REPLY, _PLANNED, _CONFIRMED, _RELAPSED, _REOPENED, _CONTESTED, _STAYS)
_Steps = dict[tuple[str | None, str], tuple[datetime, datetime]]


def report_counts(
    session: Session, organisations: Collection[str], since: datetime
) -> ReportCounts:
    """How much came since; tries and questions apart."""
    counted = select(
        func.count(),
        func.sum(case((Report.test, 1), else_=0)),
        func.sum(case((Report.question, 1), else_=0)),
    ).where(Report.organisation_id.in_(organisations), Report.received_at >= since)
    received, tests, questions = session.execute(counted).one()
    return ReportCounts(received, int(tests or 0), int(questions or 0))


def case_facts_since(
    session: Session, organisations: Collection[str], since: datetime, policy: Policy
) -> list[CaseFact]:
    """The cases of what came since, each once. No text and no number of anybody is read."""
    cases = _cases(organisations, since)
    ids = cases.with_only_columns(Case.id)
    rows = session.execute(
        cases.outerjoin(Factory, Factory.id == Case.factory_id).with_only_columns(
            *(Case.id, Case.organisation_id, Case.level, Case.state, Case.category),
            *(Case.opened_at, Case.first_opened_at, Factory.name.label("factory")),
        )
    ).all()
    found = dict[str, str]()
    results = select(Finding.case_id, Finding.result).where(Finding.case_id.in_(ids))
    for case_id, result in session.execute(results.order_by(Finding.recorded_at)):
        found[case_id] = result
    once = {row.id: row for row in rows}
    parents = select(Case.id, Case.parent_id).where(Case.parent_id.in_(ids))
    linked = {row.id: row.parent_id for row in session.execute(parents.order_by(Case.id))}
    steps = _steps(session, [*once, *linked])
    owners = {row.organisation_id for row in rows}
    calendars = {one: calendar_of(session, one, policy) for one in owners}
    return [
        CaseFact(
            level=row.level,
            state=row.state,
            category=row.category,
            factory=row.factory,
            opened_at=row.opened_at,
            contact_due_at=_due(row.level, row.opened_at, policy, calendars[row.organisation_id]),
            first_opened_at=row.first_opened_at,
            replied_at=steps.get((row.id, AuditAction.REPLY), (None, None))[0],
            finding=found.get(row.id),
            planned=(row.id, _PLANNED) in steps,
            confirmed_at=steps.get((row.id, _CONFIRMED), (None, None))[1],
            relapsed_at=steps.get((row.id, _RELAPSED), (None, None))[1],
            reopened=_was_reopened(row.id, steps),
            linked=tuple(
                _is_remedied(one, steps) for one, parent in linked.items() if parent == row.id
            ),
        )
        for row in once.values()
    ]


def remedies_since(
    session: Session, organisations: Collection[str], since: datetime, now: datetime
) -> RemedyFigures:
    """The remedies of these cases. No text is read."""
    ids = _cases(organisations, since)
    causes = select(CaseCause.cause).where(CaseCause.case_id.in_(ids), CaseCause.is_primary)
    actions = (
        select(RemedyAction.state, RemedyAction.due_on, Case.organisation_id)
        .join(Case, Case.id == RemedyAction.case_id)
        .where(RemedyAction.case_id.in_(ids))
    )
    lines = select(RemedyPayment).where(
        RemedyPayment.case_id.in_(ids), RemedyPayment.taken_back_at.is_(None)
    )
    payments = (
        PaymentFact(one.case_id, one.kind, one.minor, one.currency, one.confirmed_by is not None)
        for one in session.scalars(lines)
    )
    days = {one: day_at(session, one, now) for one in organisations}
    rows = session.execute(actions).all()
    to_do = [(one.state, one.due_on, days[one.organisation_id]) for one in rows]
    return remedy_figures(session.scalars(causes), to_do, payments)


def _cases(organisations: Collection[str], since: datetime) -> Select[str]:
    return (
        select(Case.id)
        .join(CaseReport, CaseReport.case_id == Case.id)
        .join(Report, Report.id == CaseReport.report_id)
        .where(Report.organisation_id.in_(organisations), Report.received_at >= since)
    )


def _is_remedied(case_id: str, steps: _Steps) -> bool:
    """Workers confirmed it, and it has not come back since."""
    confirmed, relapsed = steps.get((case_id, _CONFIRMED)), steps.get((case_id, _RELAPSED))
    return confirmed is not None and (relapsed is None or relapsed[1] < confirmed[1])


def _was_reopened(case_id: str, steps: _Steps) -> bool:
    """By a member, or by a worker's contest that did not end with the case as it was."""
    if (case_id, _REOPENED) in steps:
        return True
    contested = steps.get((case_id, _CONTESTED))
    if contested is None:
        return False
    stays = steps.get((case_id, _STAYS))
    return stays is None or stays[1] < contested[1]


def _steps(session: Session, ids: Sequence[str]) -> _Steps:
    """(first, last) moment of each step of each case that the log knows."""
    found: _Steps = {}
    # In portions, so that each is looked up by the log's index.
    for start in range(0, len(ids), AT_ONCE):
        logged = (
            select(
                AuditEntry.object_id,
                AuditEntry.action,
                func.min(AuditEntry.at).label("first"),
                func.max(AuditEntry.at).label("last"),
            )
            .where(
                AuditEntry.object_id.in_(ids[start : start + AT_ONCE]),
                AuditEntry.action.in_(_STEPS),
            )
            .group_by(AuditEntry.object_id, AuditEntry.action)
        )
        found |= {
            (row.object_id, row.action): (row.first, row.last) for row in session.execute(logged)
        }
    return found


def _due(level: str, opened_at: datetime, policy: Policy, calendar: Calendar) -> datetime | None:
    rules = policy.levels[level]
    if rules.contact is None:
        return None
    days = calendar.around_the_clock() if rules.around_the_clock else calendar
    return end_of(rules.contact, opened_at, days)
