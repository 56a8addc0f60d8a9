"""A worker code was sent: the talk goes on in the report that it stands for."""

from dataclasses import replace

from intake.contacts.contact import UNREACHABLE
from intake.dialogue.model.effects import SwitchTo
from intake.reception.arrival.arrival import Arrival


def follow_code(arrival: Arrival, _effect: SwitchTo) -> Arrival:
    """The code is the proof: answers now go to the phone that it was sent from, if any can."""
    report, contact = arrival.coded, arrival.contact
    if report is None:
        return arrival
    if contact.stopped_by not in UNREACHABLE or report.contact_id is None:
        report.contact_id = contact.id
        report.contact_mac = arrival.resources.peppers.receiver.thread(report.id, contact.id)
    contact.current_report_id = report.id
    return replace(arrival, report=report)
