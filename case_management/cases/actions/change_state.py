"""One step of a case's state table."""

from case_management.audit.audit_action import step_of_case
from case_management.cases import rules
from case_management.cases.actions.ask_workers import ask_workers, forget_polls
from case_management.cases.actions.close_polls import close_open_poll
from case_management.cases.actions.end_case import end_case
from case_management.cases.actions.follow_remedy import follow_remedy
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.cases.checks.plan_checks import check_all_asked
from case_management.cases.clocks.set_clocks import pause, resume, set_clocks
from case_management.cases.contests.settle_contests import check_contests, settle_contests
from case_management.cases.contests.tell_outcome import tell_closed
from case_management.cases.models import Case
from case_management.cases.polls.count_polls import planner_of, poll_result
from case_management.cases.polls.poll_result import check_step
from case_management.cases.queries import findings, reports_in
from case_management.cases.watch.retaliation_case import open_retaliation_cases
from case_management.refusals import Refusal
from case_management.remedies.queries import agreers_of, plan_facts
from case_management.remedies.rules import check_plan
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
    "closed": (None, Stage.CLOSED),
}
"""What a worker is written and STATUS answers when a case reaches a state (docs/domain.md, Case
states); of its end contests/tell_outcome.py tells."""


def move(work: Work, case: Case, event: str) -> None:
    """One step of the case's state table, and its end where that is one; the worker hears of it.

    Raises Refusal.
    """
    if event == "record_finding":
        raise Refusal("finding_form")
    if event in ("join", "part"):
        raise Refusal("join_form")
    if event == "transfer":
        raise Refusal("transfer_form")
    if not reports_in(work.session, case.parent_id or case.id):
        raise Refusal("case_left")
    check_contests(work, case, event)
    found = next(iter(findings(work.session, case.id)), None)
    rules.check_closing(event, found.result if found else "")
    before, after = case.state, work.actor.move(rules.CASES, case.state, event)
    rules.check_verifier(
        event, work.actor.id, planner_of(work.session, case), agreers_of(work.session, case.id)
    )
    if after in rules.ENDED:
        check_no_retaliation(work, case)
    if event == "close":
        check_all_asked(work, case)
    if event == "start_verification":
        check_plan(plan_facts(work.session, case.id))
    if before == "verification":
        check_step(event, poll_result(work.session, case.id))
    settle_contests(work, case, event)
    put_state(work, case, after)
    follow_remedy(work, case, event, before)
    more = _ask_or_stop(work, case, event, before)
    # Retention counts its days from here; a case that is opened again has none.
    end_case(work.session, case, work.now.date() if case.state in rules.ENDED else None)
    phrase, stage = NEWS.get(case.state, (None, None))
    if case.state in ("finding", "remediation"):
        # A plan is ours. That a change was promised is told when there is one to verify.
        stage = stage_by_finding(work, case.id)
    if stage is not None:
        tell_workers(work, case.id, phrase, stage)
    if case.state == rules.CLOSED and event != "close_again":
        # Who contested it has a member's answer.
        tell_closed(work, case)
    work.record(
        case.organisation_id,
        step_of_case(event),
        case.id,
        {"from": before, "to": case.state, **more},
    )


def check_no_retaliation(work: Work, case: Case) -> None:
    """Raises Refusal while a case about retaliation is worked on: its threads are in this one."""
    still_open = next(iter(open_retaliation_cases(work.session, case.id)), None)
    if still_open is not None:
        raise Refusal("retaliation_open", reference=still_open.reference)


def put_state(work: Work, case: Case, state: str) -> None:
    """Sets the state and the clocks that run in it."""
    case.state = state
    if state == "awaiting_worker":
        pause(case, work.now)
    else:
        resume(case, work.now)
    set_clocks(work.session, case, work.policy)


def _ask_or_stop(work: Work, case: Case, event: str, before: str) -> dict[str, int]:
    """What a step does to the poll of the case; gives what the log says of it beside the states."""
    if before == "verification" or (before in rules.LASTING and event != "monitor"):
        # All may have answered a poll that the clerk has not closed yet.
        close_open_poll(work, case)
    if event == "ask_workers":
        poll = ask_workers(work, case)
        return {"asked": poll.asked_count, "workers": poll.worker_count}
    if event == "start_verification":
        forget_polls(work, case)
    return {}
