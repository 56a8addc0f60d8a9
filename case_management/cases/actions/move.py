"""One step of a case's state table."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import step_of_case
from case_management.cases import rules
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.refusals import Refusal
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage

# What the worker hears and STATUS answers when a case reaches a state (domain.md 3e).
NEWS: dict[str, tuple[Phrase | None, Stage]] = {
    "screened": (None, Stage.READING),
    "investigating": (Phrase.NEWS_LOOKING, Stage.INVESTIGATING),
    "remediation": (None, Stage.REMEDY),
    "referred": (None, Stage.REFERRED),
    "out_of_scope": (None, Stage.CLOSED),
    "closed": (Phrase.NEWS_CLOSED, Stage.CLOSED),
}


def move(
    session: Session,
    case: Case,
    actor: Actor,
    event: str,
    policy: Policy,
    now: datetime,
    vouched: bool = False,
) -> None:
    """One step of the case's state table; the worker hears of it. Raises Refusal.

    `vouched`: the actor vouches that workers confirmed the remedy, or could not be asked.
    """
    if event == "record_finding":
        raise Refusal("finding_form")
    found = next(iter(findings(session, case.id)), None)
    rules.check_closing(event, found.result if found else "")
    rules.check_outcome(event, worker_confirmed=vouched, reason="vouched" if vouched else "")
    before = case.state
    case.state = actor.move(rules.CASES, case.state, event)
    phrase, stage = NEWS.get(case.state, (None, None))
    if stage is not None:
        tell_workers(session, case.id, phrase, stage, policy, now)
    record(
        session,
        case.organisation_id,
        actor.id,
        step_of_case(event),
        case.id,
        now,
        {"from": before, "to": case.state, "vouched": int(vouched)},
    )
