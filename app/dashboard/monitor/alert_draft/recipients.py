"""Who may be written to: the buyers of affiliates whose running contracts reach the factory."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.members import Member
from case_management.cases.models import Case
from case_management.supply_chain.reach import reaching
from vault.organisations import Organisation
from vault.roles import Role
from vault.roster import RosterRefused
from vault.trust import Trust


@dataclass(frozen=True)
class Buyer:
    """One person at one affiliate, as the alert would name them."""

    affiliate: str
    affiliate_name: str
    member: str
    name: str
    email: str
    language: str

    @property
    def as_signed(self) -> tuple[str, str, str, str]:
        """What the document must say of them."""
        return self.affiliate, self.member, self.email, self.language


@dataclass(frozen=True)
class Reached:
    """The affiliates that a case's factory reaches, and their buyers; some may have none yet."""

    buyers: tuple[Buyer, ...]
    without_buyer: tuple[str, ...]


def reached_by(session: Session, trust: Trust, case: Case, now: datetime) -> Reached:
    """Roles come from each affiliate's believed roster, addresses from the members' rows."""
    if case.factory_id is None:
        return Reached((), ())
    contracts = reaching(session, case.factory_id, now.date())
    ids = sorted({buyer for one in contracts for buyer in one.buyers})
    names = {
        one.id: one.name
        for one in session.scalars(select(Organisation).where(Organisation.id.in_(ids)))
    }
    found = {one: _buyers(session, trust, one, names.get(one, one)) for one in ids}
    return Reached(
        tuple(buyer for buyers in found.values() for buyer in buyers),
        tuple(names.get(one, one) for one, buyers in found.items() if not buyers),
    )


def _buyers(session: Session, trust: Trust, affiliate: str, name: str) -> list[Buyer]:
    try:
        roster = trust.roster(session, affiliate)
    except RosterRefused:
        return []
    roles = {one.id for one in roster.members.values() if Role.BUYER in one.roles}
    rows = session.scalars(
        select(Member)
        .where(Member.id.in_(roles), Member.organisation_id == affiliate)
        .where(Member.removed_at.is_(None), Member.email.is_not(None))
        .order_by(Member.name)
    )
    return [Buyer(affiliate, name, row.id, row.name, row.email or "", row.language) for row in rows]
