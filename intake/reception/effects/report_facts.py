"""What a worker answers about a report: danger, place, consent; and that nothing more is asked."""

from intake.dialogue.model.effects import CompleteReport, NamePlace, SetConsent, SetDanger
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import DangerReported, FactoryNamed


def set_danger(arrival: Arrival, effect: SetDanger) -> Arrival:
    """The question about danger is answered; a yes is an event each time."""
    report = arrival.report
    if report is None:
        return arrival
    report.danger_answered = True
    if not effect.now:
        return arrival
    report.danger = True
    return arrival.happened(DangerReported(report.id))


def name_place(arrival: Arrival, effect: NamePlace) -> Arrival:
    """Case management looks the factory up; the text is not kept here."""
    if arrival.report is None:
        return arrival
    return arrival.happened(FactoryNamed(arrival.report.id, effect.text))


def set_consent(arrival: Arrival, effect: SetConsent) -> Arrival:
    """What may be told to buyers."""
    if arrival.report is not None:
        arrival.report.consent = effect.level
    return arrival


def complete_report(arrival: Arrival, _effect: CompleteReport) -> Arrival:
    """Nothing more will be asked about the report."""
    if arrival.report is not None and arrival.report.complete_at is None:
        arrival.report.complete_at = arrival.now
    return arrival
