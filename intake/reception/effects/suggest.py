"""What the words of a text propose for its report, and which report waiting texts belong to."""

from intake.dialogue.model.effects import MoveTexts, OpenReport, Propose, ProposeBefore, Untag
from intake.reception.arrival.arrival import Arrival
from intake.reception.effects.keep_text import consent_after
from intake.reports.proven_texts import ProvenTexts, Resigning
from intake.reports.suggested_categories import move_texts, suggest_categories, untag


def suggest(arrival: Arrival, effect: Propose) -> Arrival:
    """Adds to the report what is proposed; one that this turn opens begins with it."""
    opens = any(isinstance(one, OpenReport) for one in arrival.effects)
    if opens or arrival.report is None:
        return arrival
    policy = arrival.resources.policy
    return arrival.happened(*suggest_categories(arrival.report, effect, policy))


def suggest_before(arrival: Arrival, effect: ProposeBefore) -> Arrival:
    """The same for the report that is open until the turn opens another."""
    if arrival.report is None:
        return arrival
    policy = arrival.resources.policy
    return arrival.happened(*suggest_categories(arrival.report, effect, policy))


def become_case(arrival: Arrival, _effect: Untag) -> Arrival:
    """What began as a try or a question is a case."""
    return arrival.happened(*untag(arrival.report)) if arrival.report else arrival


def move_waiting_texts(arrival: Arrival, _effect: MoveTexts) -> Arrival:
    """Texts that waited to be sorted belong to the report that was opened just now."""
    if arrival.report is not None and arrival.previous is not None:
        proven, receiver = ProvenTexts(arrival.trust), arrival.resources.peppers.receiver
        signs = Resigning(proven, receiver, consent_after(arrival, arrival.report))
        move_texts(arrival.session, arrival.contact, arrival.previous, arrival.report, signs)
    return arrival
