"""Follow what intake took in: open a case for a new report, hear on, ring for danger."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Select, bindparam, exists, select, update
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.cases import rules
from case_management.cases.actions.danger_alarm import ring
from case_management.cases.actions.end_case import end_case
from case_management.cases.case_access import CaseWatcher
from case_management.cases.clocks.set_clocks import begin_anew, resume, set_clocks
from case_management.cases.contests.models import ContestKind
from case_management.cases.contests.raise_contest import raise_contest
from case_management.cases.exposures import last_exposure
from case_management.cases.models import Case, CaseReport
from case_management.cases.watch.kinds import TELLING, TriggerKind
from case_management.cases.watch.triggers import raise_trigger
from case_management.glosses.queries import drop_glosses_of_erased
from case_management.levels import UNREAD, Level, endangers_life, gravest, is_a_case, is_graver
from case_management.new_ids import new_reference
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factory_named
from case_management.work import Work
from config.platform.database import insert, new_id
from config.policy.policy import Policy
from config.rows.prepared import Prepared
from intake.outbox.member_news import tell_member
from intake.reports.events import (
    BecameCase,
    CategoriesSuggested,
    Contested,
    DangerReported,
    DuressReported,
    FactoryNamed,
    IntakeEvent,
    ReportOpened,
    WorkerErased,
    WorkerStopped,
    WroteOn,
)

_HEARD = Prepared(
    update(Case)
    .where(
        Case.id
        == select(CaseReport.case_id)
        .where(CaseReport.report_id == bindparam("report"))
        .scalar_subquery()
    )
    .values(last_heard_at=bindparam("now"))
)
_FOLLOWED = Prepared(
    select(
        Case.assignee_id,
        Case.first_opened_at,
        Case.paused_at,
        Case.state,
        Case.ended_on,
        CaseReport.unanswered_since,
        exists().where(CaseWatcher.case_id == Case.id).label("watched"),
    )
    .join(CaseReport, CaseReport.case_id == Case.id)
    .where(CaseReport.report_id == bindparam("report"))
)
_WATCHERS = Prepared(
    select(CaseWatcher.member_id)
    .join(CaseReport, CaseReport.case_id == CaseWatcher.case_id)
    .where(CaseReport.report_id == bindparam("report"))
    .order_by(CaseWatcher.member_id)
)
_UNANSWERED = Prepared(
    update(CaseReport)
    .where(CaseReport.report_id == bindparam("report"), CaseReport.unanswered_since.is_(None))
    .values(unanswered_since=bindparam("now"))
)


def receive(session: Session, events: Iterable[IntakeEvent], policy: Policy, now: datetime) -> None:
    """Applies intake's events in their order, in intake's own transaction."""
    work = Work.of_system(session, policy, now)
    opened: dict[str, Case] = {}
    for event in events:
        _follow(work, event, opened)
    for case in opened.values():
        insert(session, case)


def _follow(work: Work, event: IntakeEvent, opened: dict[str, Case]) -> None:
    """One event; `opened` are the cases of this text by report, which are not written yet."""
    match event:
        case ReportOpened():
            opened[event.report_id] = _open_case(work, event)
        case WroteOn(report_id, answers_poll) if report_id not in opened:
            _HEARD.run(work.session, {"report": report_id, "now": work.now})
            _follow_text(work, report_id, answers_poll=answers_poll)
        case Contested(report_id):
            _contest(work, case_of(work.session, report_id), report_id, ContestKind.DIGIT)
        case CategoriesSuggested(report_id, categories):
            case = opened.get(report_id) or case_of(work.session, report_id)
            _weigh(work, case, categories)
            if TELLING & set(categories):
                raise_trigger(work, case, TriggerKind.DISMISSAL)
        case WorkerStopped(report_id):
            _follow_stop(work, report_id)
        case BecameCase(report_id):
            _promote(work, opened.get(report_id) or case_of(work.session, report_id))
        case DangerReported(report_id):
            case = opened.get(report_id) or case_of(work.session, report_id)
            _raise_again(work, case)
        case FactoryNamed(report_id, text):
            if (factory := factory_named(work.session, text)) is not None:
                _place(opened.get(report_id) or case_of(work.session, report_id), factory)
        case DuressReported(report_id):
            _note_duress(work, opened.get(report_id) or case_of(work.session, report_id), event)
        case WorkerErased(report_id):
            _note_erased(work, opened.get(report_id) or case_of(work.session, report_id), event)


def _follow_text(work: Work, report_id: str, *, answers_poll: bool) -> None:
    """A worker wrote on: whoever works on the case, or follows it, is told, and the worker waits
    for an answer, unless the text is one itself. A closed case is open again.
    """
    [row] = _FOLLOWED.all(work.session, report=report_id)
    assignee_id, first_opened_at, paused_at, state, ended_on, unanswered_since, watched = row
    if assignee_id is not None:
        tell_member(work.session, assignee_id, work.now)
    if watched:
        for (watcher,) in _WATCHERS.all(work.session, report=report_id):
            tell_member(work.session, watcher, work.now)
    if state == rules.CLOSED and not answers_poll and _may_come_back(work, ended_on):
        _contest(work, case_of(work.session, report_id), report_id, ContestKind.WORDS)
    waits = first_opened_at is not None and unanswered_since is None and not answers_poll
    if not waits and paused_at is None:
        return
    if waits:
        _UNANSWERED.run(work.session, {"report": report_id, "now": work.now})
    case = case_of(work.session, report_id)
    resume(case, work.now)
    set_clocks(work.session, case, work.policy)


def _follow_stop(work: Work, report_id: str) -> None:
    # A report that this text only opens is in no case yet, and nobody watches it.
    stopped = work.session.scalars(_in_case(report_id)).one_or_none()
    told_at = last_exposure(work.session, stopped.id) if stopped is not None else None
    soon = timedelta(days=work.policy.watch.stop_days)
    if stopped is not None and told_at is not None and work.now - told_at <= soon:
        raise_trigger(work, stopped, TriggerKind.STOP)


def _note_duress(work: Work, case: Case, event: DuressReported) -> None:
    """Unread again, and in the case's own log: members find it wherever they look."""
    case.last_heard_at = work.now
    detail = {"report": event.report_id}
    work.record(case.organisation_id, AuditAction.WORKER_DURESS, case.id, detail)


