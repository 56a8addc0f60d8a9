"""Tell every worker of a case about a step, in their language and at their hours."""

from sqlalchemy import select

from case_management.cases.models import CaseReport
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.replies.notify import notify
from intake.reports.report import Stage, report, set_stage


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
