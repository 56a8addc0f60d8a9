"""Files that came with a message: noted when it is taken in, fetched later, by a job row."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ForeignKey, LargeBinary, String, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id
from config.platform.leased_rows import LeasedRows, wait_before
from config.rows.held_rows import HeldRows
from intake.reports.attachment_states import (
    ATTACHMENTS,
    OPEN,
    WAITS,
    AttachmentEvent,
    AttachmentState,
)
from vault.encoding import canonical, context
from vault.sealing import SecretKey, seal

IMAGE = "image"
AUDIO = "audio"
VIDEO = "video"
DOCUMENT = "document"
OTHER = "other"
KINDS = (IMAGE, AUDIO, VIDEO, DOCUMENT, OTHER)

SHOWN = "shown"
ORIGINAL = "original"

# Longer than the longest fetch and the making of a copy to show.
LEASE = timedelta(minutes=4)


@dataclass(frozen=True, repr=False)
class MediaRef:
    """A file as a carrier announces it. Its `repr` shows nothing of the worker.

    `kind` is one of KINDS, by the carrier's word; `reference` is what the channel fetches it by
    (an address, a file id); `size` in bytes where the carrier tells.
    """

    kind: str
    reference: str
    content_type: str = ""
    size: int | None = None

    def __repr__(self) -> str:
        return "MediaRef(…)"


class MediaFile(Base):
    """One file. What it is called, its keys and its length are in `body_sealed`."""

    __tablename__ = "media"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    message_id: Mapped[str] = mapped_column(
        ForeignKey("messages.id", **DEFERRED), index=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    state: Mapped[str] = mapped_column(String(20), default=AttachmentState.WAITING, info=CLEAR)
    tries: Mapped[int] = mapped_column(default=0, info=CLEAR)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    reference_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)


@dataclass(frozen=True)
class ClaimedAttachment:
    """A file to be fetched; `tries` fences off a job that was only slow."""

    id: str
    channel: str
    kind: str
    tries: int
    message_id: str
    reference_sealed: bytes = field(repr=False)

    def reference(self, inbox: SecretKey) -> MediaRef:
        """What the carrier announced, opened. Raises DoesNotOpen."""
        stored = json.loads(inbox.open(self.reference_sealed, _bound(self.id)))
        return MediaRef(self.kind, stored["reference"], stored["content_type"], stored["size"])


def note_media(
    session: Session,
    message_id: str,
    channel: str,
    refs: tuple[MediaRef, ...],
    inbox_public: bytes,
    now: datetime,
) -> None:
    """Notes the files of a message, their references sealed to the inbox key."""
    for number, ref in enumerate(refs, start=1):
        identifier = new_id()
        stored = {"reference": ref.reference, "content_type": ref.content_type, "size": ref.size}
        session.add(
            MediaFile(
                id=identifier,
                message_id=message_id,
                number=number,
                channel=channel,
                kind=ref.kind if ref.kind in KINDS else OTHER,
                state=AttachmentState.WAITING,
                tries=0,
                due_at=now,
                reference_sealed=seal(inbox_public, canonical(stored), _bound(identifier)),
            )
        )


FETCHES = LeasedRows(MediaFile, MediaFile.tries, MediaFile.due_at)
_DUE = FETCHES.look_up(
    MediaFile.state.in_(OPEN),
    MediaFile.due_at <= bindparam("now"),
    order=(MediaFile.due_at, MediaFile.number),
)


def is_due(session: Session, now: datetime) -> bool:
    """Whether any file is to be fetched now; a look that locks nothing."""
    due = select(MediaFile.id).where(MediaFile.state.in_(OPEN), MediaFile.due_at <= now)
    return session.scalar(due.limit(1)) is not None


def claim(session: Session, now: datetime) -> ClaimedAttachment | None:
    """Takes the file that is due for longest, under a lease; None when none is."""
    rows = HeldRows(session)
    found = FETCHES.due(rows, _DUE, at_most=1, now=now)
    if not found:
        return None
    [media] = found
    media.state = ATTACHMENTS.after(AttachmentState(media.state), AttachmentEvent.CLAIM)
    FETCHES.lease(media, now + LEASE)
    rows.write()
    return ClaimedAttachment(
        media.id,
        media.channel,
        media.kind,
        media.tries,
        media.message_id,
        cast(bytes, media.reference_sealed),
    )


def settle(
    session: Session,
    claimed: ClaimedAttachment,
    event: AttachmentEvent,
    kind: str | None = None,
    body_sealed: bytes | None = None,
) -> bool:
    """Ends the fetching of a file; its reference is forgotten. False: another has it by now."""
    rows = HeldRows(session)
    media = _held(rows, claimed)
    if media is None:
        return False
    media.state = ATTACHMENTS.after(AttachmentState.FETCHING, event)
    media.due_at = media.reference_sealed = None
    media.kind = kind or claimed.kind
    media.body_sealed = body_sealed
    rows.write()
    return True


def try_again(session: Session, claimed: ClaimedAttachment, now: datetime) -> AttachmentState:
    """Puts it off for longer each time; after about a day it is given up. Gives its state."""
    if claimed.tries > len(WAITS):
        settle(session, claimed, AttachmentEvent.GIVEN_UP)
        return AttachmentState.FAILED
    rows = HeldRows(session)
    media = _held(rows, claimed)
    if media is not None:
        media.state = ATTACHMENTS.after(AttachmentState.FETCHING, AttachmentEvent.RETRY)
        media.due_at = now + wait_before(WAITS, claimed.tries)
        rows.write()
    return AttachmentState.WAITING


def _held(rows: HeldRows, claimed: ClaimedAttachment) -> MediaFile | None:
    held = FETCHES.held(rows, {claimed.id: claimed.tries})
    return held[0] if held and held[0].state == AttachmentState.FETCHING else None


def media_of(session: Session, message_ids: list[str]) -> dict[str, list[MediaFile]]:
    """The files of each message, in their order."""
    found: dict[str, list[MediaFile]] = {}
    rows = session.scalars(
        select(MediaFile).where(MediaFile.message_id.in_(message_ids)).order_by(MediaFile.number)
    )
    for one in rows:
        found.setdefault(one.message_id, []).append(one)
    return found


def file_name(media_id: str, which: str) -> str:
    """What the sealed copy to show, or the sealed original, is called on the disk."""
    return f"{media_id}-{which}"


def _bound(media_id: str) -> bytes:
    return context("media", "inbox", media_id)
