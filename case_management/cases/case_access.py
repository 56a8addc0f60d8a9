"""Which of an organisation's members may open a case, and who follows it.

Every member may, but for those who recused themselves or were recused: somebody who is kin of the
accused, or is paid by them, must not read who spoke (docs/domain.md, UNGP 31 (a)). What reads cases
for a member asks `visible_to`.
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, String, delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from case_management.actor import Actor
from case_management.cases.models import Case
from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime


class RecusalReason(StrEnum):
    """Why a member must not work on a case: a code, for the log."""

    KIN = "kin"
    """A relative or a friend is concerned."""
    INTEREST = "interest"
    """Money, work or membership ties the member to the employer."""
    PRESSURE = "pressure"
    """Somebody presses the member."""
    OTHER = "other"


class Recusal(Base):
    """One member may not open one case."""

    __tablename__ = "case_recusals"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True, info=CLEAR)
    reason: Mapped[str] = mapped_column(String(10), info=CLEAR)
    recused_by: Mapped[str] = mapped_column(String(32), info=CLEAR)
    recused_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class CaseWatcher(Base):
    """One member wants to hear of one case, whoever works on it."""

    __tablename__ = "case_watchers"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True, info=CLEAR)


def visible_to(
    actor: Actor, case_id: InstrumentedAttribute[str] = Case.id
) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a member may see a case that is selected; all of them hold."""
    recused = select(Recusal.case_id).where(Recusal.member_id == actor.id)
    return Case.organisation_id == actor.organisation, case_id.not_in(recused)


def recusals_of(session: Session, case_id: str) -> list[Recusal]:
    """Who may not open a case, in the order in which it was said."""
    of_case = select(Recusal).where(Recusal.case_id == case_id)
    return list(session.scalars(of_case.order_by(Recusal.recused_at, Recusal.member_id)))


def closed_to(session: Session, member_id: str) -> list[str]:
    """The ids of the cases from which a member is recused."""
    return list(session.scalars(select(Recusal.case_id).where(Recusal.member_id == member_id)))


def recused_from(session: Session, case_id: str) -> set[str]:
    """The ids of the members who may not open a case."""
    return set(session.scalars(select(Recusal.member_id).where(Recusal.case_id == case_id)))


def recused_from_all(session: Session, case_ids: Collection[str]) -> set[str]:
    """The ids of the members who may open none of these cases."""
    counted = (
        select(Recusal.member_id)
        .where(Recusal.case_id.in_(case_ids))
        .group_by(Recusal.member_id)
        .having(func.count() == len(case_ids))
    )
    return set(session.scalars(counted))


def cases_closed_to(session: Session, member_id: str, case_ids: Collection[str]) -> set[str]:
    """Those of the cases that a member may not open."""
    mine = Recusal.member_id == member_id
    return set(session.scalars(select(Recusal.case_id).where(mine, Recusal.case_id.in_(case_ids))))


def count_closed_to(session: Session, actor: Actor) -> int:
    """How many cases of the organisation a member may not open."""
    mine = select(func.count()).where(Recusal.member_id == actor.id)
    return session.scalar(mine) or 0


def share_recusals(session: Session, one_id: str, other_id: str) -> None:
    """Two cases are worked on as one: who may not open the one may not open the other."""
    for taken, given in ((one_id, other_id), (other_id, one_id)):
        known = recused_from(session, given)
        for row in recusals_of(session, taken):
            if row.member_id not in known:
                session.add(
                    Recusal(
                        case_id=given,
                        member_id=row.member_id,
                        reason=row.reason,
                        recused_by=row.recused_by,
                        recused_at=row.recused_at,
                    )
                )
        session.flush()


def watchers_of(session: Session, case_id: str) -> list[str]:
    """The ids of the members who follow a case."""
    of_case = select(CaseWatcher.member_id).where(CaseWatcher.case_id == case_id)
    return sorted(session.scalars(of_case))


def set_watching(session: Session, case_id: str, member_id: str, *, watches: bool) -> None:
    """A member follows a case from now on, or no longer."""
    row = session.get(CaseWatcher, (case_id, member_id))
    if watches and row is None:
        session.add(CaseWatcher(case_id=case_id, member_id=member_id))
    elif not watches:
        session.execute(
            delete(CaseWatcher).where(
                CaseWatcher.case_id == case_id, CaseWatcher.member_id == member_id
            )
        )
