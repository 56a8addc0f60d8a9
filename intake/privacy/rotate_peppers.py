"""A new contact pepper, without cutting a thread: who holds what stays as it is.

The courier opens each address and seals it again, to the inbox key; the collector, which holds
that key and both peppers, finds its new index and destroys the row. The courier learns no pepper,
the webhooks no address. Look-ups try both peppers until the old one is destroyed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, and_, delete, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime
from config.rows.prepared import Prepared
from intake.code_words.code_word import words_under
from intake.contacts.contact import Contact
from intake.monitoring.alarms import SEND_REFUSED, raise_alarm
from intake.reports.report import Report
from vault.address_proofs import NoProof, ReceiverKey
from vault.blind_index import contact_index, pepper_name
from vault.encoding import context
from vault.peppers import Peppers
from vault.sealing import DoesNotOpen, SecretKey, seal

BATCH = 500
CONTACT = "contact"


class RotationStage(StrEnum):
    """ANNOUNCED: processes learn the new pepper, nothing is under it yet."""

    ANNOUNCED = "announced"
    MOVING = "moving"
    DONE = "done"


class PeppersStale(RuntimeError):
    """This process lacks a pepper that others use: it must be started again with both."""


class Rotation(Base):
    """The newest rotation; a pepper's name is a keyed digest and tells nothing of it."""

    __tablename__ = "rotations"

    kind: Mapped[str] = mapped_column(String(10), primary_key=True, info=CLEAR)
    from_name: Mapped[str] = mapped_column(String(16), info=CLEAR)
    to_name: Mapped[str] = mapped_column(String(16), info=CLEAR)
    stage: Mapped[str] = mapped_column(String(10), info=CLEAR)
    total: Mapped[int] = mapped_column(default=0, info=CLEAR)
    unreadable: Mapped[int] = mapped_column(default=0, info=CLEAR)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class AddressMove(Base):
    """One address between the courier and the collector, sealed to the inbox key."""

    __tablename__ = "address_moves"

    contact_id: Mapped[str] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=CLEAR
    )
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


_STANDING = Prepared(
    select(Rotation.from_name, Rotation.to_name, Rotation.stage).where(Rotation.kind == CONTACT)
)


def current(session: Session) -> Rotation | None:
    """The newest rotation, if there ever was one."""
    return session.get(Rotation, CONTACT)


def pepper_for_new(session: Session, peppers: Peppers) -> bytes:
    """Under which pepper a new contact is kept, so that every process finds it again.

    Raises PeppersStale when this process does not know what the others do.
    """
    standing = _STANDING.first(session)
    if standing is None:
        return peppers.old_contact or peppers.contact
    from_name, to_name, stage = standing
    known = {peppers.name: peppers.contact}
    if peppers.old_contact is not None and peppers.old_name is not None:
        known[peppers.old_name] = peppers.old_contact
    needed = {to_name} if stage == RotationStage.DONE else {from_name}
    if stage == RotationStage.MOVING:
        needed = {from_name, to_name}
    if not needed <= known.keys():
        raise PeppersStale("a pepper of the rotation is missing")
    return known[from_name if stage == RotationStage.ANNOUNCED else to_name]


def code_pepper_for_new(session: Session, peppers: Peppers) -> bytes:
    """The same for a new code; the code pepper moves with the contact pepper."""
    if peppers.old_code is None:
        return peppers.code
    rotation = current(session)
    begun = rotation is not None and rotation.stage != RotationStage.ANNOUNCED
    return peppers.code if begun else peppers.old_code


def announce(session: Session, from_name: str, to_name: str, now: datetime) -> Rotation:
    """Begins a rotation; every receiving process must know both peppers before `begin_moving`."""
    rotation = session.merge(
        Rotation(
            kind=CONTACT,
            from_name=from_name,
            to_name=to_name,
            stage=RotationStage.ANNOUNCED,
            total=0,
            unreadable=0,
            begun_at=now,
            ended_at=None,
        )
    )
    session.flush()
    return rotation


