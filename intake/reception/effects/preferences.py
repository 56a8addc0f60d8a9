"""What a worker wants of us: when we may write, whether at all, how long the chat stays."""

from intake.contacts.contact import UNREACHABLE
from intake.contacts.safe_hours import EVENING
from intake.dialogue.model.effects import ClearChat, OptIn, OptOut, SetContact
from intake.outbox.carrier_copies import want
from intake.outbox.outbox import cancel_for, wake
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import WorkerStopped


def set_contact(arrival: Arrival, effect: SetContact) -> Arrival:
    """The hours in which we may begin to write, for texts that wait too."""
    contact = arrival.contact
    contact.reply_policy = effect.policy
    hours = arrival.resources.policy.intake.safe_hours
    if effect.policy == EVENING:
        contact.window_start, contact.window_end = hours.start, hours.upto
    else:
        contact.window_start, contact.window_end = effect.start_hour, effect.end_hour
    wake(arrival.session, contact.id, arrival.now)
    return arrival


def opt_out(arrival: Arrival, _effect: OptOut) -> Arrival:
    """STOP: what waits is not sent either."""
    contact = arrival.contact
    if contact.stopped_by in UNREACHABLE:
        return arrival
    contact.opted_out, contact.stopped_by = True, None
    cancel_for(arrival.session, contact.id, arrival.now, "stopped")
    report = arrival.report
    return arrival if report is None else arrival.happened(WorkerStopped(report.id))


def opt_in(arrival: Arrival, _effect: OptIn) -> Arrival:
    """START after a STOP; it gives nobody an address that can be written to."""
    if arrival.contact.stopped_by not in UNREACHABLE:
        arrival.contact.opted_out, arrival.contact.stopped_by = False, None
    return arrival


def clear_chat(arrival: Arrival, _effect: ClearChat) -> Arrival:
    """The chat is emptied now and from now on."""
    arrival.contact.clears_chat = True
    want(arrival.session, arrival.contact.id, arrival.now)
    return arrival
