"""A call that was not picked up, taken in: at most a text comes of it."""

from datetime import timedelta

from intake.contacts.flood import is_answered, is_flood
from intake.contacts.flood_counts import count_answers, count_text, limits_of
from intake.dialogue.model.state import State
from intake.dialogue.talk.missed_call import answer_to_call
from intake.outbox.answers_given import answers_given
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.automatic_replies import say


def take_call(arrival: Arrival) -> Arrival:
    """Answers by the opening text, unless the caller said STOP or calls again and again.

    The talk stays where it was: a call must not make a later text part of an old matter.
    """
    contact, policy = arrival.contact, arrival.resources.policy
    limits = limits_of(policy)
    activity = count_text(contact, "", arrival.resources.peppers.dedupe, arrival.now)
    state = State.from_json(contact.dialogue)
    repeat = timedelta(minutes=policy.calls.repeat_minutes)
    phrase = answer_to_call(state, contact.called_at, arrival.now, repeat)
    flood = is_flood(activity, limits)
    of_day = answers_given(arrival.session, contact.id, arrival.now)
    if phrase is None or flood or not is_answered(activity, limits, False, of_day):
        return arrival
    contact.called_at = arrival.now
    count_answers(contact, 1)
    return arrival.answered(say(arrival, phrase.name))
