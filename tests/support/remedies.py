"""The plan of a remedy: root causes named, one action agreed, and said to be done."""

from datetime import timedelta

from case_management.cases.models import Case
from case_management.remedies.actions.name_causes import name_causes
from case_management.remedies.actions.propose_action import propose_action
from case_management.remedies.actions.take_step import SealedNote, take_step
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.queries import actions_of
from case_management.work import Work
from config.platform.database import new_id
from vault.grants import Grant


def planned(case: Case) -> PlannedCase:
    return PlannedCase(case.id, case.organisation_id, case.state)


def propose(work: Work, case: Case, kind: str = "repay", **more: object) -> RemedyAction:
    """An action of the plan, due in two weeks."""
    action = RemedyAction(
        id=new_id(),
        case_id=case.id,
        member_id=work.actor.id,
        kind=kind,
        owner="factory",
        due_on=(work.now + timedelta(days=14)).date(),
        state="proposed",
        body_sealed=b"\2",
        proposed_at=work.now,
    )
    for name, value in more.items():
        setattr(action, name, value)
    propose_action(work, planned(case), action, grant_of(work, action.id))
    return action


def take(work: Work, case: Case, action: RemedyAction, *events: str) -> None:
    """These steps, one after another, each with a note."""
    for event in events:
        note = note_of(work, case, action, event)
        take_step(work, planned(case), action, event, action.state, note)
        work.session.flush()


def note_of(work: Work, case: Case, action: RemedyAction, event: str = "") -> SealedNote:
    note = RemedyNote(
        id=new_id(),
        action_id=action.id,
        case_id=case.id,
        member_id=work.actor.id,
        event=event,
        body_sealed=b"\2",
        written_at=work.now,
    )
    return SealedNote(note, grant_of(work, note.id))


def grant_of(work: Work, record_id: str) -> Grant:
    return Grant(
        record_id=record_id,
        organisation_id=work.actor.organisation,
        epoch=1,
        key_sealed=b"key",
    )


def complete_plan(work: Work, case: Case) -> None:
    """All that a plan needs before the remedy is verified, by this member: also what was denied, or
    came back, is said to be done again."""
    name_causes(work, planned(case), ["short_lead_time"], "short_lead_time")
    if not actions_of(work.session, case.id):
        take(work, case, propose(work, case), "agree", "begin")
    for action in actions_of(work.session, case.id):
        if action.state in ("disputed", "relapsed"):
            take(work, case, action, "begin")
        if action.state in ("agreed", "in_progress"):
            take(work, case, action, "claim_done")
