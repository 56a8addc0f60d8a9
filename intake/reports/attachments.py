"""Files that came with a message: noted when it is taken in, fetched later, by a job row."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ForeignKey, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id
from intake.reports.attachment_states import OPEN, Event, State, after, pause
from intake.reports.report import Report
from intake.reports.thread import Message
from vault.encoding import canonical, context
from vault.sealing import SecretKey, seal

IMAGE = "image"
AUDIO = "audio"
DOCUMENT = "document"
OTHER = "other"
KINDS = (IMAGE, AUDIO, DOCUMENT, OTHER)

SHOWN = "shown"
ORIGINAL = "original"

# Longer than the longest fetch and the cleaning of its result.
LEASE = timedelta(minutes=3)


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


class Media(Base):
    """One file. What it is called, its keys and its length are in `body_sealed`."""

    __tablename__ = "media"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    message_id: Mapped[str] = mapped_column(
        ForeignKey("messages.id", **DEFERRED), index=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    state: Mapped[str] = mapped_column(String(20), default=State.WAITING, info=CLEAR)
    tries: Mapped[int] = mapped_column(default=0, info=CLEAR)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    reference_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)


@dataclass(frozen=True)
class Claimed:
    """A file to be fetched; `tries` fences off a job that was only slow."""

    id: str
    channel: str
    kind: str
    tries: int
    organisation_id: str
    reference_sealed: bytes = field(repr=False)

    def reference(self, inbox: SecretKey) -> MediaRef:
        """What the carrier announced, opened. Raises DoesNotOpen."""
        stored = json.loads(inbox.open(self.reference_sealed, _bound(self.id)))
        return MediaRef(self.kind, stored["reference"], stored["content_type"], stored["size"])


def note_media(
    session: Session, message_id: str, channel: str, refs: tuple[MediaRef, ...],
    inbox_public: bytes, now: datetime,
) -> None:  # fmt: skip
    """Notes the files of a message, their references sealed to the inbox key."""
    for number, ref in enumerate(refs, start=1):
        identifier = new_id()
        stored = {"reference": ref.reference, "content_type": ref.content_type, "size": ref.size}
        session.add(
            Media(
                id=identifier, message_id=message_id, number=number, channel=channel,
                kind=ref.kind if ref.kind in KINDS else OTHER, state=State.WAITING, tries=0,
                due_at=now,
                reference_sealed=seal(inbox_public, canonical(stored), _bound(identifier)),
            )
        )  # fmt: skip


def claim(session: Session, now: datetime) -> Claimed | None:
    """Takes the file that is due for longest, under a lease; None when none is."""
    row = session.execute(
        select(Media, Report.organisation_id)
        .join(Message, Message.id == Media.message_id)
        .join(Report, Report.id == Message.report_id)
        .where(Media.state.in_(OPEN), Media.due_at <= now)
        .order_by(Media.due_at, Media.number)
        .limit(1)
        .with_for_update(of=Media, skip_locked=True)
    ).first()
    if row is None:
        return None
    media, organisation_id = row
    media.state = after(State(media.state), Event.CLAIM)
    media.tries += 1
    media.due_at = now + LEASE
    return Claimed(
        media.id, media.channel, media.kind, media.tries, organisation_id,
        cast(bytes, media.reference_sealed),
    )  # fmt: skip


def settle(
    session: Session, claimed: Claimed, event: Event, kind: str | None = None,
    body_sealed: bytes | None = None,
) -> bool:  # fmt: skip
    """Ends the fetching of a file; its reference is forgotten. False: another has it by now."""
    state = after(State.FETCHING, event)
    return _write(
        session, claimed, state=state, due_at=None, reference_sealed=None,
        kind=kind or claimed.kind, body_sealed=body_sealed,
    )  # fmt: skip


def try_again(session: Session, claimed: Claimed, now: datetime) -> State:
    """Puts it off for longer each time; after about a day it is given up. Gives its state."""
    wait = pause(claimed.tries)
    if wait is None:
        settle(session, claimed, Event.GIVEN_UP)
        return State.FAILED
    _write(session, claimed, state=after(State.FETCHING, Event.RETRY), due_at=now + wait)
    return State.WAITING


def _write(session: Session, claimed: Claimed, **values: object) -> bool:
    written = session.execute(
        update(Media)
        .where(
            Media.id == claimed.id, Media.state == State.FETCHING, Media.tries == claimed.tries
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    return bool(written.rowcount)  # type: ignore[attr-defined]


def media_of(session: Session, message_ids: list[str]) -> dict[str, list[Media]]:
    """The files of each message, in their order."""
    found: dict[str, list[Media]] = {}
    rows = session.scalars(
        select(Media).where(Media.message_id.in_(message_ids)).order_by(Media.number)
    )
    for one in rows:
        found.setdefault(one.message_id, []).append(one)
    return found


def file_name(media_id: str, which: str) -> str:
    """What the sealed copy to show, or the sealed original, is called on the disk."""
    return f"{media_id}-{which}"


def _bound(media_id: str) -> bytes:
    return context("media", "inbox", media_id)
