"""How an operator comes in: a link that works once, and a session with a cookie of its own.

An operator has no account. Who can run `firedoor operator` on the host may see the page; the
link's token is kept as its hash. The cookie is signed, so that it is believed while the database
is away; while it answers, the session must still be in it.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import LargeBinary, String, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR
from config.platform.database import Base, UtcDateTime, new_id
from vault.blind_index import tag
from vault.encoding import b64u

LINK_LIVES = timedelta(minutes=10)
SESSION_LASTS = timedelta(hours=12)
TOKEN_BYTES = 32


class OperatorSession(Base):
    """A link that was printed, and the session that it opened. It says nothing of who."""

    __tablename__ = "operator_visits"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    link_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True, info=BLIND)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


def make_link(session: Session, now: datetime) -> str:
    """Gives a token of 256 bits, which is kept nowhere; sessions that are over are deleted."""
    over = now - SESSION_LASTS - LINK_LIVES
    session.execute(delete(OperatorSession).where(OperatorSession.created_at < over))
    token = token_urlsafe(TOKEN_BYTES)
    session.add(OperatorSession(link_digest=_digest(token), created_at=now))
    return token


def open_link(session: Session, token: str, now: datetime) -> str | None:
    """Uses a link up and gives the id of its session; None where it is used, too old or none."""
    identifier = session.scalar(
        select(OperatorSession.id).where(OperatorSession.link_digest == _digest(token))
    )
    entered = session.execute(
        update(OperatorSession)
        .where(
            OperatorSession.id == identifier,
            OperatorSession.opened_at.is_(None),
            OperatorSession.created_at > now - LINK_LIVES,
        )
        .values(opened_at=now, link_digest=None)
    )
    return identifier if entered.rowcount else None  # type: ignore[attr-defined]


def is_open(session: Session, session_id: str, now: datetime) -> bool:
    """False for a session that was ended, or that began longer ago than it may last."""
    opened_at = session.scalar(
        select(OperatorSession.opened_at).where(OperatorSession.id == session_id)
    )
    return opened_at is not None and now - opened_at <= SESSION_LASTS


def end_all(session: Session) -> int:
    """Ends every session and link; gives how many there were."""
    ended = session.execute(delete(OperatorSession))
    return int(ended.rowcount)  # type: ignore[attr-defined]


def end(session: Session, session_id: str) -> None:
    """Ends one session."""
    session.execute(delete(OperatorSession).where(OperatorSession.id == session_id))


def cookie_for(cookie_key: bytes, session_id: str, now: datetime) -> str:
    """The session's id, when it ends (seconds), and their signature."""
    until = str(int((now + SESSION_LASTS).timestamp()))
    return f"{session_id}.{until}.{b64u(_signature(cookie_key, session_id, until))}"


def session_in(cookie_key: bytes, cookie: str, now: datetime) -> str | None:
    """The session of a cookie that we signed and that is not over; None for any other."""
    parts = cookie.split(".")
    if len(parts) != 3:
        return None
    session_id, until, signature = parts
    expected = b64u(_signature(cookie_key, session_id, until))
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        return None
    return session_id if now < datetime.fromtimestamp(int(until), UTC) else None


def _signature(cookie_key: bytes, session_id: str, until: str) -> bytes:
    return tag(cookie_key, "operator", session_id, until)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
