"""Tell every worker of a case about a step, in their language and at their hours."""

from sqlalchemy import select

from case_management.cases.models import CaseReport
from case_management.cases.queries import findings
from case_management.findings import is_true_as_told
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.replies.notify import notify
from intake.reports.report import Stage, report, set_stage


def stage_by_finding(work: Work, case_id: str) -> Stage:
    """What STATUS may answer while a case is worked: "it is true" only where that was found."""
    newest = next(iter(findings(work.session, case_id)), None)
    found = newest is not None and is_true_as_told(newest.result)
    return Stage.CONFIRMED if found else Stage.INVESTIGATING


def tell_workers(work: Work, case_id: str, phrase: Phrase | None, stage: Stage) -> None:
    """Sets what STATUS answers, and with a `phrase` writes to those who agreed to be written to."""
    ids = work.session.scalars(select(CaseReport.report_id).where(CaseReport.case_id == case_id))
    for report_id in ids.all():
        set_stage(work.session, report_id, stage)
        if phrase is not None:
            notify(
                work.session,
                report(work.session, report_id),
                phrase,
                work.policy.intake,
                work.now,
            )
