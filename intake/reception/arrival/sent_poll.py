"""Whether a worker who writes now was sent the question of a poll, and may answer it."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake.contacts.contact import Contact
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedIfHappened, SideQuestion
from intake.outbox.outbox import was_sent
from intake.reports.poll_questions import PollQuestion, member_wrote_since, questions_to

CROSSED = timedelta(minutes=10)
"""A poll that begins so soon after a worker's text may cross the answer to what we asked then."""


def with_sent_poll(
    session: Session, contact: Contact, state: State, append: timedelta, now: datetime
) -> State:
    """The state in which the question that was sent last is open, if one is.

    After its poll closed a text still belongs to it for `append`, though it counts no more. What
    was asked before it is asked no longer, but for what must not be lost.
    """
    if state.poll is None:
        return state
    questions = questions_to(session, contact.id, now - append)
    if not questions:
        return state.no_longer_asking(SideQuestion.HAPPENED)
    sent = next((one for one in questions if was_sent(session, one.id)), None)
    if sent is None or member_wrote_since(session, sent):
        return state.asking(AskedIfHappened())
    if sent.id == state.poll.sent_id:
        return state
    return _opened(state, sent, contact.last_inbound_at)


def _opened(state: State, sent: PollQuestion, last_text_at: datetime | None) -> State:
    opened = state.no_longer_asking(
        SideQuestion.ERASE, SideQuestion.LANGUAGE, SideQuestion.RULES, SideQuestion.MENU
    ).asking(AskedIfHappened(sent.id, sent.check_in, sent.transfer))
    crossed = last_text_at is not None and sent.asked_at - last_text_at <= CROSSED
    if state.step not in QUESTION_STEPS or (state.step is Step.DANGER and crossed):
        return opened
    return replace(opened, step=Step.DONE)
