"""Those who proposed an alert take it back before anybody released it."""

from case_management.alerts.models import Alert
from case_management.alerts.rules import ALERTS, DRAFTER
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal, move
from case_management.work import Work
from vault.roles import DRAFTERS


def withdraw(work: Work, alert: Alert) -> None:
    """Nobody can release it any more. Raises Refusal where it was decided already."""
    if not work.actor.roles & DRAFTERS:
        raise Refusal("not_a_drafter")
    alert.state = move(ALERTS, alert.state, "withdraw", DRAFTER)
    for organisation in (alert.organisation_id, alert.release_by_id):
        work.record(organisation, AuditAction.WITHDRAW_ALERT, alert.id)
