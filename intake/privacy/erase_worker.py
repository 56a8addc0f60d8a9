"""Forgetting a worker: the address, the code, what was to be sent; by the code also the texts.

A text is unreadable once its grants are gone: the data keys are kept nowhere else. What others
found and released stays; reports say that they were erased, not by whom.
"""

from datetime import date, datetime

from sqlalchemy import String, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, new_id
from intake.code_words.code_word import forget_words
from intake.contacts.code_attempts import CodeAttempt
from intake.contacts.contact import Contact
from intake.outbox.buckets import CHAT, Pace
from intake.outbox.carrier_copies import Removal, want
from intake.outbox.delivery_states import DELIVERIES, DeliveryEvent, DeliveryState
from intake.outbox.outbox import Outbound, cancel_for
from intake.privacy.rotate_peppers import drop_moves
from intake.reports.attachments import ORIGINAL, SHOWN, MediaFile, file_name
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from vault.grants import Grant

ERASED = "erased"


class Erasure(Base):
    """One worker was forgotten on this day; the clerk then cleans the database's own copies."""

    __tablename__ = "erasures"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    texts: Mapped[bool] = mapped_column(info=CLEAR)
    erased_on: Mapped[date] = mapped_column(index=True, info=CLEAR)
    cleaned: Mapped[bool] = mapped_column(default=False, info=CLEAR)


class DoomedFile(Base):
    """A sealed file whose key is destroyed; the clerk removes it from the disk."""

    __tablename__ = "doomed_files"

    name: Mapped[str] = mapped_column(String(64), primary_key=True, info=CLEAR)


def erase(
    session: Session, contact: Contact, report_id: str | None, channel: str, now: datetime
) -> list[str]:
    """By the worker's own wish: forgets the contact; given a report's code, also its texts.

    Gives the ids of the reports that lost their worker.
    """
    ids = forget(session, contact, now)
    if report_id is not None:
        other = _only_phone_of(session, report_id)
        ids += forget(session, other, now) if other is not None else [report_id]
        session.execute(
            update(Report).where(Report.id == report_id).values(code_index=None, texts_erased=True)
        )
        shred_texts(session, report_id)
    ids = list(dict.fromkeys(ids))
    session.execute(update(Report).where(Report.id.in_(ids)).values(erased=True))
    session.add(
        Erasure(channel=channel, texts=report_id is not None, erased_on=now.date(), cleaned=False)
    )
    return ids


def _only_phone_of(session: Session, report_id: str) -> Contact | None:
    """The phone of a report, if it has no other: the code proves that this one was the worker's."""
    contact_id = session.scalar(select(Report.contact_id).where(Report.id == report_id))
    if contact_id is None:
        return None
    others = session.scalar(
        select(Report.id).where(Report.contact_id == contact_id, Report.id != report_id).limit(1)
    )
    return None if others else session.get(Contact, contact_id, with_for_update=True)


def forget(session: Session, contact: Contact, now: datetime, reason: str = ERASED) -> list[str]:
    """Destroys a contact, the codes of its reports and what waits for it; gives the reports' ids.

    Texts on their way are let go of: the courier that has one in hand records that it went.
    """
    session.flush()
    identifier = contact.id
    cancel_for(session, identifier, now, reason)
    session.execute(
        update(Outbound)
        .where(Outbound.contact_id == identifier, Outbound.state == DeliveryState.UNCERTAIN)
        .values(
            state=DELIVERIES.after(DeliveryState.UNCERTAIN, DeliveryEvent.REFUSED),
            error_code=reason,
            settled_at=now,
        )
    )
    session.execute(
        update(Outbound)
        .where(Outbound.contact_id == identifier)
        .values(contact_id=None, payload_sealed=None)
    )
    want(session, identifier, now)
    session.execute(update(Removal).where(Removal.contact_id == identifier).values(contact_id=None))
    session.execute(delete(CodeAttempt).where(CodeAttempt.sender_index == contact.address_index))
    session.execute(delete(Pace).where(Pace.name == CHAT + identifier))
    drop_moves(session, identifier)
    forget_words(session, identifier)
    ids = list(session.scalars(select(Report.id).where(Report.contact_id == identifier)))
    session.execute(
        update(Report)
        .where(Report.id.in_(ids))
        .values(contact_id=None, contact_mac=None, code_index=None)
    )
    session.execute(delete(Contact).where(Contact.id == identifier))
    return ids


def shred_texts(session: Session, report_id: str) -> None:
    """Destroys what the worker wrote in a report, files too."""
    session.flush()
    ids = select(Message.id).where(Message.report_id == report_id, Message.author == WORKER)
    shred(session, list(session.scalars(ids)))


def shred(session: Session, message_ids: list[str]) -> None:
    """Destroys these texts and what came with them: keys, bodies, and in time the files."""
    for start in range(0, len(message_ids), 500):
        part = message_ids[start : start + 500]
        files = list(session.scalars(select(MediaFile.id).where(MediaFile.message_id.in_(part))))
        session.execute(delete(Grant).where(Grant.record_id.in_([*part, *files])))
        session.execute(
            update(Message).where(Message.id.in_(part)).values(body_sealed=None, carrier_tag=None)
        )
        session.execute(delete(MediaFile).where(MediaFile.id.in_(files)))
        session.add_all(
            DoomedFile(name=file_name(one, which)) for one in files for which in (SHOWN, ORIGINAL)
        )
