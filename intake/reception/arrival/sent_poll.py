"""Whether a worker who writes now was sent the question of a poll, and may answer it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from config.policy.policy import Policy
from intake.contacts.contact import Contact
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.model.waiting import AskedIfHappened, PollKind, SideQuestion
from intake.outbox.outbox import was_sent
from intake.reports.poll_questions import (
    OBJECTED_TO,
    PollQuestion,
    member_wrote_since,
    questions_to,
)

CROSSED = timedelta(minutes=10)
"""A poll that begins so soon after a worker's text may cross the answer to what we asked then."""


@dataclass(frozen=True)
class PollTimes:
    """How long after a question what counts as an answer."""

    append: timedelta
    """After its poll closed a text still belongs to it, though it counts no more."""
    words: timedelta
    """Other words than a digit belong to a question that no poll closes."""
    objection: timedelta
    """A digit answers such a question."""


def times_of(policy: Policy) -> PollTimes:
    """As the operator set them."""
    return PollTimes(
        append=timedelta(hours=policy.intake.append_hours),
        words=timedelta(days=policy.polls.open_days),
        objection=timedelta(days=policy.retention.messages),
    )


def with_sent_poll(
    session: Session, contact: Contact, state: State, times: PollTimes, now: datetime
) -> State:
    """The state in which the question that was sent last is open, if one is.

    What was asked before it is asked no longer, but for what must not be lost.
    """
    if state.poll is None:
        return state
    questions = questions_to(session, contact.id, now - times.append, now - times.objection)
    if not questions:
        return state.no_longer_asking(SideQuestion.HAPPENED)
    sent = next((one for one in questions if was_sent(session, one.id)), None)
    if sent is None or member_wrote_since(session, sent):
        return state.asking(AskedIfHappened())
    joins = sent.kind not in OBJECTED_TO or now - sent.asked_at <= times.words
    asked = AskedIfHappened(sent.id, PollKind(sent.kind), joins)
    if sent.id == state.poll.sent_id:
        return state.asking(asked)
    return _opened(state, asked, sent, contact.last_inbound_at)


def _opened(
    state: State, asked: AskedIfHappened, sent: PollQuestion, last_text_at: datetime | None
) -> State:
    opened = state.no_longer_asking(
        SideQuestion.ERASE, SideQuestion.LANGUAGE, SideQuestion.RULES, SideQuestion.MENU
    ).asking(asked)
    crossed = last_text_at is not None and sent.asked_at - last_text_at <= CROSSED
    if state.step not in QUESTION_STEPS or (state.step is Step.DANGER and crossed):
        return opened
    return replace(opened, step=Step.DONE)
