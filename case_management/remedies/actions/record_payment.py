"""Write into the ledger what workers are owed or were paid; or say that a line was an error."""

from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.remedies.ledger import check_payment
from case_management.remedies.models import RemedyAction, RemedyPayment
from case_management.remedies.money import Money
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.rules import DROPPED, check_planner
from case_management.work import Work

PAID_IN = (
    "remediation",
    "verification",
    "remedied_confirmed",
    "remedied_unconfirmed",
    "not_remedied",
    "monitoring",
)
"""The states of a case in which its ledger is written."""


def record_payment(
    work: Work,
    case: PlannedCase,
    action: RemedyAction,
    payment_id: str,
    kind: str,
    money: Money,
    people: int,
) -> None:
    """`payment_id` is of the form that was filled in: sent twice it writes one line. Raises
    Refusal."""
    check_planner(work.actor.roles)
    if work.session.get(RemedyPayment, payment_id) is not None:
        return
    case.require(PAID_IN)
    check_payment(kind, people)
    if action.state in DROPPED:
        raise Refusal("action_dropped")
    require_new_id(work.session, payment_id)
    line = RemedyPayment(
        id=payment_id,
        action_id=action.id,
        case_id=case.id,
        kind=kind,
        minor=money.minor,
        currency=money.currency,
        people=people,
        member_id=work.actor.id,
        recorded_at=work.now,
    )
    work.session.add(line)
    work.session.flush()
    _log(work, case, AuditAction.RECORD_PAYMENT, line)


def take_back_payment(work: Work, case: PlannedCase, line: RemedyPayment) -> None:
    """The line counts no more; one that was taken back already stays so. Raises Refusal."""
    check_planner(work.actor.roles)
    case.require(PAID_IN)
    if line.taken_back_at is not None:
        return
    line.taken_back_at = work.now
    _log(work, case, AuditAction.TAKE_BACK_PAYMENT, line)


def _log(work: Work, case: PlannedCase, action: AuditAction, line: RemedyPayment) -> None:
    detail: dict[str, str | int | None] = {
        "kind": line.kind,
        "minor": line.minor,
        "currency": line.currency,
        "people": line.people,
    }
    work.record(case.organisation_id, action, case.id, detail)