def _note_erased(work: Work, case: Case, event: WorkerErased) -> None:
    detail: dict[str, str | int | None] = {"report": event.report_id, "texts": int(event.texts)}
    work.record(case.organisation_id, AuditAction.WORKER_ERASED, case.id, detail)
    drop_glosses_of_erased(work.session, event.report_id)


def _may_come_back(work: Work, ended_on: date | None) -> bool:
    """Whether what was written before is still there."""
    return ended_on is None or work.now.date() - ended_on <= timedelta(
        days=work.policy.retention.messages
    )


def _contest(work: Work, case: Case, report_id: str, kind: ContestKind) -> None:
    was_closed = case.state == rules.CLOSED
    if not raise_contest(work, case, report_id, kind):
        return
    if was_closed:
        end_case(work.session, case, None)
    set_clocks(work.session, case, work.policy)


def case_of(session: Session, report_id: str) -> Case:
    """The case that a report is in. Raises NoResultFound."""
    return session.scalars(_in_case(report_id)).one()


def _in_case(report_id: str) -> Select[Case]:
    return (
        select(Case)
        .join(CaseReport, CaseReport.case_id == Case.id)
        .where(CaseReport.report_id == report_id)
    )


def _open_case(work: Work, opened: ReportOpened) -> Case:
    usual = Level.L5 if opened.tagged else UNREAD
    case = Case(
        id=new_id(),
        organisation_id=opened.organisation_id,
        reference=new_reference(),
        state=rules.CASES.start,
        category=next(iter(opened.categories), None),
        language=opened.language,
        level=_gravest(opened.categories, usual, opened.danger, work.policy),
        proposed=True,
        opened_at=work.now,
        last_heard_at=work.now,
        alarms_rung=0,
    )
    report = CaseReport(report_id=opened.report_id, case_id=case.id, opened_case_id=case.id)
    insert(work.session, report)
    set_clock(work, case)
    if endangers_life(case.level):
        ring(work, case)
    return case


def _gravest(keys: Iterable[str], level: str, danger: bool, policy: Policy) -> str:
    """The gravest of what is proposed: a second topic may weigh more than the first."""
    known = [policy.categories.get(key) for key in keys if key in policy.categories]
    return gravest(rules.severity(one, level, danger) for one in known or [None])


def _weigh(work: Work, case: Case, categories: Iterable[str]) -> None:
    """More topics may raise a case that nobody has judged yet, and never lower it."""
    if not case.proposed:
        return
    keys = tuple(categories)
    case.category = case.category or next(iter(keys), None)
    level = _gravest(keys, case.level, danger=False, policy=work.policy)
    if endangers_life(level):
        raise_to_life(work, case)
    elif is_graver(level, case.level):
        case.level = level
        set_clock(work, case)


def _promote(work: Work, case: Case) -> None:
    """What began as no case is one: its clock runs from now."""
    if is_a_case(case.level):
        return
    case.level, case.opened_at = UNREAD, work.now
    begin_anew(case)
    set_clock(work, case)


def raise_to_life(work: Work, case: Case) -> None:
    """Danger to life: the gravest level, its clock from now, and the alarm at once."""
    if not endangers_life(case.level):
        _alarm(work, case)


def _raise_again(work: Work, case: Case) -> None:
    """The same for danger that a worker says, and says again (Policy.alarm_again_minutes).

    Said again soon after it rang, it has the next mail leave when the pause is over.
    """
    again_at = case.opened_at + timedelta(minutes=work.policy.alarm_again_minutes)
    rang = endangers_life(case.level) and case.first_opened_at is None
    if not rang or work.now >= again_at:
        _alarm(work, case)
    else:
        case.next_alarm_at = min(case.next_alarm_at or again_at, again_at)


def _alarm(work: Work, case: Case) -> None:
    if case.state in rules.ENDED:
        # Nobody looks for danger among the cases that have ended.
        before, case.state = case.state, rules.next_state(case.state, "reopen", rules.WORKER)
        end_case(work.session, case, None)
        moved = {"from": before, "to": case.state}
        work.record(case.organisation_id, step_of_case("reopen"), case.id, moved)
    case.level = Level.L1
    case.opened_at = work.now
    case.first_opened_at = None
    begin_anew(case)
    set_clock(work, case)
    ring(work, case)


def set_clock(work: Work, case: Case) -> None:
    """Until when somebody must have acted, as the level is another now."""
    set_clocks(work.session, case, work.policy, anew=True)


def _place(case: Case, factory: Factory) -> None:
    if case.factory_id is None:
        case.factory_id = factory.id
