"""Everything beside the threads: what is next, the facts, findings, alerts, history."""

from dataclasses import dataclass

from flask import render_template

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.monitor.case.outcome.contest_lines import ContestLines, contest_lines
from app.dashboard.monitor.case.outcome.linked_lines import LinkedLines, linked_lines
from app.dashboard.monitor.case.outcome.negotiation_lines import (
    NegotiationLines,
    negotiation_lines,
)
from app.dashboard.monitor.case.side.access_lines import AccessLines, access_lines
from app.dashboard.monitor.case.side.alert_lines import AlertLine, alert_lines
from app.dashboard.monitor.case.side.choices import CaseChoices, choices_of
from app.dashboard.monitor.case.side.draft_address import draft_address
from app.dashboard.monitor.case.side.evidence_lines import EvidenceSummary, evidence_summary
from app.dashboard.monitor.case.side.finding_lines import FindingLine, finding_lines
from app.dashboard.monitor.case.side.hazard_lines import HazardLines, hazard_lines
from app.dashboard.monitor.case.side.head import CaseHead, head_of
from app.dashboard.monitor.case.side.history import Deed, history_of
from app.dashboard.monitor.case.side.level_lines import LevelLines, level_lines
from app.dashboard.monitor.case.side.lowering import Lowering, lowering_of
from app.dashboard.monitor.case.side.next_step import NextStep, next_step
from app.dashboard.monitor.case.side.note_lines import NoteLines, note_lines
from app.dashboard.monitor.case.side.plan_summary import PlanSummary, plan_summary
from app.dashboard.monitor.case.side.poll_lines import PollLines, poll_lines
from app.dashboard.monitor.case.side.task_lines import TaskLines, task_lines
from app.dashboard.monitor.case.side.transfer_lines import TransferLines, transfer_lines
from app.dashboard.monitor.case.side.watch_lines import WatchLines, watch_lines
from app.dashboard.wording import case_texts, remedy_texts
from app.dashboard.wording.times import own_zone
from case_management.cases.models import Case
from case_management.cases.queries import joined_to
from case_management.cases.recurrences import remedied_before, reported_again
from case_management.cases.rules import CASES


@dataclass(frozen=True)
class Side:
    """What `side.html` and `head.html` show."""

    head: CaseHead
    why: LevelLines
    poll: PollLines | None
    watch: WatchLines | None
    hazard: HazardLines | None
    linked: LinkedLines
    contest: ContestLines
    plan: PlanSummary | None
    negotiations: NegotiationLines
    next: NextStep
    choices: CaseChoices
    evidence: EvidenceSummary
    findings: list[FindingLine]
    lowering: Lowering | None
    alerts: list[AlertLine]
    draft_address: str | None
    """Where an alert is drafted: where the case is ready for one and the member may."""
    history: list[Deed]
    notes: NoteLines
    tasks: TaskLines
    joined: list[Case]
    """The cases that were joined to this one."""
    may_join: bool
    remedied_before: list[Case]
    """Of the same factory and kind, remedied before this one was opened."""
    reported_again: list[Case]
    """Of the same factory and kind, opened after this one was remedied."""
    access: AccessLines
    transfer: TransferLines


def side(case: Case, said: str = "") -> str:
    """The fragment that forms answer with; the head is swapped beside it, and a sentence said."""
    return render_template(
        "monitor/case/templates/changed.html",
        case=case,
        side=side_of(case),
        words=case_texts,
        remedy_words=remedy_texts,
        said=said,
    )


def side_of(case: Case) -> Side:
    """Everything that the page says about a case beside its threads."""
    zone = own_zone()
    return Side(
        head=head_of(case),
        why=level_lines(case, zone),
        poll=poll_lines(case),
        watch=watch_lines(case),
        hazard=hazard_lines(case),
        linked=linked_lines(case),
        contest=contest_lines(case),
        plan=plan_summary(case),
        negotiations=negotiation_lines(case),
        next=next_step(case),
        choices=choices_of(case),
        evidence=evidence_summary(case),
        findings=finding_lines(case.id),
        lowering=lowering_of(case),
        alerts=alert_lines(case.id, zone),
        draft_address=draft_address(case),
        history=history_of(case, zone),
        notes=note_lines(case.id),
        tasks=task_lines(case),
        joined=joined_to(database(), case.id),
        access=access_lines(case, zone),
        transfer=transfer_lines(case),
        may_join="join" in actor().events(CASES, case.state),
        remedied_before=remedied_before(database(), actor(), case),
        reported_again=reported_again(database(), actor(), case),
    )
