"""A member may not open a case any more, or may again."""

from collections.abc import Collection

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import (
    Recusal,
    RecusalReason,
    recused_from,
    set_watching,
)
from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to
from case_management.cases.watch.retaliation_case import linked_to
from case_management.glosses.queries import end_translating
from case_management.refusals import Refusal
from case_management.tasks.queries import give_up_tasks
from case_management.work import Work
from vault.roles import Role


def recuse(work: Work, case: Case, member_id: str, reason: str, members: Collection[str]) -> None:
    """Takes a case from a member at once: who has it gives it up, who follows it hears no more.

    A member recuses themself, a coordinator anybody; `members` are all who could work on it.
    Raises Refusal; nobody is the last who can open it.
    """
    _check_may(work, member_id)
    if reason not in list(RecusalReason):
        raise Refusal("recusal_reason")
    if member_id not in members:
        raise Refusal("colleague_unknown")
    if not set(members) - recused_from(work.session, case.id) - {member_id}:
        raise Refusal("recused_last")
    linked = linked_to(work.session, case)
    for one in (case.id, *all_joined_to(work.session, case.id), *linked):
        if member_id not in recused_from(work.session, one):
            work.session.add(
                Recusal(
                    case_id=one,
                    member_id=member_id,
                    reason=reason,
                    recused_by=work.actor.id,
                    recused_at=work.now,
                )
            )
        give_up(work, work.session.get_one(Case, one), member_id)
    detail = {"member": member_id, "reason": reason}
    work.record(case.organisation_id, AuditAction.RECUSE, case.id, detail)


def give_up(work: Work, case: Case, member_id: str) -> None:
    """The member works on this case no more: neither has it, nor follows it, nor has a task in it,
    nor translates."""
    set_watching(work.session, case.id, member_id, watches=False)
    give_up_tasks(work.session, [case.id], member_id)
    end_translating(work.session, [case.id], member_id)
    if case.assignee_id == member_id:
        case.assignee_id = None


def lift_recusal(work: Work, case: Case, member_id: str) -> None:
    """A coordinator, and never the member, lets the member open the case again. Raises Refusal."""
    if Role.COORDINATOR not in work.actor.roles or member_id == work.actor.id:
        raise Refusal("recusal_by_coordinator")
    if member_id not in recused_from(work.session, case.id):
        raise Refusal("out_of_step")
    linked = linked_to(work.session, case)
    cases = (case.id, *all_joined_to(work.session, case.id), *linked)
    work.session.execute(
        delete(Recusal).where(Recusal.case_id.in_(cases), Recusal.member_id == member_id)
    )
    work.record(case.organisation_id, AuditAction.LIFT_RECUSAL, case.id, {"member": member_id})


def _check_may(work: Work, member_id: str) -> None:
    if member_id != work.actor.id and Role.COORDINATOR not in work.actor.roles:
        raise Refusal("recusal_by_coordinator")
