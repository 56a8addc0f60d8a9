"""Tell every worker of a case about a step, in her language and at her hours."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import CaseReport
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.replies.notify import notify
from intake.reports.report import Stage, report, set_stage


def tell_workers(
    session: Session,
    case_id: str,
    phrase: Phrase | None,
    stage: Stage,
    policy: Policy,
    now: datetime,
) -> None:
    """Sets what STATUS answers, and with a `phrase` writes to those who agreed to be written to."""
    ids = session.scalars(select(CaseReport.report_id).where(CaseReport.case_id == case_id))
    for report_id in ids.all():
        set_stage(session, report_id, stage)
        if phrase is not None:
            notify(session, report(session, report_id), phrase, policy.intake.safe_hours, now)
