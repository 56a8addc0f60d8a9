"""What a case asks its workers by text: whether a promise was kept, whether all is well, whether
a hazard is there today, whether it may go to others, what they say to a finding or to an end.

It comes weeks after a report, from a case (intake/replies/ask_if_happened.py). Only its digits
answer it; all else is a text like any other, and leaves it open.
"""

from intake.dialogue.model.effects import AnswerPoll, Say
from intake.dialogue.model.state import QUESTION_STEPS, State
from intake.dialogue.talk.message import Turn
from intake.dialogue.talk.script import POLL_ANSWERS, poll_thanks
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
    answers = POLL_ANSWERS[asked.kind]
    if digit not in answers or again not in ("", digit):
        return None
    answer = answers[digit]
    kept = keep(state, Say(poll_thanks(answer)))
    # The answer first: it says which report the text belongs to.
    return Turn(kept.state, (AnswerPoll(asked.sent_id, answer), *kept.effects))


def is_asked(state: State) -> bool:
    """Whether a worker who writes now writes because we did: then no text is about a new matter
    only because it comes late."""
    return state.poll is not None and bool(state.poll.sent_id) and state.poll.joins
