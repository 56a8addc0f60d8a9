"""A worker asks to be forgotten, and confirms it."""

from dataclasses import replace

from intake.dialogue.model.effects import AskErase, Erase
from intake.privacy.erase_worker import erase
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import WorkerErased


def ask_erase(arrival: Arrival, effect: AskErase) -> Arrival:
    """Remembers which report's texts are meant, until the worker confirms."""
    coded = arrival.coded if effect.texts else None
    arrival.contact.erase_report_id = coded.id if coded else None
    return arrival


def erase_sender(arrival: Arrival, effect: Erase) -> Arrival:
    """Destroys the contact; with `texts` also what was written in the report of the code."""
    contact = arrival.contact
    arrival.rows.write()
    coded = contact.erase_report_id if effect.texts else None
    erased = erase(arrival.session, contact, coded, arrival.inbound.channel, arrival.now)
    events = (WorkerErased(one, texts=one == coded) for one in erased)
    return replace(arrival, erased=True).happened(*events)
