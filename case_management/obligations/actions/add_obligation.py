"""A buyer enters what a contractor owes by contract."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.obligations.models import Obligation
from case_management.obligations.outcomes import OUTCOMES
from case_management.obligations.rules import STEPS, Measure, ObligationKind
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import new_id


@dataclass(frozen=True)
class NewObligation:
    """As the form says it."""

    kind: str
    measure: str
    title: str
    clause: str
    sanction: str
    due_on: date


def add_obligation(work: Work, contract_id: str, new: NewObligation) -> None:
    """`contract_id` is one of the affiliate's own, which the edge has looked up. Raises Refusal."""
    if new.kind not in list(ObligationKind) or new.measure not in list(Measure) or not new.title:
        raise Refusal("obligation_incomplete")
    _keep(work, contract_id, new, None)


def add_outcomes(work: Work, contract_id: str, due_on: date) -> None:
    """Enters those of the template that are not there yet, all due on one day."""
    known = set(
        work.session.scalars(
            select(Obligation.outcome).where(
                Obligation.contract_id == contract_id,
                Obligation.affiliate_id == work.actor.organisation,
            )
        )
    )
    for outcome, (kind, measure) in OUTCOMES.items():
        if outcome not in known:
            _keep(work, contract_id, NewObligation(kind, measure, "", "", "", due_on), outcome)


def _keep(work: Work, contract_id: str, new: NewObligation, outcome: str | None) -> None:
    kept = Obligation(
        id=new_id(),
        affiliate_id=work.actor.organisation,
        contract_id=contract_id,
        member_id=work.actor.id,
        kind=new.kind,
        measure=new.measure,
        outcome=outcome,
        title=new.title[:300],
        clause=new.clause[:60],
        sanction=new.sanction[:200],
        due_on=new.due_on,
        state=STEPS.start,
        rung=0,
        recorded_at=work.now,
    )
    work.session.add(kept)
    work.record(work.actor.organisation, AuditAction.ADD_OBLIGATION, kept.id, {"kind": new.kind})
