"""Reading transfers, and the records whose keys the taker lacks."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, delete, exists, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from case_management.cases.models import Case
from case_management.transfers.models import IS_OPEN, CaseTransfer
from intake.reports.attachments import MediaFile
from intake.reports.thread import Message
from vault.grants import Grant
from vault.organisations import Organisation
from vault.roles import OrganisationKind
from vault.transfer_document import read_transfer


@dataclass(frozen=True)
class HeldKey:
    """The key of a record as the giver holds it."""

    id: str
    epoch: int
    key_sealed: bytes


def takers(session: Session, organisation_id: str) -> list[Organisation]:
    """The other monitor organisations of this installation, by name."""
    others = select(Organisation).where(
        Organisation.kind == OrganisationKind.MONITOR, Organisation.id != organisation_id
    )
    return list(session.scalars(others.order_by(Organisation.name, Organisation.id)))


def open_transfer(session: Session, case_id: str) -> CaseTransfer | None:
    """The one that is not settled yet, locked; None where there is none."""
    wanted = select(CaseTransfer).where(CaseTransfer.case_id == case_id, IS_OPEN)
    return session.scalar(wanted.with_for_update())


def transfers_of_case(session: Session, case_id: str) -> list[CaseTransfer]:
    """All by which the case was to go to others, the newest first."""
    found = select(CaseTransfer).where(CaseTransfer.case_id == case_id)
    return list(session.scalars(found.order_by(CaseTransfer.asked_at.desc(), CaseTransfer.id)))


def newest_of_case(session: Session, case_id: str) -> CaseTransfer | None:
    """The newest one, settled or not, locked; None where there never was one."""
    found = select(CaseTransfer).where(CaseTransfer.case_id == case_id)
    newest = found.order_by(CaseTransfer.asked_at.desc(), CaseTransfer.id).limit(1)
    return session.scalar(newest.with_for_update())


def given_away(session: Session, case_id: str) -> CaseTransfer | None:
    """The transfer by which the threads of a case went to others; None where they are here."""
    return session.scalar(
        select(CaseTransfer).where(
            CaseTransfer.case_id == case_id, CaseTransfer.state == "accepted"
        )
    )


def taken_by(session: Session, case_id: str) -> CaseTransfer | None:
    """The transfer by which a case came; None for one that began here."""
    return session.scalar(select(CaseTransfer).where(CaseTransfer.taken_case_id == case_id))


def offers_to(session: Session, organisation_id: str) -> list[CaseTransfer]:
    """What waits for an organisation to accept or refuse, the oldest first."""
    waiting = select(CaseTransfer).where(
        CaseTransfer.taker_organisation_id == organisation_id, CaseTransfer.state == "offered"
    )
    return list(session.scalars(waiting.order_by(CaseTransfer.offered_at, CaseTransfer.id)))


def settled_offers(session: Session, organisation_id: str, at_most: int = 20) -> list[CaseTransfer]:
    """What was offered to an organisation and is settled, the newest first."""
    settled = select(CaseTransfer).where(
        CaseTransfer.taker_organisation_id == organisation_id,
        CaseTransfer.state.in_(("accepted", "refused", "withdrawn", "declined")),
        CaseTransfer.offered_at.is_not(None),
    )
    newest = settled.order_by(CaseTransfer.settled_at.desc(), CaseTransfer.id)
    return list(session.scalars(newest.limit(at_most)))


def offer_to(session: Session, organisation_id: str, transfer_id: str) -> CaseTransfer | None:
    """One that was offered to an organisation, settled or not, locked; None for any other.

    The giver's case is locked before it, as the giver's own members lock the two.
    """
    wanted = (
        CaseTransfer.id == transfer_id,
        CaseTransfer.taker_organisation_id == organisation_id,
        CaseTransfer.offered_at.is_not(None),
    )
    case_id = session.scalar(select(CaseTransfer.case_id).where(*wanted))
    if case_id is None:
        return None
    session.scalar(select(Case.id).where(Case.id == case_id).with_for_update())
    return session.scalar(select(CaseTransfer).where(*wanted).with_for_update())


def case_of_transfer(session: Session, transfer: CaseTransfer) -> Case:
    """The giver's case, locked."""
    wanted = select(Case).where(Case.id == transfer.case_id).with_for_update()
    return session.scalars(wanted).one()


def reports_given(transfer: CaseTransfer) -> tuple[str, ...]:
    """The reports that the signed document names; none before it is offered."""
    return read_transfer(transfer.document).reports if transfer.document else ()


def keys_to_grant(
    session: Session, transfer: CaseTransfer, report_ids: Collection[str], at_most: int
) -> list[HeldKey]:
    """Keys of the giver to what stands in these threads, which the taker has not yet."""
    theirs = aliased(Grant)
    lacks = ~exists().where(
        theirs.record_id == Grant.record_id,
        theirs.organisation_id == transfer.taker_organisation_id,
    )
    wanted = (
        select(Grant.record_id, Grant.epoch, Grant.key_sealed)
        .where(
            Grant.organisation_id == transfer.organisation_id,
            Grant.record_id.in_(_records(report_ids)),
            lacks,
        )
        .order_by(Grant.record_id)
        .limit(at_most)
    )
    rows = session.execute(wanted)
    return [HeldKey(row.record_id, row.epoch, row.key_sealed) for row in rows]


def take_back_keys(session: Session, transfer: CaseTransfer, report_ids: Collection[str]) -> None:
    """The taker can be served nothing of these threads any more, and no word of the offer."""
    session.execute(
        delete(Grant).where(
            Grant.organisation_id == transfer.taker_organisation_id,
            or_(Grant.record_id == transfer.id, Grant.record_id.in_(_records(report_ids))),
        )
    )


def _records(report_ids: Collection[str]) -> Select[str]:
    ids = list(report_ids)
    messages = select(Message.id).where(
        Message.report_id.in_(ids), Message.body_sealed.is_not(None)
    )
    files = (
        select(MediaFile.id)
        .join(Message, Message.id == MediaFile.message_id)
        .where(Message.report_id.in_(ids), MediaFile.body_sealed.is_not(None))
    )
    return select(union_all(messages, files).subquery().c.id)
