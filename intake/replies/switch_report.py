"""A member writes about one report: the worker's talk turns to that report."""

from dataclasses import replace

from sqlalchemy.orm import Session

from config.policy.policy import Policy
from intake.dialogue.model.effects import Propose
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.same_matter import let_stay
from intake.replies.queued_text import locked_contact
from intake.reports.events import IntakeEvent
from intake.reports.report import Report
from intake.reports.suggested_categories import suggest_categories


def switch_to_report(session: Session, report: Report, policy: Policy) -> list[IntakeEvent]:
    """A member writes to a worker about this report: what waits in another one stays with that.

    The worker's next words belong to this report, and what was written of the other one does not.
    """
    contact = locked_contact(session, report)
    if contact is None or contact.current_report_id == report.id:
        return []
    state, told = let_stay(State.from_json(contact.dialogue))
    turned = replace(
        state,
        step=Step.DONE,
        test=report.test,
        question=report.question,
        topics=(),
        place_known=False,
    )
    before = session.get(Report, contact.current_report_id) if contact.current_report_id else None
    contact.dialogue, contact.unsorted = turned.to_json(), ""
    contact.current_report_id = report.id
    if before is None:
        return []
    proposals = (one for one in told if isinstance(one, Propose))
    return [event for one in proposals for event in suggest_categories(before, one, policy)]
