"""Members, invitations and sessions. Who a member is, the roster says; these rows only serve it."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import BLIND, CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, new_id


class Member(Base):
    """What the server keeps of a member. Roles and public keys are the roster's to say."""

    __tablename__ = "members"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    # Lower case. None once the member is removed: nobody needs it, and it may be invited again.
    email: Mapped[str | None] = mapped_column(String(254), unique=True, info=CLEAR)
    name: Mapped[str] = mapped_column(String(200), info=CLEAR)
    roles: Mapped[str] = mapped_column(String(200), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16), info=CLEAR)
    proof_digest: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    secret_wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    totp_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    totp_last_step: Mapped[int] = mapped_column(default=0, info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class Invitation(Base):
    """An invitation to found an organisation, to join one, or to come back to one by its papers."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), default=new_id, info=CLEAR)
    email: Mapped[str] = mapped_column(String(254), info=CLEAR)
    name: Mapped[str] = mapped_column(String(200), info=CLEAR)
    roles: Mapped[str] = mapped_column(String(200), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    invited_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    secret_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    secret_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    pin_mac: Mapped[str | None] = mapped_column(String(64), info=BLIND)
    answer: Mapped[str | None] = mapped_column(info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class SessionRow(Base):
    """A sign-in that can be ended here, whatever cookie the browser still has."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True, info=BLIND)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True, info=CLEAR)
    page_random: Mapped[bytes] = mapped_column(LargeBinary(32), info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    proved_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    """When passphrase and code were given last, at sign-in or again since."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class MemberPins(Base):
    """The fingerprints of other organisations that a member confirmed, wrapped in the browser."""

    __tablename__ = "member_pins"

    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), primary_key=True, info=CLEAR)
    pins_wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
