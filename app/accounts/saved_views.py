"""Views that a member keeps: how the list of cases is narrowed, under a name."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime, new_id

MOST = 20
"""Views that one member keeps."""
LONGEST_NAME = 60


class SavedView(Base):
    """One view; nobody but its member sees it."""

    __tablename__ = "saved_views"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True, info=CLEAR)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), info=CLEAR)
    filters: Mapped[str] = mapped_column(String(600), info=CLEAR)
    """What the address narrows to, as JSON; read as `narrowed`."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)

    @property
    def narrowed(self) -> dict[str, str]:
        """What the list is narrowed to, by the names in the address."""
        found: dict[str, str] = json.loads(self.filters)
        return found


def views_of(session: Session, member_id: str) -> list[SavedView]:
    """The member's own, by name."""
    mine = select(SavedView).where(SavedView.member_id == member_id)
    return list(session.scalars(mine.order_by(SavedView.name, SavedView.id)))


def has_room(session: Session, member_id: str) -> bool:
    """Whether the member may keep one more."""
    mine = select(func.count()).where(SavedView.member_id == member_id)
    return (session.scalar(mine) or 0) < MOST


def keep_view(
    session: Session, member_id: str, name: str, narrowed: Mapping[str, str], now: datetime
) -> None:
    """Keeps a view; one of the same name gives way to it."""
    old = select(SavedView).where(SavedView.member_id == member_id, SavedView.name == name)
    filters = json.dumps(dict(narrowed), sort_keys=True)
    known = session.scalars(old).first()
    if known is not None:
        known.filters = filters
        return
    session.add(SavedView(member_id=member_id, name=name, filters=filters, created_at=now))


def drop_view(session: Session, member_id: str, view_id: str) -> None:
    """Removes one of the member's own; nothing for any other."""
    view = session.get(SavedView, view_id)
    if view is not None and view.member_id == member_id:
        session.delete(view)
