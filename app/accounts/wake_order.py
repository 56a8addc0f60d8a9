"""Whom danger to life wakes after the member on call, and in which order."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.members import Member
from vault.roles import Role

ORDER = (Role.TRIAGER, Role.COORDINATOR, Role.INVESTIGATOR)
"""Who screens first, then who decides, then who is in the field; releasers and buyers never."""


def members_to_wake(session: Session, organisation_id: str) -> list[str]:
    """The ids of those who can open a case and have an address, the first to be woken first."""
    members = session.scalars(
        select(Member)
        .where(
            Member.organisation_id == organisation_id,
            Member.removed_at.is_(None),
            Member.email.is_not(None),
        )
        .order_by(Member.created_at, Member.id)
    )
    ranked = [(rank, one.id) for one in members if (rank := _rank(one.roles)) is not None]
    return [identifier for _, identifier in sorted(ranked, key=lambda one: one[0])]


def _rank(roles: str) -> int | None:
    held = set(roles.split(","))
    return next((number for number, role in enumerate(ORDER) if role in held), None)
