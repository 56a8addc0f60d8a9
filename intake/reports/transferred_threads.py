"""Whose a thread is: its line's organisation's, or one to which both organisations signed it over.

`reports.organisation_id` says so for lists and pages; who seals to an organisation, or sends what
its members wrote, asks here (docs/decisions/0017).
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime
from intake.contacts.contact import Contact
from intake.lines.proven_line import lines_of_host, owner_of
from intake.reports.report import Report
from vault.address_proofs import ReceiverKey
from vault.roster import RosterRefused
from vault.transfer_document import GIVES, TAKES, TransferDocument, read_transfer, signed_by_writer
from vault.trust import Trust

_UNPROVEN = text("proof_mac IS NULL")


class ThreadTransfer(Base):
    """One thread went to another organisation; both signed."""

    __tablename__ = "thread_transfers"
    __table_args__ = (
        Index(
            "ix_thread_transfers_unproven",
            "transferred_at",
            "report_id",
            sqlite_where=_UNPROVEN,
            postgresql_where=_UNPROVEN,
        ),
    )

    report_id: Mapped[str] = mapped_column(
        ForeignKey("reports.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    """Which transfer of this thread it was, from 1."""
    document: Mapped[bytes] = mapped_column(LargeBinary, info=CLEAR)
    """A TransferDocument: ids only."""
    giver_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    giver_signature: Mapped[bytes] = mapped_column(LargeBinary, info=CLEAR)
    taker_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    taker_signature: Mapped[bytes] = mapped_column(LargeBinary, info=CLEAR)
    proof_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    """The receivers' word that they believed it, which outlasts the members who signed."""
    transferred_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


def holder_of(
    session: Session, trust: Trust, receiver: ReceiverKey, report_id: str, line_organisation: str
) -> str:
    """The organisation whose the thread is, as far as it is proven, from its line's onwards."""
    holder = line_organisation
    for _, document in _believed(session, trust, receiver, report_id, line_organisation):
        holder = document.taker
    return holder


def origin_of(
    session: Session,
    trust: Trust,
    receiver: ReceiverKey,
    report: Report,
    contact_id: str | None = None,
) -> str | None:
    """The organisation of the line on which a thread began; None where no receiver proved it.

    A proof from before lines were bound names the contact alone, whose own line the courier's
    proof of the address binds. `contact_id`: the thread is with this one, whatever its row says.
    Raises RosterRefused.
    """
    contact, proof = contact_id or report.contact_id or "", report.contact_mac
    stated = lines_of_host(session, trust).by_id.get(report.line_id)
    if stated is not None and receiver.is_thread(
        report.id, contact, stated.id, stated.organisation, proof
    ):
        return stated.organisation
    if not receiver.is_thread_with(report.id, contact, proof):
        return None
    line_id = session.scalar(select(Contact.line_id).where(Contact.id == contact))
    return None if line_id is None else owner_of(session, trust, line_id)


def proven_holder(session: Session, trust: Trust, receiver: ReceiverKey, report: Report) -> str:
    """The same of a report that nobody has looked at yet. Raises RosterRefused.

    Of a worker who was forgotten there is no proof, and nobody to write to: then it is the line
    that counts.
    """
    own = origin_of(session, trust, receiver, report)
    if own is None:
        own = owner_of(session, trust, report.line_id)
    if report.organisation_id == own:
        return own
    return holder_of(session, trust, receiver, report.id, own)


def stamp_transfers(
    session: Session, trust: Trust, receiver: ReceiverKey, report_id: str, line_organisation: str
) -> None:
    """Proves what is believed now, for the time when who signed it is no member any more."""
    for row, document in _believed(session, trust, receiver, report_id, line_organisation):
        if row.proof_mac is None:
            row.proof_mac = receiver.transferred(
                report_id, row.number, document.giver, document.taker
            )


def stamp_new_transfers(
    session: Session, trust: Trust, receiver: ReceiverKey, at_most: int = 50
) -> int:
    """The same for transfers that no receiver has looked at yet; gives how many were proven."""
    waiting = session.scalars(
        select(Report)
        .join(ThreadTransfer, Report.id == ThreadTransfer.report_id)
        .where(ThreadTransfer.proof_mac.is_(None))
        .order_by(ThreadTransfer.transferred_at.desc(), ThreadTransfer.report_id)
        .limit(at_most)
    ).all()
    for one in waiting:
        own = origin_of(session, trust, receiver, one) or owner_of(session, trust, one.line_id)
        stamp_transfers(session, trust, receiver, one.id, own)
    return len(waiting)


def transfers_of(session: Session, report_id: str) -> list[ThreadTransfer]:
    """All of one thread, the first one first; nothing is believed yet."""
    rows = select(ThreadTransfer).where(ThreadTransfer.report_id == report_id)
    return list(session.scalars(rows.order_by(ThreadTransfer.number)))


def _believed(
    session: Session, trust: Trust, receiver: ReceiverKey, report_id: str, holder: str
) -> Iterator[tuple[ThreadTransfer, TransferDocument]]:
    """Up to the first that is not: each must be given by whose the thread was then."""
    for row in transfers_of(session, report_id):
        try:
            document = read_transfer(row.document)
        except ValueError:
            return
        if document.giver != holder or report_id not in document.reports:
            return
        proven = receiver.is_transferred(
            report_id, row.number, document.giver, document.taker, row.proof_mac
        )
        if not proven and not _signed(session, trust, row, document):
            return
        yield row, document
        holder = document.taker


def _signed(
    session: Session, trust: Trust, row: ThreadTransfer, document: TransferDocument
) -> bool:
    try:
        giver = trust.roster(session, document.giver)
        taker = trust.roster(session, document.taker)
    except RosterRefused:
        return False
    return signed_by_writer(
        giver, row.giver_id, GIVES, row.document, row.giver_signature
    ) and signed_by_writer(taker, row.taker_id, TAKES, row.document, row.taker_signature)
