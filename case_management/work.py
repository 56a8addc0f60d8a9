"""What every action works with: the transaction, who acts, the policy, and the moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import SYSTEM, Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from config.policy.policy import Policy
from intake.reports.proven_texts import ProvenTexts


@dataclass(frozen=True)
class Work:
    """One request of a member, one turn of a clock, or one message that was taken in."""

    session: Session
    """The edge that opened it commits; no action does."""
    actor: Actor
    policy: Policy
    now: datetime
    """Aware, in UTC."""
    proven: ProvenTexts | None = None
    """By which it is known what workers agreed to; None for what decides nothing by that."""

    @classmethod
    def of_system(cls, session: Session, policy: Policy, now: datetime) -> "Work":
        """The same where no member acts: a clock, or a worker's message."""
        return cls(session, SYSTEM, policy, now)

    def record(
        self,
        organisation_id: str,
        action: AuditAction,
        object_id: str | None,
        detail: Mapping[str, str | int | None] | None = None,
    ) -> None:
        """Writes in an organisation's log that the actor did this; see audit/actions/record.py."""
        record(self.session, organisation_id, self.actor.id, action, object_id, self.now, detail)
