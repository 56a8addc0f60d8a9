"""Where a member is signed in, and the end of such sign-ins (ASVS 7.4.3, 7.5.2)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from app.accounts.member_work import MemberWork
from app.accounts.members import SessionRow
from app.accounts.sign_in.sessions import ABSOLUTE_LIMIT, IDLE_LIMIT
from case_management.audit.audit_action import AuditAction


@dataclass(frozen=True)
class OwnSession:
    """One sign-in that still holds. Of the browser and its address nothing is kept."""

    id: str
    began_at: datetime
    seen_at: datetime
    """To the minute: see `SEEN_EVERY`."""
    is_this: bool
    """It is the one that asks."""


def own_sessions(work: MemberWork) -> list[OwnSession]:
    """The member's sign-ins that still hold, the one that asks first, then the last used first."""
    rows = work.session.scalars(
        select(SessionRow).where(
            SessionRow.member_id == work.member.id,
            SessionRow.ended_at.is_(None),
            SessionRow.seen_at > work.now - IDLE_LIMIT,
            SessionRow.created_at > work.now - ABSOLUTE_LIMIT,
        )
    )
    found = [
        OwnSession(row.id, row.created_at, row.seen_at, row.id == work.member.session)
        for row in rows
    ]
    found.sort(key=lambda one: one.seen_at, reverse=True)
    return sorted(found, key=lambda one: not one.is_this)


def end_own_session(work: MemberWork, session_id: str) -> None:
    """Ends one sign-in of the member; one that is over, or another member's, is left as it is."""
    ended = work.session.execute(
        update(SessionRow)
        .where(
            SessionRow.id == session_id,
            SessionRow.member_id == work.member.id,
            SessionRow.ended_at.is_(None),
        )
        .values(ended_at=work.now, page_random=b"")
    )
    if ended.rowcount:  # type: ignore[attr-defined]
        work.record(AuditAction.END_SESSION, work.member.id)


def end_other_sessions(work: MemberWork) -> None:
    """Ends all of the member's sign-ins but the one that asks."""
    work.session.execute(
        update(SessionRow)
        .where(
            SessionRow.member_id == work.member.id,
            SessionRow.id != work.member.session,
            SessionRow.ended_at.is_(None),
        )
        .values(ended_at=work.now, page_random=b"")
    )
