"""The cases of one factory, as one member may see them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.models import Case
from case_management.cases.rules import JOINED
from case_management.levels import Level

AT_MOST = 100
"""Nobody looks through more on one page."""


def cases_of_factory(session: Session, actor: Actor, factory_id: str) -> list[Case]:
    """The newest first, but for those that were joined to others and those that are no case."""
    of_factory = (Case.factory_id == factory_id, Case.state != JOINED, Case.level != Level.L5)
    return list(
        session.scalars(
            select(Case)
            .where(*visible_to(actor), *of_factory)
            .order_by(Case.opened_at.desc(), Case.id)
            .limit(AT_MOST)
        )
    )
