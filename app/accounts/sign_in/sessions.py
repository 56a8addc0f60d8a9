"""Sessions: a random token in the cookie, its hash in a row that can be ended (ASVS 7.2 to 7.4)."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.accounts.members import Member, SessionRow
from vault.encoding import b64u, unb64u

IDLE_LIMIT = timedelta(minutes=30)
ABSOLUTE_LIMIT = timedelta(hours=12)
PROOF_LASTS = timedelta(minutes=15)
"""How long passphrase and code stand for a weighty step, before both are asked for again."""
# Writing at every request would make every read a write.
SEEN_EVERY = timedelta(minutes=1)

TOKEN_BYTES = 32


@dataclass(frozen=True)
class LiveSession:
    """A session that is neither ended nor past its limits, and whose member is not removed."""

    id: str
    member_id: str
    organisation_id: str
    language: str
    page_random: bytes
    seen_at: datetime
    proved_at: datetime


def open_session(session: Session, member_id: str, now: datetime) -> str:
    """Makes a session and gives its token (base64url, 256 bits), which is kept nowhere else.

    Sessions that are over are deleted on this occasion.
    """
    _forget_over(session, now)
    token = token_bytes(TOKEN_BYTES)
    session.add(
        SessionRow(
            token_digest=hashlib.sha256(token).digest(),
            member_id=member_id,
            page_random=os.urandom(32),
            created_at=now,
            seen_at=now,
            proved_at=now,
        )
    )
    return b64u(token)


def find_session(session: Session, token: str, now: datetime) -> LiveSession | None:
    """The live session of a cookie's token."""
    row = session.execute(
        select(SessionRow, Member.organisation_id, Member.language)
        .join(Member, Member.id == SessionRow.member_id)
        .where(
            SessionRow.token_digest == _digest(token),
            SessionRow.ended_at.is_(None),
            SessionRow.seen_at > now - IDLE_LIMIT,
            SessionRow.created_at > now - ABSOLUTE_LIMIT,
            Member.removed_at.is_(None),
        )
    ).first()
    if row is None:
        return None
    found, organisation_id, language = row
    return LiveSession(
        id=found.id,
        member_id=found.member_id,
        organisation_id=organisation_id,
        language=language,
        page_random=found.page_random,
        seen_at=found.seen_at,
        proved_at=found.proved_at,
    )


def note_activity(session: Session, session_id: str, now: datetime) -> None:
    """Begins the idle limit anew."""
    session.execute(
        update(SessionRow)
        .where(SessionRow.id == session_id, SessionRow.ended_at.is_(None))
        .values(seen_at=now)
    )


def note_proof(session: Session, session_id: str, now: datetime) -> None:
    """Passphrase and code were given again in this session."""
    session.execute(
        update(SessionRow)
        .where(SessionRow.id == session_id, SessionRow.ended_at.is_(None))
        .values(proved_at=now)
    )


def end_session(session: Session, token: str, now: datetime) -> None:
    """Ends one session. Its page random goes too, so that nothing opens what the browser kept."""
    session.execute(
        update(SessionRow)
        .where(SessionRow.token_digest == _digest(token), SessionRow.ended_at.is_(None))
        .values(ended_at=now, page_random=b"")
    )


def end_all_sessions(session: Session, member_id: str, now: datetime) -> None:
    """Ends every session of a member."""
    session.execute(
        update(SessionRow)
        .where(SessionRow.member_id == member_id, SessionRow.ended_at.is_(None))
        .values(ended_at=now, page_random=b"")
    )


def page_key(cookie_key: bytes, token: str, page_random: bytes) -> bytes:
    """The 32 bytes under which the browser keeps the unlocked secret between pages."""
    return hmac.new(cookie_key, _token_bytes(token) + page_random, hashlib.sha256).digest()


def _forget_over(session: Session, now: datetime) -> None:
    session.execute(
        delete(SessionRow).where(
            or_(
                SessionRow.ended_at.is_not(None),
                SessionRow.seen_at <= now - IDLE_LIMIT,
                SessionRow.created_at <= now - ABSOLUTE_LIMIT,
            )
        )
    )


def _token_bytes(token: str) -> bytes:
    try:
        return unb64u(token)
    except ValueError:
        return b""


def _digest(token: str) -> bytes:
    return hashlib.sha256(_token_bytes(token)).digest()
