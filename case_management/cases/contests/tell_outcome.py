"""Workers hear what was found and that their case is closed, and can say that it is not right."""

from sqlalchemy import exists, select

from case_management.cases.models import Case, Finding
from case_management.cases.queries import one_report_each, reports_in
from case_management.findings import is_true_as_told
from case_management.work import Work
from config.platform.database import new_id
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.waiting import PollKind
from intake.replies.ask_if_happened import ask_if_happened
from intake.replies.notify import notify
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report


def tell_finding(work: Work, case: Case, finding: Finding) -> None:
    """What was told is true; or it could not be confirmed, and the worker says by a digit whether
    that is right."""
    for one in one_report_each(reports_in(work.session, case.id)):
        if is_true_as_told(finding.result):
            notify(work.session, one, Phrase.NEWS_FINDING, work.policy.intake, work.now)
        else:
            _ask(work, one, finding.id, Phrase.ASK_AGREES)


def tell_closed(work: Work, case: Case) -> None:
    """Each worker is asked once whether the end is right; who was asked before is only told."""
    poll_id = new_id()
    for one in one_report_each(reports_in(work.session, case.id)):
        if _was_asked(work, one):
            notify(work.session, one, Phrase.NEWS_CLOSED, work.policy.intake, work.now)
        else:
            _ask(work, one, poll_id, Phrase.ASK_CONTENT)


def _ask(work: Work, report: Report, poll_id: str, phrase: Phrase) -> None:
    ask_if_happened(work.session, report, poll_id, work.policy.intake, work.now, phrase)


def _was_asked(work: Work, report: Report) -> bool:
    """Of one report: each stands in one case, and is one of a worker in it."""
    asked = exists().where(
        PollQuestion.report_id == report.id, PollQuestion.kind == PollKind.CLOSED
    )
    return bool(work.session.scalar(select(asked)))
