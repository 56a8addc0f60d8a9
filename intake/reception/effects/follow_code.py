"""A worker code was sent: the talk goes on in the report that it stands for."""

from dataclasses import replace

from intake.contacts.contact import UNREACHABLE
from intake.dialogue.model.effects import SwitchTo
from intake.reception.arrival.arrival import Arrival
from intake.reports.report import Report
from intake.reports.transferred_threads import origin_of


def follow_code(arrival: Arrival, _effect: SwitchTo) -> Arrival:
    """The code is the proof: answers now go to the phone that it was sent from, if any can."""
    report, contact = arrival.coded, arrival.contact
    if report is None:
        return arrival
    if contact.stopped_by not in UNREACHABLE or report.contact_id is None:
        _lead(arrival, report)
    contact.current_report_id = report.id
    return replace(arrival, report=report)


def _lead(arrival: Arrival, report: Report) -> None:
    """The thread is with this phone from now on; where it began is proven, or it begins here."""
    receiver, contact = arrival.resources.peppers.receiver, arrival.contact
    begun = origin_of(arrival.session, arrival.trust, receiver, report)
    if begun is None:
        report.line_id, begun = arrival.line.id, arrival.line.organisation_id
    report.contact_id = contact.id
    report.contact_mac = receiver.thread(report.id, contact.id, report.line_id, begun)
