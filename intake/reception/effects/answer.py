"""Answers of the dialogue: a phrase, or what the law says."""

from intake.dialogue.model.effects import AnswerQuestion, Say
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import PICTURE
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.automatic_replies import say, say_aloud
from intake.reception.knowledge.legal_answers import find_legal_answers


def answer(arrival: Arrival, effect: Say) -> Arrival:
    """As a text, under a picture, and as a sound after it."""
    phrase = effect.phrase.name
    arrival = arrival.answered(say(arrival, phrase, form=PICTURE if effect.picture else None))
    if effect.aloud and not arrival.erased:
        return arrival.answered(*say_aloud(arrival, phrase))
    return arrival


def answer_question(arrival: Arrival, effect: AnswerQuestion) -> Arrival:
    """What the law of the worker's country says; where we don't know it, a person answers."""
    found = find_legal_answers(
        arrival.session,
        arrival.resources.knowledge,
        arrival.line,
        arrival.poster,
        tuple(one.id for one in (arrival.report, arrival.previous) if one is not None),
        effect.topics,
        arrival.contact.language,
    )
    for name, text in found:
        arrival = arrival.answered(say(arrival, name, text))
    more = Phrase.ASKED_MORE if found else Phrase.ASKED
    return arrival.answered(say(arrival, more.name))
