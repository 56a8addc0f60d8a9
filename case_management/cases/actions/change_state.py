"""One step of a case's state table."""

from case_management.audit.audit_action import step_of_case
from case_management.cases import rules
from case_management.cases.actions.end_case import end_case
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.refusals import Refusal
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage

NEWS: dict[str, tuple[Phrase | None, Stage]] = {
    "received": (None, Stage.RECEIVED),
    "screened": (None, Stage.READING),
    "admissible": (None, Stage.READING),
    "investigating": (Phrase.NEWS_LOOKING, Stage.INVESTIGATING),
    "verification": (None, Stage.REMEDY),
    "referred": (None, Stage.REFERRED),
    "out_of_scope": (None, Stage.CLOSED),
    "closed": (Phrase.NEWS_CLOSED, Stage.CLOSED),
}
"""What a worker is written and STATUS answers when a case reaches a state (docs/domain.md, Case
states)."""


def move(work: Work, case: Case, event: str, vouched: bool = False) -> None:
    """One step of the case's state table, and its end where that is one; the worker hears of it.

    `vouched`: the actor vouches that workers confirmed the remedy, or could not be asked.
    Raises Refusal.
    """
    if event == "record_finding":
        raise Refusal("finding_form")
    if event in ("join", "part"):
        raise Refusal("join_form")
    found = next(iter(findings(work.session, case.id)), None)
    rules.check_closing(event, found.result if found else "")
    rules.check_outcome(event, worker_confirmed=vouched, reason="vouched" if vouched else "")
    before = case.state
    case.state = work.actor.move(rules.CASES, case.state, event)
    # Retention counts its days from here; a case that is opened again has none.
    end_case(work.session, case, work.now.date() if case.state in rules.ENDED else None)
    phrase, stage = NEWS.get(case.state, (None, None))
    if case.state in ("finding", "remediation"):
        # A plan is ours. That a change was promised is told when there is one to verify.
        stage = stage_by_finding(work, case.id)
    if stage is not None:
        tell_workers(work, case.id, phrase, stage)
    work.record(
        case.organisation_id,
        step_of_case(event),
        case.id,
        {"from": before, "to": case.state, "vouched": int(vouched)},
    )
