"""When an employer, or buyers, learned of a case: from then on workers may come to harm for it."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from case_management.cases.models import Case
from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime


class ExposureKind(StrEnum):
    """To whom; the values stand in rows."""

    EMPLOYER = "employer"
    """Members spoke to the employer."""
    RELEASE = "release"
    """An alert went to buyers."""


class CaseExposure(Base):
    """One time at which a case became known."""

    __tablename__ = "case_exposures"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    kind: Mapped[str] = mapped_column(String(10), primary_key=True, info=CLEAR)
    """A ExposureKind."""
    at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True, index=True, info=CLEAR)


def note_exposure(session: Session, case_id: str, kind: ExposureKind, at: datetime) -> None:
    """Said again of the same moment it changes nothing."""
    session.merge(CaseExposure(case_id=case_id, kind=kind, at=at))


def last_exposure(session: Session, case_id: str) -> datetime | None:
    """The newest of a case; None where nobody outside knows of it."""
    return session.scalar(select(func.max(CaseExposure.at)).where(CaseExposure.case_id == case_id))


def exposed_within(session: Session, days: int, now: datetime) -> list[tuple[Case, datetime]]:
    """Cases that became known in the last days, and when that was last."""
    rows = (
        select(Case, func.max(CaseExposure.at))
        .join(CaseExposure, CaseExposure.case_id == Case.id)
        .where(CaseExposure.at > now - timedelta(days=days))
        .group_by(Case.id)
        .order_by(Case.id)
    )
    return [(case, at) for case, at in session.execute(rows)]


def exposed_too(session: Session, case_id: str, into_id: str) -> None:
    """Who knows of the one knows of the other: they are worked on as one."""
    known = select(CaseExposure).where(CaseExposure.case_id == case_id)
    for one in session.scalars(known).all():
        note_exposure(session, into_id, ExposureKind(one.kind), one.at)
