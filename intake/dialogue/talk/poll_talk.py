"""The question of a poll: whether what was promised happened, whether all is well, or
whether the case may go to another organisation.

It comes weeks after a report, from a case (intake/replies/ask_if_happened.py). Only its digits
answer it; all else is a text like any other, and leaves it open.
"""

from intake.dialogue.model.effects import AnswerPoll, PollAnswer, Say
from intake.dialogue.model.state import QUESTION_STEPS, State
from intake.dialogue.model.waiting import AskedIfHappened, SideQuestion
from intake.dialogue.talk.message import Turn
from intake.dialogue.talk.script import CHECK_IN_ANSWERS, POLL_ANSWERS, TRANSFER_ANSWERS, side_row
from intake.dialogue.talk.turn import keep
from intake.dialogue.understanding.reading import Reading


def answer_poll(state: State, reading: Reading) -> Turn | None:
    """The answer, where this question is the one that was asked last; None for any other text."""
    asked = state.poll
    if asked is None or not asked.sent_id or asked != state.waiting_for:
        return None
    if state.step in QUESTION_STEPS and not state.with_person:
        # The report's own question was asked since.
        return None
    digit, _, again = reading.same.partition(" ")
    answers = _answers_of(asked)
    if digit not in answers or again not in ("", digit):
        return None
    row = side_row(SideQuestion.HAPPENED, digit)
    kept = keep(state, *map(Say, row.says))
    # The answer first: it says which report the text belongs to.
    return Turn(kept.state, (AnswerPoll(asked.sent_id, answers[digit]), *kept.effects))


def _answers_of(asked: AskedIfHappened) -> dict[str, PollAnswer]:
    if asked.transfer:
        return TRANSFER_ANSWERS
    return CHECK_IN_ANSWERS if asked.check_in else POLL_ANSWERS


def is_asked(state: State) -> bool:
    """Whether a worker who writes now writes because we did: then no text is about a new matter
    only because it comes late."""
    return state.poll is not None and bool(state.poll.sent_id)
