"""A sign of retaliation in a watched case is raised, and settled by a member."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import recused_from
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case
from case_management.cases.on_call import first_to_wake
from case_management.cases.rules import OPEN
from case_management.cases.watch.kinds import UNWATCHED, TriggerKind
from case_management.cases.watch.retaliation_case import open_retaliation_case
from case_management.cases.watches import WatchTrigger, triggers_of, watch_of
from case_management.refusals import Refusal
from case_management.work import Work
from intake.outbox.member_news import tell_member


def raise_trigger(work: Work, case: Case, kind: TriggerKind, people: int | None = None) -> bool:
    """Starts the watch's clock and tells a member; False where the case is not watched, or where
    a sign of this kind waits already. `people`: how many workers it is about.
    """
    watched = kind in UNWATCHED or watch_of(work.session, case.id) is not None
    if not watched or case.state not in OPEN:
        return False
    waiting = [one for one in triggers_of(work.session, case.id) if one.settled_at is None]
    if any(one.kind == kind for one in waiting):
        return False
    work.session.add(WatchTrigger(case_id=case.id, kind=kind, raised_at=work.now, people=people))
    work.session.flush()
    set_clocks(work.session, case, work.policy)
    work.record(case.organisation_id, AuditAction.WATCH_TRIGGER, case.id, {"kind": kind})
    first = first_to_wake(work.session, case.organisation_id, work.now)
    closed = recused_from(work.session, case.id)
    member = next((one for one in (case.assignee_id, first) if one and one not in closed), None)
    if member is not None:
        tell_member(work.session, member, work.now)
    return True


def settle_trigger(work: Work, case: Case, trigger_id: str, confirmed: bool) -> None:
    """A member says whether it is retaliation, which is a case of its own then; said again it
    changes nothing. Raises Refusal."""
    trigger = work.session.get(WatchTrigger, trigger_id)
    if trigger is None or trigger.case_id != case.id:
        raise Refusal("out_of_step")
    if trigger.settled_at is not None:
        return
    trigger.settled_at, trigger.settled_by = work.now, work.actor.id
    trigger.confirmed = confirmed
    work.session.flush()
    set_clocks(work.session, case, work.policy)
    detail: dict[str, str | int | None] = {"kind": trigger.kind, "confirmed": int(confirmed)}
    work.record(case.organisation_id, AuditAction.SETTLE_TRIGGER, case.id, detail)
    if confirmed:
        open_retaliation_case(work, case)
