"""A worker contests what was found, or how the case was closed: the case comes back."""

from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.cases.case_access import recused_from
from case_management.cases.contests.models import Contest, ContestKind, waiting_contests
from case_management.cases.models import Case
from case_management.cases.on_call import first_to_wake
from case_management.cases.rules import CASES, CLOSED, OPEN, WORKER
from case_management.work import Work
from intake.outbox.member_news import tell_member
from intake.reports.report import Stage, set_stage


def raise_contest(work: Work, case: Case, report_id: str, kind: ContestKind) -> bool:
    """Notes it, and tells a member; a closed case is open again.

    False where the case is neither closed nor worked on, or where this worker's contest waits
    already: a digit says more than words, and takes their place. The caller sets the clocks, and
    the day on which a case that came back had ended.
    """
    if case.state not in (*OPEN, CLOSED):
        return False
    before = [one for one in waiting_contests(work.session, case.id) if one.report_id == report_id]
    if before:
        if kind is ContestKind.DIGIT:
            before[0].kind = kind
        return False
    work.session.add(Contest(case_id=case.id, report_id=report_id, kind=kind, raised_at=work.now))
    work.session.flush()
    if case.state == CLOSED:
        case.state = CASES.next_state(case.state, "contest", WORKER)
        set_stage(work.session, report_id, Stage.RECEIVED)
        moved = {"from": CLOSED, "to": case.state, "kind": str(kind)}
        work.record(case.organisation_id, step_of_case("contest"), case.id, moved)
    else:
        work.record(case.organisation_id, AuditAction.CONTEST_FINDING, case.id, {"kind": str(kind)})
    case.last_heard_at = work.now
    _tell(work, case)
    return True


def _tell(work: Work, case: Case) -> None:
    closed_to = recused_from(work.session, case.id)
    first = first_to_wake(work.session, case.organisation_id, work.now)
    member = next((one for one in (case.assignee_id, first) if one and one not in closed_to), None)
    if member is not None:
        tell_member(work.session, member, work.now)
