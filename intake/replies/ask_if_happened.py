"""Asks one worker what a case wants to know by a digit, and asks no more."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import insert
from config.policy.lines.intake import Intake
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State
from intake.dialogue.model.waiting import AskedIfHappened, PollKind
from intake.outbox.outbox import cancel_texts
from intake.replies.notify import notify
from intake.replies.queued_text import locked_contact
from intake.reports.poll_questions import PollQuestion, close_questions
from intake.reports.report import Report

KINDS = {
    Phrase.ASK_HAPPENED: PollKind.HAPPENED,
    Phrase.ASK_STILL_SO: PollKind.HAPPENED,
    Phrase.ASK_CHECK_IN: PollKind.CHECK_IN,
    Phrase.ASK_TODAY: PollKind.TODAY,
    Phrase.ASK_TRANSFER: PollKind.TRANSFER,
    Phrase.ASK_AGREES: PollKind.FINDING,
    Phrase.ASK_CONTENT: PollKind.CLOSED,
}
"""What each text asks."""
POLL_CLOSED = "poll-closed"
"""Why a text that still waited did not go, in its row's `error_code`."""


def ask_if_happened(
    session: Session,
    report: Report,
    poll_id: str,
    rules: Intake,
    now: datetime,
    phrase: Phrase = Phrase.ASK_HAPPENED,
) -> bool:
    """Queues the question and notes it with the poll; False where the worker is not written to.

    The worker's talk knows that it is on its way. From when on a digit answers it, reception finds
    out (intake/reception/arrival/sent_poll.py): before it is sent there is nothing to answer.
    """
    identifier = notify(session, report, phrase, rules, now)
    contact = locked_contact(session, report)
    if identifier is None or contact is None:
        return False
    insert(
        session,
        PollQuestion(
            id=identifier,
            poll_id=poll_id,
            report_id=report.id,
            kind=KINDS[phrase],
            asked_at=now,
        ),
    )
    state = State.from_json(contact.dialogue)
    before = state.poll
    contact.dialogue = state.asking(before or AskedIfHappened()).to_json()
    return True


def stop_asking(session: Session, poll_id: str, now: datetime) -> None:
    """No answer to a poll counts any more, and what was not sent yet does not go."""
    cancel_texts(session, close_questions(session, poll_id, now), now, POLL_CLOSED)
