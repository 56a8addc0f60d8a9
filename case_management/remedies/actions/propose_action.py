"""Propose an action of the plan; what exactly is to be done was sealed in the browser."""

from datetime import date, timedelta

from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.remedies.association import check_element
from case_management.remedies.kinds import ActionKind, Party
from case_management.remedies.models import RemedyAction
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.rules import PLANNED_IN, check_planner
from case_management.work import Work
from vault.grants import Grant

LONGEST = timedelta(days=5 * 366)
"""No plan reaches further: a day that is later is a slip of the hand."""


def propose_action(work: Work, case: PlannedCase, action: RemedyAction, grant: Grant) -> None:
    """Keeps the action as proposed; one that is kept already changes nothing. Raises Refusal."""
    known = work.session.get(RemedyAction, action.id)
    if known is not None and (known.case_id, known.member_id) == (case.id, action.member_id):
        return
    check_planner(work.actor.roles)
    case.require(PLANNED_IN)
    _check(action, day_at(work.session, case.organisation_id, work.now))
    require_new_id(work.session, action.id)
    work.session.add_all((action, grant))
    work.session.flush()
    detail = {"kind": action.kind, "due": action.due_on.isoformat()}
    work.record(case.organisation_id, AuditAction.PROPOSE_ACTION, case.id, detail)


def _check(action: RemedyAction, today: date) -> None:
    if action.kind not in set(ActionKind) or action.owner not in set(Party):
        raise Refusal("unknown_code")
    if not today <= action.due_on <= today + LONGEST:
        raise Refusal("due_day_past")
    check_element(action.element, action.kind)
    if action.cost_minor is not None and action.payer not in set(Party):
        raise Refusal("payer_missing")