def begin_moving(session: Session, rotation: Rotation) -> None:
    """From now on new contacts are kept under the new pepper, and old ones are moved to it."""
    rotation.stage = RotationStage.MOVING
    rotation.total = session.scalar(select(func.count()).select_from(Contact)) or 0


def hand_over(
    session: Session, courier: SecretKey, receiver: ReceiverKey, inbox_public: bytes, now: datetime
) -> int:
    """The courier's half: seals up to 500 addresses anew, with their proofs; gives how many."""
    rotation = current(session)
    if rotation is None or rotation.stage != RotationStage.MOVING:
        return 0
    handed = exists().where(AddressMove.contact_id == Contact.id)
    contacts = session.scalars(
        select(Contact)
        .where(Contact.pepper != rotation.to_name, ~handed)
        .limit(BATCH)
        .with_for_update(of=Contact, skip_locked=True)
    ).all()
    for one in contacts:
        try:
            stated = courier.open(one.address_sealed, context("address", "courier", one.id))
            receiver.believe(one.id, one.line_id, stated)
        except (DoesNotOpen, NoProof):
            # It can't be written to either: it is not found again, and no longer waited for.
            raise_alarm(session, SEND_REFUSED, None, now)
            one.pepper = rotation.to_name
            rotation.unreadable += 1
            continue
        sealed = seal(inbox_public, stated, _bound(one.id))
        session.add(AddressMove(contact_id=one.id, address_sealed=sealed))
    return len(contacts)


def index_anew(session: Session, inbox: SecretKey, peppers: Peppers, now: datetime) -> int:
    """The collector's half: up to 500 new indexes, and the rows destroyed; gives how many."""
    rotation = current(session)
    if (
        rotation is None
        or rotation.stage != RotationStage.MOVING
        or peppers.name != rotation.to_name
    ):
        return 0
    rows = session.execute(
        select(AddressMove, Contact)
        .join(Contact, Contact.id == AddressMove.contact_id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    for move, contact in rows:
        session.delete(move)
        try:
            stated = inbox.open(move.address_sealed, _bound(contact.id))
            address = peppers.receiver.believe(contact.id, contact.line_id, stated)
        except (DoesNotOpen, NoProof):
            # The courier did not write this row: it is asked for the address anew.
            raise_alarm(session, SEND_REFUSED, None, now)
            continue
        contact.address_index = contact_index(peppers.contact, contact.line_id, address)
        contact.pepper = rotation.to_name
    session.flush()
    if not rows and not _left(session, rotation):
        rotation.stage, rotation.ended_at = RotationStage.DONE, now
    return len(rows)


@dataclass(frozen=True)
class Progress:
    """How far a rotation is; `codes` (and code words) are under the old code pepper, which must
    stay for them."""

    stage: str
    left: int
    total: int
    codes: int


def progress(session: Session, old_code: bytes | None) -> Progress | None:
    """None where nothing rotates or ever did."""
    rotation = current(session)
    if rotation is None:
        return None
    codes = 0
    if old_code is not None:
        codes = (
            session.scalar(
                select(func.count())
                .select_from(Report)
                .where(
                    Report.code_index.is_not(None),
                    Report.code_pepper.in_(("", pepper_name(old_code))),
                )
            )
            or 0
        )
        codes += words_under(session, pepper_name(old_code))
    return Progress(rotation.stage, _left(session, rotation), rotation.total, codes)


def drop_moves(session: Session, contact_id: str) -> None:
    """Whoever is erased is not indexed anew."""
    session.execute(delete(AddressMove).where(AddressMove.contact_id == contact_id))


def _left(session: Session, rotation: Rotation) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(Contact)
            .where(and_(Contact.pepper != rotation.to_name))
        )
        or 0
    )


def _bound(contact_id: str) -> bytes:
    return context("rotation", "inbox", contact_id)
