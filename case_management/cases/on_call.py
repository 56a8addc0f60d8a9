"""Whom danger to life wakes: one member of each organisation that has a line.

A line tells a worker that a person is alerted. So no line opens, and nobody leaves, while nobody is
on call. Should nobody be all the same, the alarm goes on to the other members, and pages say so.
"""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from case_management.cases.models import OnCall
from case_management.duty.queries import members_of_rota, members_on_rota_now
from intake.lines.line import Line
from vault.organisations import Organisation

_ON_CALL = select(OnCall.member_id).where(OnCall.organisation_id == bindparam("organisation"))


def on_call(session: Session, organisation_id: str) -> str | None:
    """The id of the member on call; None for nobody."""
    return session.scalar(_ON_CALL, {"organisation": organisation_id})


def first_to_wake(session: Session, organisation_id: str, now: datetime) -> str | None:
    """Whose turn of the rota it is, else the member who is on call without one."""
    turn = next(iter(members_on_rota_now(session, organisation_id, now)), None)
    return turn or on_call(session, organisation_id)


def next_to_wake(session: Session, organisation_id: str, now: datetime) -> list[str]:
    """All who are on call at some time, in the order in which danger to life goes on to them:
    whose turn it is, who is on call without a rota, whose turn comes soonest.
    """
    now_on = members_on_rota_now(session, organisation_id, now)
    standing = on_call(session, organisation_id)
    every = (*now_on, standing, *members_of_rota(session, organisation_id, now))
    return list(dict.fromkeys(one for one in every if one is not None))


def has_line(session: Session, organisation_id: str) -> bool:
    """Whether workers can write to it, so that somebody must be on call."""
    lines = select(Line.id).where(Line.organisation_id == organisation_id).limit(1)
    return session.scalar(lines) is not None


def lacks_on_call(session: Session, organisation_id: str) -> bool:
    """Whether it has a line and nobody is on call: its pages say so."""
    return has_line(session, organisation_id) and on_call(session, organisation_id) is None


def without_on_call(session: Session) -> list[str]:
    """The names of the organisations that have a line and nobody on call."""
    served = select(Line.organisation_id)
    covered = select(OnCall.organisation_id)
    names = select(Organisation.name).where(
        Organisation.id.in_(served), Organisation.id.not_in(covered)
    )
    return list(session.scalars(names.order_by(Organisation.name)))
