"""The language of what we say to a worker, and the menu of languages."""

from intake.dialogue.model.effects import OfferLanguages, SetLanguage
from intake.dialogue.talk.language_choice import stored_menu
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.automatic_replies import say


def set_language(arrival: Arrival, effect: SetLanguage) -> Arrival:
    """Of the contact and of its open report."""
    arrival.contact.language = effect.code
    if arrival.report is not None:
        arrival.report.language = effect.code
    return arrival


def offer_languages(arrival: Arrival, effect: OfferLanguages) -> Arrival:
    """The menu of these languages."""
    return arrival.answered(say(arrival, stored_menu(effect.codes)))
