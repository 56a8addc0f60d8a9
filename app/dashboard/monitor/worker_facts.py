"""What workers answered, in words: in the list of cases and at the head of a case."""

from app.dashboard.frame.request import services
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.case_texts import consent_words
from case_management.cases.worker_answers import WorkerAnswers

NOTHING = "C0"


def safety_words(answers: WorkerAnswers) -> str:
    """Whether workers are safe, as they say; "" where none has said."""
    if answers.danger:
        return gettext("Not safe")
    return gettext("Safe, as the worker says") if answers.safe else ""


def consent_fact(answers: WorkerAnswers) -> str:
    """What buyers may be told; "" where nobody has agreed to anything."""
    if answers.consent == NOTHING:
        return ""
    return consent_words(answers.consent, services().policy)
