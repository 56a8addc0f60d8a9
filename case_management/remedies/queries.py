"""Reading the remedy of a case."""

from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from case_management.remedies.ledger import LedgerLine
from case_management.remedies.models import (
    CaseBreach,
    CaseCause,
    RemedyAction,
    RemedyNote,
    RemedyPayment,
)
from case_management.remedies.rules import DROPPED, TO_DO, PlanFacts


def causes_of(session: Session, case_id: str) -> list[CaseCause]:
    """The root causes that were named."""
    return list(session.scalars(select(CaseCause).where(CaseCause.case_id == case_id)))


def breaches_of(session: Session, case_id: str) -> list[str]:
    """What members said was done against those who organise, as codes."""
    of_case = select(CaseBreach.breach).where(CaseBreach.case_id == case_id)
    return sorted(session.scalars(of_case))


def first_due(session: Session, case_id: str) -> date | None:
    """The first day on which an action of the plan is due; None where nothing is to do."""
    of_case = select(func.min(RemedyAction.due_on)).where(RemedyAction.case_id == case_id)
    return session.scalar(of_case.where(RemedyAction.state.in_(TO_DO)))


def actions_of(session: Session, case_id: str) -> list[RemedyAction]:
    """The actions of the plan, the first due first."""
    return list(
        session.scalars(
            select(RemedyAction)
            .where(RemedyAction.case_id == case_id)
            .order_by(RemedyAction.due_on, RemedyAction.proposed_at, RemedyAction.id)
        )
    )


def action_of(session: Session, case_id: str, action_id: str) -> RemedyAction | None:
    """One action of this case; None for any other."""
    found = session.get(RemedyAction, action_id)
    return found if found is not None and found.case_id == case_id else None


def remedy_notes_of(session: Session, case_id: str) -> list[RemedyNote]:
    """What was written of all actions, oldest first."""
    return list(
        session.scalars(
            select(RemedyNote)
            .where(RemedyNote.case_id == case_id)
            .order_by(RemedyNote.written_at, RemedyNote.id)
        )
    )


def payments_of(session: Session, case_id: str) -> list[RemedyPayment]:
    """All lines of the ledger, also those that were taken back, oldest first."""
    return list(
        session.scalars(
            select(RemedyPayment)
            .where(RemedyPayment.case_id == case_id)
            .order_by(RemedyPayment.recorded_at, RemedyPayment.id)
        )
    )


def ledger_lines(payments: list[RemedyPayment]) -> list[LedgerLine]:
    """Those that count."""
    return [
        LedgerLine(one.kind, one.minor, one.currency, one.people, one.confirmed_by is not None)
        for one in payments
        if one.taken_back_at is None
    ]


def agreers_of(session: Session, case_id: str) -> frozenset[str]:
    """Who agreed to an action that is still part of the plan."""
    found = select(RemedyAction.agreed_by).where(
        RemedyAction.case_id == case_id, RemedyAction.state.not_in(DROPPED)
    )
    return frozenset(one for one in session.scalars(found) if one is not None)


def plan_facts(session: Session, case_id: str) -> PlanFacts:
    """What the rules ask of the plan as it is now."""
    causes = causes_of(session, case_id)
    states = select(RemedyAction.state).where(RemedyAction.case_id == case_id)
    return PlanFacts(
        cause_count=len(causes),
        has_primary=any(one.is_primary for one in causes),
        states=tuple(session.scalars(states)),
    )


def set_remedy_ended_on(session: Session, case_id: str, day: date | None) -> None:
    """Says of what was written of its actions when a case ended; None for not yet."""
    written = update(RemedyNote).where(RemedyNote.case_id == case_id)
    session.execute(written.values(ended_on=day))
