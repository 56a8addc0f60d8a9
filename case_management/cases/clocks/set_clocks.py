"""Writes down, with a case, which of its clocks ends first, and when a member must be told of one.

Whatever changes what a clock depends on calls this in the same transaction.
"""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from case_management.calendars.queries import calendar_of
from case_management.cases.clocks.stage_clocks import (
    ClockFacts,
    RunningClock,
    StageClock,
    running_clocks,
)
from case_management.cases.contests.models import contest_since
from case_management.cases.models import Case, CaseReport
from case_management.cases.rules import OPEN
from case_management.cases.watches import trigger_since
from case_management.levels import endangers_life
from case_management.remedies.association import is_of_association
from case_management.remedies.queries import breaches_of, first_due
from case_management.remedies.rules import PLANNED_IN
from case_management.working_time import Calendar
from config.policy.policy import Policy

NONE = timedelta(0)


def clocks_of(session: Session, case: Case, policy: Policy) -> tuple[RunningClock, ...]:
    """All that run now, the one that ends first before the others."""
    calendar = calendar_of(session, case.organisation_id, policy)
    read = case.first_opened_at is not None
    facts = ClockFacts(
        state=case.state,
        level=case.level,
        opened_at=case.opened_at,
        first_opened_at=case.first_opened_at,
        unanswered_since=unanswered_since(session, case.id) if read else None,
        counts_since=case.counts_since or case.opened_at,
        paused_at=case.paused_at,
        contest_since=contest_since(session, case.id),
        trigger_since=trigger_since(session, case.id) if read else None,
        action_due_at=_action_due_at(session, case, policy, calendar),
    )
    return running_clocks(facts, policy.levels, calendar)


def set_clocks(session: Session, case: Case, policy: Policy, anew: bool = False) -> None:
    """Sets them as they are; `anew` forgets which a member was told of: the level is another."""
    clocks = clocks_of(session, case, policy)
    told = set() if anew else told_clocks(case) & {clock.name for clock in clocks}
    first = next(iter(clocks), None)
    case.clock = first.name if first else None
    case.due_at = first.due_at if first else None
    put_told(case, told)
    case.next_late_at = min((one.due_at for one in untold(case, clocks)), default=None)


def untold(case: Case, clocks: tuple[RunningClock, ...]) -> list[RunningClock]:
    """Those whose end a member is to be told of, and was not. A danger to life that nobody has
    opened rings by itself (danger_alarm.py)."""
    told = told_clocks(case)
    rings = endangers_life(case.level)
    return [
        one
        for one in clocks
        if one.name not in told and not (rings and one.name is StageClock.CONTACT)
    ]


def told_clocks(case: Case) -> set[StageClock]:
    """The running clocks of whose end a member was told."""
    return {StageClock(name) for name in case.late_clocks.split(",") if name}


def put_told(case: Case, told: set[StageClock]) -> None:
    """Writes down which those are."""
    case.late_clocks = ",".join(sorted(told))


def refresh_clocks(session: Session, organisation_id: str, now: datetime) -> None:
    """The calendar is another: the clerk looks anew at all open cases of the organisation."""
    open_cases = (Case.organisation_id == organisation_id, Case.state.in_(OPEN))
    session.execute(update(Case).where(*open_cases).values(next_late_at=now))


def is_time_bound(session: Session, case: Case, policy: Policy) -> bool:
    """Whether the plan of a case is one for freedom of association, which is bound to days."""
    category = policy.categories.get(case.category or "")
    conventions = category.ilo if category is not None else ()
    return is_of_association(conventions, breaches_of(session, case.id))


def _action_due_at(
    session: Session, case: Case, policy: Policy, calendar: Calendar
) -> datetime | None:
    if case.state not in PLANNED_IN or not is_time_bound(session, case, policy):
        return None
    day = first_due(session, case.id)
    if day is None:
        return None
    midnight = datetime.combine(day + timedelta(days=1), time(), calendar.timezone)
    return midnight.astimezone(UTC)


def unanswered_since(session: Session, case_id: str) -> datetime | None:
    """The oldest text of a worker of the case that nobody has answered."""
    oldest = select(func.min(CaseReport.unanswered_since)).where(CaseReport.case_id == case_id)
    return session.scalar(oldest)


def pause(case: Case, now: datetime) -> None:
    """The case waits for a worker's answer."""
    case.paused_at = case.paused_at or now


def resume(case: Case, now: datetime) -> None:
    """It waits no longer: the clocks of its stages go on from where they stood."""
    if case.paused_at is None:
        return
    case.counts_since = (case.counts_since or case.opened_at) + max(now - case.paused_at, NONE)
    case.paused_at = None


def begin_anew(case: Case) -> None:
    """All clocks count from `opened_at` again."""
    case.counts_since = case.paused_at = None
