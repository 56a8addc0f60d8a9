"""Who acts in this request, and what members are called."""

from flask import g

from app.accounts.current_member import current_member
from app.accounts.member_work import MemberWork
from app.accounts.members import Member
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from case_management.actor import Actor
from case_management.work import Work
from intake.reports.proven_texts import ProvenTexts
from vault.roster import Roster


def actor() -> Actor:
    """The member of this request, as the actions know one."""
    return current_member().actor


def work() -> Work:
    """What an action works with: this request's transaction, member and moment."""
    return Work(database(), actor(), services().policy, now(), ProvenTexts(services().trust))


def member_work() -> MemberWork:
    """The same for an action on the members of the same organisation."""
    return MemberWork(database(), services().trust, current_member(), now())


def roster() -> Roster:
    """The believed roster of the member's organisation."""
    if "roster" not in g:
        g.roster = services().trust.roster(database(), current_member().organisation)
    found: Roster = g.roster
    return found


def name_of(member_id: str) -> str:
    """Who that is in the member's own organisation; former members keep their name."""
    known = roster().members.get(member_id)
    if known is not None:
        return known.name
    return stored_name(member_id) or gettext("the system")


def stored_name(member_id: str | None) -> str | None:
    """The name of a member of any organisation, as its row says; None for nobody."""
    member = database().get(Member, member_id) if member_id else None
    return member.name if member else None
