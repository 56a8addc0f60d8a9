"""One step of an action of the plan, with what was seen of it or why, if that was written."""

from dataclasses import dataclass

from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.remedies import rules
from case_management.remedies.association import check_day_ahead
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.remedies.planned_case import PlannedCase
from case_management.work import Work
from vault.grants import Grant


@dataclass(frozen=True)
class SealedNote:
    """A note and the key to it."""

    note: RemedyNote
    grant: Grant


def take_step(
    work: Work,
    case: PlannedCase,
    action: RemedyAction,
    event: str,
    seen: str,
    written: SealedNote | None = None,
) -> None:
    """`seen` is the state that the member's page showed. Raises Refusal.

    A step whose note is kept already changes nothing.
    """
    if written is not None and _is_kept(work, written.note):
        return
    case.require(rules.VERIFIED_IN if event in rules.VERIFYING else rules.PLANNED_IN)
    if action.state != seen:
        raise Refusal("action_changed")
    after = work.actor.move(rules.ACTIONS, action.state, event)
    rules.check_step(event, action.kind, action.state, work.actor.id, action.agreed_by)
    if event == "agree" and case.is_time_bound:
        check_day_ahead(action.due_on, work.now.date())
    if written is None and event in rules.NEEDS_NOTE:
        raise Refusal("note_missing")
    before, action.state = action.state, after
    if event == "agree":
        action.agreed_by = work.actor.id
    if written is not None:
        _keep(work, written)
    work.record(
        case.organisation_id,
        AuditAction.CHANGE_ACTION,
        case.id,
        {"action": action.id, "event": event, "from": before, "to": after},
    )


def write_note(work: Work, case: PlannedCase, written: SealedNote) -> None:
    """What was seen of an action, without a step. Raises Refusal for a taken id."""
    if _is_kept(work, written.note):
        return
    rules.check_planner(work.actor.roles)
    _keep(work, written)
    work.record(case.organisation_id, AuditAction.NOTE_ACTION, case.id)


def _is_kept(work: Work, note: RemedyNote) -> bool:
    known = work.session.get(RemedyNote, note.id)
    if known is None:
        return False
    return (known.action_id, known.member_id) == (note.action_id, note.member_id)


def _keep(work: Work, written: SealedNote) -> None:
    require_new_id(work.session, written.note.id)
    work.session.add_all((written.note, written.grant))
