"""A second monitor organisation beside the house's, and a case that goes to it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.models import Case
from case_management.transfers.actions.ask_consent import ask_transfer
from case_management.transfers.actions.follow_answers import follow_answers
from case_management.transfers.actions.offer import document_of, keys_left, offer, pass_keys
from case_management.transfers.actions.override import SealedReason
from case_management.transfers.actions.take import accept
from case_management.transfers.models import CaseTransfer
from case_management.work import Work
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from tests.support.house import NOON, WORKER, House, roster_document
from tests.support.polls import HOUR, send, works
from vault.grants import Grant
from vault.members import MemberSecret, new_member_secret
from vault.organisations import Organisation, RosterVersion
from vault.records import Reader, grant_context, seal_record
from vault.roster import Signature, genesis_of
from vault.sealing import SecretKey, new_secret, seal
from vault.transfer_document import GIVES, TAKES
from vault.trust import write_signatures

HELP = "no salary for two months"


@dataclass(frozen=True)
class Other:
    """The organisation that takes cases, with the keys of its one member."""

    id: str
    member_id: str
    member: MemberSecret
    secret: SecretKey

    @property
    def reader(self) -> Reader:
        return Reader(self.id, 1, self.secret.public())

    def works(self, house: House, session: Session) -> Work:
        """Its member at work."""
        roles = frozenset({"triager", "investigator", "coordinator"})
        return Work(session, Actor(self.member_id, self.id, roles), house.policy, NOON)


def add_other(house: House, trusted: bool = True, kind: str = "monitor") -> Other:
    """On the house's installation; the operator has confirmed it. Its roster says which `kind` it
    is; its row says that it is a monitor."""
    other = Other(new_id(), new_id(), new_member_secret(), new_secret())
    document = roster_document(other.id, other.member_id, other.member, other.secret, house.courier)
    document = document.replace(b"Shromik Kotha", b"Nari Kantha")
    document = document.replace(b'"kind":"monitor"', f'"kind":"{kind}"'.encode())
    signature = Signature(other.member_id, other.member.sign("roster", document))
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=other.id,
                name="Nari Kantha",
                kind="monitor",
                language="en",
                time_zone="Asia/Dhaka",
                practice=True,
                created_at=NOON,
            )
        )
        session.flush()
        session.add(
            RosterVersion(
                organisation_id=other.id,
                number=1,
                document=document,
                signatures=write_signatures((signature,)),
            )
        )
    if trusted:
        house.trust.confirm(other.id, genesis_of(document))
    return other


def asked(house: House, other: Other, *workers: str) -> str:
    """Workers wrote, each a case; those of the first are asked, and got the text. Its transfer."""
    for sender in workers or (WORKER,):
        house.text(HELP, sender=sender, now=NOON - HOUR)
    with transaction(house.engine) as session:
        for contact in session.scalars(select(Contact)):
            contact.reply_policy = "any"
        case = session.scalars(select(Case).order_by(Case.opened_at, Case.id)).first()
        assert case is not None
        transfer = ask_transfer(works(house, session), case, other.id)
        identifier = transfer.id
    send(house)
    return identifier


def followed(house: House) -> None:
    """The clerk has looked at what workers answered."""
    with transaction(house.engine) as session:
        follow_answers(session, house.policy, NOON)


def offered(house: House, other: Other, transfer_id: str) -> None:
    """The house's member offers the case, as the member's browser does it."""
    with transaction(house.engine) as session:
        work, transfer = works(house, session), session.get_one(CaseTransfer, transfer_id)
        pass_all(house, other, work, transfer)
        case = session.get_one(Case, transfer.case_id)
        document = document_of(work, transfer).bytes()
        signature = house.member.sign(GIVES, document)
        roster = house.trust.roster(session, house.organisation_id)
        offer(work, case, transfer, cover_of(house, other, transfer), signature, roster)


def pass_all(house: House, other: Other, work: Work, transfer: CaseTransfer) -> int:
    """Opens each key with the house's secret and seals it to the other; gives how many."""
    count = 0
    while held := keys_left(work, transfer):
        keys = {}
        for one in held:
            bound = grant_context(house.organisation_id, one.epoch, one.id)
            data_key = house.secret.open(one.key_sealed, bound)
            keys[one.id] = seal(other.secret.public(), data_key, other.reader.grant_context(one.id))
        pass_keys(work, transfer, keys, other.reader)
        count += len(keys)
    return count


def cover_of(house: House, other: Other, transfer: CaseTransfer) -> SealedReason:
    """What the giver writes to the taker, sealed to both."""
    return sealed_to(house, other, "transfer", transfer.id, "You know this factory.")


def sealed_to(house: House, other: Other, kind: str, identifier: str, text: str) -> SealedReason:
    """A text for both organisations; the house's key of it is not needed by tests."""
    body, key = seal_record(kind, identifier, {"text": text}, other.reader)
    return SealedReason(
        identifier,
        body,
        (
            Grant(record_id=identifier, organisation_id=other.id, epoch=1, key_sealed=key),
            Grant(
                record_id=identifier, organisation_id=house.organisation_id, epoch=1, key_sealed=key
            ),
        ),
    )


def accepted(house: House, other: Other, transfer_id: str) -> str:
    """The other's member accepts it; the id of its new case."""
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        signature = other.member.sign(TAKES, transfer.document or b"")
        roster = house.trust.roster(session, other.id)
        return accept(other.works(house, session), transfer, signature, roster).id


def taken(house: House, other: Other, *workers: str) -> str:
    """The whole way of one case; the id of the other's case."""
    transfer_id = asked(house, other, *workers)
    for sender in workers or (WORKER,):
        house.text("1", sender=sender)
    followed(house)
    offered(house, other, transfer_id)
    return accepted(house, other, transfer_id)
