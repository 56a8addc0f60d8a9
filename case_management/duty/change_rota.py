"""A coordinator enters and removes turns of the rota."""

from collections.abc import Collection

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.duty.models import AlarmWay, RotaTurn
from case_management.refusals import Refusal
from case_management.work import Work

MOST_TURNS = 100
DAY = 24


def add_turn(
    work: Work,
    organisation_id: str,
    member_id: str,
    days: Collection[int],
    hours: tuple[int, int],
) -> None:
    """`hours` are those at which it begins and ends. That the member is one, the caller has
    checked. Raises Refusal.
    """
    begins, ends = hours
    if not days or not set(days) <= set(range(7)):
        raise Refusal("no_day_of_turn")
    if not (0 <= begins < DAY and 0 <= ends <= DAY):
        raise Refusal("hours_of_turn")
    mine = RotaTurn.organisation_id == organisation_id
    if (work.session.scalar(select(func.count()).where(mine)) or 0) >= MOST_TURNS:
        raise Refusal("turns_too_many")
    work.session.add(
        RotaTurn(
            organisation_id=organisation_id,
            member_id=member_id,
            days=",".join(str(day) for day in sorted(set(days))),
            from_hour=begins,
            upto_hour=ends % DAY,
            created_at=work.now,
        )
    )
    work.record(organisation_id, AuditAction.SET_ROTA, member_id, {"turn": "added"})


def remove_turn(work: Work, organisation_id: str, turn_id: str) -> None:
    """One that is gone already changes nothing."""
    row = work.session.get(RotaTurn, turn_id)
    if row is None or row.organisation_id != organisation_id:
        return
    work.session.delete(row)
    work.record(organisation_id, AuditAction.SET_ROTA, row.member_id, {"turn": "removed"})


def forget_duty_of(session: Session, member_id: str) -> None:
    """A member has left: no turn and no way is theirs."""
    session.execute(delete(RotaTurn).where(RotaTurn.member_id == member_id))
    session.execute(delete(AlarmWay).where(AlarmWay.member_id == member_id))
