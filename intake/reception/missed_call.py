"""A call that was not picked up, being taken in: at most a text comes of it."""

from datetime import timedelta

from intake.contacts.flood import is_answered, is_flood
from intake.contacts.flood_counts import count_answers, count_text, limits_of
from intake.dialogue.model.state import State
from intake.dialogue.talk.missed_call import answer_to_call
from intake.reception.automatic_replies import say
from intake.reception.visit import Visit


def ring(visit: Visit) -> None:
    """Answers by the opening text, unless she said STOP or calls again and again.

    The talk stays where it was: a call must not make a later text part of an old matter.
    """
    contact, limits = visit.contact, limits_of(visit.policy)
    noise = count_text(contact, "", visit.peppers.dedupe, visit.now)
    state = State.from_json(contact.dialogue)
    repeat = timedelta(minutes=visit.policy.calls.repeat_minutes)
    phrase = answer_to_call(state, contact.called_at, visit.now, repeat)
    if phrase is None or is_flood(noise, limits) or not is_answered(noise, limits, echo=False):
        return
    contact.called_at = visit.now
    say(visit, phrase.name)
    count_answers(contact, visit.place)
