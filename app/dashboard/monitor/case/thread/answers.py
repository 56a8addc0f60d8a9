"""What the workers of a case answered to the line's questions, as its page says it."""

from dataclasses import dataclass

from app.dashboard.frame.request import database
from app.dashboard.monitor.case.thread.writing_terms import writing_terms
from app.dashboard.monitor.worker_facts import consent_fact, safety_words
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.worker_answers import worker_answers


@dataclass(frozen=True)
class AnswersInWords:
    """What workers answered to the line's questions, in words; "" where they answered nothing."""

    safety: str
    danger: bool
    consent: str
    replies: list[str]
    """When each of them may be written to; the same is said once."""


def answers_in_words(case: Case) -> AnswersInWords:
    """The facts as they are now; they change while the page is open."""
    reports = reports_in(database(), case.id)
    answers = worker_answers(reports)
    return AnswersInWords(
        safety=safety_words(answers),
        danger=answers.danger,
        consent=consent_fact(answers),
        replies=list(dict.fromkeys(writing_terms(one).chosen for one in reports)),
    )
