"""Who is mailed the checkpoints of an organisation's log: whoever keeps one can prove an edit."""

from sqlalchemy.orm import Session

from app.accounts.members import Member
from vault.roles import Role
from vault.roster import RosterRefused
from vault.trust import Trust

READERS = frozenset({Role.COORDINATOR, Role.AUDITOR})


def checkpoint_readers(session: Session, trust: Trust, organisation_id: str) -> list[str]:
    """The ids of coordinators and auditors, as the roster names them; none without one."""
    try:
        roster = trust.roster(session, organisation_id)
    except RosterRefused:
        return []
    wanted = [one.id for one in roster.members.values() if one.roles & READERS]
    found = (session.get(Member, one) for one in sorted(wanted))
    return [one.id for one in found if one is not None and one.email is not None]
