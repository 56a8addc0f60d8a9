"""Two cases about one matter are worked on as one, and parted again when that was wrong.

Each worker keeps an own thread, worker code and consent: what moves is only in which case a report
is worked on (docs/domain.md, Case states).
"""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select, update

from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.cases import rules
from case_management.cases.actions.end_case import end_case, set_written_ended_on
from case_management.cases.actions.follow_report import set_clock
from case_management.cases.actions.recuse import give_up
from case_management.cases.case_access import recused_from, share_recusals
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case, CaseReport
from case_management.cases.queries import all_joined_to, findings, reports_in
from case_management.cases.watch.carry_over import carry_waiting, watch_too
from case_management.cases.watch.retaliation_case import linked_to
from case_management.levels import endangers_life, is_graver
from case_management.refusals import Refusal
from case_management.work import Work
from intake.reports.report import Stage, set_stage


def join_cases(work: Work, case: Case, into: Case) -> None:
    """The reports of `case` are worked on in `into` from now on; both are locked by the caller.

    The graver level holds, and what `into` does not know yet is taken over. Raises Refusal.
    """
    _check(work, case, into)
    moved = [one.id for one in reports_in(work.session, case.id)]
    stage = Stage(reports_in(work.session, into.id)[0].stage)
    case.state = work.actor.move(rules.CASES, case.state, "join")
    case.joined_to_id = into.id
    linked = update(Case).where(Case.parent_id == case.id)
    work.session.execute(linked.values(parent_id=into.id))
    _close_to_recused(work, case, into)
    watch_too(work, case, into)
    carry_waiting(work, case, into)
    _put(work, moved, into)
    for report_id in moved:
        set_stage(work.session, report_id, stage)
    set_clocks(work.session, case, work.policy)
    end_case(work.session, case, work.now.date())
    # What was written about it is of use where its reports are worked on.
    set_written_ended_on(work.session, case.id, None)
    _take_over(work, case, into)
    _record(work, (step_of_case("join"), case, {"to": into.id}), len(moved))
    _record(work, (AuditAction.TAKE_REPORTS, into, {"from": case.id}), len(moved))


def part_cases(work: Work, case: Case) -> Case:
    """What was joined is a case of its own again; gives the case that it was joined to.

    Its reports come back with all that was written in them meanwhile. Raises Refusal.
    """
    joined_to = work.session.get(Case, case.joined_to_id) if case.joined_to_id else None
    if joined_to is None:
        raise Refusal("out_of_step")
    opened = [case.id, *all_joined_to(work.session, case.id)]
    moved = list(
        work.session.scalars(
            select(CaseReport.report_id).where(CaseReport.opened_case_id.in_(opened))
        )
    )
    if not moved:
        # They went to another organisation with the case that they were joined to.
        raise Refusal("case_left")
    case.state = work.actor.move(rules.CASES, case.state, "part")
    case.joined_to_id = None
    _put(work, moved, case)
    end_case(work.session, case, None)
    case.last_heard_at = max(case.last_heard_at, joined_to.last_heard_at)
    if not joined_to.unread:
        case.read_at = joined_to.read_at
    for report_id in moved:
        set_stage(work.session, report_id, Stage.READING)
    set_clocks(work.session, case, work.policy)
    set_clocks(work.session, joined_to, work.policy)
    _record(work, (step_of_case("part"), case, {"from": joined_to.id}), len(moved))
    _record(work, (AuditAction.GIVE_REPORTS, joined_to, {"to": case.id}), len(moved))
    return joined_to


def _check(work: Work, case: Case, into: Case) -> None:
    if case.id == into.id:
        raise Refusal("joined_to_itself")
    if case.parent_id or into.parent_id:
        raise Refusal("joined_linked")
    if into.state not in rules.OPEN:
        raise Refusal("joined_to_ended")
    if endangers_life(case.level) and case.first_opened_at is None:
        raise Refusal("joined_unopened")
    if findings(work.session, case.id):
        raise Refusal("joined_with_finding")


def _close_to_recused(work: Work, case: Case, into: Case) -> None:
    """Who may not open one of them may not open any, and works on none of them."""
    share_recusals(work.session, case.id, into.id)
    linked = linked_to(work.session, into)
    for one in linked:
        share_recusals(work.session, into.id, one)
    for closed in (case, into, *(work.session.get_one(Case, one) for one in linked)):
        for member_id in sorted(recused_from(work.session, closed.id)):
            give_up(work, closed, member_id)


def _put(work: Work, report_ids: Collection[str], into: Case) -> None:
    work.session.execute(
        update(CaseReport).where(CaseReport.report_id.in_(report_ids)).values(case_id=into.id)
    )


def _take_over(work: Work, case: Case, into: Case) -> None:
    if into.category is None:
        into.category, into.proposed = case.category, case.proposed
    into.factory_id = into.factory_id or case.factory_id
    if is_graver(case.level, into.level):
        into.level = case.level
        set_clock(work, into)
    else:
        set_clocks(work.session, into, work.policy)
    if case.unread and into.read_at is not None:
        # What nobody has read is unread there too, though newer texts were read.
        first = min(one.received_at for one in reports_in(work.session, into.id))
        into.read_at = min(into.read_at, case.read_at or first - timedelta(microseconds=1))
    into.last_heard_at = max(into.last_heard_at, case.last_heard_at)


def _record(work: Work, deed: tuple[AuditAction, Case, dict[str, str]], reports: int) -> None:
    action, case, other = deed
    work.record(case.organisation_id, action, case.id, {**other, "reports": reports})
