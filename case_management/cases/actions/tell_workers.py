"""Tell every worker of a case about a step, in their language and at their hours."""

from case_management.cases.queries import findings, one_report_each, reports_in
from case_management.findings import is_true_as_told
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.replies.notify import notify
from intake.reports.report import Stage, set_stage


def stage_by_finding(work: Work, case_id: str) -> Stage:
    """What STATUS may answer while a case is worked: "it is true" only where that was found."""
    newest = next(iter(findings(work.session, case_id)), None)
    found = newest is not None and is_true_as_told(newest.result)
    return Stage.CONFIRMED if found else Stage.INVESTIGATING


def tell_workers(work: Work, case_id: str, phrase: Phrase | None, stage: Stage) -> None:
    """Sets what STATUS answers, and with a `phrase` writes to those who agreed to be written to.

    Each worker gets one text, in the newest of the worker's threads.
    """
    reports = reports_in(work.session, case_id)
    for one in reports:
        set_stage(work.session, one.id, stage)
    if phrase is not None:
        for one in one_report_each(reports):
            notify(work.session, one, phrase, work.policy.intake, work.now)
