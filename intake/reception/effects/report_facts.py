"""What a worker answers about a report: danger, place, consent, whether a promise was kept; and
that nothing more is asked."""

from dataclasses import replace

from intake.dialogue.model.effects import (
    AnswerPoll,
    CompleteReport,
    NamePlace,
    PollAnswer,
    SetConsent,
    SetDanger,
    WantOthers,
)
from intake.reception.arrival.arrival import Arrival
from intake.reports.events import Contested, DangerReported, FactoryNamed
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import held_report

CONTESTED: PollAnswer = "contested"


def set_danger(arrival: Arrival, effect: SetDanger) -> Arrival:
    """The question about danger is answered; a yes is an event each time."""
    asked = arrival.report
    if asked is None:
        return arrival
    asked.danger_answered = True
    if not effect.now:
        return arrival
    asked.danger = True
    return arrival.happened(DangerReported(asked.id))


def name_place(arrival: Arrival, effect: NamePlace) -> Arrival:
    """Case management looks the factory up; the text is not kept here."""
    if arrival.report is None:
        return arrival
    return arrival.happened(FactoryNamed(arrival.report.id, effect.text))


def set_consent(arrival: Arrival, effect: SetConsent) -> Arrival:
    """What may be told to buyers."""
    if arrival.report is not None:
        agreed = arrival.report
        agreed.consent = effect.level
        receiver = arrival.resources.peppers.receiver
        agreed.consent_mac = receiver.consent(agreed.id, effect.level)
    return arrival


def want_others(arrival: Arrival, _effect: WantOthers) -> Arrival:
    """The worker asks for another organisation."""
    if arrival.report is not None:
        arrival.report.wants_others = True
    return arrival


def answer_poll(arrival: Arrival, effect: AnswerPoll) -> Arrival:
    """The answer counts as long as its poll is open; the text of this turn joins the report that
    was asked about, which may not be the worker's newest."""
    session = arrival.session
    question = session.get(PollQuestion, effect.question_id, with_for_update=True)
    if question is None:
        return arrival
    asked = replace(arrival, report=held_report(arrival.rows, question.report_id))
    if question.closed_at is not None:
        return asked
    question.answer, question.answered_at = effect.answer, arrival.now
    return asked.happened(Contested(question.report_id)) if effect.answer == CONTESTED else asked


def complete_report(arrival: Arrival, _effect: CompleteReport) -> Arrival:
    """Nothing more will be asked about the report."""
    if arrival.report is not None and arrival.report.complete_at is None:
        arrival.report.complete_at = arrival.now
    return arrival
