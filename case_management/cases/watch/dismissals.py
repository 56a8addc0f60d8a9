"""Several people of one factory report a dismissal after an employer or buyers were told of a case.

Counted as people, each once, and never said who (docs/domain.md, Disclosure, 11).
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.cases.exposures import exposed_within
from case_management.cases.models import Case, CaseReport
from case_management.cases.rules import OPEN
from case_management.cases.watch.kinds import TELLING, TriggerKind
from case_management.cases.watch.triggers import raise_trigger
from case_management.cases.watches import WatchTrigger
from case_management.work import Work
from config.policy.policy import Policy
from intake.reports.report import Report


def look_for_dismissals(session: Session, policy: Policy, now: datetime) -> int:
    """Raises a sign on each case whose telling they followed; gives how many."""
    work, rules = Work.of_system(session, policy, now), policy.watch
    signs = 0
    for case, told_at in exposed_within(session, rules.dismissal_days, now):
        if case.state not in OPEN or case.factory_id is None:
            continue
        people = _people(session, case, _counts_from(session, case, told_at))
        if people >= rules.dismissal_people:
            signs += raise_trigger(work, case, TriggerKind.DISMISSALS, people=people)
    return signs


def _counts_from(session: Session, case: Case, told_at: datetime) -> datetime:
    """Who was in a sign before is in no new one."""
    before = select(func.max(WatchTrigger.raised_at)).where(
        WatchTrigger.case_id == case.id, WatchTrigger.kind == TriggerKind.DISMISSALS
    )
    return max(told_at, session.scalar(before) or told_at)


def _people(session: Session, case: Case, since: datetime) -> int:
    """How many wrote of it since, in other cases of the factory; of whom nothing is known any more
    each is one."""
    who = func.coalesce(Report.contact_id, Report.id)
    counted = (
        select(func.count(func.distinct(who)))
        .select_from(Case)
        .join(CaseReport, CaseReport.case_id == Case.id)
        .join(Report, Report.id == CaseReport.report_id)
        .where(
            Case.organisation_id == case.organisation_id,
            Case.factory_id == case.factory_id,
            Case.category.in_(TELLING),
            Case.id != case.id,
            Report.received_at > since,
        )
    )
    return session.scalar(counted) or 0
