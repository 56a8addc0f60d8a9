"""What an action on members works with: the transaction, the trust files, who asks, the moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from vault.trust import Trust


@dataclass(frozen=True)
class MemberWork:
    """One request of a member that concerns the members of the same organisation."""

    session: Session
    """The request that opened it commits; no action does."""
    trust: Trust
    member: CurrentMember
    """Who asks."""
    now: datetime
    """Aware, in UTC."""

    @property
    def organisation(self) -> str:
        """The id of the organisation whose members it concerns."""
        return self.member.organisation

    def record(
        self,
        action: AuditAction,
        object_id: str | None,
        detail: Mapping[str, str | int | None] | None = None,
    ) -> None:
        """Writes in the organisation's log that the member did this."""
        record(self.session, self.organisation, self.member.id, action, object_id, self.now, detail)
