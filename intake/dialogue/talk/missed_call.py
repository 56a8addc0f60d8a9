"""What a call that nobody picks up is answered by. Pure."""

from datetime import datetime, timedelta

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step


def answer_to_call(
    state: State, called_at: datetime | None, now: datetime, repeat: timedelta
) -> Phrase | None:
    """The text that the caller gets; None after STOP, or after one for a call just before.

    A call says nothing, so it opens no report, answers no question and moves no talk on: who has
    one open is told to write, everybody else gets the opening text.
    """
    if state.opted_out:
        return None
    if called_at is not None and now - called_at < repeat:
        return None
    return Phrase.WELCOME if state.step is Step.IDLE else Phrase.CALLED
